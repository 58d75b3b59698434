//! When a generator ran, why, and for how long.

use jiff::{SignedDuration, Timestamp};

use super::LocalSite;
use crate::runtime::{Error, Period};
use crate::{GatewayAttribute, Instance};

/// When a generator ran.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GeneratorRuns {
    /// In the order of time.
    pub runs: Vec<GeneratorRun>,
}

/// Once from start to stop.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GeneratorRun {
    /// Why it ran, in words such as `State of Charge`; the number where VRM has no words.
    pub reason: String,
    /// When it started, and no earlier than the period began.
    pub start: Timestamp,
    /// When it stopped, and no later than the period ended; `None` while it runs.
    pub end: Option<Timestamp>,
}

impl GeneratorRuns {
    /// How long it ran altogether; a run that goes on counts until `now`.
    pub fn running_time(&self, now: Timestamp) -> SignedDuration {
        let times = self.runs.iter().map(|run| run.end.unwrap_or(now.max(run.start)).duration_since(run.start));
        times.fold(SignedDuration::ZERO, |sum, time| sum + time)
    }

    /// Whether it runs at the end of what was asked for.
    pub fn is_running(&self) -> bool {
        self.runs.last().is_some_and(|run| run.end.is_none())
    }
}

impl LocalSite {
    /// When a generator ran in a period. `instance` tells several generators apart; without it VRM
    /// chooses.
    ///
    /// # Errors
    /// When VRM can't be asked or refuses.
    pub async fn generator_runs(&self, period: Period, instance: Option<Instance>) -> Result<GeneratorRuns, Error> {
        let mut request = self.requests().widgets().generator_state().period(period);
        if let Some(instance) = instance {
            request = request.instance(instance);
        }
        let changes = request.await?.records;
        let series = changes.of(GatewayAttribute::GeneratorRunReason);
        let key = GatewayAttribute::GeneratorRunReason.info().id.to_string();
        let words = changes.enums.get(&key);
        let now = self.now();
        let runs = series.iter().filter(|change| change.state != "0").map(|change| GeneratorRun {
            reason: words.and_then(|words| words.get(&change.state)).unwrap_or(&change.state).clone(),
            start: change.start.max(period.start),
            // VRM ends what goes on with the period.
            end: change.end.filter(|end| *end < period.end.min(now)).or((period.end < now).then_some(period.end)),
        });
        Ok(GeneratorRuns { runs: runs.collect() })
    }
}
