//! The rate limit: requests in a rolling window, one given back after each refill time.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::ir::RateLimit;

/// Counts the requests of everybody.
pub(super) struct Window {
    limit: RateLimit,
    /// Requests that are still counted, and when that was reckoned.
    used: Mutex<(f64, Instant)>,
}

impl Window {
    pub(super) fn new(limit: RateLimit) -> Self {
        Window { limit, used: Mutex::new((0.0, Instant::now())) }
    }

    /// Counts a request, or says how many seconds to wait.
    pub(super) fn count(&self) -> Result<(), u64> {
        let refill = Duration::from_millis(self.limit.refill_milliseconds.into()).as_secs_f64();
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let left = (used.0 - now.duration_since(used.1).as_secs_f64() / refill).max(0.0);
        if left + 1.0 > f64::from(self.limit.requests) {
            *used = (left, now);
            return Err(refill.ceil() as u64);
        }
        *used = (left + 1.0, now);
        Ok(())
    }
}
