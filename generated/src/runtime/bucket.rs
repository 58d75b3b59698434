// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! A token bucket: permits that are there at once, and come back one by one.

use std::time::Duration;

use crate::runtime::clock::Instant;

/// Longer than anybody waits, and short enough to be added to a time.
const NEVER: Duration = Duration::from_secs(100 * 365 * 86_400);

/// A rate: so many at once after a pause, and one more after each stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    /// How many may go at once after a pause.
    pub burst: u32,
    /// Time after which one more is allowed.
    pub refill: Duration,
}

/// Permits at the rate of a [`RateLimit`].
///
/// The service counts when a request arrives, and nobody knows when that is before its answer is
/// there. So those that are on their way are taken for permits that the service still has: when
/// they and those that are left are as many as there may be, none comes back, as none does there.
#[derive(Debug)]
pub(crate) struct Bucket {
    limit: RateLimit,
    permits: u32,
    /// The time up to which those that came back are counted; in the future while none do.
    counted: Instant,
}

impl Bucket {
    pub(crate) fn full(limit: RateLimit, now: Instant) -> Self {
        Bucket { limit, permits: limit.burst, counted: now }
    }

    /// Takes a permit, if there is one, while so many requests are on their way.
    pub(crate) fn take(&mut self, now: Instant, on_their_way: usize) -> bool {
        self.count(now, on_their_way);
        let taken = self.permits > 0;
        self.permits -= u32::from(taken);
        taken
    }

    /// Takes back a permit that was not used.
    pub(crate) fn give_back(&mut self) {
        self.permits = self.limit.burst.min(self.permits.saturating_add(1));
    }

    /// Least time until there is a permit for one more than those who wait already.
    pub(crate) fn wait(&mut self, now: Instant, on_their_way: usize, waiting: usize) -> Duration {
        self.count(now, on_their_way);
        let waiting = u32::try_from(waiting).unwrap_or(u32::MAX);
        if waiting < self.permits {
            return Duration::ZERO;
        }
        let missing = (waiting - self.permits).saturating_add(1);
        let open = self.counted.saturating_duration_since(now);
        let refill = self.limit.refill.saturating_mul(missing);
        open.saturating_add(refill.saturating_sub(now.saturating_duration_since(self.counted)))
    }

    /// Drops all permits; the next one is there after `wait`, or after the usual time.
    pub(crate) fn close(&mut self, now: Instant, wait: Option<Duration>) {
        self.permits = 0;
        let wait = wait.unwrap_or(self.limit.refill).min(NEVER);
        let opens = now + wait;
        self.counted = self.counted.max(opens.checked_sub(self.limit.refill).unwrap_or(now));
    }

    /// Counts those that came back; has to be called before the number of requests on their way changes.
    pub(crate) fn count(&mut self, now: Instant, on_their_way: usize) {
        let Some(passed) = now.checked_duration_since(self.counted) else { return };
        let back = passed.as_nanos() / self.limit.refill.as_nanos().max(1);
        let on_their_way = u32::try_from(on_their_way).unwrap_or(u32::MAX);
        let free = self.limit.burst.saturating_sub(self.permits).saturating_sub(on_their_way);
        match u32::try_from(back) {
            Ok(back) if back < free => {
                self.permits += back;
                self.counted += self.limit.refill * back;
            }
            _ => {
                self.permits += free;
                self.counted = now;
            }
        }
    }
}
