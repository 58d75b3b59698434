#![doc = include_str!("../README.md")]

mod document;
mod house;
mod period;
mod server;

pub use document::api;
pub use house::{Clock, FLOWS, House, STEP_SECONDS, Step};
pub use openapi_to_crate::mock::{Asked, GRAMMAR};
pub use server::{Builder, Mock};
