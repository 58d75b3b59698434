//! Words that generators can't tell apart when they make identifiers of them.

use std::collections::BTreeSet;

/// What the associated types of `FromStr` and `TryFrom` are called: beside a variant of that name `Self::Err` means
/// two things.
pub const TYPES: &[&str] = &["err", "error"];

/// Of each word whether it can be an identifier beside those before it and those that are taken. Generators that know
/// nothing of `x-enum-varnames` name constants after the values, in one case and without signs, and all do so with keys.
pub fn are_told_apart<'v>(words: impl IntoIterator<Item = &'v str>, taken: &[&str]) -> Vec<bool> {
    let mut seen: BTreeSet<String> = taken.iter().map(|taken| (*taken).to_owned()).collect();
    let bare = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    words.into_iter().map(|word| seen.insert(bare(word))).collect()
}
