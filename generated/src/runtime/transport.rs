// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! One exchange: a request leaves, an answer comes back.

#[cfg(not(target_family = "wasm"))]
use std::path::Path;
use std::sync::atomic::Ordering;
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::HeaderValue;
use zeroize::Zeroizing;

use crate::runtime::answer;
use crate::runtime::body::{Body, failed, undecodable};
use crate::runtime::clock::{Deadline, SystemTime};
use crate::runtime::error::{Error, ErrorKind, Outcome};
use crate::runtime::head::{AnswerHead, RawAnswer};
use crate::runtime::middleware::{HttpRequest, HttpResponse, Last, Next};
use crate::runtime::request::Request;
use crate::runtime::retry::retry_after;
#[cfg(not(target_family = "wasm"))]
use crate::runtime::save::Saver;
use crate::runtime::sign::Signed;
use crate::runtime::trace::Trace;

/// Longest time that the body of a refusal is waited for: what matters is in its head.
const REFUSAL: Duration = Duration::from_secs(2);

/// What is known of an answer before its body.
pub(crate) struct Begun {
    pub(crate) head: AnswerHead,
    retry_after: Option<Duration>,
    /// `Content-Encoding`, where it is one that nobody asked for.
    encoding: Option<String>,
}

impl Begun {
    fn of(head: AnswerHead) -> Self {
        let encoding = head.header("content-encoding").map(|value| value.trim().to_ascii_lowercase());
        Begun {
            retry_after: head.header("retry-after").and_then(|value| retry_after(value, SystemTime::now())),
            // The HTTP client has taken away those that it knows.
            encoding: encoding.filter(|encoding| !encoding.is_empty() && encoding != "identity"),
            head,
        }
    }

    fn is_success(&self) -> bool {
        (200..300).contains(&self.head.status)
    }
}

impl Request {
    /// One try, up to a whole answer.
    pub(crate) async fn exchange(
        &self,
        signed: &Signed,
        deadline: Deadline,
        trace: &Trace,
    ) -> Result<RawAnswer, Error> {
        let max_body = self.client().shared.max_body;
        let (head, mut body) = self.begin(signed, deadline, trace).await?;
        let body = body.read(max_body).await?;
        self.check(RawAnswer { head, body, is_whole: true })
    }

    /// One try, up to the head of an answer with a status of success.
    pub(crate) async fn begin(
        &self,
        signed: &Signed,
        deadline: Deadline,
        trace: &Trace,
    ) -> Result<(AnswerHead, Body), Error> {
        let shared = &self.client().shared;
        let method = reqwest::Method::from_bytes(self.route.method.as_bytes()).unwrap_or(reqwest::Method::GET);
        let mut request = shared.http.client().request(method, signed.url.as_str()).header("accept", self.accepted());
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        for (name, value) in &signed.headers {
            // A header that cannot be one was refused when the credential was set.
            let value = HeaderValue::from_maybe_shared(wiped(value.as_bytes().to_vec().into()));
            if let Ok(mut value) = value {
                value.set_sensitive(true);
                request = request.header(*name, value);
            }
        }
        if let Some((content_type, body)) = self.body() {
            let body = body.body().map_err(unreadable)?;
            request = request.header("content-type", content_type.as_ref()).body(body);
        } else if cfg!(not(target_arch = "wasm32")) && matches!(self.route.method, "POST" | "PUT" | "PATCH") {
            // Servers may wait for a body, or refuse, where nothing says that there is none.
            request = request.header("content-length", "0");
        }
        let request = request.build().map_err(|error| failed(error, shared.connect_timeout))?;
        let response = self.pass(HttpRequest::new(self.route, request)).await?;
        let (begun, mut body) = (Begun::of(response.head), response.body);
        trace.status(begun.head.status);
        if !begun.is_success() {
            // Whatever becomes of the body, status and time to wait are known.
            let (body, is_whole) = body.read_refusal(deadline.left().min(REFUSAL), shared.max_body).await;
            let answer = RawAnswer { head: begun.head, body, is_whole };
            return Err(answer::refusal(shared.info.envelope.as_ref(), begun.retry_after, answer));
        }
        match &begun.encoding {
            Some(encoding) => {
                Err(undecodable(format!("its content encoding is `{encoding}`, which was not asked for")))
            }
            None => Ok((begun.head, body)),
        }
    }

    /// Sends a request through every middleware, up to the head of its answer.
    async fn pass(&self, request: HttpRequest) -> Result<HttpResponse, Error> {
        let shared = &self.client().shared;
        let (http, connecting) = (shared.http.client().clone(), shared.connect_timeout);
        let last = Last { http, connecting, max_body: shared.max_body };
        let next = Next::first(shared.middleware.clone(), last);
        let sent = next.sent();
        next.send(request).await.map_err(|error| {
            let refused = matches!(error.kind(), ErrorKind::Middleware { .. });
            // What was refused after it had left may have had its effect.
            match refused && sent.load(Ordering::Relaxed) && !self.route.idempotent {
                true => error.with_outcome(Outcome::Unknown),
                false => error,
            }
        })
    }

    /// Finds the failures that come with a status of success.
    fn check(&self, answer: RawAnswer) -> Result<RawAnswer, Error> {
        let envelope = self.client().shared.info.envelope.as_ref();
        match envelope.filter(|envelope| answer::says_failure(envelope, &answer.body)) {
            Some(_) => Err(answer::refusal(envelope, None, answer)),
            None => Ok(answer),
        }
    }

    /// One try that writes the body to a file as it comes in, and answers without it.
    #[cfg(not(target_family = "wasm"))]
    pub(crate) async fn exchange_to_file(
        &self,
        signed: &Signed,
        deadline: Deadline,
        trace: &Trace,
        path: &Path,
    ) -> Result<RawAnswer, Error> {
        let (head, mut body) = self.begin(signed, deadline, trace).await?;
        let (limit, mut length) = (self.client().shared.max_body, 0);
        let envelope = self.client().shared.info.envelope.as_ref();
        let answer = RawAnswer { head, ..RawAnswer::default() };
        let saver = Saver::start(path.to_owned(), answer.media_type(), envelope);
        while let Some(piece) = body.piece().await? {
            length += piece.as_ref().len();
            if length > limit {
                return Err(Error::new(ErrorKind::TooLarge { limit }));
            }
            if !saver.push(piece.as_ref()).await {
                break;
            }
        }
        saver.finish().await.map(|()| answer)
    }
}

/// Bytes that are wiped when the HTTP client is done with them.
fn wiped(bytes: Zeroizing<Vec<u8>>) -> Bytes {
    Bytes::from_owner(bytes)
}

/// What was to be sent cannot be read.
fn unreadable(error: std::io::Error) -> Error {
    let reason = error.to_string();
    Error::new(ErrorKind::InvalidParameter { name: "body", reason }).caused_by(error)
}
