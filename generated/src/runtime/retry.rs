// Part of the runtime of openapi-to-crate, the same in every crate. Do not edit.
//! When to try again, and how long to wait before.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::runtime::bucket::{Bucket, RateLimit};
use crate::runtime::clock::{Instant, SystemTime};

/// When to try again.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Retries {
    /// Tries after the first.
    pub(crate) count: u32,
    /// The first wait; each further one is twice as long.
    pub(crate) first: Duration,
    /// The longest wait.
    pub(crate) longest: Duration,
    /// Longest time for everything: all tries and the waits before and between them.
    pub(crate) total: Duration,
}

impl Retries {
    /// The wait after so many tries; `None` after the last one. Its length varies, so that clients
    /// that failed together do not come back together.
    pub(crate) fn wait(&self, tries: u32) -> Option<Duration> {
        let before = tries.checked_sub(1).filter(|before| *before < self.count)?;
        let doubled = self.first.saturating_mul(2_u32.saturating_pow(before)).min(self.longest.max(self.first));
        let nanos = u64::try_from(doubled.as_nanos()).unwrap_or(u64::MAX);
        Some(doubled.saturating_add(Duration::from_nanos(fastrand::u64(0..=nanos))))
    }
}

/// How often all clones of a client together may try again, so that a service in trouble is not
/// asked several times by everybody.
#[derive(Debug, Clone)]
pub(crate) struct RetryBudget(Option<Arc<Mutex<Bucket>>>);

impl RetryBudget {
    pub(crate) fn new(limit: Option<RateLimit>) -> Self {
        RetryBudget(limit.map(|limit| Arc::new(Mutex::new(Bucket::full(limit, Instant::now())))))
    }

    /// Whether one more try is left.
    pub(crate) fn take(&self) -> bool {
        let take =
            |bucket: &Arc<Mutex<Bucket>>| bucket.lock().unwrap_or_else(PoisonError::into_inner).take(Instant::now(), 0);
        self.0.as_ref().is_none_or(take)
    }
}

/// Reads `Retry-After`: seconds, or the date from which to try again.
pub(crate) fn retry_after(value: &str, now: SystemTime) -> Option<Duration> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    let date = jiff::fmt::rfc2822::parse(value).ok()?.timestamp().as_second();
    let date = Duration::from_secs(u64::try_from(date).unwrap_or(0));
    let now = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Some(date.saturating_sub(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_read_as_seconds_and_as_a_date() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        assert_eq!(retry_after(" 7 ", now), Some(Duration::from_secs(7)));
        assert_eq!(retry_after("Sun, 06 Nov 1994 08:49:40 GMT", now), Some(Duration::from_secs(3)));
        assert_eq!(retry_after("Sun, 06 Nov 1994 08:49:30 GMT", now), Some(Duration::ZERO));
        assert_eq!(retry_after("99999999999999999999999", now), Some(Duration::from_secs(u64::MAX)));
        for senseless in ["soon", "", "-1", "1.5", "7 s"] {
            assert_eq!(retry_after(senseless, now), None, "{senseless}");
        }
    }

    #[test]
    fn waits_grow_vary_and_stay_bounded() {
        let (first, longest) = (Duration::from_millis(250), Duration::from_secs(8));
        let retries = Retries { count: 12, first, longest, total: Duration::MAX };
        let waits = || (1..).map_while(|tries| retries.wait(tries)).collect::<Vec<_>>();
        let all = waits();
        assert_eq!(all.len(), 12);
        assert!(all.iter().all(|wait| *wait >= first && *wait <= 2 * longest), "{all:?}");
        assert!(all[11] > all[0]);
        assert_ne!(all, waits(), "two clients that failed together come back together");
        let forever = Retries { first: Duration::MAX, longest: Duration::MAX, ..retries };
        assert_eq!(forever.wait(12), Some(Duration::MAX));
    }
}
