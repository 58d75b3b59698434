// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
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
    let date = Duration::from_secs(seconds_of(value)?);
    let now = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Some(date.saturating_sub(now))
}

/// Seconds from 1970 to a date as HTTP writes it, `Sun, 06 Nov 1994 08:49:37 GMT`.
fn seconds_of(date: &str) -> Option<u64> {
    const MONTHS: &str = "janfebmaraprmayjunjulaugsepoctnovdec";
    let mut words = date.rsplit_once(',').map_or(date, |(_, date)| date).split_whitespace();
    let mut word = || words.next();
    let (day, month, year) = (word()?.parse::<u64>().ok()?, word()?.to_ascii_lowercase(), word()?.parse::<u64>().ok()?);
    let mut clock = word()?.splitn(3, ':').map(|part| part.parse::<u64>().ok());
    let [hour, minute, second] = [clock.next()??, clock.next()??, clock.next()??];
    let in_utc = word().is_some_and(|zone| matches!(zone, "GMT" | "UTC" | "+0000" | "-0000"));
    let month = MONTHS.find(&month).filter(|at| month.len() == 3 && at % 3 == 0)? as u64 / 3;
    let sound = (1..=31).contains(&day) && (1970..10_000).contains(&year) && hour < 24 && minute < 60 && second <= 60;
    if !(sound && in_utc) {
        return None;
    }
    // Years that begin in March have their odd day at the end.
    let (year, month) = if month < 2 { (year - 1, month + 10) } else { (year, month - 2) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1 - 719_468;
    Some(((days * 24 + hour) * 60 + minute) * 60 + second)
}
