// Part of the runtime of openapi-to-crate, the same in every crate. Do not edit.
//! What is sent in pieces, some of which are only read while they are sent.

use std::fmt;
use std::io::{self, Read};
use std::sync::Arc;

use zeroize::Zeroizing;

/// A piece of a body.
#[derive(Clone)]
pub enum Piece {
    /// Bytes that are there.
    Bytes(Vec<u8>),
    /// What is read while it is sent.
    Source(Arc<dyn Source>),
}

/// What is read while it is sent.
pub trait Source: Send + Sync {
    /// How long it is, where that is known.
    fn length(&self) -> Option<u64>;

    /// Whether it can be read again, so that the request can be sent again.
    fn is_repeatable(&self) -> bool;

    /// Begins to read.
    ///
    /// # Errors
    /// When there is nothing to read.
    fn open(&self) -> io::Result<Box<dyn Read + Send>>;

    /// A body of pieces, of which this is one.
    ///
    /// # Errors
    /// When there is nothing to read in one of them.
    fn body(&self, pieces: Vec<Piece>) -> io::Result<reqwest::Body>;
}

impl Piece {
    /// How long it is, where that is known.
    pub fn length(&self) -> Option<u64> {
        match self {
            Piece::Bytes(bytes) => Some(bytes.len() as u64),
            Piece::Source(source) => source.length(),
        }
    }

    /// What is read while it is sent.
    pub(crate) fn source(&self) -> Option<&Arc<dyn Source>> {
        match self {
            Piece::Bytes(_) => None,
            Piece::Source(source) => Some(source),
        }
    }
}

impl PartialEq for Piece {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Piece::Bytes(one), Piece::Bytes(other)) => one == other,
            (Piece::Source(one), Piece::Source(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl Eq for Piece {}

// What is in it stays out of it.
impl fmt::Debug for Piece {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.length() {
            Some(length) => write!(formatter, "{length} bytes"),
            None => formatter.write_str("bytes"),
        }
    }
}

/// A body on its way.
#[derive(Clone)]
pub(crate) enum Outgoing {
    Bytes(Zeroizing<Vec<u8>>),
    /// Some of which are read while they are sent.
    Pieces(Vec<Piece>),
}

impl Outgoing {
    /// Pieces, as bytes where they are one of them.
    pub(crate) fn of(pieces: Vec<Piece>) -> Self {
        match <[Piece; 1]>::try_from(pieces) {
            Ok([Piece::Bytes(bytes)]) => Outgoing::Bytes(Zeroizing::new(bytes)),
            Ok([source]) => Outgoing::Pieces(vec![source]),
            Err(pieces) => Outgoing::Pieces(pieces),
        }
    }

    /// Whether it can be sent more than once.
    pub(crate) fn is_repeatable(&self) -> bool {
        match self {
            Outgoing::Bytes(_) => true,
            Outgoing::Pieces(pieces) => pieces.iter().filter_map(Piece::source).all(|source| source.is_repeatable()),
        }
    }

    /// For the HTTP client.
    pub(crate) fn body(self) -> io::Result<reqwest::Body> {
        match self {
            // Wiped when the HTTP client is done with them.
            Outgoing::Bytes(bytes) => Ok(bytes::Bytes::from_owner(bytes).into()),
            Outgoing::Pieces(pieces) => match pieces.iter().find_map(Piece::source).cloned() {
                Some(source) => source.body(pieces),
                None => Ok(Vec::new().into()),
            },
        }
    }
}
