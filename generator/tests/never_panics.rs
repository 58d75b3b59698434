//! Whatever the document: the generator answers with a crate or with a place, never with a panic.
//!
//! The documents of `specs/` and `wrong/` are damaged at random: in their text, and node by node.
//! More is tried with `PROPTEST_CASES=100000`, other damage with `PROPTEST_RNG_SEED=1`.

mod damage;

use std::sync::LazyLock;

use damage::promises::hold;
use damage::{NAMED, SOUND, TEXTS, TREES, confuse, damage, files, redirect, stretch};
use openapi_to_crate::diagnostic::Report;
use openapi_to_crate::render::render;
use openapi_to_crate::tables::parse_table;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

static TABLES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| files("wrong", "csv"));

/// Runs the whole generator and holds it to its promises.
fn run(bytes: &[u8]) {
    if let Err(message) = hold(bytes, true) {
        panic!("{message}");
    }
}

fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    // The same damage each time, so that a change is judged by what it does and not by luck.
    let rng_seed = match default.rng_seed {
        RngSeed::Random => RngSeed::Fixed(20_261_124),
        fixed => fixed,
    };
    ProptestConfig { rng_seed, failure_persistence: None, max_shrink_iters: 2000, ..default }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn damaged_nodes(which in any::<usize>(), steps in prop::collection::vec((0_u8..7, any::<usize>(), any::<usize>()), 1..6)) {
        let mut tree = TREES[which % TREES.len()].clone();
        steps.into_iter().for_each(|step| damage(&mut tree, step));
        run(tree.to_string().as_bytes());
    }

    #[test]
    fn redirected_references_and_stretched_texts(which in any::<usize>(), steps in prop::collection::vec((0_u8..5, any::<usize>(), any::<usize>(), any::<bool>()), 1..4)) {
        let mut tree = SOUND[which % SOUND.len()].clone();
        for (kind, place, choice, redirects) in steps {
            match redirects {
                true => redirect(&mut tree, (kind % 2, place, choice)),
                false => stretch(&mut tree, (kind, place, choice)),
            }
        }
        run(tree.to_string().as_bytes());
    }

    #[test]
    fn truncated_text(which in any::<usize>(), at in any::<usize>()) {
        let text = &TEXTS[which % TEXTS.len()];
        run(&text[..at % (text.len() + 1)]);
    }

    #[test]
    fn damaged_text(which in any::<usize>(), changes in prop::collection::vec((any::<usize>(), 0_u8..3, any::<u8>()), 1..5)) {
        let mut text = TEXTS[which % TEXTS.len()].clone();
        for (at, kind, byte) in changes {
            let at = at % (text.len() + 1);
            // Most often signs that mean something to YAML.
            let signs = b"{}[]:,#&*!|>'\"%@`?-~ \n\t\r0aZ$/";
            let byte = if byte < 224 { signs[usize::from(byte) % signs.len()] } else { byte };
            match kind {
                0 if at < text.len() => drop(text.remove(at)),
                1 if at < text.len() => text[at] = byte,
                _ => text.insert(at, byte),
            }
        }
        run(&text);
    }

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        run(&bytes);
        run(&[b"openapi: 3.0.3\n", bytes.as_slice()].concat());
    }

    #[test]
    fn damaged_tables(which in any::<usize>(), at in any::<usize>(), bytes in prop::collection::vec(any::<u8>(), 0..4)) {
        let mut table = TABLES[which % TABLES.len()].clone();
        let at = at % (table.len() + 1);
        table.splice(at..(at + bytes.len() / 2).min(table.len()), bytes);
        let mut report = Report::default();
        let read = parse_table("codes.csv", &table, Some(("codes.csv", &table)), &mut report);
        prop_assert_eq!(read.is_none(), report.has_errors());
        render(&report, &[("codes.csv", &String::from_utf8_lossy(&table))]);
        prop_assert!(report.sorted().iter().all(|found| found.span.line > 0 && found.span.column > 0));
    }
}

proptest! {
    // Each of these goes all the way with some hundred types, so fewer do.
    #![proptest_config(ProptestConfig { cases: config().cases.div_ceil(8), ..config() })]

    #[test]
    fn confused_schemas(which in any::<usize>(), steps in prop::collection::vec((0_u8..8, any::<usize>(), any::<usize>()), 1..8)) {
        let mut tree = SOUND[which % SOUND.len()].clone();
        tree["components"]["schemas"] = NAMED.clone().into();
        steps.into_iter().for_each(|step| confuse(&mut tree, step));
        run(tree.to_string().as_bytes());
    }
}
