// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Requests for code that is not async: `.wait()` in place of `.await`.

use std::cell::Cell;
use std::future::Future;
use std::sync::mpsc;
use std::sync::{Mutex, PoisonError};

use tokio::runtime::{Builder, Handle};

use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::flight::is_provider_at_work;

/// Waits for requests in code that is not async. The same client and the same requests serve
/// both kinds of code.
pub trait Blocking<T> {
    /// Sends the request and blocks this thread until the answer is there.
    ///
    /// The work is done on one thread that all clients of the process share, so this also works
    /// inside an async runtime; there it keeps a thread of that runtime from other work.
    ///
    /// # Errors
    /// As with `.await`, and [`ErrorKind::Build`] when that thread cannot be started.
    fn wait(self) -> Result<T, Error>;
}

impl<T, R> Blocking<T> for R
where
    R: IntoFuture<Output = Result<T, Error>>,
    R::IntoFuture: Send + 'static,
    T: Send + 'static,
{
    fn wait(self) -> Result<T, Error> {
        run(self.into_future())?
    }
}

/// What a future gives, from the shared thread.
pub(crate) fn run<F>(work: F) -> Result<F::Output, Error>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    if is_shared_thread() || is_provider_at_work() {
        let reason = "`.wait()` inside a token provider would wait for itself; use `.await` there";
        return Err(failed(reason));
    }
    let (sender, receiver) = mpsc::sync_channel(1);
    handle()?.spawn(async move {
        // Nobody listens any more when the caller's thread is gone.
        let _ = sender.send(work.await);
    });
    receiver.recv().map_err(|_| failed("the work on the shared thread has stopped"))
}

thread_local! {
    static SHARED_THREAD: Cell<bool> = const { Cell::new(false) };
}

/// Whether this is the thread on which `.wait()` works.
pub(crate) fn is_shared_thread() -> bool {
    SHARED_THREAD.get()
}

/// The runtime of the shared thread, which is started by the first who needs it.
fn handle() -> Result<Handle, Error> {
    static SHARED: Mutex<Option<Handle>> = Mutex::new(None);
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(handle) = shared.as_ref() {
        return Ok(handle.clone());
    }
    let runtime = Builder::new_current_thread().enable_all().build().map_err(|error| failed(error.to_string()))?;
    let handle = runtime.handle().clone();
    let name = concat!(env!("CARGO_PKG_NAME"), " requests").to_owned();
    let work = move || {
        SHARED_THREAD.set(true);
        runtime.block_on(std::future::pending::<()>())
    };
    std::thread::Builder::new().name(name).spawn(work).map_err(|error| failed(error.to_string()))?;
    *shared = Some(handle.clone());
    Ok(handle)
}

fn failed(reason: impl Into<String>) -> Error {
    Error::new(ErrorKind::Build { reason: reason.into() })
}
