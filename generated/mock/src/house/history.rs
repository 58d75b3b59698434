//! All that happened so far.

use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

use super::plan::Plan;
use super::step::{STEP_SECONDS, Step, step};

/// When the installations were set up: 1 January 2024, midnight in UTC.
pub(super) const SET_UP: i64 = 1_704_067_200;

/// The steps of one installation, worked out as far as somebody asked.
pub(super) struct History {
    seed: u64,
    plan: &'static Plan,
    steps: Mutex<Vec<Step>>,
}

/// The steps up to a time.
pub(super) struct Steps<'a> {
    all: MutexGuard<'a, Vec<Step>>,
    count: usize,
}

impl History {
    pub(super) fn new(seed: u64, plan: &'static Plan) -> Self {
        History { seed, plan, steps: Mutex::new(Vec::new()) }
    }

    /// The steps that are over at a time.
    pub(super) fn until(&self, now: i64) -> Steps<'_> {
        let mut all = self.steps.lock().unwrap_or_else(PoisonError::into_inner);
        let count = usize::try_from((now - SET_UP).div_euclid(STEP_SECONDS)).unwrap_or_default();
        let zone = self.plan.zone();
        let mut ahead = 0;
        for place in all.len()..count {
            let start = SET_UP + place as i64 * STEP_SECONDS;
            if place % 4 == 0 || ahead == 0 {
                let time = Timestamp::from_second(start).unwrap_or(Timestamp::UNIX_EPOCH);
                ahead = i64::from(zone.to_offset(time).seconds());
            }
            let (charge, ran) = all.last().map_or((0.6, false), |last| (last.charge.1, last.generator));
            all.push(step(self.seed, self.plan, start, ahead, charge, ran));
        }
        Steps { all, count }
    }
}

impl Steps<'_> {
    /// All of them.
    pub(super) fn all(&self) -> &[Step] {
        &self.all[..self.count]
    }

    /// Those that begin in a period, its end included, and of which something is known.
    pub(super) fn within(&self, start: i64, end: i64) -> impl Iterator<Item = &Step> {
        let place = |time: i64| usize::try_from((time - SET_UP).div_euclid(STEP_SECONDS)).unwrap_or_default();
        let first = place(start + STEP_SECONDS - 1).min(self.count);
        let last = if end < SET_UP { 0 } else { (place(end) + 1).clamp(first, self.count) };
        self.all()[first..last.max(first)].iter().filter(|step| !step.missing)
    }

    /// The newest of which something is known.
    pub(super) fn latest(&self) -> Option<&Step> {
        self.all().iter().rev().find(|step| !step.missing)
    }
}
