//! The server: its threads, its port, what it was asked.

mod reply;
mod route;
mod window;

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use openapi_forge::ir::Api;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use route::Routes;
use window::Window;

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

/// What all connections share.
struct State {
    routes: Routes,
    window: Option<Window>,
    asked: Mutex<Vec<Asked>>,
}

/// A running server; it stops when this is dropped.
pub struct Mock {
    address: SocketAddr,
    prefix: String,
    state: Arc<State>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Mock {
    /// Serves the examples of a document on a free port.
    ///
    /// # Errors
    /// When no port can be opened.
    pub fn start(api: &Api) -> std::io::Result<Self> {
        Self::start_on(api, 0)
    }

    /// Serves the examples of a document on the given port.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn start_on(api: &Api, port: u16) -> std::io::Result<Self> {
        let routes = Routes::new(api);
        let prefix = routes.prefix().to_owned();
        let window = api.rate_limit.map(Window::new);
        let state = Arc::new(State { routes, window, asked: Mutex::new(Vec::new()) });
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
        Ok(Mock { address, prefix, state, stop: Some(stop), thread: Some(thread) })
    }

    /// The base URL to give to a client.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.prefix)
    }

    /// Everything that was asked so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.state.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The newest request.
    pub fn last(&self) -> Option<Asked> {
        self.asked().pop()
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Mock {
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
    let path = full.strip_prefix(state.routes.prefix()).unwrap_or(&full).to_owned();
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
    let reply = reply::reply(&state, &mut asked);
    state.asked.lock().unwrap_or_else(PoisonError::into_inner).push(asked);
    Ok(reply)
}
