//! Answers that are read while they come in, for code that is not async.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;

use futures_core::Stream;

use super::bytes::ByteStream;
use super::items::{Items, Split};
use crate::runtime::Error;
use crate::runtime::blocking::run;

/// The parts of an answer, each of which is waited for: an [`Iterator`]. The connection is let go at
/// its end, and when it is dropped.
///
/// As with [`Blocking::wait`](crate::runtime::Blocking::wait), the work is done on one thread that all clients of the
/// process share.
pub struct Waiting<S>(Option<S>);

impl<S, T> Iterator for Waiting<S>
where
    S: Stream<Item = Result<T, Error>> + Unpin + Send + 'static,
    T: Send + 'static,
{
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut stream = self.0.take()?;
        let next = run(async move {
            let item = poll_fn(|context| Pin::new(&mut stream).poll_next(context)).await;
            (stream, item)
        });
        match next {
            Ok((stream, Some(item))) => {
                self.0 = Some(stream);
                Some(item)
            }
            Ok((_, None)) => None,
            Err(error) => Some(Err(error)),
        }
    }
}

impl<S> fmt::Debug for Waiting<S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Waiting").field("is_over", &self.0.is_none()).finish()
    }
}

impl<S: Split, T> Items<S, T> {
    /// The items, each of which is waited for.
    pub fn blocking(self) -> Waiting<Self> {
        Waiting(Some(self))
    }
}

impl ByteStream {
    /// The pieces, each of which is waited for.
    pub fn blocking(self) -> Waiting<Self> {
        Waiting(Some(self))
    }
}
