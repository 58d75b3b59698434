//! Work on all processors.

use crate::codemodel::Fault;

/// What is made of each item, in the order of the items. Spelling and printing Rust is nearly all of the
/// time that a crate takes, and no file needs another one.
///
/// # Errors
/// The first that there is.
pub fn each<T: Sync, R: Send>(items: &[T], make: impl Fn(&T) -> Result<R, Fault> + Sync) -> Result<Vec<R>, Fault> {
    let processors = std::thread::available_parallelism().map_or(1, Into::into);
    let (make, share) = (&make, items.len().div_ceil(processors).max(1));
    let made: Result<Vec<Vec<R>>, Fault> = std::thread::scope(|scope| {
        let parts: Vec<_> =
            items.chunks(share).map(|part| scope.spawn(move || part.iter().map(make).collect())).collect();
        let join = |part: std::thread::ScopedJoinHandle<'_, _>| part.join();
        parts.into_iter().map(|part| join(part).unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    Ok(made?.into_iter().flatten().collect())
}
