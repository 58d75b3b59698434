//! Hostile texts in every place of a document: nothing of them runs, is live, or leaves the folder.

#[path = "../damage/mod.rs"]
mod damage;
mod document;
mod html;
mod places;
mod texts;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use openapi_to_crate::diff::SURFACE;
use openapi_to_crate::emit::OutputFile;
use openapi_to_crate::generate::Source;
use openapi_to_crate::markdown::LANGUAGES;
use openapi_to_crate::parse::Reading;
use openapi_to_crate::render::render_json;
use openapi_to_crate::write::{Ownership, write};
use openapi_to_crate::{CrateName, Input, Products, generate};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

/// What the generator makes of these texts.
fn generated(texts: &[String], places: &BTreeSet<(usize, usize)>) -> Vec<OutputFile> {
    let (codes, values) = document::tables(texts);
    let mut document = document::document(texts);
    let files = places::fill(&mut document, texts, places);
    let input = Input {
        document: Source::new("hostile\n//! pwned.json", document.to_string()),
        files,
        tables: Some((Source::new("codes.csv", codes), Source::new("values.csv", values))),
        reading: Reading::default(),
    };
    let crate_name = Some(CrateName::new("hostile").expect("a name"));
    let generation = generate(&input, &Products { crate_name, doctests: true, ..Products::default() });
    match generation.generated {
        Some(generated) => generated.files,
        None => {
            let found = render_json(&generation.report);
            let errors: Vec<&str> = found.lines().filter(|line| line.contains("\"severity\":\"error\"")).collect();
            panic!("{}", errors.join("\n"))
        }
    }
}

/// A crate in a folder of its own.
struct Crate {
    dir: PathBuf,
}

impl Crate {
    fn new(outside: &Path, files: &[OutputFile]) -> Self {
        if outside.exists() {
            std::fs::remove_dir_all(outside).expect("removed");
        }
        let dir = outside.join("crate");
        write(&dir, files, &Ownership::Listed { force: false }).expect("written");
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        std::fs::copy(lock, dir.join("Cargo.lock")).expect("the lock file can be copied");
        Self { dir }
    }

    /// Runs cargo in the crate, with the dependencies that other tests have built.
    fn cargo(&self, arguments: &[&str], after: &[&str]) -> String {
        let run = Command::new(env!("CARGO"))
            .args(arguments)
            .args(["--offline", "--no-default-features", "--features=all-operations,other-types"])
            .args(after)
            .current_dir(&self.dir)
            .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("constructs/target"))
            .env("RUSTFLAGS", "-Dwarnings")
            .env("RUSTDOCFLAGS", "-Dwarnings")
            .output()
            .expect("cargo can be started");
        let said = String::from_utf8_lossy(&run.stderr);
        let start: String = said.chars().take(20_000).collect();
        assert!(run.status.success(), "cargo {} in {}:\n{start}", arguments.join(" "), self.dir.display());
        String::from_utf8_lossy(&run.stdout).into_owned()
    }
}

/// Where rustdoc should find something to run: file and line of each code block that is Rust.
fn examples(files: &[OutputFile]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for file in files {
        let lines: Vec<&str> = file.contents.lines().map(str::trim_start).collect();
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            let Some(mark) = ["///", "//!"].into_iter().find(|mark| line.starts_with(mark)) else {
                at += 1;
                continue;
            };
            let docs: Vec<&str> = lines[at..].iter().map_while(|line| line.strip_prefix(mark)).collect();
            let docs: Vec<&str> = docs.into_iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
            found.extend(rust(&docs.join("\n")).into_iter().map(|line| (file.path.clone(), at + line)));
            at += docs.len();
        }
    }
    found
}

/// The lines of Markdown, from one, at which code starts that rustdoc would run.
fn rust(markdown: &str) -> Vec<usize> {
    let rustdoc =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut found = Vec::new();
    for (event, range) in Parser::new_ext(markdown, rustdoc).into_offset_iter() {
        let runs = match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => true,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => !LANGUAGES.contains(&&*info),
            _ => false,
        };
        if runs {
            found.push(markdown[..range.start].matches('\n').count() + 1);
        }
    }
    found
}

#[test]
fn no_text_of_a_document_runs_is_live_or_leaves_the_folder() {
    let texts = texts::texts();
    let plain: Vec<String> = (0..texts.len()).map(|at| format!("text{at}")).collect();
    let possible = places::possible(&texts);
    assert!(texts.len() / 3 >= 40 && possible.len() > 600, "{}", possible.len());
    let places = &possible & &places::possible(&plain);
    let outside = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    let files = generated(&texts, &possible);
    // Files have the names of identifiers, and lie where they should.
    for file in &files {
        let plain = |c: char| c.is_alphanumeric() || c == '_';
        let source = file.path.strip_prefix("src/").and_then(|path| path.strip_suffix(".rs"));
        let parts = source.is_some_and(|path| path.split('/').all(|part| !part.is_empty() && part.chars().all(plain)));
        assert!(
            parts || ["Cargo.toml", "README.md", "examples/first.rs", SURFACE].contains(&file.path.as_str()),
            "{:?}",
            file.path
        );
    }
    // The examples are those of a document without these texts; each is listed, and nothing else.
    let count = |texts: &[String]| examples(&generated(texts, &places)).len();
    assert_eq!(count(&texts), count(&plain));
    let examples = examples(&files);
    let krate = Crate::new(&outside, &files);
    let listed = krate.cargo(&["test", "--doc"], &["--", "--list"]);
    let listed: Vec<_> = listed.lines().filter_map(|line| line.strip_suffix(": test")).collect();
    assert_eq!(listed.len(), examples.len(), "{listed:#?}");
    for (path, line) in examples {
        let at = format!("(line {line})");
        assert!(listed.iter().any(|test| test.starts_with(&path) && test.contains(&at)), "{path} {at}");
    }
    // It compiles, documents itself without a warning, and no page has anything live.
    krate.cargo(&["doc", "--no-deps", "--quiet"], &[]);
    let pages = Path::new(env!("CARGO_TARGET_TMPDIR")).join("constructs/target/doc/hostile");
    html::nothing_is_live(&pages);

    let mut found: Vec<_> =
        std::fs::read_dir(&outside).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
    found.sort();
    assert_eq!(found, ["crate"], "a file was written beside the crate");
}

#[test]
fn code_that_rustdoc_runs_is_noticed() {
    for (markdown, lines) in [
        ("a\n\n```\nx\n```", vec![3]),
        ("```edition2021\nx\n```\n\n    x", vec![1, 5]),
        ("> ~~~\n> x\n> ~~~", vec![1]),
        ("````text\n```\nx\n```\n````\n`` ` ``", vec![]),
    ] {
        assert_eq!(rust(markdown), lines, "{markdown}");
    }
}
