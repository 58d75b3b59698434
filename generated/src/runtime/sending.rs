// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Work that was begun and not yet done.

use std::future::Future;
use std::pin::Pin;

use crate::runtime::error::Error;

/// The future of a request that is under way.
#[cfg(not(target_arch = "wasm32"))]
pub type Sending<T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send>>;
/// The future of a request that is under way; a browser has one thread to work on it.
#[cfg(target_arch = "wasm32")]
pub type Sending<T> = Pin<Box<dyn Future<Output = Result<T, Error>>>>;
