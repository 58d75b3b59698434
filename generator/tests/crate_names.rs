//! What a generated crate is called, and that cargo reads its manifest whatever the title is.

use std::process::Command;

use openapi_to_crate::write::{Ownership, write};
use openapi_to_crate::{CrateName, Input, Products, generate};

#[test]
fn a_name_that_cargo_or_rust_would_not_take_is_refused_with_one_that_they_do() {
    for (name, why, better) in [
        ("", "it is empty", "api"),
        ("Petstore", "`P` is in it", "petstore"),
        ("pet store", "` ` is in it", "pet-store"),
        ("pet\"\n[lib]", "`\\\"` is in it", "pet-lib"),
        ("../pets", "`.` is in it", "pets"),
        ("pëts", "`ë` is in it", "p-ts"),
        ("7pets", "does not start with a letter", "api-7pets"),
        ("-pets", "does not start with a letter", "pets"),
        ("pets-", "stands between", "pets"),
        ("pets--1", "stands between", "pets-1"),
        ("self", "a keyword", "self-client"),
        ("async", "a keyword", "async-client"),
        ("test", "another meaning", "test-client"),
        ("proc-macro", "another meaning", "proc-macro-client"),
        ("nul", "another meaning", "nul-client"),
        ("serde", "depends on a crate of this name", "serde-client"),
        ("serde-json", "depends on a crate of this name", "serde-json-client"),
        ("web_time", "depends on a crate of this name", "web-time-client"),
    ] {
        let said = CrateName::new(name).expect_err(name);
        assert!(said.contains(why), "{name}: {said}");
        assert!(said.ends_with(&format!("`{better}` could be")), "{name}: {said}");
        assert!(CrateName::new(better).is_ok(), "{better}");
    }
    let long = "a".repeat(65);
    assert!(CrateName::new(&long).expect_err("too long").contains("more than 64 letters"));
    assert!(CrateName::new(&long[1..]).is_ok());
    for name in ["pets", "victron-vrm", "a", "pets_2", "x-1-y"] {
        assert_eq!(CrateName::new(name).map(|name| name.to_string()), Ok(name.to_owned()));
    }
}

#[test]
fn every_title_makes_a_name() {
    for title in [
        "",
        " ",
        "123",
        "Swagger Petstore - OpenAPI 3.0",
        "日本語",
        "serde",
        "Test",
        "-",
        "a\u{7f}b",
        "../..",
        "\"\n[x]",
        "const",
        "Type",
        &"very long ".repeat(50),
        "___",
        "x--y",
        "C++",
        "con",
    ] {
        let name = CrateName::from_title(title);
        assert_eq!(CrateName::new(name.as_str()), Ok(name), "from {title:?}");
    }
    assert_eq!(CrateName::from_title("VRM API (v2)").as_str(), "vrm-api-v2");
}

#[test]
fn cargo_reads_the_manifest_whatever_the_title_is() {
    let folder = tempfile::tempdir().expect("a folder");
    for (at, title) in [
        "a\u{7f}b\u{0}c",
        "\"quotes\" and '''more''' and \"\"\"",
        "two\nlines\r\n[package]\nname = \"x\"",
        "back\\slash \\u{41}",
        "\u{202e}turned\u{2066}",
        "[lib]\nproc-macro = true",
        "# comment",
        "\u{feff}\u{2028}",
    ]
    .into_iter()
    .enumerate()
    {
        let document = serde_json::json!({"openapi": "3.0.3", "info": {"title": title, "version": "1"}, "paths": {}});
        let input = Input::document("title.json", document.to_string());
        for doctests in [false, true] {
            let generation = generate(&input, &Products { doctests, ..Products::default() });
            let generated = generation.generated.unwrap_or_else(|| panic!("{}", input.render(&generation.report)));
            let dir = folder.path().join(format!("{at}-{doctests}"));
            write(&dir, &generated.files, &Ownership::Listed { force: false }).expect("written");
            let run = Command::new(env!("CARGO"))
                .args(["metadata", "--offline", "--no-deps", "--format-version", "1"])
                .current_dir(&dir)
                .output()
                .expect("cargo can be started");
            assert!(run.status.success(), "{title:?}: {}", String::from_utf8_lossy(&run.stderr));
            let read: serde_json::Value = serde_json::from_slice(&run.stdout).expect("JSON");
            let package = &read["packages"][0];
            assert_eq!(package["name"], generated.krate.options.crate_name);
            assert_eq!(package["targets"].as_array().map(Vec::len), Some(2), "{title:?}: the library and an example");
            assert_eq!(package["targets"][0]["kind"][0], "lib", "{title:?}");
            assert_eq!(package["targets"][0]["doctest"], doctests, "{title:?}");
            let description = package["description"].as_str().expect("a description");
            assert!(
                description.starts_with("Client for ") && !description.contains(char::is_control),
                "{description:?}"
            );
        }
    }
}
