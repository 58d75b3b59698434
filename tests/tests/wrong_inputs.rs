//! `cargo xtask gen` with documents that are wrong: it fails, says where, and touches nothing.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use vrm_tests::spec;

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\n";

/// The program of `cargo xtask`, built once.
fn xtask() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--quiet", "--package", "xtask", "--message-format", "json"]).current_dir(spec::root());
        let built = cargo.output().expect("cargo can be started");
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        let messages = String::from_utf8_lossy(&built.stdout);
        let program = messages.lines().find_map(|line| {
            let message: serde_json::Value = serde_json::from_str(line).ok()?;
            let ours = message["target"]["name"] == "xtask";
            message["executable"].as_str().filter(|_| ours).map(PathBuf::from)
        });
        program.expect("cargo says where the program is")
    })
}

/// A folder with a document and a crate that was generated from a sound one.
struct Run {
    folder: tempfile::TempDir,
    document: PathBuf,
    out: PathBuf,
}

impl Run {
    fn new(document: &[u8]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, out) = (folder.path().join("api.yaml"), folder.path().join("pets"));
        let run = Run { folder, document: path, out };
        std::fs::write(&run.document, format!("{HEAD}paths: {{}}\n")).expect("written");
        let sound = run.generate();
        assert_eq!(sound.status.code(), Some(0), "{}", String::from_utf8_lossy(&sound.stderr));
        assert!(run.out.join("src/lib.rs").exists());
        std::fs::write(&run.document, document).expect("written");
        run
    }

    fn generate(&self) -> Output {
        let mut command = Command::new(xtask());
        command.arg("gen").arg("--spec").arg(&self.document).arg("--out").arg(&self.out);
        command.current_dir(self.folder.path()).output().expect("the program can be started")
    }
}

/// Every file below a folder, with its bytes.
fn snapshot(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(snapshot(&path));
        } else {
            let bytes = std::fs::read(&path).expect("a file");
            found.push((path, bytes));
        }
    }
    found.sort();
    found
}

/// Holds what is said about a wrong document: its code, or how that begins, its place and some words.
fn refused(document: impl AsRef<[u8]>, code: &str, place: &str, words: &str) {
    let run = Run::new(document.as_ref());
    let before = snapshot(run.folder.path());
    let output = run.generate();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    let place = format!("{}:{place}", run.document.display());
    for expected in [format!("error[{code}"), place, words.to_owned(), "help: ".to_owned()] {
        assert!(said.contains(&expected), "`{expected}` is missing:\n{said}");
    }
    assert!(!said.contains("panicked"), "{said}");
    assert!(said.len() < 4096, "{} bytes are more than a screen", said.len());
    assert!(snapshot(run.folder.path()) == before, "a refused document must change no file");
}

fn refused_after_head(rest: &str, code: &str, place: &str, words: &str) {
    refused(format!("{HEAD}{rest}"), code, place, words);
}

#[test]
fn an_unknown_key() {
    let rest = "paths:\n  /pets:\n    get:\n      paramaters: []\n      responses: {'200': {description: Pets.}}\n";
    refused_after_head(rest, "E110", "6:7", "`paramaters`");
}

#[test]
fn a_duplicate_key() {
    refused_after_head("paths: {}\npaths: {}\n", "E107", "4:1", "`paths`");
}

#[test]
fn a_reference_that_leads_nowhere() {
    let rest = "paths: {}\ncomponents:\n  schemas:\n    Pet: {$ref: '#/components/schemas/Dog'}\n";
    refused_after_head(rest, "E112", "6:17", "`#/components/schemas/Dog`");
}

#[test]
fn a_value_of_the_wrong_type() {
    refused_after_head("paths: []\n", "E116", "3:8", "an object belongs here, not an array");
}

#[test]
fn a_newer_version_of_openapi() {
    refused("openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths: {}\n", "E109", "1:10", "3.1.0");
}

#[test]
fn broken_yaml() {
    refused_after_head("paths: {\n", "E103", "3:10", "this is not YAML");
}

#[test]
fn a_text_that_is_not_utf_8() {
    refused([HEAD.as_bytes(), b"paths: {} # \xff\n"].concat(), "E101", "3:13", "not UTF-8");
}

#[test]
fn an_empty_file() {
    refused("", "E102", "1:1", "empty");
    refused("# nothing but a remark\n", "E102", "1:1", "empty");
}

#[test]
fn twenty_thousand_levels_of_nesting() {
    let deep = 20_000;
    refused(format!("{}{}", "{\"a\":".repeat(deep), "}".repeat(deep)), "E10", "1:", "");
    refused_after_head(&format!("paths: {}{}\n", "[".repeat(deep), "]".repeat(deep)), "E10", "3:", "");
    refused_after_head(&format!("paths:\n{}a\n", "- ".repeat(deep)), "E104", "4:", "nested more than");
}

#[test]
fn a_file_that_is_not_there() {
    let run = Run::new(b"");
    std::fs::remove_file(&run.document).expect("removed");
    let before = snapshot(run.folder.path());
    let output = run.generate();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("api.yaml") && !said.contains("panicked"), "{said}");
    assert!(snapshot(run.folder.path()) == before);
}
