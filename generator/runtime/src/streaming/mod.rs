//! Answers that are read while they come in: bytes, lines of JSON, and Server-Sent Events; files and
//! readers that are read while they are sent.

// part: upload
mod upload;

// all of part: streaming
mod bytes;
mod event;
mod items;
mod lines;
mod pieces;
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
mod waiting;

// all of part: streaming
pub use bytes::{ByteStream, bytes};
pub use event::{Event, Events, event_texts, events};
pub use items::{Items, Split};
pub use lines::{JsonLines, line_texts, lines};
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
pub use waiting::Waiting;
