//! Room for documents that are nested as deeply as they may be.

use std::{io, panic, thread};

/// What 128 levels of schemas in schemas take at most, with much to spare: serde alone takes some
/// 20 KB for a level, and a thread of a test has 2 MB in all. Only what is used is ever taken.
const SIZE: usize = 64 << 20;

/// Does work on a stack that is large enough for it, whatever the caller has left.
pub(crate) fn with_room<T: Send>(work: impl FnOnce() -> T + Send) -> io::Result<T> {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(SIZE).spawn_scoped(scope, work)?;
        Ok(thread.join().unwrap_or_else(|panicked| panic::resume_unwind(panicked)))
    })
}
