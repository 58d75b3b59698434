//! When to try again, and how long to wait before.

use std::time::{Duration, SystemTime};

/// When to try again.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Retries {
    /// Tries after the first.
    pub(crate) count: u32,
    /// Longest time for all tries and the waits between them.
    pub(crate) total: Duration,
}

/// The wait before try `number` (from 1): it doubles, and its length varies, so that clients
/// that failed together do not come back together.
pub(crate) fn backoff(number: u32) -> Duration {
    let base = Duration::from_millis(250) * 2_u32.saturating_pow(number.saturating_sub(1).min(8));
    base.mul_f64(0.5 + fastrand::f64() / 2.0)
}

/// Reads `Retry-After`: seconds, or the date from which to try again.
pub(crate) fn retry_after(value: &str, now: SystemTime) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
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
    fn each_wait_is_longer_than_half_of_the_last_and_bounded() {
        for number in 1..40 {
            assert!(backoff(number) >= Duration::from_millis(125) && backoff(number) <= Duration::from_secs(64));
        }
    }
}
