//! An HTTP server on loopback with a thread of its own, which keeps what it was asked.

use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Body, Bytes, Frame, Incoming};
use hyper::header::CONTENT_LENGTH;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use socket2::{SockRef, Socket};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::answer::Answer;
use super::asked::Asked;

/// The newest requests that are kept.
const MOST_KEPT: usize = 10_000;

/// Longer bodies are refused.
const LONGEST_BODY: usize = 64 << 20;

/// Room for bodies and schemas that are nested as deeply as they may be. Only what is used is ever taken.
const STACK: usize = 64 << 20;

/// How an exchange ends.
pub(super) enum Outcome {
    Answer(Answer),
    /// The answer, after a while.
    Late(Duration, Answer),
    /// Half of the answer, then the end of the connection.
    Cut(Answer),
    /// The connection is reset.
    Reset,
    /// Nothing happens.
    Stall,
}

impl From<Answer> for Outcome {
    fn from(answer: Answer) -> Self {
        Outcome::Answer(answer)
    }
}

/// What a server answers with; it may add to the request what it found out about it.
type Reply = dyn Fn(&mut Asked) -> Outcome + Send + Sync;

/// What all connections share.
struct State {
    prefix: String,
    reply: Box<Reply>,
    asked: Mutex<VecDeque<Asked>>,
}

impl State {
    fn keep(&self, asked: Asked) {
        let mut kept = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST_KEPT {
            kept.pop_front();
        }
        kept.push_back(asked);
    }
}

impl fmt::Debug for State {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("State").field("prefix", &self.prefix).finish_non_exhaustive()
    }
}

/// A running server; it stops when this is dropped.
#[derive(Debug)]
pub(super) struct Server {
    address: SocketAddr,
    state: Arc<State>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Server {
    /// Serves at an address; port 0 is a free one. `prefix` is taken off the paths. An error names the address.
    pub(super) fn start(
        address: SocketAddr,
        prefix: &str,
        reply: impl Fn(&mut Asked) -> Outcome + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let asked = Mutex::new(VecDeque::new());
        let state = Arc::new(State { prefix: prefix.to_owned(), reply: Box::new(reply), asked });
        let listener = std::net::TcpListener::bind(address).map_err(|error| {
            io::Error::new(error.kind(), format!("port {} of {}: {error}", address.port(), address.ip()))
        })?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let shared = state.clone();
        // A thread of its own, so that blocking callers and any runtime of theirs are served.
        let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || {
            runtime.block_on(async move {
                if let Ok(listener) = TcpListener::from_std(listener) {
                    tokio::select! {
                        () = serve(listener, shared) => {}
                        _ = stopped => {}
                    }
                }
            });
        })?;
        Ok(Server { address, state, stop: Some(stop), thread: Some(thread) })
    }

    /// The base URL to give to a client.
    pub(super) fn url(&self) -> String {
        format!("{}{}", self.origin(), self.state.prefix)
    }

    /// Its URL without a path.
    pub(super) fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The newest requests, the oldest first.
    pub(super) fn asked(&self) -> Vec<Asked> {
        self.state.asked.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// Serves until the process ends.
    pub(super) fn wait(mut self) {
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
    let Ok(body) = Limited::new(body, LONGEST_BODY).collect().await.map(|body| body.to_bytes()) else {
        // Too much, or less than was announced.
        return Ok(whole(Answer::new(413, "")));
    };
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
    let outcome = (state.reply)(&mut asked);
    state.keep(asked);
    match outcome {
        Outcome::Answer(answer) => Ok(whole(answer)),
        Outcome::Late(time, answer) => {
            tokio::time::sleep(time).await;
            Ok(whole(answer))
        }
        Outcome::Cut(answer) => {
            let (mut parts, body) = answer.response().into_parts();
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

fn whole(answer: Answer) -> Response<BoxBody<Bytes, io::Error>> {
    answer.response().map(|body: Full<Bytes>| body.map_err(|never| match never {}).boxed())
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
