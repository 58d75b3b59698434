//! The public API of the client, as its users see it: a change to it shows in review, line by
//! line. After a change that is meant, `INSTA_UPDATE=always cargo test -p vrm-tests --test surface`
//! writes the snapshots anew.

mod krate;
mod methods;
mod show;

use std::sync::OnceLock;

use krate::Krate;

/// Every public item with its members, by the shortest path under which it can be named.
fn surface() -> &'static [(String, String)] {
    static SURFACE: OnceLock<Vec<(String, String)>> = OnceLock::new();
    SURFACE.get_or_init(|| {
        let krate = Krate::load();
        let mut items: Vec<_> =
            krate.public().into_iter().map(|found| (found.module.clone(), show::item(&krate, &found))).collect();
        items.sort();
        items
    })
}

/// The items that stand in these modules.
fn part(modules: &[&str]) -> String {
    let inside = |module: &str| modules.contains(&module.split("::").next().unwrap_or_default());
    let shown: Vec<_> = surface().iter().filter(|(module, _)| inside(module)).map(|(_, text)| text.as_str()).collect();
    assert!(!shown.is_empty(), "nothing is public in {modules:?}");
    shown.join("\n")
}

/// The modules of the crate's root, and the snapshot that shows each.
const PARTS: [(&str, &[&str]); 5] = [
    ("calls", &["client", "requests", "resources", "runtime"]),
    ("models", &["models"]),
    ("attributes", &["attributes", "tables"]),
    ("values", &["values"]),
    ("tasks", &["tasks"]),
];

#[test]
fn the_client_its_resources_and_its_requests() {
    insta::assert_snapshot!(PARTS[0].0, part(PARTS[0].1));
}

#[test]
fn the_models() {
    insta::assert_snapshot!(PARTS[1].0, part(PARTS[1].1));
}

#[test]
fn the_attributes() {
    insta::assert_snapshot!(PARTS[2].0, part(PARTS[2].1));
}

#[test]
fn the_known_values_of_attributes() {
    insta::assert_snapshot!(PARTS[3].0, part(PARTS[3].1));
}

#[test]
fn everyday_tasks() {
    insta::assert_snapshot!(PARTS[4].0, part(PARTS[4].1));
}

#[test]
fn every_public_item_is_in_one_of_the_snapshots() {
    let all: Vec<_> = PARTS.iter().flat_map(|(_, modules)| *modules).collect();
    let left: Vec<_> =
        surface().iter().filter(|(module, _)| !all.contains(&&module.split("::").next().unwrap_or_default())).collect();
    assert!(left.is_empty(), "{left:?}");
}
