//! Transport, authentication, retries, limits, errors and decoding.

pub mod decode;
pub mod encode;
pub mod error;
pub mod param;
pub mod path;
pub mod secret;
