// Part of the runtime of openapi-to-crate, the same in every crate. Do not edit.
//! Transport, authentication, retries, limits, errors and decoding.

#[macro_use]
mod macros;

pub mod answer;
pub mod answered;
mod base64;
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
pub mod blocking;
mod body;
mod bucket;
pub mod builder;
pub mod by_status;
pub mod client;
mod clock;
pub mod credential;
pub mod decode;
pub mod download;
pub mod encode;
pub mod error;
mod escape;
pub mod extra;
mod file;
mod flight;
pub mod form;
pub mod format;
pub mod head;
mod http;
pub mod info;
pub mod json;
mod limit;
mod malformed;
mod mask;
pub mod middleware;
pub mod misfit;
pub mod multipart;
mod notation;
pub mod number;
pub mod open;
pub mod open_enum;
pub mod paging;
pub mod param;
pub mod parts;
pub mod path;
pub mod period;
mod reader;
pub mod request;
mod retry;
#[cfg(not(target_family = "wasm"))]
mod save;
pub mod secret;
mod send;
pub mod sending;
mod servers;
mod sign;
pub mod sign_in;
pub mod source;
mod trace;
mod transport;
mod tree;
pub mod whole;
mod wiped;
mod wording;

pub use answered::Answered;
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
pub use blocking::Blocking;
pub use bucket::RateLimit;
pub use builder::Builder;
pub use client::Client;
pub use credential::TokenProvider;
pub use download::Download;
pub use error::{Error, ErrorKind};
pub use extra::Extra;
pub use head::{AnswerHead, RawAnswer};
pub use info::{ApiInfo, EnvelopeInfo, Route, Scheme};
pub use misfit::{Misfit, Misfits};
pub use multipart::Upload;
pub use number::{NoNumber, Number};
pub use open_enum::Opaque;
pub use paging::Records;
pub use path::Path;
pub use period::{Period, time_zone};
pub use request::Request;
pub use secret::{Bytes, Secret};
pub use sending::Sending;
pub use sign_in::SignedIn;
pub use whole::Whole;
