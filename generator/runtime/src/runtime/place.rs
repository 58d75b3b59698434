//! Places in the tree of paths, from which calls go on. Paths are escaped value by value.

use std::fmt;

use crate::runtime::client::Client;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::escape;
use crate::runtime::mask::Mask;
use crate::runtime::secret::Secret;

/// A client, and how far the path of a call below its base URL has come.
#[derive(Clone)]
pub struct Place {
    pub(crate) client: Client,
    text: String,
    notation: Notation,
    /// The secrets that are in it.
    pub(crate) secrets: Vec<Secret>,
    pub(crate) invalid: Option<(&'static str, &'static str)>,
}

impl fmt::Debug for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = Mask::new(&self.secrets).hide(&self.text);
        formatter.debug_struct("Place").field("text", &text).finish_non_exhaustive()
    }
}

/// How the next value is written, which stands alone otherwise, with commas inside.
#[derive(Debug, Clone, Copy, Default)]
enum Notation {
    #[default]
    Simple,
    Label {
        explode: bool,
    },
    Matrix {
        explode: bool,
    },
}

/// What begins at a place: a resource, or a request that needs nothing but its path.
#[doc(hidden)]
pub trait At {
    /// What is at the place.
    fn at(place: Place) -> Self;
}

impl Place {
    /// Where all paths begin.
    pub fn root(client: &Client) -> Self {
        let (text, notation) = Default::default();
        Self { client: client.clone(), text, notation, secrets: Vec::new(), invalid: None }
    }

    /// The place that text of the template leads to from here (`/installations/`).
    #[must_use]
    pub fn below(&self, text: &'static str) -> Self {
        self.clone().segment(text)
    }

    /// What is here.
    pub fn open<T: At>(self) -> T {
        T::at(self)
    }

    /// Appends text of the template as it is (`/installations/`).
    #[must_use]
    pub fn segment(mut self, text: &'static str) -> Self {
        self.text.push_str(text);
        self
    }

    /// Has the next value written with a point before it, and before each item or key with `explode`.
    #[must_use]
    pub fn label(self, explode: bool) -> Self {
        Self { notation: Notation::Label { explode }, ..self }
    }

    /// Has the next value written as `;name=value`, and each item or key so with `explode`.
    #[must_use]
    pub fn matrix(self, explode: bool) -> Self {
        Self { notation: Notation::Matrix { explode }, ..self }
    }

    /// Appends the value of a parameter, escaped. A value that would change the meaning of the
    /// path is remembered, and nothing will be sent.
    #[must_use]
    pub fn param(self, name: &'static str, value: &str) -> Self {
        self.pieces(name, vec![escape::path(value).collect()], true)
    }

    /// Remembers that values are secrets, which are hidden wherever the service repeats them.
    #[must_use]
    pub fn hide<'s>(mut self, secrets: impl IntoIterator<Item = &'s Secret>) -> Self {
        self.secrets.extend(secrets.into_iter().cloned());
        self
    }

    /// Appends the items of a list, each escaped, with commas between them.
    #[must_use]
    pub fn list<T: AsRef<str>>(self, name: &'static str, items: impl IntoIterator<Item = T>) -> Self {
        self.pieces(name, items.into_iter().map(|item| escape::query(item.as_ref())).collect(), true)
    }

    /// Appends escaped pieces of one value, which in `;name=value` stand under its name or their own.
    pub(crate) fn pieces(mut self, name: &'static str, pieces: Vec<String>, under_name: bool) -> Self {
        let key = escape::query(name);
        let text = match std::mem::take(&mut self.notation) {
            _ if pieces.iter().all(String::is_empty) => String::new(),
            Notation::Simple => pieces.join(","),
            Notation::Label { explode } => format!(".{}", pieces.join(if explode { "." } else { "," })),
            Notation::Matrix { explode: true } if under_name => {
                pieces.iter().map(|piece| format!(";{key}={piece}")).collect()
            }
            Notation::Matrix { explode: true } => pieces.iter().map(|piece| format!(";{piece}")).collect(),
            Notation::Matrix { explode: false } => format!(";{key}={}", pieces.join(",")),
        };
        if text.is_empty() {
            self.invalid.get_or_insert((name, "it is empty"));
        } else if text == "." || text == ".." {
            self.invalid.get_or_insert((name, "it would lead to another path"));
        }
        self.text.push_str(&text);
        self
    }

    /// The escaped text of the path.
    pub fn text(&self) -> Result<&str, Error> {
        match self.invalid {
            None => Ok(&self.text),
            Some((name, reason)) => Err(Error::new(ErrorKind::InvalidParameter { name, reason: reason.to_owned() })),
        }
    }
}
