//! Transport, authentication, retries, limits, errors and decoding.

pub mod decode;
