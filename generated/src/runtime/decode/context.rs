// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! What is remembered while an answer is read.

use serde_json::Value;

use super::fit::{Cause, Fit, Nothing, Odd};
use crate::runtime::json::{Broken, Json};
use crate::runtime::misfit::{Misfit, Misfits, Segment};
use crate::runtime::notation::{Change, Notation};

/// How many misfits of one answer are kept with all that is known about them.
const KEPT: usize = 10_000;

/// What did not fit so far. A value that reports something gives the way to it only from itself
/// on; each list, map and object around it adds its own step while it is left, so that nothing
/// is spent on paths where everything fits.
#[derive(Debug, Default)]
pub struct Context {
    /// Why the value that was read last is none.
    reason: Reason,
    entries: Vec<Entry>,
    total: usize,
    unknown: usize,
    /// Values that the document excludes, and that are taken all the same.
    excluded: usize,
    notations: Vec<Notation>,
}

/// How much was reported when the reading of a value began.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    misfits: usize,
    notations: usize,
}

/// How badly a value fits, to compare the shapes that it may have: what excludes it, then what it has
/// beside that which the shape knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cost {
    excluded: usize,
    unknown: usize,
}

impl Cost {
    /// Of a value that fits as a whole.
    pub(crate) const NONE: Cost = Cost { excluded: 0, unknown: 0 };
}

/// Why a value is none.
#[derive(Debug, Default)]
enum Reason {
    #[default]
    Unknown,
    Nothing(Nothing),
    Odd(Box<Odd>),
}

#[derive(Debug)]
struct Entry {
    /// Innermost first.
    path: Vec<Segment>,
    expected: &'static str,
    found: Option<Value>,
    /// What was given up because of it, and how many steps the path had inside of that.
    left_out: Option<(usize, Value)>,
}

impl Context {
    /// Whether values are read as PHP writes them: `false`, `""`, `[]` and `{}` can mean nothing,
    /// numbers come in quotes, and lists as objects. The document says so, so that nobody else pays.
    #[inline]
    pub(crate) const fn is_lenient() -> bool {
        crate::LENIENT
    }

    /// Remembers how a value came that is written in another way.
    #[cold]
    pub(super) fn note(&mut self, written: Option<Value>, came: Option<Value>) {
        self.note_change(Change::Value { written, came });
    }

    /// Remembers how a number came that is written with other digits.
    #[cold]
    pub(super) fn note_number(&mut self, written: Value, came: &str) {
        self.note_change(Change::Number { written, came: came.into() });
    }

    /// Remembers how the numbers of a value of any kind came that it writes with other digits.
    #[cold]
    pub(crate) fn note_numbers(&mut self, text: &str) {
        // It was read before, so that it is sound.
        let _ = self.numbers_in(&mut Json::new(text));
    }

    fn numbers_in(&mut self, json: &mut Json<'_>) -> Result<(), Broken> {
        let (opening, start, mut first) = (json.peek()?, json.at(), true);
        match opening {
            b'[' => {
                json.enter()?;
                let mut index = 0;
                while json.more(&mut first, b']')? {
                    let mark = self.mark();
                    self.numbers_in(json)?;
                    self.leave(mark, || Segment::Index(index));
                    index += 1;
                }
            }
            b'{' => {
                json.enter()?;
                while json.more(&mut first, b'}')? {
                    let (key, mark) = (json.key()?, self.mark());
                    self.numbers_in(json)?;
                    self.leave(mark, || Segment::entry(&key));
                }
            }
            _ => {
                let value = json.any()?;
                if json.take_unlike() {
                    self.note_number(value, json.since(start));
                }
            }
        }
        Ok(())
    }

    /// The value of any kind that was read from a place on, its numbers remembered as they came.
    #[cold]
    pub(super) fn found_since(&mut self, json: &Json<'_>, start: usize) -> Value {
        let (found, is_alike) = json.value_since(start);
        if !is_alike {
            self.note_numbers(json.since(start));
        }
        found
    }

    /// Remembers what a list or map has lost. PHP's have no own spelling to go back to.
    #[cold]
    pub(super) fn note_change(&mut self, change: Change) {
        if !Self::is_lenient() {
            self.notations.push(Notation { path: Vec::new(), change });
        }
    }

    /// What is remembered since `mark`, for the object around it.
    #[inline]
    pub(crate) fn noted(&mut self, mark: Mark) -> Option<std::vec::Drain<'_, Notation>> {
        (self.notations.len() > mark.notations).then(|| self.notations.drain(mark.notations..))
    }

    /// A value that says that there is none.
    #[inline]
    pub fn nothing<T>(&mut self, nothing: Nothing) -> Option<T> {
        self.reason = Reason::Nothing(nothing);
        None
    }

    /// A value that does not fit.
    #[cold]
    pub fn odd<T>(&mut self, expected: &'static str, found: Value) -> Option<T> {
        self.lost(Odd { expected, found, cause: None })
    }

    /// The value that was read last does not fit; it begins at `start`.
    #[cold]
    pub(super) fn odd_since<T>(&mut self, json: &Json<'_>, start: usize, expected: &'static str) -> Option<T> {
        let found = self.found_since(json, start);
        self.odd(expected, found)
    }

    /// A value that does not fit, or that lacks something.
    #[cold]
    pub(super) fn lost<T>(&mut self, odd: Odd) -> Option<T> {
        self.reason = Reason::Odd(Box::new(odd));
        None
    }

    /// What became of the value that was read last.
    #[inline]
    pub fn fit<T>(&mut self, read: Option<T>) -> Fit<T> {
        match read {
            Some(value) => Fit::Value(value),
            None => self.why(),
        }
    }

    #[cold]
    pub(super) fn why<T>(&mut self) -> Fit<T> {
        match std::mem::take(&mut self.reason) {
            Reason::Unknown => Fit::Nothing(Nothing::Absent),
            Reason::Nothing(nothing) => Fit::Nothing(nothing),
            Reason::Odd(odd) => Fit::Odd(odd),
        }
    }

    /// How much was reported so far.
    #[inline]
    pub fn mark(&self) -> Mark {
        Mark { misfits: self.entries.len(), notations: self.notations.len() }
    }

    /// Adds a step to the way to everything that was reported since `mark`.
    #[inline]
    pub fn leave(&mut self, mark: Mark, segment: impl Fn() -> Segment) {
        if self.entries.len() > mark.misfits || self.notations.len() > mark.notations {
            self.add_step(mark, &segment());
        }
    }

    #[cold]
    fn add_step(&mut self, mark: Mark, segment: &Segment) {
        for entry in self.entries.iter_mut().skip(mark.misfits) {
            entry.path.push(segment.shortened());
        }
        for notation in self.notations.iter_mut().skip(mark.notations) {
            notation.path.push(segment.clone());
        }
    }

    /// Reports that something other than what was expected stands here.
    #[cold]
    pub fn report(&mut self, expected: &'static str, found: Option<Value>) -> Option<Cause> {
        self.total += 1;
        if self.entries.len() >= KEPT {
            return None;
        }
        self.entries.push(Entry { path: Vec::new(), expected, found, left_out: None });
        Some(Cause(self.entries.len() - 1))
    }

    /// Reports a value that is not used, and gives it back for those who have a place for it.
    /// `steps` says how many steps the way to what is inside of it has outside of it already.
    #[cold]
    pub(crate) fn give_up(&mut self, odd: Odd, steps: usize, keep: bool) -> Option<Value> {
        let Odd { expected, found, cause } = odd;
        let copy = keep.then(|| found.clone());
        match cause {
            None => {
                self.report(expected, Some(found));
            }
            Some(Cause(index)) => {
                if let Some(entry) = self.entries.get_mut(index) {
                    entry.left_out = Some((entry.path.len().saturating_sub(steps), found));
                }
            }
        }
        copy
    }

    /// Adds a step to the way to one misfit.
    pub(crate) fn step(&mut self, cause: Option<Cause>, segment: Segment) {
        if let Some(entry) = cause.and_then(|Cause(index)| self.entries.get_mut(index)) {
            entry.path.push(segment);
        }
    }

    /// Values were met of which the shape that is tried knows nothing.
    pub(crate) fn met_unknown(&mut self, count: usize) {
        self.unknown += count;
    }

    /// A value was taken that the document excludes.
    #[inline]
    pub(crate) fn met_excluded(&mut self) {
        self.excluded += 1;
    }

    /// How badly a value fits. What PHP writes seldom is as it is documented; there a key that a shape
    /// does not know speaks against it more than one that it knows with another value.
    pub(crate) fn cost(&self) -> Cost {
        match Self::is_lenient() {
            true => Cost { excluded: self.total + 2 * self.unknown, unknown: 0 },
            false => Cost { excluded: self.total + self.excluded, unknown: self.unknown },
        }
    }

    /// Places of a short array that was read in another order, as they stand in the answer.
    pub(super) fn reorder(&mut self, at: &[usize]) {
        for entry in &mut self.entries {
            if let Some(Segment::Index(index)) = entry.path.last_mut() {
                *index = at.get(*index).copied().unwrap_or(*index);
            }
        }
    }

    /// As [`Context::absorb`]; gives what was the cause in the part.
    pub(super) fn absorb_cause(&mut self, part: Context, cause: Option<Cause>) -> Option<Cause> {
        let before = self.entries.len();
        self.absorb(part);
        cause.map(|Cause(index)| Cause(before + index)).filter(|Cause(index)| *index < self.entries.len())
    }

    /// Takes over what was reported in the reading of a part.
    pub(crate) fn absorb(&mut self, part: Context) {
        let room = KEPT.saturating_sub(self.entries.len());
        self.entries.extend(part.entries.into_iter().take(room));
        self.total += part.total;
        self.unknown += part.unknown;
        self.excluded += part.excluded;
        self.notations.extend(part.notations);
    }

    /// All misfits, with the whole way to each.
    pub fn finish(self) -> Misfits {
        let kept = self.entries.into_iter().map(|entry| {
            let Entry { path, expected, found, left_out } = entry;
            let left_out =
                left_out.map(|(inside, value)| (Segment::join(path.get(inside..).unwrap_or_default()), value));
            Misfit::new(Segment::join(&path), expected, found, left_out)
        });
        Misfits::new(kept.collect(), self.total)
    }
}
