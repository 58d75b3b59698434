//! An answer with what stands before it.

use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use crate::runtime::error::Error;
use crate::runtime::head::AnswerHead;
use crate::runtime::sending::Sending;

/// An answer with its status and its headers. What the answer itself can do, this can do as well.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered<T, H = ()> {
    /// The answer.
    pub answer: T,
    /// The headers that the document describes.
    pub described: H,
    /// Status and all headers. Where several requests were sent for one answer, those of the last.
    pub head: AnswerHead,
}

impl<T, H> Deref for Answered<T, H> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.answer
    }
}

/// Headers that a document describes.
pub trait FromHead: Sized {
    /// Reads them. One that is absent, or is not what was promised, is only missing.
    fn from_head(head: &AnswerHead) -> Self;
}

impl FromHead for () {
    fn from_head(_: &AnswerHead) -> Self {}
}

impl Error {
    /// The headers of the answer with which the service refused, as the documentation of the request
    /// tells their type. `None` where there was no answer.
    pub fn refusal_headers<H: FromHead>(&self) -> Option<H> {
        self.answer().map(|answer| H::from_head(answer.head()))
    }
}

/// A value that a header can hold.
pub trait FromHeader: Sized {
    /// Reads it; `None` where it is none.
    fn from_header(text: &str) -> Option<Self>;
}

macro_rules! by_from_str {
    ($($ty:ty),*) => {$(
        impl FromHeader for $ty {
            fn from_header(text: &str) -> Option<Self> {
                text.trim().parse().ok()
            }
        }
    )*};
}

by_from_str!(bool, i32, i64, u32, u64, f64, String);

impl<T: FromHeader> FromHeader for Vec<T> {
    fn from_header(text: &str) -> Option<Self> {
        text.split(',').map(T::from_header).collect()
    }
}

/// The place where a request leaves the head of its answer.
#[derive(Debug, Clone, Default)]
pub struct KeptHead(Arc<Mutex<AnswerHead>>);

impl KeptHead {
    pub(crate) fn set(&self, head: &AnswerHead) {
        head.clone_into(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// The answer of the request, with its head.
    pub fn beside<T: 'static, H: FromHead + 'static>(self, sending: Sending<T>) -> Sending<Answered<T, H>> {
        Box::pin(async move {
            let answer = sending.await?;
            let head = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
            Ok(Answered { answer, described: H::from_head(&head), head })
        })
    }
}
