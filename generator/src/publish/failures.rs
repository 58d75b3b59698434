//! What `default` says of failures, as the ranges of status codes that failures have.
//!
//! `default` means every status that is not listed, those of success too. Where another answer is a success, typed
//! clients would have to make one type of both, and the generator progenitor stops there.

use serde_json::{Map, Value};

use super::referred::Referred;
use super::walk::walk;
use crate::parse::keys::Kind;

const RANGES: [&str; 2] = ["4XX", "5XX"];

/// Puts `4XX` and `5XX` in place of `default` wherever an answer of success stands beside it.
pub fn name_ranges(document: &mut Value, referred: &Referred) {
    walk(document, &mut |visit| {
        let own = format!("{}/default", visit.pointer);
        if visit.kind == Kind::Responses && !referred.leads_into(&own) {
            name_in(visit.object);
        }
    });
}

fn name_in(responses: &mut Map<String, Value>) {
    if !responses.keys().any(|status| status.starts_with('2')) {
        return;
    }
    let Some(default) = responses.shift_remove("default") else { return };
    for range in RANGES {
        responses.entry(range).or_insert_with(|| default.clone());
    }
}
