// Part of the runtime of openapi-forge, the same in every crate. Do not edit.
//! From a code or a number to what it stands for, in a table that the compiler arranges.

/// Where the entries of a list are, by hash. There are more slots than entries, and an entry
/// whose slot is taken is in the next free one.
#[derive(Debug)]
pub struct Lookup<const SLOTS: usize> {
    /// One more than the place in the list; 0 for an empty slot.
    slots: [u32; SLOTS],
}

impl<const SLOTS: usize> Lookup<SLOTS> {
    /// Arranges a list by code. Of two entries with the same code, the first is found.
    pub const fn by_code<T>(list: &[(&str, T)]) -> Self {
        let mut slots = [0; SLOTS];
        let mut place = 0;
        while place < list.len() {
            let mut slot = hash(list[place].0) % SLOTS;
            while slots[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            place += 1;
            slots[slot] = place as u32;
        }
        Lookup { slots }
    }

    /// The entry with this code in the list that was arranged.
    pub fn find<T: Copy>(&self, list: &[(&str, T)], code: &str) -> Option<T> {
        let mut slot = hash(code) % SLOTS;
        // An empty slot ends it long before all were seen.
        for _ in 0..SLOTS {
            let place = (*self.slots.get(slot)? as usize).checked_sub(1)?;
            match list.get(place) {
                Some((known, value)) if *known == code => return Some(*value),
                _ => slot = (slot + 1) % SLOTS,
            }
        }
        None
    }
}

/// The values of the first `N` entries of a list.
pub const fn values<T: Copy, const N: usize>(list: &[(&str, T)]) -> [T; N] {
    let mut values = [list[0].1; N];
    let mut place = 1;
    while place < N {
        values[place] = list[place].1;
        place += 1;
    }
    values
}

/// FNV-1a: short for short texts, and codes have two letters or three.
const fn hash(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x100_0000_01b3);
        at += 1;
    }
    (hash ^ (hash >> 32)) as u32 as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: [(&str, u8); 5] = [("a", 1), ("A", 2), ("b", 3), ("", 4), ("a", 5)];

    #[test]
    fn every_entry_is_found_and_nothing_else_is() {
        static TABLE: Lookup<8> = Lookup::by_code(&LIST);
        let find = |code| TABLE.find(&LIST, code);
        assert_eq!((find("a"), find("A"), find("b"), find("")), (Some(1), Some(2), Some(3), Some(4)));
        assert_eq!((find("B"), find("aa"), find("\u{0}")), (None, None, None));
    }

    #[test]
    fn a_table_without_an_empty_slot_still_ends() {
        static FULL: Lookup<5> = Lookup::by_code(&LIST);
        assert_eq!((FULL.find(&LIST, "b"), FULL.find(&LIST, "zz")), (Some(3), None));
    }

    #[test]
    fn the_values_of_a_list_are_in_its_order() {
        const VALUES: [u8; 3] = values(&LIST);
        assert_eq!(VALUES, [1, 2, 3]);
    }

    #[test]
    fn an_empty_table_has_nothing() {
        static EMPTY: Lookup<1> = Lookup::by_code::<u8>(&[]);
        assert_eq!(EMPTY.find::<u8>(&[], "a"), None);
    }
}
