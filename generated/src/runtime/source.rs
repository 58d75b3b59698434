// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! What is sent: bytes, or pieces, some of which are only read while they are sent.

use std::io;

use zeroize::Zeroizing;

/// A body on its way.
#[derive(Clone)]
pub(crate) struct Outgoing {
    bytes: Zeroizing<Vec<u8>>,
}

impl Outgoing {
    /// Bytes that are there.
    pub(crate) fn of_bytes(bytes: Zeroizing<Vec<u8>>) -> Self {
        Outgoing {
            // They are wiped when they have been sent.
            bytes,
        }
    }

    /// For the HTTP client.
    pub(crate) fn body(self) -> io::Result<reqwest::Body> {
        // Wiped when the HTTP client is done with them.
        Ok(bytes::Bytes::from_owner(self.bytes).into())
    }
}
