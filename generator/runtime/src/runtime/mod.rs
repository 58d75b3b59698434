//! What no document changes: requests on their way, and the reading and writing of values.

#[macro_use]
mod macros;

pub mod decode;
pub mod encode;
pub mod extra;
pub mod format;
pub mod json;
pub mod misfit;
mod notation;
// part: number
pub mod number;
pub mod open_enum;
pub mod param;
pub mod secret;
// part: times
pub mod times;
mod tree;
mod wiped;

// all of part: client
pub mod answer;
pub mod answered;
// part: upload
mod attached;
// part: download
mod base64;
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
pub mod blocking;
mod body;
mod bucket;
pub mod builder;
// part: by_status
pub mod by_status;
pub mod client;
mod clock;
pub mod credential;
// part: download
pub mod download;
pub mod error;
mod escape;
// part: download
mod file;
mod flight;
// part: form
pub mod form;
pub mod head;
mod http;
pub mod info;
mod limit;
mod malformed;
mod mask;
pub mod middleware;
// part: upload
pub mod multipart;
// part: streaming
pub mod open;
// part: paging
pub mod paging;
// part: period
pub mod parts;
// part: period
pub mod period;
pub mod place;
mod reader;
pub mod request;
mod retry;
// part: download
#[cfg(not(target_family = "wasm"))]
mod save;
mod send;
pub mod sending;
mod servers;
mod sign;
// part: sign_in
pub mod sign_in;
pub mod source;
mod trace;
mod transport;
// part: whole
pub mod whole;
mod wording;

pub use extra::Extra;
pub use misfit::{Misfit, Misfits};
// part: number
pub use number::{NoNumber, Number};
pub use open_enum::Opaque;
pub use secret::{Bytes, Secret};

// all of part: client
pub use answered::Answered;
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
pub use blocking::Blocking;
pub use bucket::RateLimit;
pub use builder::Builder;
pub use client::Client;
pub use credential::TokenProvider;
// part: download
pub use download::Download;
pub use error::{Error, ErrorKind};
pub use head::{AnswerHead, RawAnswer};
pub use info::{ApiInfo, EnvelopeInfo, Route, Scheme};
// part: upload
pub use multipart::Upload;
// part: paging
pub use paging::Records;
// part: period
pub use period::{Period, time_zone};
pub use place::Place;
pub use request::Request;
pub use sending::Sending;
// part: sign_in
pub use sign_in::SignedIn;
// part: whole
pub use whole::Whole;
