//! Ten thousand documents that were good once: none panics the generator or makes it work without
//! end, each message has a place in the document, and whatever is accepted is published as something
//! that we accept, too.

mod damage;

use damage::{NAMED, SOUND, confuse, damage, redirect, stretch};
use openapi_forge::codemodel::{Options, model};
use openapi_forge::diagnostic::Report;
use openapi_forge::emit::emit;
use openapi_forge::lower::lower_counting;
use openapi_forge::parse::parse;
use openapi_forge::publish::{Material, publish};
use openapi_forge::render::render;
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

/// Holds a document to all of that; says whether it was accepted.
fn hold(text: &str, emits: bool) -> Result<bool, String> {
    let mut report = Report::default();
    let document = parse("api.json", text.as_bytes(), &mut report);
    let mut api = None;
    if let Some(document) = &document {
        let (lowered, steps) = lower_counting(document, None, &mut report);
        let most = 400_000 + 20 * document.tree.count();
        if steps > most {
            return Err(format!("{steps} steps"));
        }
        api = lowered;
    }
    let lines: Vec<usize> = text.lines().map(|line| line.chars().count()).collect();
    for found in report.sorted() {
        let length = found.span.line.checked_sub(1).and_then(|line| lines.get(line));
        if !length.is_some_and(|length| (1..=length + 1).contains(&found.span.column)) || found.help.is_empty() {
            return Err(format!("no place: {found:?}"));
        }
    }
    render(&report, &[("api.json", text)]);
    if api.is_some() == report.has_errors() {
        return Err(format!("neither accepted nor refused: {report:?}"));
    }
    let (Some(document), Some(api)) = (document, api) else { return Ok(false) };
    publish(&document.tree, &Material { api: &api, samples: &[], version: "1" }).map_err(|fault| fault.to_string())?;
    if emits {
        model(&api, &Options::standalone("any", "mutant.yaml"))
            .and_then(|client| emit(&client))
            .map_err(|fault| fault.to_string())?;
    }
    Ok(true)
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
    let mut wrong = Vec::new();
    let mut accepted = 0;
    for number in 0..count {
        let text = serde_json::to_string_pretty(&mutant(number)).expect("JSON");
        match hold(&text, number % 50 == 0) {
            Ok(true) => accepted += 1,
            Ok(false) => {}
            Err(message) => wrong.push(format!("mutant {number}: {message}")),
        }
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
    assert!(accepted > count / 20, "of {count} only {accepted} were accepted, which shows little");
}
