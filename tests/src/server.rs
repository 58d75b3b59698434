//! An HTTP server on loopback with a thread of its own, which keeps what it was asked.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Bytes, Frame, Incoming};
use hyper::header::CONTENT_LENGTH;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use socket2::{SockRef, Socket};
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
    /// Whether the path lacks the prefix of the server's URL.
    pub(crate) outside: bool,
}

impl Asked {
    /// The value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The value of a parameter of the query, without its escapes.
    pub fn parameter(&self, name: &str) -> Option<String> {
        let mut all = form_urlencoded::parse(self.query.as_bytes());
        all.find(|(known, _)| known == name).map(|(_, value)| value.into_owned())
    }
}

/// How an exchange ends.
pub(crate) enum Outcome {
    Answer(Response<Full<Bytes>>),
    /// The answer, after a while.
    Late(Duration, Response<Full<Bytes>>),
    /// Half of the answer, then the end of the connection.
    Cut(Response<Full<Bytes>>),
    /// The connection is reset.
    Reset,
    /// Nothing happens.
    Stall,
}

impl From<Response<Full<Bytes>>> for Outcome {
    fn from(response: Response<Full<Bytes>>) -> Self {
        Outcome::Answer(response)
    }
}

/// What a server answers with; it may add to the request what it found out about it.
type Answer = dyn Fn(&mut Asked) -> Outcome + Send + Sync;

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
        answer: impl Fn(&mut Asked) -> Outcome + Send + Sync + 'static,
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
        format!("{}{}", self.origin(), self.state.prefix)
    }

    /// Its URL without a path.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.address)
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
        // The same socket once more: hyper keeps the stream to itself.
        let Ok(socket) = SockRef::from(&stream).try_clone().map(Arc::new) else { continue };
        tokio::spawn(async move {
            let service = service_fn(move |request| answer(state.clone(), socket.clone(), request));
            // A caller that goes away is no failure of the server.
            let _ = auto::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn answer(
    state: Arc<State>,
    socket: Arc<Socket>,
    request: Request<Incoming>,
) -> io::Result<Response<BoxBody<Bytes, io::Error>>> {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
    let full = parts.uri.path().to_owned();
    let inside = full.strip_prefix(&state.prefix).filter(|rest| rest.is_empty() || rest.starts_with('/'));
    let path = inside.unwrap_or(&full).to_owned();
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
        outside: inside.is_none(),
    };
    let outcome = (state.answer)(&mut asked);
    state.asked.lock().unwrap_or_else(PoisonError::into_inner).push(asked);
    let whole = |response: Response<Full<Bytes>>| response.map(|body| body.map_err(|never| match never {}).boxed());
    match outcome {
        Outcome::Answer(response) => Ok(whole(response)),
        Outcome::Late(time, response) => {
            tokio::time::sleep(time).await;
            Ok(whole(response))
        }
        Outcome::Cut(response) => {
            let (mut parts, body) = response.into_parts();
            let bytes = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
            parts.headers.insert(CONTENT_LENGTH, bytes.len().into());
            Ok(Response::from_parts(parts, Half::of(bytes).boxed()))
        }
        Outcome::Reset => {
            // What is closed without lingering is not said goodbye to.
            socket.set_linger(Some(Duration::ZERO))?;
            Err(io::ErrorKind::ConnectionReset.into())
        }
        Outcome::Stall => std::future::pending().await,
    }
}

/// The first half of a body, then a failure.
struct Half {
    first: Option<Bytes>,
    /// Until the half is on its way: a failure at once would take it down with it.
    pause: Pin<Box<tokio::time::Sleep>>,
}

impl Half {
    fn of(whole: Bytes) -> Self {
        let pause = Box::pin(tokio::time::sleep(Duration::from_millis(50)));
        Half { first: Some(whole.slice(..whole.len() / 2)), pause }
    }
}

impl Body for Half {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(Frame::data(first))));
        }
        ready!(self.pause.as_mut().poll(context));
        Poll::Ready(Some(Err(io::ErrorKind::ConnectionAborted.into())))
    }
}
