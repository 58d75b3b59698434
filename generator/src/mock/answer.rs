//! An answer as it leaves.

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};

/// One answer.
#[derive(Debug, Clone)]
pub struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    /// An answer with a status and a body.
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Answer { status, headers: Vec::new(), body: body.into() }
    }

    /// One of a media type; of none when that is empty.
    pub(super) fn of_type(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let answer = Self::new(status, body);
        if content_type.is_empty() { answer } else { answer.header(CONTENT_TYPE.as_str(), content_type) }
    }

    /// Adds a header. One that HTTP does not allow is left out.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    pub(super) fn response(self) -> Response<Full<Bytes>> {
        // hyper sends no final answer with a status that only announces one.
        let status = StatusCode::from_u16(self.status).ok().filter(|status| !status.is_informational());
        let mut response = Response::new(Full::new(Bytes::from(self.body)));
        *response.status_mut() = status.unwrap_or_default();
        for (name, value) in &self.headers {
            let (name, value) = (name.parse::<HeaderName>(), HeaderValue::from_str(value));
            if let (Ok(name), Ok(value)) = (name, value) {
                response.headers_mut().append(name, value);
            }
        }
        response
    }
}
