//! Any bytes as an answer of every kind: reading them never panics, and what was read is written
//! in a way that reads the same.
#![no_main]

#[path = "../../tests/any_json/answers.rs"]
#[expect(dead_code, reason = "the tests use all of it")]
mod answers;

use libfuzzer_sys::fuzz_target;
use victron_vrm::runtime::answer;
use victron_vrm::runtime::info::EnvelopeInfo;

const ENVELOPE: EnvelopeInfo = EnvelopeInfo { success: "success", messages: &["errors", "error"], code: "error_code" };

fuzz_target!(|bytes: &[u8]| {
    for kind in answers::ALL {
        (kind.check)(bytes);
    }
    let says = answer::says_failure(&ENVELOPE, bytes);
    assert!(!says || answer::failure(&ENVELOPE, bytes).is_failure);
});
