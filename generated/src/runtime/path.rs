// Part of the runtime of openapi-forge, the same in every crate. Do not edit.
//! The path of a request, escaped value by value.

use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::escape;

/// A path below the base URL.
#[derive(Debug, Clone, Default)]
pub struct Path {
    text: String,
    invalid: Option<(&'static str, &'static str)>,
}

impl Path {
    /// The path with nothing in it.
    pub fn root() -> Self {
        Path::default()
    }

    /// Appends text of the template as it is (`/installations/`).
    #[must_use]
    pub fn segment(mut self, text: &'static str) -> Self {
        self.text.push_str(text);
        self
    }

    /// Appends the value of a parameter, escaped. A value that would change the meaning of the
    /// path is remembered, and nothing will be sent.
    #[must_use]
    pub fn param(mut self, name: &'static str, value: &str) -> Self {
        if value.is_empty() {
            self.invalid.get_or_insert((name, "it is empty"));
        } else if value == "." || value == ".." {
            self.invalid.get_or_insert((name, "it would lead to another path"));
        }
        self.text.extend(escape::path(value));
        self
    }

    /// The escaped text.
    pub fn text(&self) -> Result<&str, Error> {
        match self.invalid {
            None => Ok(&self.text),
            Some((name, reason)) => Err(Error::new(ErrorKind::InvalidParameter { name, reason: reason.to_owned() })),
        }
    }
}
