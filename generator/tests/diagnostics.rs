//! One wrong input for every diagnostic: `wrong/CODE-what.yaml`, or `.csv` for the tables.
//!
//! The snapshots hold what a person sees: the code, the place, the words and the remedy.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use openapi_to_crate::diagnostic::{Area, Code, Report, Severity, Span, support_table};
use openapi_to_crate::explain::explain;
use openapi_to_crate::parse::Reading;
use openapi_to_crate::render::render;
use openapi_to_crate::tables::parse_table;
use openapi_to_crate::{Input, read};

/// The codes that a fixture of known values belongs to.
const CODES: &str = "code,id,device,data_type,description,format,values\n\
    S,1,Inverter,enum,State,%s,State\nV,2,Inverter,float,Voltage,%.1F V,Voltage\n";

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wrong");
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    let mut all: Vec<_> = paths.filter(|path| path.is_file()).collect();
    all.sort();
    all
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// What the first line of a fixture asks for, as on a command line.
fn reading(bytes: &[u8]) -> Reading {
    let text = String::from_utf8_lossy(bytes);
    let words = text.lines().next().and_then(|line| line.strip_prefix("# --")).unwrap_or_default();
    let overlay = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wrong/overlays").join(name);
        (name.to_owned(), std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
    };
    match words.split_once(' ') {
        Some(("only", only)) => Reading { only: vec![only.parse().expect("a choice")], ..Reading::default() },
        Some(("overlay", name)) => Reading { overlays: vec![overlay(name)], ..Reading::default() },
        _ => Reading { keep_going: words == "keep-going", ..Reading::default() },
    }
}

fn findings(path: &Path) -> (Report, String) {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut report = Report::default();
    if path.extension().is_some_and(|extension| extension == "csv") {
        if bytes.starts_with(b"values,") {
            parse_table("codes.csv", CODES.as_bytes(), Some((&name, &bytes)), &mut report);
        } else {
            parse_table(&name, &bytes, None, &mut report);
        }
    } else {
        let input = Input { reading: reading(&bytes), ..Input::document(&*name, &*bytes) };
        let model = read(&input, &mut report);
        assert_eq!(model.is_none(), report.has_errors(), "{name}: a model comes back exactly when there is no error");
    }
    let shown = render(&report, &[(&name, &String::from_utf8_lossy(&bytes)), ("codes.csv", CODES)]);
    (report, shown)
}

#[test]
fn every_wrong_input_is_shown_with_place_and_remedy() {
    for path in fixtures() {
        let (_, shown) = findings(&path);
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "wrong/snapshots", omit_expression => true }, {
            insta::assert_snapshot!(stem(&path), shown);
        });
    }
}

#[test]
fn every_fixture_raises_the_code_in_its_name_and_no_other_error() {
    for path in fixtures() {
        let (report, shown) = findings(&path);
        let name = stem(&path);
        let code = name.split('-').next().unwrap_or_default();
        assert!(report.sorted().iter().any(|found| found.code == code), "{name} does not raise {code}:\n{shown}");
        for found in report.sorted() {
            assert!(found.code == code || found.severity() == Severity::Warning, "{name} raises more:\n{shown}");
            assert!(!found.message.is_empty() && !found.help.is_empty(), "{name} lacks words:\n{shown}");
            assert!(found.span.line > 0 && found.span.column > 0, "{name} lacks a place:\n{shown}");
        }
    }
}

#[test]
fn every_code_has_a_fixture_but_the_generators_own_mistakes() {
    let raised: BTreeSet<String> =
        fixtures().iter().map(|path| stem(path).split('-').next().unwrap_or_default().to_owned()).collect();
    let known = Code::ALL.iter().filter(|code| code.area() != Area::Generator);
    assert_eq!(raised, known.map(ToString::to_string).collect());
}

#[test]
fn codes_are_unique_and_their_first_letter_is_their_severity() {
    let unique: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(unique.len(), Code::ALL.len());
    for code in Code::ALL {
        let letter = match (code.area(), code.severity()) {
            (Area::Generator, _) => 'X',
            (_, Severity::Error) => 'E',
            (_, Severity::Warning) => 'W',
        };
        assert!(code.as_str().starts_with(letter), "{code}");
    }
}

#[test]
fn every_code_is_explained_and_an_unknown_one_lists_them() {
    for code in Code::ALL {
        let text = explain(&code.as_str().to_lowercase()).expect("an explanation");
        let (head, _) = text.split_once("\n\n").expect("a head");
        assert!(head.starts_with(&format!("{code}, ")) && head.ends_with(code.title()), "{text}");
        assert!(text.len() > 60 && !text.contains("  "), "{text}");
    }
    let message = explain("E999").expect_err("no such code");
    assert!(message.contains("E999"), "{message}");
    for code in Code::ALL {
        assert!(message.contains(code.as_str()), "{code} is not listed: {message}");
    }
}

#[test]
fn a_mistake_of_the_generator_asks_for_a_report() {
    let mut report = Report::default();
    report.internal("api.yaml", Span::START, "two types are called `A`");
    assert!(report.has_errors());
    let shown = render(&report, &[("api.yaml", "openapi: 3.0.3\n")]);
    assert!(shown.starts_with("error[X001]: the generator has made a mistake: two types are called `A`\n"), "{shown}");
    assert!(shown.contains("please report it"), "{shown}");
}

/// Written anew with `UPDATE_README=1 cargo test -p openapi-to-crate --test diagnostics`.
#[test]
fn the_readmes_table_of_what_is_supported_is_made_from_the_codes() {
    const BEGIN: &str = "<!-- made from the list of diagnostics -->\n\n";
    const END: &str = "\n<!-- end -->\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let readme = std::fs::read_to_string(&path).expect("the README can be read");
    let (before, rest) = readme.split_once(BEGIN).expect("the table begins with a mark");
    let (table, after) = rest.split_once(END).expect("the table ends with a mark");
    if std::env::var_os("UPDATE_README").is_some() {
        let wanted = format!("{before}{BEGIN}{}{END}{after}", support_table());
        std::fs::write(&path, wanted).expect("the README can be written");
    } else {
        assert_eq!(table, support_table(), "UPDATE_README=1 cargo test -p openapi-to-crate --test diagnostics");
    }
}
