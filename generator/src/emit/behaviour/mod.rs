//! What a request can do beyond being sent.
//!
//! Each part is generic code of the runtime; what is written here only tells it the names.

mod additions;
mod all;
mod paging;
mod period;
mod presence;
mod save;
mod sign_in;

pub use additions::Additions;
pub use all::additions;
