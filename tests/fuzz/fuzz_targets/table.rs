//! Any bytes as a table of codes and that of their values; see `damage/promises.rs`.
#![no_main]

#[path = "../../../generator/tests/damage/mod.rs"]
mod damage;

use damage::promises::hold_table;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Err(message) = hold_table(bytes) {
        panic!("{message}");
    }
});
