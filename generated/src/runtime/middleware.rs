// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Code of the caller's own around each request: [`Middleware`] sees what leaves and what comes back,
//! and may change both.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use reqwest::Url;
use reqwest::header::{CONTENT_LENGTH, HeaderMap, HeaderName, HeaderValue};

use crate::runtime::body::{Body, failed};
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::head::AnswerHead;
use crate::runtime::info::Route;
use crate::runtime::sending::Sending;

/// Stands around each request of a client: [`Builder::middleware`](crate::runtime::Builder::middleware).
///
/// It gets every try, so also those that are made again, after the rate limit let it pass and with the
/// secrets in it, and works within the time for a try. It hands the request on with [`Next::send`], or
/// answers itself. Any closure `Fn(HttpRequest, Next) -> impl Future<Output = Result<HttpResponse, Error>>`
/// is one.
pub trait Middleware: Send + Sync + 'static {
    /// Sends a request, and gives back its answer, whatever its status.
    ///
    /// # Errors
    /// Those of [`Next::send`], or [`Error::middleware`] for one of its own.
    fn handle(&self, request: HttpRequest, next: Next) -> Sending<HttpResponse>;
}

#[cfg(not(target_arch = "wasm32"))]
impl<F, T> Middleware for F
where
    F: Fn(HttpRequest, Next) -> T + Send + Sync + 'static,
    T: Future<Output = Result<HttpResponse, Error>> + Send + 'static,
{
    fn handle(&self, request: HttpRequest, next: Next) -> Sending<HttpResponse> {
        Box::pin(self(request, next))
    }
}

#[cfg(target_arch = "wasm32")]
impl<F, T> Middleware for F
where
    F: Fn(HttpRequest, Next) -> T + Send + Sync + 'static,
    T: Future<Output = Result<HttpResponse, Error>> + 'static,
{
    fn handle(&self, request: HttpRequest, next: Next) -> Sending<HttpResponse> {
        Box::pin(self(request, next))
    }
}

/// What is next on the way of a request: another middleware, or the service.
#[derive(Clone)]
pub struct Next {
    all: Arc<[Arc<dyn Middleware>]>,
    /// How many of them were on the way.
    passed: usize,
    last: Last,
    /// Whether the request left for the service.
    sent: Arc<AtomicBool>,
}

/// What sends a request to the service.
#[derive(Clone)]
pub(crate) struct Last {
    pub(crate) http: reqwest::Client,
    /// Longest time for a connection to come up.
    pub(crate) connecting: Duration,
    /// Largest body that is taken, in bytes.
    pub(crate) max_body: usize,
}

impl Next {
    pub(crate) fn first(all: Arc<[Arc<dyn Middleware>]>, last: Last) -> Self {
        Next { all, passed: 0, last, sent: Arc::default() }
    }

    /// Tells later whether the request left for the service.
    pub(crate) fn sent(&self) -> Arc<AtomicBool> {
        self.sent.clone()
    }

    /// Sends the request on. It can be sent by a copy of this more than once.
    ///
    /// # Errors
    /// [`ErrorKind::Transport`] and [`ErrorKind::Timeout`] where no answer comes, and what another middleware says.
    pub async fn send(mut self, request: HttpRequest) -> Result<HttpResponse, Error> {
        if let Some(middleware) = self.all.get(self.passed).cloned() {
            self.passed += 1;
            return middleware.handle(request, self).await;
        }
        self.sent.store(true, Ordering::Relaxed);
        let Last { http, connecting, max_body } = self.last;
        let response = http.execute(request.inner).await.map_err(|error| failed(error, connecting))?;
        Ok(HttpResponse::of(response, max_body))
    }
}

impl fmt::Debug for Next {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Next").field("passed", &self.passed).finish_non_exhaustive()
    }
}

/// A request that is about to leave. Its secrets are in it, and none of its values in its `Debug`.
pub struct HttpRequest {
    route: &'static Route,
    inner: reqwest::Request,
}

impl HttpRequest {
    pub(crate) fn new(route: &'static Route, inner: reqwest::Request) -> Self {
        HttpRequest { route, inner }
    }

    /// The operation, by its `operationId`.
    pub fn operation(&self) -> &'static str {
        self.route.id
    }

    /// The path of the operation in the document, with its parameters as `{name}`.
    pub fn template(&self) -> &'static str {
        self.route.template
    }

    /// HTTP method.
    pub fn method(&self) -> &str {
        self.inner.method().as_str()
    }

    /// Where it goes, with its query.
    pub fn url(&self) -> &str {
        self.inner.url().as_str()
    }

    /// Sends it elsewhere.
    ///
    /// # Errors
    /// [`ErrorKind::Middleware`] when the text is no URL.
    pub fn set_url(&mut self, url: &str) -> Result<(), Error> {
        *self.inner.url_mut() = Url::parse(url).map_err(|_| Error::middleware("this is no URL"))?;
        Ok(())
    }

    /// The first header of a name, in letters of any case; `None` when there is none, or it is no text.
    pub fn header(&self, name: &str) -> Option<&str> {
        text(self.inner.headers(), name)
    }

    /// Sets a header, in place of all of its name.
    ///
    /// # Errors
    /// [`ErrorKind::Middleware`] when name or value can't stand in a header.
    pub fn set_header(&mut self, name: &str, value: &str) -> Result<(), Error> {
        set(self.inner.headers_mut(), name, value)
    }

    /// Takes out all headers of a name.
    pub fn remove_header(&mut self, name: &str) {
        self.inner.headers_mut().remove(name);
    }

    /// The body, where it is in memory; `None` for none, and for one that is read while it is sent.
    pub fn body(&self) -> Option<&[u8]> {
        self.inner.body().and_then(reqwest::Body::as_bytes)
    }

    /// Sends another body.
    pub fn set_body(&mut self, body: Vec<u8>) {
        self.inner.headers_mut().remove(CONTENT_LENGTH);
        *self.inner.body_mut() = Some(body.into());
    }
}

// Neither address nor values of headers are shown: a secret can be in each.
impl fmt::Debug for HttpRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Route { id, method, template, .. } = self.route;
        let mut shown = formatter.debug_struct("HttpRequest");
        shown.field("operation", id).field("method", method).field("template", template).finish_non_exhaustive()
    }
}

/// An answer whose head has come. Its body is read by who wants it.
pub struct HttpResponse {
    pub(crate) head: AnswerHead,
    pub(crate) body: Body,
    /// The largest body that is taken, in bytes.
    limit: usize,
}

impl HttpResponse {
    /// An answer that no service gave.
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        let body: Vec<u8> = body.into();
        let head = AnswerHead { status, headers: HeaderMap::new() };
        HttpResponse { head, limit: body.len(), body: Body::given(body) }
    }

    pub(crate) fn of(mut response: reqwest::Response, limit: usize) -> Self {
        let status = response.status().as_u16();
        #[cfg(not(target_arch = "wasm32"))]
        let headers = std::mem::take(response.headers_mut());
        #[cfg(target_arch = "wasm32")]
        let headers = response.headers().clone();
        HttpResponse { head: AnswerHead { status, headers }, body: Body::coming(response), limit }
    }

    /// Status and headers.
    pub fn head(&self) -> &AnswerHead {
        &self.head
    }

    /// Gives it another status.
    pub fn set_status(&mut self, status: u16) {
        self.head.status = status;
    }

    /// Sets a header, in place of all of its name.
    ///
    /// # Errors
    /// [`ErrorKind::Middleware`] when name or value can't stand in a header.
    pub fn set_header(&mut self, name: &str, value: &str) -> Result<(), Error> {
        set(&mut self.head.headers, name, value)
    }

    /// The whole body, which is waited for and stays in the answer.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] beyond what the client takes, and what keeps it from its end.
    pub async fn body(&mut self) -> Result<&[u8], Error> {
        let whole = self.body.read(self.limit).await?;
        Ok(self.body.keep(whole))
    }

    /// Gives it another body.
    pub fn set_body(&mut self, body: Vec<u8>) {
        self.head.headers.remove(CONTENT_LENGTH);
        self.body = Body::given(body);
    }
}

impl fmt::Debug for HttpResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("HttpResponse").field("head", &self.head).finish_non_exhaustive()
    }
}

impl Error {
    /// What a [`Middleware`] answers when it keeps a request back, or does not take its answer: a text, or the
    /// error behind it, which is then the [`source`](std::error::Error::source).
    pub fn middleware(reason: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        let source = reason.into();
        let reason = source.to_string();
        Error::new(ErrorKind::Middleware { reason }).caused_by(source)
    }
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| std::str::from_utf8(value.as_bytes()).ok())
}

fn set(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), Error> {
    let found = HeaderName::from_bytes(name.as_bytes()).ok().zip(HeaderValue::from_str(value).ok());
    // The value stays out of the message: it can be a secret.
    let Some((key, mut value)) = found else {
        return Err(Error::middleware(format!("`{}` or its value can't stand in a header", name.escape_debug())));
    };
    // What was no secret before can be one now.
    value.set_sensitive(true);
    headers.insert(key, value);
    Ok(())
}
