//! Keeps the client within the rate that the service allows.

use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};

use crate::runtime::clock::{Instant, sleep};

/// How many requests the service takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    /// Requests that may be sent at once after a pause.
    pub burst: u32,
    /// Time after which one more is allowed.
    pub refill: Duration,
}

/// Counts the requests of all clones of a client.
#[derive(Clone)]
pub(crate) struct Limiter(Option<Arc<State>>);

struct State {
    rate: DefaultDirectRateLimiter,
    burst: NonZeroU32,
    /// Held by the caller whose turn it is, so that callers are served in the order in which they came.
    turn: tokio::sync::Mutex<()>,
    /// Until when the service wants no request.
    closed: Mutex<Option<Instant>>,
}

impl Limiter {
    pub(crate) fn new(limit: Option<RateLimit>) -> Self {
        let state = limit.and_then(|limit| {
            // The service counts when a request arrives and the client when it leaves. One request
            // in reserve covers the difference.
            let burst = NonZeroU32::new(limit.burst.saturating_sub(1).max(limit.burst.min(1)))?;
            let quota = Quota::with_period(limit.refill)?.allow_burst(burst);
            let rate = RateLimiter::direct(quota);
            Some(Arc::new(State { rate, burst, turn: tokio::sync::Mutex::default(), closed: Mutex::default() }))
        });
        Limiter(state)
    }

    /// Waits until one more request is allowed, and counts it. Who stops waiting is not counted.
    pub(crate) async fn wait(&self) {
        let Some(state) = &self.0 else { return };
        let _turn = state.turn.lock().await;
        while let Some(wait) = state.next() {
            sleep(wait).await;
        }
    }

    /// The service said "too many requests": somebody else uses the same account, so what was
    /// left of the burst is gone, and no clone asks again before `wait` is over.
    pub(crate) fn refused(&self, wait: Option<Duration>) {
        let Some(state) = &self.0 else { return };
        // The limiter cannot be emptied in one go: ever smaller halves take nearly all of it.
        let halves = std::iter::successors(Some(state.burst), |cells| NonZeroU32::new(cells.get() / 2));
        for cells in halves {
            let _ = state.rate.check_n(cells);
        }
        if let Some(until) = wait.and_then(|wait| Instant::now().checked_add(wait)) {
            let mut closed = state.closed();
            *closed = Some(closed.map_or(until, |known| known.max(until)));
        }
    }
}

impl State {
    fn closed(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        self.closed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a request, or says how long to wait.
    fn next(&self) -> Option<Duration> {
        let now = Instant::now();
        let closed = self.closed().and_then(|until| until.checked_duration_since(now)).filter(|wait| !wait.is_zero());
        closed.or_else(|| {
            let not_yet = self.rate.check().err()?;
            Some(not_yet.wait_time_from(DefaultClock::default().now()))
        })
    }
}
