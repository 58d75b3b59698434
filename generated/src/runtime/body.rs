// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! The body of an answer while it comes in, and what keeps it from its end.

use std::time::Duration;

use bytes::Bytes;

use crate::runtime::clock::within;
use crate::runtime::error::{Error, ErrorKind, Outcome};

/// The body of an answer while it comes in.
pub(crate) struct Body {
    coming: Option<reqwest::Response>,
    /// What is there already, of all of it.
    given: Option<Bytes>,
}

impl Body {
    /// One that comes in.
    pub(crate) fn coming(response: reqwest::Response) -> Self {
        Body { coming: Some(response), given: None }
    }

    /// One that is there.
    pub(crate) fn given(bytes: Vec<u8>) -> Self {
        Body { coming: None, given: Some(bytes.into()) }
    }

    /// Makes a body that was read one that is there.
    pub(crate) fn keep(&mut self, bytes: Vec<u8>) -> &[u8] {
        self.coming = None;
        self.given.insert(bytes.into())
    }

    /// The next piece; `None` at the end. A browser hands over all in one.
    pub(crate) async fn piece(&mut self) -> Result<Option<Bytes>, Error> {
        if let Some(given) = self.given.take() {
            return Ok(Some(given));
        }
        #[cfg(not(target_arch = "wasm32"))]
        let piece = match &mut self.coming {
            Some(response) => response.chunk().await,
            None => Ok(None),
        };
        #[cfg(target_arch = "wasm32")]
        let piece = match self.coming.take() {
            Some(response) => response.bytes().await.map(Some),
            None => Ok(None),
        };
        piece.map_err(|error| failed(error, Duration::ZERO))
    }

    /// Reads it to its end, unless it is larger than `limit`.
    pub(crate) async fn read(&mut self, limit: usize) -> Result<Vec<u8>, Error> {
        let mut body = Vec::new();
        let announced = self.coming.as_ref().and_then(reqwest::Response::content_length);
        let mut too_large = announced.is_some_and(|length| length > limit as u64);
        while let (false, Some(piece)) = (too_large, self.piece().await?) {
            body.extend_from_slice(piece.as_ref());
            too_large = body.len() > limit;
        }
        if too_large { Err(Error::new(ErrorKind::TooLarge { limit })) } else { Ok(body) }
    }

    /// Reads what comes of it within this time, and whether that is all.
    pub(crate) async fn read_refusal(&mut self, longest: Duration, limit: usize) -> (Vec<u8>, bool) {
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

/// What kept an exchange from its end, without the URL, which can hold a secret.
pub(crate) fn failed(error: reqwest::Error, connecting: Duration) -> Error {
    if error.is_timeout() {
        return Error::new(ErrorKind::Timeout { limit: connecting });
    }
    let error = error.without_url();
    let causes = || std::iter::successors(Some(&error as &(dyn std::error::Error + 'static)), |error| error.source());
    let reason = causes().map(ToString::to_string).collect::<Vec<_>>().join(": ");
    // A browser does not tell.
    #[cfg(target_arch = "wasm32")]
    let what = "the service was not reached, or the connection broke";
    #[cfg(not(target_arch = "wasm32"))]
    let what = if error.is_connect() { "the service was not reached" } else { "the connection broke" };
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
            return transport(what, &reason).caused_by(error).with_outcome(Outcome::Final);
        }
    }
    transport(what, &reason).caused_by(error)
}

fn transport(what: &str, reason: &str) -> Error {
    Error::new(ErrorKind::Transport { reason: format!("{what}: {reason}") })
}

/// An answer that cannot be read, whatever it holds.
pub(crate) fn undecodable(reason: String) -> Error {
    Error::new(ErrorKind::Decode { path: ".".to_owned(), reason, body: String::new(), truncated: false })
}
