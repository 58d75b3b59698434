// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! From the answer to signing in to a client that is signed in.

use crate::runtime::client::Client;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::secret::Secret;

/// A client that is signed in, and the answer that it comes from.
#[derive(Debug, Clone)]
pub struct SignedIn<A> {
    /// Proves itself with the secret of the answer, and no other.
    pub client: Client,
    /// What the service said.
    pub answer: A,
}

/// A client that proves itself with the secret of an answer.
///
/// # Errors
/// When the answer has none, or one that cannot be one.
pub fn client(before: &Client, scheme: usize, secret: Option<&Secret>, code_sent: bool) -> Result<Client, Error> {
    match secret.map(Secret::expose).filter(|secret| !secret.trim().is_empty()) {
        Some(secret) => before.with_credential(scheme, secret),
        None => Err(Error::new(ErrorKind::NotSignedIn { code_sent })),
    }
}
