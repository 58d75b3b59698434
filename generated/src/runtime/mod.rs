// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
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
pub mod open_enum;
pub mod param;
pub mod secret;
pub mod times;
mod tree;
mod wiped;

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
pub mod download;
pub mod error;
mod escape;
mod file;
mod flight;
pub mod head;
mod http;
pub mod info;
mod limit;
mod malformed;
mod mask;
pub mod middleware;
pub mod paging;
pub mod parts;
pub mod period;
pub mod place;
mod reader;
pub mod request;
mod retry;
#[cfg(not(target_family = "wasm"))]
mod save;
mod send;
pub mod sending;
mod servers;
mod sign;
pub mod sign_in;
pub mod source;
mod trace;
mod transport;
mod wording;

pub use extra::Extra;
pub use misfit::{Misfit, Misfits};
pub use open_enum::Opaque;
pub use secret::{Bytes, Secret};

pub use answered::Answered;
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
pub use blocking::Blocking;
pub use bucket::RateLimit;
pub use builder::Builder;
pub use client::Client;
pub use credential::TokenProvider;
pub use download::Download;
pub use error::{Error, ErrorKind};
pub use head::{AnswerHead, RawAnswer};
pub use info::{ApiInfo, EnvelopeInfo, Route, Scheme};
pub use paging::Records;
pub use period::{Period, time_zone};
pub use place::Place;
pub use request::Request;
pub use sending::Sending;
pub use sign_in::SignedIn;
