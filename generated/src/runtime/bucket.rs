// Part of the runtime of openapi-forge, the same in every crate. Do not edit.
//! A token bucket: permits that are there at once, and come back one by one.

use std::time::Duration;

use crate::runtime::clock::Instant;

/// Longer than anybody waits, and short enough to be added to a time.
const NEVER: Duration = Duration::from_secs(100 * 365 * 86_400);

/// Longest time for which permits don't come back after a pause, because no answer came.
const UNANSWERED: Duration = Duration::from_secs(2);

/// A rate: so many at once after a pause, and one more after each stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    /// How many may go at once after a pause.
    pub burst: u32,
    /// Time after which one more is allowed.
    pub refill: Duration,
}

/// Permits at the rate of a [`RateLimit`].
#[derive(Debug)]
pub(crate) struct Bucket {
    limit: RateLimit,
    permits: u32,
    /// The time up to which those that came back are counted; in the future while none do.
    counted: Instant,
    /// Whether more would have come back than there may be: nothing was asked of the service for
    /// a while.
    idle: bool,
    /// Whether no request since the last pause has been answered. The service begins to count when
    /// the first one arrives there, and only an answer tells that it has.
    unanswered: bool,
}

impl Bucket {
    pub(crate) fn full(limit: RateLimit, now: Instant) -> Self {
        Bucket { limit, permits: limit.burst, counted: now, idle: true, unanswered: false }
    }

    /// Takes a permit, if there is one.
    pub(crate) fn take(&mut self, now: Instant) -> bool {
        self.count(now);
        let taken = self.permits > 0;
        self.permits -= u32::from(taken);
        taken
    }

    /// Takes back a permit that was not used.
    pub(crate) fn give_back(&mut self, now: Instant) {
        self.count(now);
        self.permits = self.limit.burst.min(self.permits.saturating_add(1));
    }

    /// A request leaves, for which a permit was taken.
    pub(crate) fn sent(&mut self, now: Instant) {
        self.count(now);
        if std::mem::take(&mut self.idle) {
            (self.counted, self.unanswered) = (now + UNANSWERED, true);
        }
    }

    /// A request was answered; whether waits are shorter for it.
    pub(crate) fn answered(&mut self, now: Instant) -> bool {
        let first = std::mem::take(&mut self.unanswered);
        if first {
            self.counted = self.counted.min(now);
        }
        first
    }

    /// The least time until there is a permit for one more than those who wait already.
    pub(crate) fn least_wait(&mut self, now: Instant, waiting: usize) -> Duration {
        let wait = self.wait(now, waiting);
        if self.unanswered { wait.saturating_sub(self.counted.saturating_duration_since(now)) } else { wait }
    }

    /// Time until there is a permit for one more than those who wait already.
    pub(crate) fn wait(&mut self, now: Instant, waiting: usize) -> Duration {
        self.count(now);
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
        (self.permits, self.idle, self.unanswered) = (0, false, false);
        let wait = wait.unwrap_or(self.limit.refill).min(NEVER);
        let opens = now + wait;
        self.counted = self.counted.max(opens.checked_sub(self.limit.refill).unwrap_or(now));
    }

    fn count(&mut self, now: Instant) {
        let Some(passed) = now.checked_duration_since(self.counted) else { return };
        let back = passed.as_nanos() / self.limit.refill.as_nanos().max(1);
        let free = self.limit.burst - self.permits;
        match u32::try_from(back) {
            Ok(back) if back < free => {
                self.permits += back;
                self.counted += self.limit.refill * back;
            }
            back => {
                self.idle |= back != Ok(free);
                (self.permits, self.counted) = (self.limit.burst, now);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn bucket(burst: u32, refill: Duration) -> (Bucket, Instant) {
        let now = Instant::now();
        (Bucket::full(RateLimit { burst, refill }, now), now)
    }

    #[test]
    fn permits_come_back_one_by_one_and_never_beyond_the_burst() {
        let (mut bucket, now) = bucket(2, SECOND);
        assert!(bucket.take(now));
        bucket.sent(now);
        assert!(bucket.answered(now) && bucket.take(now) && !bucket.take(now));
        assert_eq!(bucket.wait(now + SECOND / 4, 0), SECOND * 3 / 4);
        assert_eq!(bucket.wait(now + SECOND / 4, 2), SECOND * 11 / 4);
        assert!(bucket.take(now + SECOND) && !bucket.take(now + SECOND));
        let later = now + SECOND * 3600;
        assert!(bucket.take(later) && bucket.take(later) && !bucket.take(later));
        bucket.give_back(later);
        bucket.sent(later);
        assert!(bucket.answered(later) && !bucket.answered(later));
        assert_eq!((bucket.wait(later, 0), bucket.wait(later, 1)), (Duration::ZERO, SECOND));
    }

    #[test]
    fn permits_come_back_from_the_first_answer_on() {
        let (mut bucket, now) = bucket(2, SECOND);
        assert!(bucket.take(now) && bucket.take(now));
        bucket.sent(now);
        assert_eq!((bucket.wait(now, 0), bucket.least_wait(now, 0)), (UNANSWERED + SECOND, SECOND));
        assert!(bucket.answered(now + SECOND));
        assert_eq!(bucket.wait(now + SECOND, 0), SECOND);
        let (mut silent, now) = self::bucket(1, SECOND);
        assert!(silent.take(now));
        silent.sent(now);
        assert!(!silent.take(now + UNANSWERED) && silent.take(now + UNANSWERED + SECOND));
    }

    #[test]
    fn a_closed_bucket_opens_with_one_permit_and_the_longest_wait_counts() {
        let (mut bucket, now) = bucket(9, SECOND);
        bucket.close(now, Some(SECOND * 60));
        bucket.close(now, Some(SECOND));
        bucket.close(now, None);
        assert_eq!((bucket.wait(now, 0), bucket.wait(now, 1)), (SECOND * 60, SECOND * 61));
        assert!(bucket.take(now + SECOND * 60) && !bucket.take(now + SECOND * 60));
    }

    #[test]
    fn no_length_of_time_is_too_long() {
        let (mut bucket, now) = bucket(1, Duration::MAX);
        assert!(bucket.take(now) && !bucket.take(now + SECOND));
        assert!(bucket.wait(now, usize::MAX) > SECOND * 1_000_000);
        bucket.close(now, Some(Duration::MAX));
        assert!(bucket.wait(now, 0) > SECOND * 1_000_000);
        let (mut fast, now) = self::bucket(u32::MAX, Duration::from_nanos(1));
        fast.close(now, None);
        assert!(fast.take(now + SECOND * 100));
    }
}
