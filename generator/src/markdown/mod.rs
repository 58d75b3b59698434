//! Markdown of a document, printed anew as Markdown that rustdoc takes without a warning.
//!
//! A description is anybody's text. What it comes out as shows the same words, but never holds code
//! that rustdoc runs, HTML, an image, or a link that leads elsewhere than to the web or a mailbox:
//!
//! - A code block becomes a fence of a language in [`LANGUAGES`], or else of `text`.
//! - HTML is escaped, so that its source is shown.
//! - Links keep `http`, `https` and `mailto`; others become their text. Images become links.
//! - Brackets that are no link are escaped, because rustdoc would look for an item of that name.
//! - Bare addresses become links, which rustdoc asks for.
//!
//! Paragraphs are unwrapped: one of them is one line, unless it has a hard line break.

mod block;
mod inline;
mod languages;
mod rustdoc;
mod span;
mod text;

pub use languages::LANGUAGES;
pub use rustdoc::{code_span, plain, to_rustdoc, visible};
