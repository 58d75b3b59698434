//! A sign of life for what takes long, where somebody looks at a terminal.

/// Nothing is shown by a library.
#[cfg(not(feature = "program"))]
pub(super) fn shown<T>(_: &str, work: impl FnOnce() -> T) -> T {
    work()
}

/// Does something; after a second, a line on the standard error says what, and for how long. The line goes away
/// at the end, and there is none where the standard error is no terminal.
#[cfg(feature = "program")]
pub(super) fn shown<T>(what: &str, work: impl FnOnce() -> T) -> T {
    use std::io::IsTerminal as _;
    use std::sync::mpsc::{RecvTimeoutError, channel};
    use std::time::Duration;

    use indicatif::{ProgressBar, ProgressStyle};

    /// What is done by then needs no sign.
    const LONG: Duration = Duration::from_secs(1);

    if !std::io::stderr().is_terminal() {
        return work();
    }
    let (working, done) = channel::<()>();
    std::thread::scope(|scope| {
        // Dropped at the end of the work, also when that panics.
        let _working = working;
        scope.spawn(move || {
            if let Err(RecvTimeoutError::Timeout) = done.recv_timeout(LONG) {
                let line = ProgressBar::new_spinner().with_message(what.to_owned()).with_elapsed(LONG);
                line.set_style(ProgressStyle::with_template("{spinner} {msg} {elapsed}").unwrap_or(line.style()));
                line.enable_steady_tick(Duration::from_millis(100));
                let _ = done.recv();
                line.finish_and_clear();
            }
        });
        work()
    })
}
