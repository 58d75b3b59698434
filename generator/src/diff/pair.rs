//! What was there and what is, side by side.

use std::collections::BTreeMap;

/// Things that were there and that are, by what makes them the same.
pub struct Pairs<'a, T> {
    /// What is in both, in the order of today.
    pub both: Vec<(&'a T, &'a T)>,
    /// What is gone, in its order.
    pub gone: Vec<&'a T>,
    /// What is new, in its order.
    pub new: Vec<&'a T>,
}

impl<'a, T> Pairs<'a, T> {
    /// Pairs things by a key, of which the first with the same one counts.
    pub fn new<K: Ord>(
        old: impl IntoIterator<Item = &'a T>,
        new: impl IntoIterator<Item = &'a T>,
        key: impl Fn(&T) -> K,
    ) -> Self {
        let mut left: BTreeMap<K, Vec<(usize, &'a T)>> = BTreeMap::new();
        for (place, thing) in old.into_iter().enumerate() {
            left.entry(key(thing)).or_default().push((place, thing));
        }
        left.values_mut().for_each(|things| things.reverse());
        let mut pairs = Self { both: Vec::new(), gone: Vec::new(), new: Vec::new() };
        for thing in new {
            match left.get_mut(&key(thing)).and_then(Vec::pop) {
                Some((_, before)) => pairs.both.push((before, thing)),
                None => pairs.new.push(thing),
            }
        }
        let mut gone: Vec<_> = left.into_values().flatten().collect();
        gone.sort_by_key(|(place, _)| *place);
        pairs.gone = gone.into_iter().map(|(_, thing)| thing).collect();
        pairs
    }
}
