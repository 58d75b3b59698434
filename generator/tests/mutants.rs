//! Ten thousand documents that were good once: none panics the generator or makes it work without
//! end, each message has a place in the document, and whatever is accepted is published as something
//! that we accept, too.

mod damage;

use damage::promises::hold;
use damage::{NAMED, SOUND, confuse, damage, redirect, stretch};
use serde_json::Value;

/// Numbers that are always the same (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) as usize
    }

    fn step(&mut self, kinds: u8) -> (u8, usize, usize) {
        ((self.next() % usize::from(kinds)) as u8, self.next(), self.next())
    }
}

fn mutant(number: u64) -> Value {
    let mut numbers = Numbers(number);
    let mut tree = SOUND[numbers.next() % SOUND.len()].clone();
    if numbers.next().is_multiple_of(4) {
        // So that each of them can be referred to.
        let schemas = NAMED.iter().filter(|_| numbers.next().is_multiple_of(8));
        let schemas = schemas.map(|(name, schema)| (name.clone(), schema.clone())).collect::<serde_json::Map<_, _>>();
        tree["components"]["schemas"] = schemas.into();
    }
    for _ in 0..1 + numbers.next() % 4 {
        match numbers.next() % 6 {
            0 | 1 => confuse(&mut tree, numbers.step(8)),
            2 => redirect(&mut tree, numbers.step(2)),
            3 => stretch(&mut tree, numbers.step(5)),
            _ => damage(&mut tree, numbers.step(7)),
        }
    }
    tree
}

#[test]
fn ten_thousand_mutants_are_accepted_and_published_or_refused_with_a_place() {
    let count = std::env::var("MUTANTS").ok().and_then(|count| count.parse().ok()).unwrap_or(10_000);
    let processors = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    let found: Vec<_> = std::thread::scope(|scope| {
        let all: Vec<_> =
            (0..processors).map(|first| scope.spawn(move || try_each(first, processors, count))).collect();
        all.into_iter().map(|one| one.join().expect("no mutant panics")).collect()
    });
    let accepted: u64 = found.iter().map(|(accepted, _)| accepted).sum();
    let wrong: Vec<String> = found.into_iter().flat_map(|(_, wrong)| wrong).collect();
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
    assert!(accepted > count / 20, "of {count} only {accepted} were accepted, which shows little");
    #[cfg(target_os = "linux")]
    assert!(peak_memory() < 1 << 30, "{} bytes", peak_memory());
}

/// Every so manyth mutant from one on: how many are accepted, and what is wrong.
fn try_each(first: u64, step: u64, count: u64) -> (u64, Vec<String>) {
    let (mut accepted, mut wrong) = (0, Vec::new());
    for number in (first..count).step_by(step as usize) {
        let text = serde_json::to_string_pretty(&mutant(number)).expect("JSON");
        match hold(text.as_bytes(), number % 200 == 0) {
            Ok(true) => accepted += 1,
            Ok(false) => {}
            Err(message) => wrong.push(format!("mutant {number}: {message}")),
        }
    }
    (accepted, wrong)
}

/// The most memory that this process, which does nothing else, has had at once, in bytes.
#[cfg(target_os = "linux")]
fn peak_memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux tells");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
    line.and_then(|kilobytes| kilobytes.parse::<usize>().ok()).expect("a number") * 1024
}
