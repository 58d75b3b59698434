//! Good documents with damage, which the bytes choose: it gets further than damage to their text.
#![no_main]

#[path = "../../../generator/tests/damage/mod.rs"]
mod damage;

use damage::promises::hold;
use damage::{SOUND, confuse, redirect, stretch};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((which, steps)) = bytes.split_first_chunk::<2>() else { return };
    let mut tree = SOUND[usize::from(u16::from_le_bytes(*which)) % SOUND.len()].clone();
    for step in steps.chunks_exact(6).take(8) {
        let [kind, number, rest @ ..] = step else { continue };
        let [place, choice] = [[rest[0], rest[1]], [rest[2], rest[3]]].map(|pair| usize::from(u16::from_le_bytes(pair)));
        match kind % 4 {
            0 => confuse(&mut tree, (number % 8, place, choice)),
            1 => redirect(&mut tree, (number % 2, place, choice)),
            2 => stretch(&mut tree, (number % 5, place, choice)),
            _ => damage::damage(&mut tree, (number % 7, place, choice)),
        }
    }
    if let Err(message) = hold(tree.to_string().as_bytes(), true) {
        panic!("{message}\n{tree:#}");
    }
});
