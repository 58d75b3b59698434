//! Transport, authentication, retries, limits, errors and decoding.

#[macro_use]
mod macros;

mod answer;
pub mod client;
pub mod decode;
pub mod encode;
pub mod error;
pub mod info;
pub mod limit;
pub mod open_enum;
pub mod param;
pub mod path;
pub mod request;
mod retry;
pub mod secret;
mod send;

pub use client::{Builder, Client};
pub use decode::Extra;
pub use error::{Error, ErrorKind};
pub use info::{ApiInfo, EnvelopeInfo, Route, Scheme};
pub use limit::RateLimit;
pub use open_enum::Opaque;
pub use path::Path;
pub use request::{Request, Sending};
pub use secret::{Bytes, Secret};
