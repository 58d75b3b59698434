//! Keeps the client within the rate that the service allows.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};

/// How many requests may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    /// Requests that may be sent at once after a pause.
    pub burst: u32,
    /// Time after which one more is allowed.
    pub refill: Duration,
}

/// Counts the requests of all clones of a client.
#[derive(Clone)]
pub(crate) struct Limiter(Option<Arc<DefaultDirectRateLimiter>>);

impl Limiter {
    pub(crate) fn new(limit: Option<RateLimit>) -> Self {
        let quota =
            limit.and_then(|limit| Some(Quota::with_period(limit.refill)?.allow_burst(NonZeroU32::new(limit.burst)?)));
        Limiter(quota.map(|quota| Arc::new(RateLimiter::direct(quota))))
    }

    /// Waits until one more request is allowed and counts it.
    pub(crate) async fn wait(&self) {
        let Some(limiter) = &self.0 else { return };
        while let Err(not_yet) = limiter.check() {
            tokio::time::sleep(not_yet.wait_time_from(DefaultClock::default().now())).await;
        }
    }
}
