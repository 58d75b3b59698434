//! What is wrong with an input, and where: every layer reports into one [`Report`].

mod area;
mod closest;
mod code;
mod mask;
mod report;
mod span;
mod support;
mod within;

pub use area::{Area, Severity};
pub use closest::Suggestions;
pub use code::Code;
pub use mask::mask_credentials;
pub use report::{Diagnostic, Report};
pub use span::Span;
pub use support::support_table;
pub use within::Within;
