//! When to try again, and how long to wait before.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBackoff, ExponentialBuilder};

use crate::runtime::clock::SystemTime;

/// When to try again.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Retries {
    /// Tries after the first.
    pub(crate) count: u32,
    /// The first wait; each further one is twice as long.
    pub(crate) first: Duration,
    /// The longest wait.
    pub(crate) longest: Duration,
    /// Longest time for all tries and the waits between them.
    pub(crate) total: Duration,
}

impl Retries {
    /// The waits between the tries. Their length varies, so that clients that failed together
    /// do not come back together.
    pub(crate) fn waits(&self) -> ExponentialBackoff {
        ExponentialBuilder::new()
            .with_min_delay(self.first)
            .with_max_delay(self.longest.max(self.first))
            .with_max_times(usize::try_from(self.count).unwrap_or(usize::MAX))
            .with_jitter()
            .build()
    }
}

/// Reads `Retry-After`: seconds, or the date from which to try again.
pub(crate) fn retry_after(value: &str, now: SystemTime) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = Duration::from_secs(seconds_since_1970(httpdate::parse_http_date(value).ok()?));
    let now = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Some(date.saturating_sub(now))
}

fn seconds_since_1970(date: std::time::SystemTime) -> u64 {
    date.duration_since(std::time::SystemTime::UNIX_EPOCH).map_or(0, |time| time.as_secs())
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
        assert_eq!(retry_after("soon", now), None);
    }

    #[test]
    fn waits_grow_vary_and_stay_bounded() {
        let (first, longest) = (Duration::from_millis(250), Duration::from_secs(8));
        let retries = Retries { count: 12, first, longest, total: Duration::MAX };
        let waits: Vec<_> = retries.waits().collect();
        assert_eq!(waits.len(), 12);
        assert!(waits.iter().all(|wait| *wait >= first && *wait <= 2 * longest), "{waits:?}");
        assert!(waits[11] > waits[0]);
        assert_ne!(waits, retries.waits().collect::<Vec<_>>(), "two clients that failed together come back together");
    }
}
