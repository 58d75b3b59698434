//! An HTTP server on loopback with a thread of its own, which keeps what it was asked.

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// A request as it arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// HTTP method.
    pub method: String,
    /// Path with its escapes, without the prefix of the server's URL.
    pub path: String,
    /// Query with its escapes; empty for none.
    pub query: String,
    /// Headers, names in lower case, in the order of arrival.
    pub headers: Vec<(String, String)>,
    /// Body as text.
    pub body: String,
    /// `operationId` of what was asked for, when the document has it.
    pub operation: Option<String>,
}

impl Asked {
    /// The value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// What a server answers with; it may add to the request what it found out about it.
type Answer = dyn Fn(&mut Asked) -> Response<Full<Bytes>> + Send + Sync;

/// What all connections share.
struct State {
    prefix: String,
    answer: Box<Answer>,
    asked: Mutex<Vec<Asked>>,
}

/// A running server; it stops when this is dropped.
pub(crate) struct Server {
    address: SocketAddr,
    state: Arc<State>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Server {
    /// Serves on a port, 0 for a free one. `prefix` is taken off the paths.
    pub(crate) fn start(
        port: u16,
        prefix: &str,
        answer: impl Fn(&mut Asked) -> Response<Full<Bytes>> + Send + Sync + 'static,
    ) -> std::io::Result<Self> {
        let state =
            Arc::new(State { prefix: prefix.to_owned(), answer: Box::new(answer), asked: Mutex::new(Vec::new()) });
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let shared = state.clone();
        // A thread of its own, so that blocking callers and any runtime of theirs are served.
        let thread = std::thread::spawn(move || {
            runtime.block_on(async move {
                if let Ok(listener) = TcpListener::from_std(listener) {
                    tokio::select! {
                        () = serve(listener, shared) => {}
                        _ = stopped => {}
                    }
                }
            });
        });
        Ok(Server { address, state, stop: Some(stop), thread: Some(thread) })
    }

    /// The base URL to give to a client.
    pub(crate) fn url(&self) -> String {
        format!("http://{}{}", self.address, self.state.prefix)
    }

    /// Everything that was asked so far.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.state.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Serves until the process ends.
    pub(crate) fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn serve(listener: TcpListener, state: Arc<State>) {
    while let Ok((stream, _)) = listener.accept().await {
        let state = state.clone();
        tokio::spawn(async move {
            let service = service_fn(move |request| answer(state.clone(), request));
            // A caller that goes away is no failure of the server.
            let _ = auto::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn answer(state: Arc<State>, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
    let full = parts.uri.path().to_owned();
    let path = full.strip_prefix(&state.prefix).unwrap_or(&full).to_owned();
    let header = |(name, value): (&hyper::header::HeaderName, &hyper::header::HeaderValue)| {
        (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    let mut asked = Asked {
        method: parts.method.to_string(),
        path,
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: parts.headers.iter().map(header).collect(),
        body: String::from_utf8_lossy(&body).into_owned(),
        operation: None,
    };
    let reply = (state.answer)(&mut asked);
    state.asked.lock().unwrap_or_else(PoisonError::into_inner).push(asked);
    Ok(reply)
}
