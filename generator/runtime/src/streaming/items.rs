//! An answer as items, each of them read as soon as it is there.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::pieces::Pieces;
use crate::runtime::open::OpenCall;
use crate::runtime::request::Request;
use crate::runtime::{AnswerHead, Error};

/// How a body falls into items.
pub trait Split: Default {
    /// What an item is before it is read.
    type Part;

    /// Takes more of the body.
    fn push(&mut self, bytes: &[u8]);

    /// Takes note that the body is at its end.
    fn finish(&mut self);

    /// The next item that is there.
    fn take(&mut self) -> Option<Self::Part>;

    /// How many bytes wait for the end of their item.
    fn held(&self) -> usize;
}

/// Reads an item; `None` for the mark of an end.
pub(super) type Read<P, T> = fn(&OpenCall, P) -> Result<Option<T>, Error>;

/// The items of an answer while it comes in: a [`Stream`]. An item that is not as promised is an
/// error in its place, after which the others come. It holds a connection until its end, and lets it
/// go when it is dropped; no time limit applies between items. One item may be as large as an answer
/// may be.
pub struct Items<S: Split, T> {
    head: AnswerHead,
    pieces: Pieces,
    split: S,
    call: Arc<OpenCall>,
    read: Read<S::Part, T>,
    over: bool,
}

impl<S: Split, T> Items<S, T> {
    pub(super) async fn open(request: Request, read: Read<S::Part, T>) -> Result<Self, Error> {
        let opened = request.open().await?.without_limit();
        let (head, call) = (opened.head().clone(), opened.call());
        Ok(Items { head, pieces: Pieces::new(opened), split: S::default(), call, read, over: false })
    }

    /// Status and headers of the answer.
    pub fn head(&self) -> &AnswerHead {
        &self.head
    }

    /// The next item; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            if let Some(part) = self.split.take() {
                return match (self.read)(&self.call, part) {
                    Ok(Some(item)) => Poll::Ready(Some(Ok(item))),
                    Ok(None) => {
                        self.over = true;
                        self.split = S::default();
                        self.pieces.end();
                        Poll::Ready(None)
                    }
                    Err(error) => Poll::Ready(Some(Err(error))),
                };
            }
            if self.over {
                return Poll::Ready(None);
            }
            match ready!(self.pieces.poll(context)) {
                Some(Ok(piece)) => self.split.push(&piece),
                Some(Err(error)) => {
                    self.over = true;
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    self.over = true;
                    self.split.finish();
                }
            }
            if self.split.held() > self.call.limit() {
                self.over = true;
                self.split = S::default();
                self.pieces.end();
                return Poll::Ready(Some(Err(self.call.too_large())));
            }
        }
    }
}

impl<S: Split + Unpin, T> Stream for Items<S, T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<S: Split, T> fmt::Debug for Items<S, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Items").field("head", &self.head).finish_non_exhaustive()
    }
}
