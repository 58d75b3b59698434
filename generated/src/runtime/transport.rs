// Part of the runtime of openapi-to-crate, the same in every crate. Do not edit.
//! One exchange: a request leaves, an answer comes back.

#[cfg(not(target_family = "wasm"))]
use std::path::Path;
use std::time::Duration;

use reqwest::header::HeaderValue;
use zeroize::Zeroizing;

use crate::runtime::answer;
use crate::runtime::clock::{Deadline, SystemTime, within};
use crate::runtime::error::{Error, ErrorKind, Outcome};
use crate::runtime::head::{AnswerHead, RawAnswer};
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
    fn of(response: &mut reqwest::Response) -> Self {
        let status = response.status().as_u16();
        #[cfg(not(target_arch = "wasm32"))]
        let headers = std::mem::take(response.headers_mut());
        #[cfg(target_arch = "wasm32")]
        let headers = response.headers().clone();
        let head = AnswerHead { status, headers };
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
        let max_body = self.client.shared.max_body;
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
        let shared = &self.client.shared;
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
        let mut response = request.send().await.map_err(|error| failed(error, shared.connect_timeout))?;
        let (begun, mut body) = (Begun::of(&mut response), Body(Some(response)));
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

    /// Finds the failures that come with a status of success.
    fn check(&self, answer: RawAnswer) -> Result<RawAnswer, Error> {
        let envelope = self.client.shared.info.envelope.as_ref();
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
        let (limit, mut length) = (self.client.shared.max_body, 0);
        let envelope = self.client.shared.info.envelope.as_ref();
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
fn wiped(bytes: Zeroizing<Vec<u8>>) -> bytes::Bytes {
    bytes::Bytes::from_owner(bytes)
}

/// The body of an answer while it comes in.
pub(crate) struct Body(Option<reqwest::Response>);

impl Body {
    /// The next piece; `None` at the end. A browser hands over all in one.
    pub(crate) async fn piece(&mut self) -> Result<Option<impl AsRef<[u8]> + use<>>, Error> {
        #[cfg(not(target_arch = "wasm32"))]
        let piece = match &mut self.0 {
            Some(response) => response.chunk().await,
            None => Ok(None),
        };
        #[cfg(target_arch = "wasm32")]
        let piece = match self.0.take() {
            Some(response) => response.bytes().await.map(Some),
            None => Ok(None),
        };
        piece.map_err(|error| failed(error, Duration::ZERO))
    }

    /// Reads it to its end, unless it is larger than `limit`.
    async fn read(&mut self, limit: usize) -> Result<Vec<u8>, Error> {
        let mut body = Vec::new();
        let announced = self.0.as_ref().and_then(reqwest::Response::content_length);
        let mut too_large = announced.is_some_and(|length| length > limit as u64);
        while let (false, Some(piece)) = (too_large, self.piece().await?) {
            body.extend_from_slice(piece.as_ref());
            too_large = body.len() > limit;
        }
        if too_large { Err(Error::new(ErrorKind::TooLarge { limit })) } else { Ok(body) }
    }

    /// Reads what comes of it within this time, and whether that is all.
    async fn read_refusal(&mut self, longest: Duration, limit: usize) -> (Vec<u8>, bool) {
        let (mut body, mut is_whole) = (Vec::new(), false);
        let reading = async {
            while let Ok(piece) = self.piece().await {
                let Some(piece) = piece else {
                    is_whole = true;
                    break;
                };
                body.extend_from_slice(piece.as_ref());
                if body.len() > limit {
                    break;
                }
            }
        };
        let _ = within(longest, reading).await;
        (body, is_whole)
    }
}

/// What was to be sent cannot be read.
fn unreadable(error: std::io::Error) -> Error {
    let reason = error.to_string();
    Error::new(ErrorKind::InvalidParameter { name: "body", reason }).caused_by(error)
}

/// What kept an exchange from its end, without the URL, which can hold a secret.
fn failed(error: reqwest::Error, connecting: Duration) -> Error {
    if error.is_timeout() {
        return Error::new(ErrorKind::Timeout { limit: connecting });
    }
    let error = error.without_url();
    let causes = || std::iter::successors(Some(&error as &(dyn std::error::Error + 'static)), |error| error.source());
    let reason = causes().map(ToString::to_string).collect::<Vec<_>>().join(": ");
    #[cfg(not(target_arch = "wasm32"))]
    {
        let http = || causes().filter_map(|cause| cause.downcast_ref::<hyper::Error>());
        if error.is_decode() && http().next().is_none() {
            return undecodable(format!("its body is not what its content encoding promises: {reason}"));
        }
        // A name that nobody has, and words that are no HTTP, are the same the next time.
        let unknown_name =
            error.is_dns() && !["temporary", "try again"].iter().any(|word| reason.to_lowercase().contains(word));
        if unknown_name || http().any(hyper::Error::is_parse) {
            return Error::new(ErrorKind::Transport { reason }).caused_by(error).with_outcome(Outcome::Final);
        }
    }
    Error::new(ErrorKind::Transport { reason }).caused_by(error)
}

/// An answer that cannot be read, whatever it holds.
fn undecodable(reason: String) -> Error {
    Error::new(ErrorKind::Decode { path: ".".to_owned(), reason, body: String::new(), truncated: false })
}
