//! A server that answers what it is told to, for answers that no document has.

use std::sync::Mutex;
use std::sync::PoisonError;

use http_body_util::Full;
use hyper::Response;
use hyper::body::Bytes;

use crate::server::{Asked, Server};

/// One answer.
#[derive(Debug, Clone)]
pub struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Answer {
    /// An answer with a status and a body.
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Answer { status, headers: Vec::new(), body: body.into() }
    }

    /// Adds a header, by its name in lower case.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    fn response(&self) -> Response<Full<Bytes>> {
        let mut response = Response::new(Full::new(Bytes::from(self.body.clone())));
        *response.status_mut() = hyper::StatusCode::from_u16(self.status).unwrap_or_default();
        for (name, value) in &self.headers {
            if let Ok(value) = value.parse() {
                response.headers_mut().append(*name, value);
            }
        }
        response
    }
}

/// A running server; it stops when this is dropped.
pub struct Canned(Server);

impl Canned {
    /// Gives the answers one after the other, and the last of them from then on.
    ///
    /// # Errors
    /// When no port can be opened.
    pub fn start(answers: impl IntoIterator<Item = Answer>) -> std::io::Result<Self> {
        let mut answers: Vec<_> = answers.into_iter().collect();
        answers.reverse();
        let answers = Mutex::new(answers);
        Self::answering(move |_| {
            let mut left = answers.lock().unwrap_or_else(PoisonError::into_inner);
            let next = if left.len() > 1 { left.pop() } else { left.last().cloned() };
            next.unwrap_or_else(|| Answer::new(404, ""))
        })
    }

    /// Gives the answer that belongs to each request.
    ///
    /// # Errors
    /// When no port can be opened.
    pub fn answering(answer: impl Fn(&Asked) -> Answer + Send + Sync + 'static) -> std::io::Result<Self> {
        Ok(Canned(Server::start(0, "", move |asked| answer(asked).response().into())?))
    }

    /// The base URL to give to a client.
    pub fn url(&self) -> String {
        self.0.url()
    }

    /// Everything that was asked so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.0.asked()
    }
}
