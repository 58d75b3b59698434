//! Reads the extensions by which an operation does more than send one request.
//!
//! They name parameters of the operation and keys of its answer, so they are read last, when the
//! types of both are settled. Each name is held against what is there: code that is made from one
//! then always compiles.

mod all;
mod credential;
mod paging;
mod pending;
mod period;
mod reading;

pub(super) use pending::Pending;
