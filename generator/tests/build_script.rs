//! `examples/build-script`: a client that a build script makes compiles as a module, and its build tells what is
//! wrong, and when to come again.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A copy of the example that uses this generator, and no TLS, which is most of the work of compiling it.
fn example() -> PathBuf {
    let (here, dir) =
        (Path::new(env!("CARGO_MANIFEST_DIR")), Path::new(env!("CARGO_TARGET_TMPDIR")).join("build-script"));
    std::fs::create_dir_all(dir.join("src")).expect("made");
    for file in ["Cargo.toml", "build.rs", "pets.yaml", "schemas.yaml", "src/main.rs"] {
        let text = std::fs::read_to_string(here.join("examples/build-script").join(file)).expect(file);
        let text = text.replace("path = \"../..\"", &format!("path = {:?}", here.display().to_string()));
        std::fs::write(dir.join(file), text.replace("\"rustls\", ", "")).expect("written");
    }
    // The versions that this workspace has already, so that nothing is fetched.
    std::fs::copy(here.join("../Cargo.lock"), dir.join("Cargo.lock")).expect("copied");
    dir
}

/// Builds and runs it: whether that went well, and what was said.
fn run(dir: &Path) -> (bool, String, String) {
    let run = Command::new(env!("CARGO"))
        .args(["run", "--offline"])
        .current_dir(dir)
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("constructs/target"))
        .env("RUSTFLAGS", "-Dwarnings")
        .output()
        .expect("cargo can be started");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (run.status.success(), text(run.stdout), text(run.stderr))
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(path).expect("a file");
    assert!(text.contains(from), "{from}");
    std::fs::write(path, text.replace(from, to)).expect("written");
}

#[test]
fn a_build_script_makes_a_module_and_follows_the_document() {
    let dir = example();
    let (done, said, error) = run(&dir);
    assert!(done, "{error}");
    assert_eq!(said, "Tom is a cat\n");
    assert!(!error.contains("warning"), "{error}");

    // A file that the document refers to is a part of it.
    edit(&dir.join("schemas.yaml"), "enum: [cat, dog]", "enum: [cat, dog], x-enum-varnames: [Tiger, Dog], unknown: 1");
    let (done, _, error) = run(&dir);
    assert!(!done && error.contains("Kind::Cat"), "the module has changed: {error}");
    let warning = "pets-in-a-module@0.1.0: schemas.yaml:6:71: OpenAPI 3.0 knows no key `unknown`";
    assert!(error.contains(warning), "{error}");

    edit(&dir.join("pets.yaml"), "components/schemas/Pet", "components/schemas/Pot");
    let (done, _, error) = run(&dir);
    assert!(!done, "{error}");
    assert!(
        error
            .contains("error: pets-in-a-module@0.1.0: pets.yaml:12:76: `#/components/schemas/Pot` leads nowhere [E112"),
        "{error}"
    );
    assert!(error.contains(", in `GET /pets` (listPets)]; "), "{error}");
    assert!(error.contains("no client was made of pets.yaml"), "{error}");

    let dir = example();
    edit(&dir.join("Cargo.toml"), "memchr = \"2\"\n", "");
    let (done, _, error) = run(&dir);
    assert!(!done && error.contains("a client needs these lines under [dependencies]"), "{error}");
    assert!(error.contains("error: pets-in-a-module@0.1.0: memchr = \"2\""), "{error}");
}
