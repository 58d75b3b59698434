// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Values that must not be shown by accident, and bytes that travel as base64.

use std::cell::RefCell;
use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use serde::Serializer;
use zeroize::Zeroizing;

use crate::runtime::decode::{Came, Context, FromWire, Kind, Leaf, Plain, Scalar, Taken, leaf};
use crate::runtime::encode::ToWire;
use crate::runtime::json::{Broken, Json};

/// A text that `Debug` does not show and that is wiped from memory when it is dropped.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Keeps a text.
    pub fn new(text: impl Into<String>) -> Self {
        Secret(Zeroizing::new(text.into()))
    }

    /// The text; take care where it goes.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Secret::new(text)
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Secret::new(text)
    }
}

impl FromWire<Plain> for Secret {
    const EXPECTED: &'static str = "a text";
    const KIND: Kind = Kind::Leaf;
    const SECRET: bool = true;

    fn read(json: &mut Json<'_>, context: &mut Context) -> Result<Option<Self>, Broken> {
        Ok(leaf::<String>(json, context)?.map(Secret::new))
    }
}

impl ToWire<Plain> for Secret {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        WRITTEN.with_borrow_mut(|written| written.extend(self.clone()));
        serializer.serialize_str(self.expose())
    }
}

thread_local! {
    /// The secrets that were written to a body; kept while one is written.
    static WRITTEN: RefCell<Written> = const { RefCell::new(Written(None)) };
}

#[derive(Default)]
struct Written(Option<Vec<Secret>>);

impl Written {
    fn extend(&mut self, secret: Secret) {
        self.0.iter_mut().for_each(|written| written.push(secret.clone()));
    }
}

/// Does what writes a value, and tells which secrets are in it.
pub fn noting_secrets<T>(write: impl FnOnce() -> T) -> (T, Vec<Secret>) {
    WRITTEN.with_borrow_mut(|written| written.0 = Some(Vec::new()));
    let done = write();
    (done, WRITTEN.take().0.unwrap_or_default())
}

/// Bytes that travel as base64.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bytes(pub Vec<u8>);

impl Bytes {
    /// Reads base64 with or without padding; line breaks are skipped.
    pub fn from_base64(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
        STANDARD_NO_PAD.decode(text.trim_end_matches('=')).ok().map(Bytes)
    }

    /// Writes base64 with padding.
    pub fn to_base64(&self) -> String {
        STANDARD.encode(&self.0)
    }
}

impl Leaf for Bytes {
    const EXPECTED: &'static str = "base64";
    const SCALAR: Scalar = Scalar::Text;

    fn rewritten(&self, came: Came<'_>) -> Option<serde_json::Value> {
        let written = self.to_base64();
        matches!(came, Came::Text(text) if text != written).then(|| written.into())
    }

    fn integer(_: i64) -> Taken<Self> {
        None
    }

    fn float(_: f64) -> Taken<Self> {
        None
    }

    fn text(value: &str) -> Taken<Self> {
        Self::from_base64(value).map(Some)
    }
}

impl FromWire<Plain> for Bytes {
    const EXPECTED: &'static str = <Self as Leaf>::EXPECTED;
    const KIND: Kind = Kind::Leaf;

    fn read(json: &mut Json<'_>, context: &mut Context) -> Result<Option<Self>, Broken> {
        leaf(json, context)
    }

    fn in_place_of_odd() -> Option<Self> {
        Some(Bytes::default())
    }
}

impl ToWire<Plain> for Bytes {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_base64())
    }
}
