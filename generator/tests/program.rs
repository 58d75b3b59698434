//! The program `openapi-to-crate`, for people without a checkout.

use std::path::Path;
use std::process::{Command, Output};

const PETS: &str =
    "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\nservers: [{url: 'https://example.com'}]\npaths: {}\n";

fn run(dir: &Path, arguments: &[&str]) -> (i32, String, String) {
    let program = env!("CARGO_BIN_EXE_openapi-to-crate");
    let Output { status, stdout, stderr } =
        Command::new(program).args(arguments).current_dir(dir).output().expect("the program can be started");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (status.code().expect("a status"), text(stdout), text(stderr))
}

/// A folder with `pets.yaml`.
fn pets(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("pets.yaml"), text).expect("written");
    folder
}

#[test]
fn a_crate_is_written_checked_and_mended() {
    let folder = pets(PETS);
    let dir = folder.path();
    let (status, said, _) = run(dir, &["check", "pets.yaml", "--out", "pets"]);
    assert_eq!(status, 1);
    assert!(said.contains("would be created: pets/Cargo.toml\n--- /dev/null\n+++ b/Cargo.toml\n@@ -0,0 +1,"), "{said}");
    assert!(said.ends_with("`openapi-to-crate gen pets.yaml --out pets` mends them\n"), "{said}");
    assert!(!dir.join("pets").exists());

    let (status, said, _) = run(dir, &["gen", "pets.yaml", "--out", "pets"]);
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("  created  pets/Cargo.toml\n"), "{said}");
    assert_eq!(run(dir, &["check", "pets.yaml", "--out", "pets"]), (0, String::new(), String::new()));

    std::fs::write(dir.join("pets/src/lib.rs"), "// mine\n").expect("written");
    let (status, said, _) = run(dir, &["check", "pets.yaml", "--out", "pets"]);
    assert_eq!(status, 1);
    assert!(said.starts_with("would be updated: pets/src/lib.rs\n--- a/src/lib.rs\n+++ b/src/lib.rs\n"), "{said}");
    let (status, said, _) = run(dir, &["gen", "pets.yaml", "--out", "pets"]);
    assert_eq!((status, said.lines().next()), (0, Some("  updated  pets/src/lib.rs")));

    let (status, said, _) = run(dir, &["gen", "pets.yaml", "--out", "pets", "--name", "other"]);
    assert_eq!((status, said.lines().next()), (0, Some("  updated  pets/.openapi-to-crate-manifest")));
    assert!(said.contains("  updated  pets/Cargo.toml\n"), "{said}");
    assert!(said.ends_with("the library `pets` is called `other` now\n"), "{said}");
}

#[test]
fn what_check_prints_of_a_file_is_a_patch_that_makes_it_what_it_should_be() {
    let folder = pets(PETS);
    let dir = folder.path();
    run(dir, &["gen", "pets.yaml", "--out", "pets"]);
    let path = dir.join("pets/src/lib.rs");
    let should = std::fs::read_to_string(&path).expect("it is there");
    let first_gone = should.split_once('\n').expect("lines").1;
    for is in [&should.replace("pub", "priv"), first_gone, should.trim_end(), "// mine", ""] {
        std::fs::write(&path, is).expect("written");
        let (_, said, _) = run(dir, &["check", "pets.yaml", "--out", "pets"]);
        let printed = said.split_once('\n').expect("lines").1;
        let end = printed.rfind("`openapi-to-crate gen").expect("what to do");
        let patch = diffy::Patch::from_str(printed[..end].trim_end_matches(|c| c != '\n')).expect("a patch");
        assert_eq!(diffy::apply(is, &patch).expect("it fits"), should, "{said}");
    }
}

#[test]
fn what_was_written_is_counted_as_created_updated_removed_and_unchanged() {
    let types = "components: {schemas: {Pet: {type: object, properties: {name: {type: string}}}}}\n";
    let folder = pets(&format!("{PETS}{types}"));
    let dir = folder.path();
    let counts = |said: &str| said.lines().find(|line| line.contains(" files: ")).unwrap_or_default().to_owned();
    let (_, said, _) = run(dir, &["gen", "pets.yaml", "--out", "pets"]);
    let first = counts(&said);
    let files: usize = first.split(['s', ' ']).find_map(|word| word.parse().ok().filter(|n| *n > 1)).expect("a number");
    let all = format!("0 operations, 1 type; {files} files: {files} created, 0 updated, 0 removed, 0 unchanged");
    assert_eq!(first, all);

    let (_, said, _) = run(dir, &["gen", "pets.yaml", "--out", "pets"]);
    assert_eq!(
        said,
        format!(
            "{}\n",
            all.replace(&format!("{files} created"), "0 created").replace("0 unchanged", &format!("{files} unchanged"))
        )
    );

    std::fs::write(dir.join("pets.yaml"), format!("{PETS}{}", types.replace("Pet", "Dog"))).expect("written");
    let (_, said, _) = run(dir, &["gen", "pets.yaml", "--out", "pets"]);
    let lines: Vec<&str> = said.lines().collect();
    assert!(lines.contains(&"  created  pets/src/models/dog.rs"), "{said}");
    assert!(lines.contains(&"  removed  pets/src/models/pet.rs"), "{said}");
    assert!(lines.contains(&"  updated  pets/src/models/mod.rs"), "{said}");
    let told = |word: &str| lines.iter().filter(|line| line.starts_with(&format!("  {word}  "))).count();
    let (created, updated, removed) = (told("created"), told("updated"), told("removed"));
    assert_eq!((created, removed), (1, 1), "{said}");
    let unchanged = files - 1 - updated;
    let numbers = format!(": {created} created, {updated} updated, {removed} removed, {unchanged} unchanged");
    assert!(updated > 2 && counts(&said).ends_with(&numbers), "{said}");
}

#[test]
fn a_second_run_writes_nothing() {
    let folder = pets(PETS);
    let dir = folder.path();
    let times = || {
        let mut times = Vec::new();
        let mut folders = vec![dir.join("pets")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                times.push((path.clone(), path.metadata().expect("a file").modified().expect("a time")));
                if path.is_dir() {
                    folders.push(path);
                }
            }
        }
        times.sort();
        times
    };
    assert_eq!(run(dir, &["gen", "pets.yaml", "--out", "pets"]).0, 0);
    let before = times();
    assert!(before.len() > 10);
    std::thread::sleep(std::time::Duration::from_millis(20));
    assert_eq!(run(dir, &["gen", "pets.yaml", "--out", "pets"]).0, 0);
    assert_eq!(times(), before);
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path();
    std::fs::write(dir.join("wrong.yaml"), format!("security: 3\n{PETS}")).expect("written");
    let (status, said, error) = run(dir, &["gen", "wrong.yaml", "--out", "pets"]);
    assert_eq!((status, said.as_str()), (1, ""));
    assert!(error.contains("error[E116]") && error.contains("wrong.yaml:1:11"), "{error}");
    assert!(!dir.join("pets").exists());

    let (status, said, _) = run(dir, &["lint", "wrong.yaml", "--format", "json"]);
    assert_eq!(status, 1);
    assert!(said.contains("{\"code\":\"E116\",\"severity\":\"error\",\"file\":\"wrong.yaml\",\"line\":1"), "{said}");
    let (status, said, _) = run(dir, &["explain", "W110"]);
    assert_eq!((status, said.lines().next()), (0, Some("W110, document: misspelt keys")));
    let (status, said, _) = run(dir, &["explain"]);
    assert!(status == 0 && said.contains("\nW110  document: misspelt keys\n"), "{said}");
    assert!(said.lines().is_sorted() && said.contains("\nW217  servers: none absolute\n"), "{said}");
}

#[test]
fn what_cannot_be_done_ends_with_2_and_names_what_it_is_about() {
    let folder = pets(PETS);
    let dir = folder.path();
    std::fs::create_dir(dir.join("full")).expect("a folder");
    std::fs::write(dir.join("full/mine"), "mine").expect("written");
    for (arguments, says) in [
        (&["gen", "none.yaml", "--out", "pets"][..], "error: none.yaml: "),
        (&["gen", "pets.yaml", "--out", "pets", "--overlay", "none.yaml"], "error: none.yaml: "),
        (&["gen", "pets.yaml", "--out", "pets", "--name", "self"], "a keyword of Rust"),
        (&["gen", "pets.yaml", "--out", "full"], "error: full: the folder is not empty"),
        (&["gen", "pets.yaml", "--out", "pets.yaml"], "error: pets.yaml"),
        (&["explain", "foo"], "error: no diagnostic has the code `foo`; there are\nE101  "),
        (&["explain", "E000"], "\nW110  document: misspelt keys\n"),
        (&["gen", "pets.yaml"], "--out"),
        (&["nothing"], "nothing"),
    ] {
        let (status, said, error) = run(dir, arguments);
        assert_eq!((status, said.as_str()), (2, ""), "{arguments:?}: {error}");
        assert!(error.contains(says), "{error}");
    }
}

#[test]
fn help_documents_exit_codes_and_every_key_of_a_finding() {
    let folder = pets(&format!("{PETS}unknown: 1\n"));
    let (status, help, _) = run(folder.path(), &["--help"]);
    assert_eq!(status, 0);
    let ends = ["  0  ", "  1  ", "  2  "].map(|code| help.contains(&format!("\n{code}")));
    assert_eq!(ends, [true; 3], "{help}");
    let (status, said, _) = run(folder.path(), &["lint", "pets.yaml", "--format", "json"]);
    assert_eq!(status, 0, "a warning is no error");
    assert_eq!(run(folder.path(), &["lint", "pets.yaml", "--strict"]).0, 1, "unless it is asked for");
    let finding: serde_json::Value = serde_json::from_str(&said).expect("one object");
    let keys: Vec<&String> = finding.as_object().expect("an object").keys().collect();
    assert_eq!(keys.len(), 9);
    for key in keys {
        assert!(help.contains(key.as_str()), "--help does not say what {key} is");
    }
}

/// What a command prints, object by object.
fn objects(said: &str) -> Vec<serde_json::Value> {
    said.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

#[test]
fn gen_and_check_tell_programs_of_findings_files_changes_and_numbers() {
    let of_pets = "components: {schemas: {Pet: {type: object, properties: {name: {type: string}}}}}\nunknown: 1\n";
    let folder = pets(&format!("{PETS}{of_pets}"));
    let dir = folder.path();
    let json = |command: &str| {
        let (status, said, error) = run(dir, &[command, "pets.yaml", "--out", "pets", "--format", "json"]);
        assert_eq!(error, "", "all goes to the standard output");
        (status, objects(&said))
    };
    let (status, checked) = json("check");
    assert_eq!((status, dir.join("pets").exists()), (1, false));
    assert_eq!(checked[0]["code"], "W104");
    assert_eq!(checked[0]["line"], 6);
    let manifest = serde_json::json!({"path": "pets/Cargo.toml", "action": "create", "done": false});
    assert!(checked.contains(&manifest), "{checked:?}");

    let (status, made) = json("gen");
    assert_eq!((status, made.len()), (0, checked.len()));
    let numbers = made.last().expect("numbers at the end");
    assert_eq!((&numbers["types"], &numbers["attributes"]), (&1.into(), &serde_json::Value::Null));
    assert_eq!((&numbers["created"], &numbers["unchanged"]), (&numbers["files"], &0.into()));
    assert_eq!(numbers["done"], true);

    let (status, again) = json("check");
    assert_eq!((status, again.len()), (0, 2), "a finding and the numbers: {again:?}");

    std::fs::write(dir.join("pets.yaml"), PETS).expect("written");
    let (status, changed) = json("gen");
    assert_eq!(status, 0);
    let gone = changed.iter().find(|object| object["change"] == "removed").expect("what changes for programs");
    assert_eq!((&gone["kind"], &gone["name"], &gone["breaks"]), (&"type".into(), &"Pet".into(), &true.into()));
    assert!(changed.iter().any(|object| object["action"] == "remove"), "{changed:?}");

    let keys = changed.iter().chain(&made).flat_map(|object| object.as_object().expect("an object").keys());
    let (_, help, _) = run(dir, &["--help"]);
    for key in keys {
        assert!(help.contains(key.as_str()), "--help does not say what {key} is");
    }

    std::fs::write(dir.join("pets.yaml"), "swagger: '2.0'\n").expect("written");
    let (status, wrong) = json("gen");
    assert_eq!(status, 1);
    assert!(wrong.iter().any(|object| object["severity"] == "error"), "{wrong:?}");
    assert!(wrong.iter().all(|object| object["code"].is_string()), "findings only: {wrong:?}");
}

#[test]
fn a_file_says_how_a_crate_is_made_and_refuses_keys_that_it_does_not_know() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path();
    std::fs::create_dir(dir.join("clients")).expect("made");
    let document = format!(
        "{PETS}components:\n  schemas:\n    PetId: {{type: integer}}\n    Pet: {{type: object, properties: {{id: {{type: string, format: uuid}}}}}}\n"
    );
    std::fs::write(dir.join("pets.yaml"), document).expect("written");
    let config = "name = \"pet-types\"\ntypes-only = true\noverlays = [\"mend.yaml\"]\n\n[[derive]]\ntypes = \"*Id\"\n\
                  traits = [\"schemars::JsonSchema\"]\n\n[formats]\nuuid = \"uuid::Uuid\"\n\n[dependencies]\nschemars = \"1\"\n\
                  uuid = { version = \"1\", features = [\"serde\"] }\n";
    std::fs::write(dir.join("clients/pets.toml"), config).expect("written");
    let overlay = "overlay: 1.0.0\nactions: [{target: $.info, update: {title: Our pets}}]\n";
    std::fs::write(dir.join("clients/mend.yaml"), overlay).expect("written");
    let (status, said, error) = run(dir, &["gen", "pets.yaml", "--out", "pets", "--config", "clients/pets.toml"]);
    assert_eq!(status, 0, "{said}{error}");
    let text = |path: &str| std::fs::read_to_string(dir.join("pets").join(path)).expect(path);
    let manifest = text("Cargo.toml");
    assert!(
        manifest.contains("name = \"pet-types\"") && manifest.contains("description = \"Types of Our pets\""),
        "{manifest}"
    );
    assert!(manifest.contains("\nschemars = \"1\"\n"), "{manifest}");
    assert!(manifest.contains("\nuuid = { version = \"1\", features = [\"serde\"] }\n"), "{manifest}");
    assert!(text("src/own_types.rs").contains("own_type!(uuid::Uuid);"));
    assert!(text("src/models/pet.rs").contains("uuid::Uuid"), "{}", text("src/models/pet.rs"));
    assert!(text("src/models/pet_id.rs").contains("Hash, schemars::JsonSchema)]"), "{}", text("src/models/pet_id.rs"));
    assert!(!dir.join("pets/src/client.rs").exists());
    let (status, said, _) = run(dir, &["check", "pets.yaml", "--out", "pets", "--config", "clients/pets.toml"]);
    assert_eq!((status, said.as_str()), (0, ""));

    std::fs::write(dir.join("clients/pets.toml"), "nam = \"pets\"\n").expect("written");
    let (status, _, error) = run(dir, &["lint", "pets.yaml", "--config", "clients/pets.toml"]);
    assert_ne!(status, 0);
    assert!(error.contains("clients/pets.toml: TOML parse error at line 1, column 1"), "{error}");
    assert!(error.contains("unknown field `nam`"), "{error}");
}
