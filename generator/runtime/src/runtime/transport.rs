//! One exchange: a request leaves, an answer comes back.

#[cfg(not(target_family = "wasm"))]
use std::path::Path;
use std::time::Duration;

use reqwest::header::HeaderValue;
use zeroize::Zeroizing;

use crate::runtime::answer::{self, Answer};
use crate::runtime::clock::{Deadline, SystemTime, within};
use crate::runtime::error::{Error, ErrorKind, Outcome};
use crate::runtime::request::{Request, Signed};
use crate::runtime::retry::retry_after;
#[cfg(not(target_family = "wasm"))]
use crate::runtime::save::Saver;
use crate::runtime::trace::Trace;

/// Longest time that the body of a refusal is waited for: what matters is in its head.
const REFUSAL: Duration = Duration::from_secs(2);

/// How much of the body of a refusal is read.
const LARGEST_REFUSAL: usize = 64 << 10;

/// What stands in the head of an answer.
pub(crate) struct Head {
    pub(crate) status: u16,
    pub(crate) retry_after: Option<Duration>,
    /// `Content-Type` without its parameters; empty when there is none.
    pub(crate) media_type: String,
    /// `Content-Encoding`, where it is one that nobody asked for.
    encoding: Option<String>,
}

impl Head {
    fn of(response: &reqwest::Response) -> Self {
        let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok());
        let media_type = header("content-type").and_then(|value| value.split(';').next()).unwrap_or_default();
        let encoding = header("content-encoding").map(|value| value.trim().to_ascii_lowercase());
        Head {
            status: response.status().as_u16(),
            retry_after: header("retry-after").and_then(|value| retry_after(value, SystemTime::now())),
            media_type: media_type.trim().to_ascii_lowercase(),
            // The HTTP client has taken away those that it knows.
            encoding: encoding.filter(|encoding| !encoding.is_empty() && encoding != "identity"),
        }
    }

    fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

impl Request {
    /// One try, up to a whole answer.
    pub(crate) async fn exchange(&self, signed: &Signed, deadline: Deadline, trace: &Trace) -> Result<Answer, Error> {
        let max_body = self.client.shared.max_body;
        let (head, mut body) = self.begin(signed, deadline, trace).await?;
        let body = body.read(max_body).await?;
        self.check(head.status, Answer { body, media_type: head.media_type })
    }

    /// One try, up to the head of an answer with a status of success.
    pub(crate) async fn begin(
        &self,
        signed: &Signed,
        deadline: Deadline,
        trace: &Trace,
    ) -> Result<(Head, Body), Error> {
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
        if let Some((content_type, bytes)) = self.body() {
            request = request.header("content-type", content_type.as_ref()).body(wiped(bytes));
        } else if cfg!(not(target_arch = "wasm32")) && matches!(self.route.method, "POST" | "PUT" | "PATCH") {
            // Servers may wait for a body, or refuse, where nothing says that there is none.
            request = request.header("content-length", "0");
        }
        let response = request.send().await.map_err(|error| failed(error, shared.connect_timeout))?;
        let (head, mut body) = (Head::of(&response), Body(Some(response)));
        trace.status(head.status);
        shared.limiter.answered();
        if !head.is_success() {
            // Whatever becomes of the body, status and time to wait are known.
            let begin = body.read_begin(deadline.left().min(REFUSAL)).await;
            return Err(answer::refusal(shared.info.envelope.as_ref(), head.status, head.retry_after, &begin));
        }
        match &head.encoding {
            Some(encoding) => {
                Err(undecodable(format!("its content encoding is `{encoding}`, which was not asked for")))
            }
            None => Ok((head, body)),
        }
    }

    /// Finds the failures that come with a status of success.
    fn check(&self, status: u16, answer: Answer) -> Result<Answer, Error> {
        let envelope = self.client.shared.info.envelope.as_ref();
        match envelope.filter(|envelope| answer::says_failure(envelope, &answer.body)) {
            Some(_) => Err(answer::refusal(envelope, status, None, &answer.body)),
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
    ) -> Result<Answer, Error> {
        let (head, mut body) = self.begin(signed, deadline, trace).await?;
        let (limit, mut length) = (self.client.shared.max_body, 0);
        let envelope = self.client.shared.info.envelope.as_ref();
        let saver = Saver::start(path.to_owned(), head.media_type.clone(), envelope);
        while let Some(piece) = body.piece().await? {
            length += piece.as_ref().len();
            if length > limit {
                return Err(Error::new(ErrorKind::TooLarge { limit }));
            }
            if !saver.push(piece.as_ref()).await {
                break;
            }
        }
        saver.finish().await.map(|()| Answer { body: Vec::new(), media_type: head.media_type })
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

    /// Reads its begin, for as long as that may take, and what came of it when it breaks.
    async fn read_begin(&mut self, longest: Duration) -> Vec<u8> {
        let mut begin = Vec::new();
        let reading = async {
            while let Ok(Some(piece)) = self.piece().await {
                begin.extend_from_slice(piece.as_ref());
                if begin.len() > LARGEST_REFUSAL {
                    break;
                }
            }
        };
        let _ = within(longest, reading).await;
        begin
    }
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
