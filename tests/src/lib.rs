//! What the tests share: servers on loopback that imitate VRM, and this repository's own document.

pub mod spec;

pub use openapi_to_crate::mock::{Answer, Asked, Canned};
pub use victron_vrm_mock::{Builder, Clock, House, Mock};

/// Compiles what the guide shows.
#[cfg(doctest)]
#[doc = include_str!("../../generated/GUIDE.md")]
pub struct Guide;
