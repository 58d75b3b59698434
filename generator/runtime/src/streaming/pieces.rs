//! The body of an answer, piece by piece.

use std::task::{Context, Poll};

use crate::runtime::Error;
use crate::runtime::open::Opened;
use crate::runtime::sending::Sending;

/// The pieces of a body, each as it came.
pub(super) struct Pieces(State);

enum State {
    Idle(Box<Opened>),
    Waiting(Sending<(Box<Opened>, Option<Vec<u8>>)>),
    Over,
}

impl Pieces {
    pub(super) fn new(opened: Opened) -> Self {
        Pieces(State::Idle(Box::new(opened)))
    }

    /// Lets the connection go.
    pub(super) fn end(&mut self) {
        self.0 = State::Over;
    }

    /// The next piece; `None` after the last one, and after a failure.
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Vec<u8>, Error>>> {
        loop {
            match std::mem::replace(&mut self.0, State::Over) {
                State::Over => return Poll::Ready(None),
                State::Idle(mut opened) => {
                    self.0 = State::Waiting(Box::pin(async move {
                        let piece = opened.piece().await?;
                        Ok((opened, piece))
                    }));
                }
                State::Waiting(mut waiting) => match waiting.as_mut().poll(context) {
                    Poll::Pending => {
                        self.0 = State::Waiting(waiting);
                        return Poll::Pending;
                    }
                    Poll::Ready(Ok((opened, Some(piece)))) => {
                        self.0 = State::Idle(opened);
                        return Poll::Ready(Some(Ok(piece)));
                    }
                    Poll::Ready(Ok((_, None))) => return Poll::Ready(None),
                    Poll::Ready(Err(error)) => return Poll::Ready(Some(Err(error))),
                },
            }
        }
    }
}
