//! What a request can do beyond being sent: periods, pages, signing in, files.

mod all;
mod paging;
mod period;
mod save;
mod sign_in;
mod site;

pub use all::behaviour;
