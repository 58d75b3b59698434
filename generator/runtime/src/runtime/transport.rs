//! One exchange: a request leaves, an answer comes back.

use std::time::Duration;

use crate::runtime::answer::{self, Answer, Failure};
use crate::runtime::clock::SystemTime;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::request::{Request, Signed};
use crate::runtime::retry::retry_after;
use crate::runtime::trace::Trace;

impl Request {
    /// One try.
    pub(crate) async fn once(&self, signed: &Signed, trace: &Trace) -> Result<Answer, Error> {
        let shared = &self.client.shared;
        let method = reqwest::Method::from_bytes(self.route.method.as_bytes()).unwrap_or(reqwest::Method::GET);
        let mut request = shared.http.request(method, &signed.url).header("accept", "application/json, */*;q=0.5");
        for (name, value) in self.headers.iter().chain(&signed.headers) {
            request = request.header(*name, value);
        }
        if let Some((content_type, bytes)) = self.body() {
            request = request.header("content-type", content_type.as_ref()).body(bytes);
        }
        let response = request.send().await.map_err(|error| failed(error, shared.connect_timeout))?;
        let status = response.status().as_u16();
        trace.status(status);
        let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok());
        let wait = header("retry-after").and_then(|value| retry_after(value, SystemTime::now()));
        let media_type = header("content-type").and_then(|value| value.split(';').next()).unwrap_or_default();
        let media_type = media_type.trim().to_ascii_lowercase();
        let body = read(response, shared.max_body).await?;
        self.judge(status, wait, Answer { body, media_type })
    }

    /// Tells success from failure.
    fn judge(&self, status: u16, wait: Option<Duration>, answer: Answer) -> Result<Answer, Error> {
        let envelope = self.client.shared.info.envelope.as_ref();
        let success = (200..300).contains(&status);
        if success && !envelope.is_some_and(|envelope| answer::says_failure(envelope, &answer.body)) {
            return Ok(answer);
        }
        let (text, _) = answer::begin(&answer.body);
        if status == 429 {
            return Err(Error::new(ErrorKind::RateLimited { retry_after: wait, body: text, held_back: false }));
        }
        let failure = envelope.map(|envelope| answer::failure(envelope, &answer.body));
        let Failure { code, messages } = failure.unwrap_or_default();
        Err(Error::new(ErrorKind::Api { status, code, messages, body: text, retry_after: wait }))
    }
}

/// Reads a body piece by piece, so that its size is known before it fills the memory.
#[cfg(not(target_arch = "wasm32"))]
async fn read(mut response: reqwest::Response, limit: usize) -> Result<Vec<u8>, Error> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| failed(error, Duration::ZERO))? {
        if body.len() + chunk.len() > limit {
            return Err(Error::new(ErrorKind::TooLarge { limit }));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// Reads a body, which a browser hands over in one piece.
#[cfg(target_arch = "wasm32")]
async fn read(response: reqwest::Response, limit: usize) -> Result<Vec<u8>, Error> {
    let too_large = || Error::new(ErrorKind::TooLarge { limit });
    if response.content_length().is_some_and(|length| length > limit as u64) {
        return Err(too_large());
    }
    let body = response.bytes().await.map_err(|error| failed(error, Duration::ZERO))?;
    if body.len() > limit { Err(too_large()) } else { Ok(body.into()) }
}

/// The reasons behind a failed exchange, innermost last, without the URL, which can hold a secret.
fn failed(error: reqwest::Error, connecting: Duration) -> Error {
    if error.is_timeout() {
        return Error::new(ErrorKind::Timeout { limit: connecting });
    }
    let error = error.without_url();
    let mut reason = error.to_string();
    let mut source = std::error::Error::source(&error);
    while let Some(inner) = source {
        reason = format!("{reason}: {inner}");
        source = inner.source();
    }
    Error::new(ErrorKind::Transport { reason }).caused_by(error)
}
