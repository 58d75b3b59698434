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
        let sound = run.generate(&[]);
        assert_eq!(sound.status.code(), Some(0), "{}", String::from_utf8_lossy(&sound.stderr));
        assert!(run.out.join("src/lib.rs").exists());
        std::fs::write(&run.document, document).expect("written");
        run
    }

    fn generate(&self, options: &[&str]) -> Output {
        let mut command = Command::new(xtask());
        command.arg("gen").arg("--spec").arg(&self.document).arg("--out").arg(&self.out).args(options);
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

/// Holds all that is said about a wrong document: one error, with its code and words, its place
/// and its remedy.
fn refused(document: impl AsRef<[u8]>, error: &str, place: &str, help: &str) {
    refused_with(&[], document, &format!("error{error}"), place, help);
}

fn refused_with(options: &[&str], document: impl AsRef<[u8]>, error: &str, place: &str, help: &str) {
    let run = Run::new(document.as_ref());
    let before = snapshot(run.folder.path());
    let output = run.generate(options);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    let lines: Vec<_> = said.lines().collect();
    assert_eq!(lines.first(), Some(&error), "{said}");
    let at = lines.get(1).and_then(|line| line.trim_start().strip_prefix("--> "));
    assert_eq!(at, Some(format!("{}:{place}", run.document.display()).as_str()), "{said}");
    let remedies: Vec<_> = lines.iter().filter_map(|line| line.trim_start().strip_prefix("= help: ")).collect();
    assert_eq!(remedies, [help], "{said}");
    assert!(said.len() < 4096, "{} bytes are more than a screen", said.len());
    assert!(snapshot(run.folder.path()) == before, "a refused document must change no file");
}

fn refused_after_head(rest: &str, error: &str, place: &str, help: &str) {
    refused(format!("{HEAD}{rest}"), error, place, help);
}

#[test]
fn an_unknown_key_where_warnings_are_errors() {
    let rest = "paths:\n  /pets:\n    get:\n      paramaters: []\n      responses: {'200': {description: Pets.}}\n";
    let document = format!("{HEAD}{rest}servers: [{{url: https://pets.example}}]\n");
    let error = "warning[W110]: OpenAPI 3.0 knows no key `paramaters` in this object; it is ignored";
    refused_with(&["--strict"], document, error, "6:7", "did you mean `parameters`?");
}

#[test]
fn a_duplicate_key() {
    let error = "[E107]: `paths` stands twice in this mapping, first at line 3";
    refused_after_head("paths: {}\npaths: {/pets: {}}\n", error, "4:1", "keep one of the two");
    let json = "{\"openapi\": \"3.0.3\",\n \"info\": {\"title\": \"Pets\", \"version\": \"1\"},\n \
                \"paths\": {},\n \"paths\": {\"/pets\": {}}}";
    refused(json, error, "4:2", "keep one of the two");
    let inside = "paths:\n  /pets:\n    get:\n      responses:\n        '200': {description: Pets.}\n        \
                  '200': {description: None.}\n";
    let error = "[E107]: `200` stands twice in this mapping, first at line 7";
    refused_after_head(inside, error, "8:9", "keep one of the two");
}

#[test]
fn a_reference_that_leads_nowhere() {
    let rest = "paths: {}\ncomponents:\n  schemas:\n    Pet: {$ref: '#/components/schemas/Dog'}\n";
    let error = "[E112]: `#/components/schemas/Dog` leads nowhere";
    refused_after_head(rest, error, "6:17", "add it under components.schemas, or mend the reference");
}

#[test]
fn a_value_of_the_wrong_type() {
    refused_after_head("paths: 3\n", "[E116]: an object belongs here, not a number", "3:8", "write an object");
    let schema = |schema: &str| {
        format!("servers: [{{url: https://pets.example}}]\npaths: {{}}\ncomponents:\n  schemas:\n    Pet: {schema}\n")
    };
    let error = "[E116]: an object belongs here, not a string";
    refused_after_head(&schema("{type: object, properties: name}"), error, "7:37", "write an object");
}

#[test]
fn a_newer_version_of_openapi() {
    let help = "write the document in OpenAPI 3.0 or 3.1, or convert it";
    for version in ["4.0.0", "2.1"] {
        let error = format!("[E109]: this is OpenAPI {version}, and only 3.0 and 3.1 are read");
        let document = format!("openapi: {version}\ninfo: {{title: Pets, version: '1'}}\npaths: {{}}\n");
        refused(document, &error, "1:10", help);
    }
}

#[test]
fn broken_yaml() {
    let help = "mend the syntax here or just above";
    let error = "[E103]: this is not YAML: while parsing a node, did not find expected node content";
    refused_after_head("paths: {\n", error, "3:9", help);
    refused("{\"openapi\": \"3.0.3\", \"info\": ", error, "1:29", help);
    let error = "[E103]: this is not YAML: tabs disallowed within this context (block indentation)";
    refused_after_head("paths:\n\t/pets: {}\n", error, "4:2", help);
}

#[test]
fn a_text_that_is_not_utf_8() {
    let (error, help) = ("[E101]: this byte is not UTF-8", "save the file as UTF-8");
    refused([HEAD.as_bytes(), b"paths: {} # \xff\n"].concat(), error, "3:13", help);
    let utf_16: Vec<u8> = format!("\u{feff}{HEAD}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(utf_16, error, "1:1", help);
}

#[test]
fn an_empty_file() {
    for empty in ["", " \n\n", "# nothing but a remark\n"] {
        refused(empty, "[E102]: the document is empty", "1:1", "begin with `openapi: 3.0.3`");
    }
}

#[test]
fn twenty_thousand_levels_of_nesting() {
    let deep = 20_000;
    let error = "[E104]: nested more than 128 levels deep";
    let help = "give the inner part a name under components and refer to it";
    refused(format!("{}{}", "{\"a\":".repeat(deep), "}".repeat(deep)), error, "1:1276", help);
    refused_after_head(&format!("paths: {}{}\n", "[".repeat(deep), "]".repeat(deep)), error, "3:263", help);
    refused_after_head(&format!("paths:\n{}a\n", "- ".repeat(deep)), error, "4:255", help);
}

#[test]
fn a_file_that_is_not_there() {
    let run = Run::new(b"");
    std::fs::remove_file(&run.document).expect("removed");
    let before = snapshot(run.folder.path());
    let output = run.generate(&[]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("api.yaml") && !said.contains("panicked"), "{said}");
    assert!(snapshot(run.folder.path()) == before);
}
