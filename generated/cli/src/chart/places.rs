//! An axis of places, one for each bar.

use std::ops::Range;

use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint};
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::Ranged;

/// An axis of so many places of the same width, with marks in the middle of a dozen of them at most.
pub struct Places {
    count: usize,
    range: RangedCoordf64,
}

impl Places {
    pub fn new(count: usize) -> Self {
        Places { count, range: (0.0..count.max(1) as f64).into() }
    }
}

impl Ranged for Places {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        self.range.map(value, limit)
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        let each = self.count / 13 + 1;
        (0..self.count).step_by(each).map(|place| place as f64 + 0.5).collect()
    }

    fn range(&self) -> Range<f64> {
        self.range.range()
    }
}
