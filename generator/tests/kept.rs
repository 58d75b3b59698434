//! What people write into a crate that was made stays when it is made again.

use std::path::Path;

use openapi_to_crate::write::{Ownership, WriteError, write};
use openapi_to_crate::{Input, Products, generate};

const OURS: Ownership<'_> = Ownership::Listed { force: false };

/// The manifest of a new crate for pets.
fn new(dir: &Path) -> String {
    again(dir, "Pets", &Products::default());
    manifest(dir)
}

fn again(dir: &Path, title: &str, products: &Products) {
    let text = format!("openapi: 3.0.3\ninfo: {{title: {title}, version: '1'}}\npaths: {{}}\n");
    let generated = generate(&Input::document("pets.yaml", text), products).generated.expect("a crate");
    write(dir, &generated.files, &OURS).expect("written");
}

fn manifest(dir: &Path) -> String {
    std::fs::read_to_string(dir.join("Cargo.toml")).expect("a manifest")
}

/// Changes the manifest, as a person would.
fn edit(dir: &Path, from: &str, to: &str) {
    let text = manifest(dir);
    assert!(text.contains(from), "{from} is not in\n{text}");
    std::fs::write(dir.join("Cargo.toml"), text.replacen(from, to, 1)).expect("written");
}

#[test]
fn everything_that_people_write_into_the_manifest_stays_to_the_letter() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path();
    new(dir);
    for (from, to) in [
        ("version = \"0.1.0\"", "version = \"1.2.3\" # ours since May"),
        ("description = \"Client for Pets\"", "description = \"All about pets\"\nlicense = \"MIT\""),
        ("publish = false\n", ""),
        ("default = [\"rustls\"]", "default = [\"rustls\", \"own\"]\nown = []"),
        ("[dependencies]\n", "[dependencies]\n# We like it.\nanyhow = \"1\"\n"),
        ("[lib]\n", "[lib]\nname = \"animals\"\n"),
        (
            "[workspace]\n",
            "[[bin]]\nname = \"pets\"\npath = \"src/bin/pets.rs\"\n\n[package.metadata.docs.rs]\nall-features = true\n",
        ),
    ] {
        edit(dir, from, to);
    }
    let written = manifest(dir);
    again(dir, "Pets", &Products::default());
    assert_eq!(manifest(dir), written);
    // Also when something else of it changes.
    let products = Products { doctests: true, ..Products::default() };
    again(dir, "Pets", &products);
    assert_eq!(manifest(dir), written.replace("doctest = false\n", ""));
}

#[test]
fn what_nobody_has_changed_follows_the_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path();
    new(dir);
    edit(dir, "version = \"0.1.0\"", "version = \"1.2.3\"");
    again(dir, "Cats", &Products::default());
    let text = manifest(dir);
    for line in ["name = \"cats\"", "description = \"Client for Cats\"", "version = \"1.2.3\""] {
        assert!(text.contains(line), "{text}");
    }
}

#[test]
fn a_dependency_that_is_needed_comes_back_and_keeps_the_features_that_people_gave_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path();
    let first = new(dir);
    let line =
        |name: &str| first.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name}")).to_owned();
    edit(dir, &format!("{}\n", line("bytes = ")), "");
    edit(dir, &line("percent-encoding = "), "percent-encoding = { version = \"2.3\", features = [\"alloc\"] }");
    again(dir, "Pets", &Products::default());
    let text = manifest(dir);
    assert!(text.contains(&line("bytes = ")), "{text}");
    assert!(text.contains("percent-encoding = { version = \"2.3\", features = [\"alloc\"] }"), "{text}");
    text.parse::<toml_edit::DocumentMut>().expect("TOML");
}

#[test]
fn what_the_last_run_wrote_and_this_one_does_not_goes_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path();
    new(dir);
    // As if the last run had needed them.
    for name in ["Cargo.toml", ".openapi-to-crate-manifest"] {
        let path = dir.join(name);
        let text = std::fs::read_to_string(&path).expect("a manifest");
        let text = text.replace("[dependencies]\n", "[dependencies]\nold = \"1\"\nolder = \"1\"\n");
        let text = text.replace("rustls = [", "rustls = [\"older/x\", ");
        std::fs::write(path, text).expect("written");
    }
    edit(dir, "older = \"1\"", "older = { version = \"1\", features = [\"mine\"] }");
    edit(dir, "rustls = [", "rustls = [\"mine\", ");
    again(dir, "Pets", &Products::default());
    let text = manifest(dir);
    assert!(!text.contains("old = "), "{text}");
    assert!(text.contains("older = { version = \"1\", features = [\"mine\"] }"), "somebody uses it: {text}");
    assert!(text.contains("rustls = [\"mine\", \"reqwest/rustls\"]"), "{text}");
}

#[test]
fn a_manifest_that_is_no_toml_is_named_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path();
    new(dir);
    std::fs::write(dir.join("Cargo.toml"), "[package\n").expect("written");
    let generated = generate(
        &Input::document("pets.yaml", "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\npaths: {}\n"),
        &Products::default(),
    );
    let error = write(dir, &generated.generated.expect("a crate").files, &OURS).expect_err("no TOML");
    assert!(matches!(error, WriteError::NoManifest { .. }), "{error}");
    assert!(error.to_string().contains("Cargo.toml: is no TOML"), "{error}");
    assert_eq!(manifest(dir), "[package\n");
}

#[test]
fn a_readme_that_people_have_made_their_own_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path();
    new(dir);
    let path = dir.join("README.md");
    let readme = || std::fs::read_to_string(&path).expect("a README");
    assert!(readme().starts_with("<!-- Made by openapi-to-crate."), "{}", readme());
    let changed = readme().replace("# pets", "# dogs");
    std::fs::write(&path, &changed).expect("written");
    again(dir, "Pets", &Products::default());
    assert!(readme().contains("# pets"), "the first line says that it would be lost");
    std::fs::write(&path, "# My pets\n").expect("written");
    again(dir, "Pets", &Products::default());
    assert_eq!(readme(), "# My pets\n");
}
