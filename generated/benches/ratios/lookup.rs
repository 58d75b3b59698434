//! From a code to its attribute, beside a perfect hash map of the crate `phf` and a `HashMap`.

use std::hint::black_box;

use victron_vrm::Attribute;

use crate::measure::Bench;

pub fn run(bench: &mut Bench) {
    let known: Vec<_> = Attribute::ALL.iter().map(|attribute| (attribute.info().code, *attribute)).collect();
    let asked = asked(&known);
    let perfect = perfect(&known);
    bench.compare(
        "look up a code, against a phf map",
        Some(1.0),
        asked.len(),
        || asked.iter().for_each(|code| keep(Attribute::from_code(black_box(code)))),
        || asked.iter().for_each(|code| keep(perfect.get(black_box(*code)))),
    );
    #[expect(clippy::disallowed_types, reason = "it is what people would write")]
    let map: std::collections::HashMap<&str, Attribute> = known.iter().copied().collect();
    bench.compare(
        "look up a code, against a HashMap",
        Some(1.0),
        asked.len(),
        || asked.iter().for_each(|code| keep(Attribute::from_code(black_box(code)))),
        || asked.iter().for_each(|code| keep(map.get(black_box(*code)))),
    );
}

/// Takes a result, so that it has to be found.
fn keep<T>(found: T) {
    black_box(found);
}

/// Every code in an order that no table has, and among ten of them one that doesn't exist.
fn asked(known: &[(&'static str, Attribute)]) -> Vec<&'static str> {
    let unknown = ["Pz", "zzz", "kwh", "solar_yield", ""];
    let mut codes: Vec<_> = known.iter().map(|(code, _)| *code).collect();
    codes.extend(unknown.iter().cycle().take(known.len() / 9));
    let step = (codes.len() / 3..).find(|step| gcd(*step, codes.len()) == 1).unwrap_or(1);
    (0..codes.len()).filter_map(|place| codes.get(place * step % codes.len()).copied()).collect()
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The map that `phf_map!` would make of the same codes.
fn perfect(known: &[(&'static str, Attribute)]) -> phf::Map<&'static str, Attribute> {
    let codes: Vec<_> = known.iter().map(|(code, _)| *code).collect();
    let state = phf_generator::generate_hash(&codes);
    let entries: Vec<_> = state.map.iter().filter_map(|place| known.get(*place).copied()).collect();
    phf::Map { key: state.key, disps: state.disps.leak(), entries: entries.leak() }
}
