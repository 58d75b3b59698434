// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! What became of a value that was read.

use serde_json::Value;

/// What became of a value that was read as a `T`.
#[derive(Debug)]
pub enum Fit<T> {
    /// It is one.
    Value(T),
    /// It says that there is none, in one of the ways in which services say that.
    Nothing(Nothing),
    /// It is something else.
    Odd(Box<Odd>),
}

/// How an answer says "nothing".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nothing {
    /// By leaving out the key or the place.
    Absent,
    /// `null`.
    Null,
    /// `false`, where no boolean is meant.
    False,
    /// An empty text, where no text is meant.
    Text,
    /// `[]`, where no list is meant.
    Array,
    /// `{}`, where no object is meant.
    Object,
    /// A short array with its first place, but nothing in another one that it needs: a point
    /// without a value, which is known to come and is no mistake.
    Point,
}

/// A value that does not fit.
#[derive(Debug)]
pub struct Odd {
    /// What was expected.
    pub expected: &'static str,
    /// What came. Of an object that lacks something, all that it has.
    pub found: Value,
    /// The misfit inside of it that it is lost for; `None` when it is one itself.
    pub(crate) cause: Option<Cause>,
}

/// A misfit that was reported before what is around it was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cause(pub(crate) usize);

impl<T> Default for Fit<T> {
    fn default() -> Self {
        Fit::Nothing(Nothing::Absent)
    }
}

impl Nothing {
    /// As it came; `None` for what did not come.
    pub fn found(self) -> Option<Value> {
        match self {
            Nothing::Absent => None,
            Nothing::Null | Nothing::Point => Some(Value::Null),
            Nothing::False => Some(Value::Bool(false)),
            Nothing::Text => Some(Value::String(String::new())),
            Nothing::Array => Some(Value::Array(Vec::new())),
            Nothing::Object => Some(Value::Object(serde_json::Map::new())),
        }
    }
}
