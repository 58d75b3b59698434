// Part of the runtime of openapi-forge, the same in every crate. Do not edit.
//! Values that must not be shown by accident, and bytes that travel as base64.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserializer, Serializer};

use crate::runtime::decode::{Context, Fit, FromWire, Kind, Leaf, Plain, Taken, leaf};
use crate::runtime::encode::ToWire;

/// A text that `Debug` does not show and that is wiped from memory when it is dropped.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// Keeps a text.
    pub fn new(text: impl Into<String>) -> Self {
        Secret(SecretString::from(text.into()))
    }

    /// The text; take care where it goes.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
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

    fn read<'de, D: Deserializer<'de>>(deserializer: D, _: &mut Context) -> Result<Fit<Self>, D::Error> {
        Ok(leaf::<String, D>(deserializer)?.map(Secret::new))
    }
}

impl ToWire<Plain> for Secret {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.expose())
    }
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

    fn read<'de, D: Deserializer<'de>>(deserializer: D, _: &mut Context) -> Result<Fit<Self>, D::Error> {
        leaf(deserializer)
    }
}

impl ToWire<Plain> for Bytes {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_base64())
    }
}
