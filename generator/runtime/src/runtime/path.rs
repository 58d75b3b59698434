//! The path of a request, escaped value by value.

use std::fmt;

use serde::Serialize;

use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::mask::Mask;
use crate::runtime::secret::{Secret, noting_secrets};
use crate::runtime::{escape, form};

/// A path below the base URL.
#[derive(Clone, Default)]
pub struct Path {
    text: String,
    /// The secrets that are in it.
    pub(crate) secrets: Vec<Secret>,
    invalid: Option<(&'static str, &'static str)>,
}

impl fmt::Debug for Path {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = Mask::new(&self.secrets).hide(&self.text);
        formatter.debug_struct("Path").field("text", &text).finish_non_exhaustive()
    }
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

    /// Remembers that values are secrets, which are hidden wherever the service repeats them.
    #[must_use]
    pub fn hide<'s>(mut self, secrets: impl IntoIterator<Item = &'s Secret>) -> Self {
        self.secrets.extend(secrets.into_iter().cloned());
        self
    }

    /// Appends the items of a list, each escaped, with commas between them.
    #[must_use]
    pub fn list<T: AsRef<str>>(mut self, name: &'static str, items: impl IntoIterator<Item = T>) -> Self {
        let text = escape::list(items, ",");
        self.escaped(name, &text);
        self
    }

    /// Appends the keys of an object and their values, each escaped: `key,value`, or `key=value`
    /// when `explode` is set, with commas between them.
    #[must_use]
    pub fn object<T: Serialize + ?Sized>(mut self, name: &'static str, explode: bool, value: &T) -> Self {
        let (written, secrets) = noting_secrets(|| serde_json::to_value(value));
        self.secrets.extend(secrets);
        match written {
            Ok(value) => {
                let text = form::members(&value, explode, escape::query);
                self.escaped(name, &text);
            }
            Err(_) => {
                self.invalid.get_or_insert((name, "it cannot be written as text"));
            }
        }
        self
    }

    fn escaped(&mut self, name: &'static str, text: &str) {
        if text.is_empty() {
            self.invalid.get_or_insert((name, "it is empty"));
        } else if text == "." || text == ".." {
            self.invalid.get_or_insert((name, "it would lead to another path"));
        }
        self.text.push_str(text);
    }

    /// The escaped text.
    pub fn text(&self) -> Result<&str, Error> {
        match self.invalid {
            None => Ok(&self.text),
            Some((name, reason)) => Err(Error::new(ErrorKind::InvalidParameter { name, reason: reason.to_owned() })),
        }
    }
}
