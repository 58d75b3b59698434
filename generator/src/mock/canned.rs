//! A server that answers what it is told to, for answers that no document has.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Mutex, PoisonError};

use super::answer::Answer;
use super::asked::Asked;
use super::server::{Outcome, Server};

/// A running server; it stops when this is dropped.
#[derive(Debug)]
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
        let address = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);
        Ok(Canned(Server::start(address, "", move |asked| Outcome::Answer(answer(asked)))?))
    }

    /// The base URL to give to a client.
    pub fn url(&self) -> String {
        self.0.url()
    }

    /// The newest requests, up to 10,000, the oldest first.
    pub fn asked(&self) -> Vec<Asked> {
        self.0.asked()
    }
}
