//! An answer as bytes, while it comes in.

use std::fmt;
use std::future::poll_fn;
use std::io::{self, Write};
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use super::pieces::Pieces;
use crate::runtime::request::Request;
use crate::runtime::{AnswerHead, Error, ErrorKind};

/// The body of an answer while it comes in: a [`Stream`] of its pieces. It holds a connection until
/// its end, and lets it go when it is dropped. Each piece has to come within the client's `timeout`;
/// the whole may take as long, and be as large, as it likes.
pub struct ByteStream {
    head: AnswerHead,
    pieces: Pieces,
}

/// Sends a request, and reads the answer as it comes in.
///
/// # Errors
/// As for any request, up to the head of the answer.
pub async fn bytes(request: Request) -> Result<ByteStream, Error> {
    let opened = request.open().await?;
    Ok(ByteStream { head: opened.head().clone(), pieces: Pieces::new(opened) })
}

impl ByteStream {
    /// Status and headers of the answer.
    pub fn head(&self) -> &AnswerHead {
        &self.head
    }

    /// The next piece; `None` after the last one, and after a failure.
    pub async fn next(&mut self) -> Option<Result<Vec<u8>, Error>> {
        poll_fn(|context| self.pieces.poll(context)).await
    }

    /// Writes each piece as it comes, and answers how many bytes there were.
    ///
    /// # Errors
    /// When the connection breaks, and [`ErrorKind::Write`] when the writer fails.
    pub async fn write_to(mut self, mut writer: impl Write) -> Result<u64, Error> {
        let mut length = 0;
        while let Some(piece) = self.next().await {
            let piece = piece?;
            writer.write_all(&piece).map_err(write)?;
            length += piece.len() as u64;
        }
        writer.flush().map_err(write)?;
        Ok(length)
    }
}

impl Stream for ByteStream {
    type Item = Result<Vec<u8>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.pieces.poll(context)
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ByteStream").field("head", &self.head).finish_non_exhaustive()
    }
}

fn write(error: io::Error) -> Error {
    Error::new(ErrorKind::Write { reason: error.to_string() }).caused_by(error)
}
