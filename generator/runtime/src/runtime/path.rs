//! The path of a request, escaped piece by piece.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::runtime::error::{Error, ErrorKind};

/// Everything but the unreserved characters of RFC 3986, and `*`, which is safe in a path.
const PIECE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'*');

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
        self.text.extend(utf8_percent_encode(value, PIECE));
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
