// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Answers whose type depends on their status.

use std::borrow::Cow;

use crate::runtime::decode::{FromWire, Plain};
use crate::runtime::error::Error;
use crate::runtime::head::RawAnswer;
use crate::runtime::info::Route;
use crate::runtime::mask::Mask;
use crate::runtime::reader::Reader;

/// What can be read from an answer as a whole: any type of JSON, and enums by status.
pub trait FromAnswer: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// When the body is not what the document promises for its status.
    fn read(reading: &Reading<'_>) -> Result<Self, Error>;

    /// What stands for a refusal that is not as the document promises, for types that have it.
    fn other(_: &RawAnswer) -> Option<Self> {
        None
    }
}

impl<T: FromWire> FromAnswer for T {
    fn read(reading: &Reading<'_>) -> Result<Self, Error> {
        reading.json(Plain)
    }
}

/// An answer while its value is read.
pub struct Reading<'a> {
    answer: Cow<'a, RawAnswer>,
    reader: Cow<'a, Reader>,
    route: &'static Route,
    mask: &'a dyn Fn() -> Mask,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(
        answer: RawAnswer,
        reader: &'a Reader,
        route: &'static Route,
        mask: &'a dyn Fn() -> Mask,
    ) -> Self {
        Reading { answer: Cow::Owned(answer), reader: Cow::Borrowed(reader), route, mask }
    }

    /// Of a refusal; what does not fit in it is nobody's business.
    pub(crate) fn of_refusal(answer: &'a RawAnswer, route: &'static Route) -> Self {
        // Secrets were hidden in it before.
        Reading { answer: Cow::Borrowed(answer), reader: Cow::Owned(Reader::default()), route, mask: &|| Mask::new([]) }
    }

    /// Its status.
    pub fn status(&self) -> u16 {
        self.answer.status()
    }

    /// Its body as JSON in format `F`.
    pub fn json<F, T: FromWire<F>>(&self, _: F) -> Result<T, Error> {
        self.reader.read::<F, T>(&self.answer, self.route, self.mask)
    }

    /// Its body as text.
    pub fn text(&self) -> Result<String, Error> {
        Ok(self.answer.text().into_owned())
    }

    /// Its body.
    pub fn bytes(&self) -> Result<Vec<u8>, Error> {
        Ok(self.answer.body.clone())
    }

    /// The answer as it came.
    pub fn raw(&self) -> RawAnswer {
        self.answer.clone().into_owned()
    }
}

impl Error {
    /// What the service said as it refused, as the documentation of the request tells its type: a
    /// type of `models`, or an enum with a variant for each status. `None` where there was no answer,
    /// or another than that; [`Error::answer`] has it as it came.
    pub fn refusal<T: FromAnswer>(&self) -> Option<T> {
        let (answer, route) = (self.answer()?, self.called()?);
        T::read(&Reading::of_refusal(answer, route)).ok().or_else(|| T::other(answer))
    }
}
