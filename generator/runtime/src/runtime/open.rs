//! An answer whose head is there, while its body comes in.

use std::sync::Arc;
use std::time::Duration;

use crate::runtime::body::Body;
use crate::runtime::clock::within;
use crate::runtime::decode::FromWire;
use crate::runtime::error::{Error, ErrorKind, Outcome};
use crate::runtime::head::{AnswerHead, RawAnswer};
use crate::runtime::limit::Pass;
use crate::runtime::request::Request;
use crate::runtime::send::Sent;

/// An answer whose head is there, while its body comes in.
pub struct Opened {
    head: AnswerHead,
    body: Body,
    call: Arc<OpenCall>,
    /// Longest time for a piece.
    limit: Option<Duration>,
    /// It counts as a connection as long as it is open.
    _pass: Pass,
}

/// What is known about the call, for those who read the body.
pub struct OpenCall {
    request: Request,
    sent: Sent<()>,
}

impl Request {
    /// Sends the request, again where that can help, up to the head of the answer.
    pub async fn open(self) -> Result<Opened, Error> {
        let (sent, head, body, pass) = self.begin_sending().await?;
        let limit = Some(self.client().shared.timeout);
        Ok(Opened { head, body, call: Arc::new(OpenCall { request: self, sent }), limit, _pass: pass })
    }
}

impl Opened {
    /// Lets each piece take its time.
    pub fn without_limit(self) -> Self {
        Opened { limit: None, ..self }
    }

    /// Status and headers.
    pub fn head(&self) -> &AnswerHead {
        &self.head
    }

    /// What is known about the call.
    pub fn call(&self) -> Arc<OpenCall> {
        self.call.clone()
    }

    /// The next piece of the body; `None` at its end.
    pub async fn piece(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let piece = match self.limit {
            None => self.body.piece().await,
            Some(limit) => match within(limit, self.body.piece()).await {
                Some(piece) => piece,
                None => Err(Error::new(ErrorKind::Timeout { limit })),
            },
        };
        match piece {
            Ok(piece) => Ok(piece.map(|piece| piece.as_ref().to_vec())),
            Err(error) => Err(self.call.shown(error)),
        }
    }
}

impl OpenCall {
    /// A part of the body as JSON in format `F`.
    pub fn read<F, T: FromWire<F>>(&self, body: Vec<u8>) -> Result<T, Error> {
        let part = RawAnswer { body, is_whole: true, ..RawAnswer::default() };
        let reader = &self.request.client().shared.reader;
        let read = reader.read::<F, T>(&part, self.request.route, || self.sent.mask(&self.request));
        read.map_err(|error| self.sent.shown(&self.request, error))
    }

    /// How large a part may be.
    pub fn limit(&self) -> usize {
        self.request.client().shared.max_body
    }

    /// A part is larger than that.
    pub fn too_large(&self) -> Error {
        self.shown(Error::new(ErrorKind::TooLarge { limit: self.limit() }))
    }

    fn shown(&self, error: Error) -> Error {
        let error = if self.request.route.idempotent { error } else { error.with_outcome(Outcome::Unknown) };
        self.sent.shown(&self.request, error)
    }
}
