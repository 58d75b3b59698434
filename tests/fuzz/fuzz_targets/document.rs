//! Any bytes as a document: it is accepted, or refused with a place; see `damage/promises.rs`.
#![no_main]

#[path = "../../../generator/tests/damage/mod.rs"]
mod damage;

use damage::promises::hold;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Err(message) = hold(bytes, bytes.len() < 4000) {
        panic!("{message}");
    }
});
