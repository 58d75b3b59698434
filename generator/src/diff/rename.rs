//! Types that have another name and are the same otherwise.

use std::collections::BTreeMap;

use super::entry::{Entry, Item};
use super::kind::Kind;
use super::pair::Pairs;
use super::surface::Surface;

/// The old surface, in which types are known by the names that they have in the new one.
pub fn with_new_identities(old: &Surface, new: &Surface) -> Surface {
    let renamed = renamed(old, new);
    let mut items = old.items.clone();
    for item in items.iter_mut().filter(|_| !renamed.is_empty()) {
        let is_type = item.entry.kind == Kind::Type;
        for entry in std::iter::once(&mut item.entry).chain(&mut item.members) {
            let of_a_type = matches!(entry.kind, Kind::Type | Kind::Conversion | Kind::Variant) && is_type;
            entry.ty = replaced(&entry.ty, &renamed);
            if of_a_type {
                entry.identity = replaced(&entry.identity, &renamed);
            }
            if entry.kind == Kind::Conversion {
                entry.name = replaced(&entry.name, &renamed);
            }
        }
    }
    Surface { items }
}

/// New names by old ones: of types that are gone, and of which just one new type has all members.
fn renamed(old: &Surface, new: &Surface) -> BTreeMap<String, String> {
    let types = |surface: &'_ Surface| -> Vec<Item> {
        surface.items.iter().filter(|item| item.entry.kind == Kind::Type).cloned().collect()
    };
    let (old, new) = (types(old), types(new));
    let pairs = Pairs::new(&old, &new, |item: &Item| item.entry.identity.clone());
    let shape = |item: &Item| -> Vec<Entry> {
        let itself: BTreeMap<_, _> = [(item.entry.name.clone(), "Self".to_owned())].into();
        let members = item.members.iter().cloned();
        let members = members.map(|member| Entry { ty: replaced(&member.ty, &itself), ..member });
        members.chain([Entry { name: String::new(), identity: String::new(), ..item.entry.clone() }]).collect()
    };
    let alike = |item: &Item, others: &[&Item]| {
        let own = shape(item);
        let found: Vec<_> =
            others.iter().filter(|other| shape(other) == own).map(|other| other.entry.name.clone()).collect();
        found
    };
    let with_members = pairs.gone.iter().filter(|item| !item.members.is_empty());
    let found = with_members.filter_map(|gone| match (alike(gone, &pairs.new), alike(gone, &pairs.gone)) {
        (after, before) if after.len() == 1 && before.len() == 1 => {
            Some((gone.entry.name.clone(), after.first()?.clone()))
        }
        _ => None,
    });
    found.collect()
}

/// A text in which whole words are replaced.
fn replaced(text: &str, words: &BTreeMap<String, String>) -> String {
    let mut out = String::new();
    let mut word = String::new();
    for c in text.chars().map(Some).chain([None]) {
        match c.filter(|c| c.is_alphanumeric() || *c == '_') {
            Some(letter) => word.push(letter),
            None => {
                out.push_str(words.get(&word).unwrap_or(&word));
                word.clear();
                out.extend(c);
            }
        }
    }
    out
}
