//! What is sent: bytes, or pieces, some of which are only read while they are sent.

// part: upload
use std::fmt;
use std::io;
// part: upload
use std::io::Read;
// part: upload
use std::sync::Arc;

use zeroize::Zeroizing;

// part: upload
/// A piece of a body.
#[derive(Clone)]
pub enum Piece {
    /// Bytes that are there.
    Bytes(Vec<u8>),
    /// What is read while it is sent.
    Source(Arc<dyn Source>),
}

// part: upload
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

// part: upload
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

// part: upload
impl PartialEq for Piece {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Piece::Bytes(one), Piece::Bytes(other)) => one == other,
            (Piece::Source(one), Piece::Source(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

// part: upload
impl Eq for Piece {}

// part: upload
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
pub(crate) struct Outgoing {
    bytes: Zeroizing<Vec<u8>>,
    // part: upload
    /// What is sent in place of the bytes, where some of it is read while it is sent.
    pieces: Vec<Piece>,
}

impl Outgoing {
    /// Bytes that are there.
    pub(crate) fn of_bytes(bytes: Zeroizing<Vec<u8>>) -> Self {
        Outgoing {
            // They are wiped when they have been sent.
            bytes,
            // part: upload
            pieces: Vec::new(),
        }
    }

    // part: upload
    /// Pieces, as bytes where they are one of them.
    pub(crate) fn of(pieces: Vec<Piece>) -> Self {
        match <[Piece; 1]>::try_from(pieces) {
            Ok([Piece::Bytes(bytes)]) => Outgoing::of_bytes(Zeroizing::new(bytes)),
            Ok([source]) => Outgoing { bytes: Zeroizing::default(), pieces: vec![source] },
            Err(pieces) => Outgoing { bytes: Zeroizing::default(), pieces },
        }
    }

    // part: upload
    /// Whether it can be sent more than once.
    pub(crate) fn is_repeatable(&self) -> bool {
        self.pieces.iter().filter_map(Piece::source).all(|source| source.is_repeatable())
    }

    /// For the HTTP client.
    pub(crate) fn body(self) -> io::Result<reqwest::Body> {
        // part: upload
        if let Some(source) = self.pieces.iter().find_map(Piece::source).cloned() {
            return source.body(self.pieces);
        }
        // Wiped when the HTTP client is done with them.
        Ok(bytes::Bytes::from_owner(self.bytes).into())
    }
}
