// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Where the rows of a table are, by hash.
//!
//! The compiler could arrange them too, but would need longer for it than for all else about the
//! table. So the first look-up does it, once for a program, in some microseconds and in memory that is
//! there from the start: no look-up allocates.

use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::tables::row::Row;

/// Places of rows by hash: one more than the place of a row, 0 for a free slot. There are more slots
/// than rows, and a row whose slot is taken is in the next free one, so all rows of a key stand
/// before the first free slot.
#[derive(Debug)]
pub struct Lookup {
    slots: &'static [AtomicU32],
    filled: Once,
}

impl Lookup {
    /// A look-up that is still to be arranged; there have to be more slots than rows.
    pub const fn new(slots: &'static [AtomicU32]) -> Self {
        Lookup { slots, filled: Once::new() }
    }

    /// Places where rows with this hash may be. `hash_of` gives the hash of a row; a row without one
    /// is not found.
    pub fn places(
        &self,
        rows: &[Row],
        hash_of: impl Fn(&Row) -> Option<usize>,
        hash: usize,
    ) -> impl Iterator<Item = usize> {
        if !self.filled.is_completed() {
            self.filled.call_once(|| self.fill(rows, hash_of));
        }
        let (before, after) = self.slots.split_at(self.start(hash));
        let slots = after.iter().chain(before);
        // They were filled before `filled` was completed, and don't change any more.
        slots.map_while(|slot| (slot.load(Ordering::Relaxed) as usize).checked_sub(1))
    }

    fn start(&self, hash: usize) -> usize {
        hash % self.slots.len().max(1)
    }

    fn fill(&self, rows: &[Row], hash_of: impl Fn(&Row) -> Option<usize>) {
        for (place, row) in (1..).zip(rows) {
            let Some(hash) = hash_of(row) else { continue };
            let (before, after) = self.slots.split_at(self.start(hash));
            let free = after.iter().chain(before).find(|slot| slot.load(Ordering::Relaxed) == 0);
            if let Some(slot) = free {
                slot.store(place, Ordering::Relaxed);
            }
        }
    }
}

/// The hash of a code. FNV-1a is short for short texts, and codes have two letters or three.
pub fn hash_of_code(code: &str) -> usize {
    finish(update(START, code))
}

/// The hash of a number.
pub fn hash_of_id(id: u32) -> usize {
    (id.wrapping_mul(0x9e37_79b1) >> 12) as usize
}

/// The hash of a path of the D-Bus.
pub fn hash_of_path(service: &str, path: &str) -> usize {
    finish(update(update(START, service), path))
}

/// The state of FNV-1a before the first byte.
const START: u64 = 0xcbf2_9ce4_8422_2325;

fn update(state: u64, text: &str) -> u64 {
    text.bytes().fold(state, |state, byte| (state ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

fn finish(state: u64) -> usize {
    (state ^ (state >> 32)) as u32 as usize
}

/// Lists one after the other, as one of `N`; what they don't fill is `rest`.
pub const fn flatten<T: Copy, const N: usize>(lists: &[&[T]], rest: T) -> [T; N] {
    let mut all = [rest; N];
    let (mut list, mut filled) = (0, 0);
    while list < lists.len() {
        let mut at = 0;
        while at < lists[list].len() {
            all[filled] = lists[list][at];
            filled += 1;
            at += 1;
        }
        list += 1;
    }
    all
}

/// Where each list begins when one follows the other.
pub const fn starts<const N: usize>(lists: &[&[Row]]) -> [usize; N] {
    let mut starts = [0; N];
    let mut list = 1;
    while list < N {
        starts[list] = starts[list - 1] + lists[list - 1].len();
        list += 1;
    }
    starts
}

/// How many rows lists have together.
pub const fn count(lists: &[&[Row]]) -> usize {
    let (mut list, mut count) = (0, 0);
    while list < lists.len() {
        count += lists[list].len();
        list += 1;
    }
    count
}
