// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Time, which a browser keeps in another way than an operating system.

use std::future::Future;
use std::time::Duration;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use std::time::{Instant, SystemTime};
#[cfg(target_arch = "wasm32")]
pub(crate) use web_time::{Instant, SystemTime};

/// Waits.
pub(crate) async fn sleep(wait: Duration) {
    #[cfg(not(target_arch = "wasm32"))]
    tokio::time::sleep(wait).await;
    // A browser counts milliseconds in 31 bits.
    #[cfg(target_arch = "wasm32")]
    gloo_timers::future::sleep(wait.min(Duration::from_millis(i32::MAX as u64))).await;
}

/// What comes of `work`; nothing when it takes longer than `limit`, and then `work` is dropped.
pub(crate) async fn within<F: Future>(limit: Duration, work: F) -> Option<F::Output> {
    let (mut work, mut alarm) = (std::pin::pin!(work), std::pin::pin!(sleep(limit)));
    std::future::poll_fn(|context| match work.as_mut().poll(context) {
        std::task::Poll::Ready(done) => std::task::Poll::Ready(Some(done)),
        std::task::Poll::Pending => alarm.as_mut().poll(context).map(|()| None),
    })
    .await
}

/// When work has to be over.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deadline(Option<Instant>);

impl Deadline {
    pub(crate) fn after(total: Duration) -> Self {
        Deadline(Instant::now().checked_add(total))
    }

    /// Time until then.
    pub(crate) fn left(&self) -> Duration {
        self.0.map_or(Duration::MAX, |end| end.saturating_duration_since(Instant::now()))
    }
}
