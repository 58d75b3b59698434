//! What the emitters promise, on APIs small enough to read.

mod small;

use openapi_forge::codemodel::{Options, model};
use openapi_forge::emit::{HEADER, OutputFile};
use openapi_forge::ir::Api;

/// The files of a crate.
fn emit(api: &Api, options: &Options) -> Vec<OutputFile> {
    model(api, options).and_then(|client| openapi_forge::emit::emit(&client)).expect("the generator agrees with itself")
}

fn options() -> Options {
    Options::standalone("small-api")
}

fn text(files: &[OutputFile], path: &str) -> String {
    files.iter().find(|file| file.path == path).map_or_else(|| format!("no file {path}"), |file| file.contents.clone())
}

fn show(api: &Api, paths: &[&str]) -> String {
    let files = emit(api, &options());
    let shown = paths.iter().map(|path| format!("==> {path}\n{}", text(&files, path)));
    shown.collect::<Vec<_>>().join("\n")
}

#[test]
fn models_decode_leniently_and_keep_unknown_keys() {
    insta::assert_snapshot!(show(
        &small::api(),
        &[
            "src/models/mod.rs",
            "src/models/site.rs",
            "src/models/site_id.rs",
            "src/models/interval.rs",
            "src/models/point.rs",
            "src/models/raw_value.rs",
        ]
    ));
}

#[test]
fn bodies_have_a_constructor_and_setters() {
    insta::assert_snapshot!(show(&small::api(), &["src/models/login_request.rs"]));
}

#[test]
fn resources_follow_the_path() {
    insta::assert_snapshot!(show(&small::api(), &["src/client.rs", "src/resources/installations.rs"]));
}

#[test]
fn requests_have_setters_for_what_is_optional() {
    insta::assert_snapshot!(show(&small::api(), &["src/requests/installations.rs"]));
}

#[test]
fn attributes_are_found_by_code_and_alias() {
    insta::assert_snapshot!(show(
        &small::api(),
        &["src/attributes/lookup.rs", "src/attributes/system_overview.rs", "src/values/ve_bus_state.rs",]
    ));
}

#[test]
fn a_crate_of_its_own_has_the_dependencies_of_the_runtime() {
    let manifest = text(&emit(&small::api(), &options()), "Cargo.toml");
    assert!(manifest.contains("name = \"small-api\""));
    assert!(manifest.contains("[workspace]"));
}

#[test]
fn what_only_some_documents_need_is_only_at_the_root_of_their_crates() {
    let mut api = small::api();
    let root = |api: &Api| text(&emit(api, &options()), "src/lib.rs");
    for name in ["Download", "Period", "Records", "SignedIn", "time_zone"] {
        assert!(!root(&api).contains(name), "{name}");
    }
    api.operations[0].behaviour.download = true;
    assert!(root(&api).contains("pub use runtime::Download;\n"));
    assert!(!root(&api).contains("Period"));
}

#[test]
fn every_file_names_its_source_first() {
    for file in emit(&small::api(), &options()) {
        if file.path.ends_with(".rs") {
            assert!(file.contents.starts_with(HEADER), "{}", file.path);
        }
    }
}

#[test]
fn the_same_api_gives_the_same_bytes() {
    assert_eq!(emit(&small::api(), &options()), emit(&small::api(), &options()));
}

#[test]
fn every_file_is_rust() {
    for file in emit(&small::api(), &options()) {
        if file.path.ends_with(".rs") {
            assert!(syn::parse_file(&file.contents).is_ok(), "{}\n{}", file.path, file.contents);
        }
    }
}

/// Writes the small API's crate for a look with the compiler, when asked to.
#[test]
fn a_crate_can_be_written_anywhere() {
    let Ok(dir) = std::env::var("SMALL_API_DIR") else {
        return;
    };
    let dir = std::path::Path::new(&dir);
    let files = emit(&small::api(), &options());
    let written = openapi_forge::write::write(dir, &files, &openapi_forge::write::Ownership::Listed { force: true });
    assert!(written.is_ok(), "{written:?}");
}

#[test]
fn a_crate_without_a_table_carries_none_of_the_runtime_of_tables() {
    let mut api = small::api();
    let of_tables = |files: &[OutputFile]| -> Vec<String> {
        let folders = ["src/tables/", "src/attributes/", "src/values/"];
        let files = files.iter().filter(|file| folders.iter().any(|folder| file.path.starts_with(folder)));
        files.map(|file| file.path.clone()).collect()
    };
    assert!(of_tables(&emit(&api, &options())).contains(&"src/tables/printf.rs".to_owned()));

    api.table = None;
    let files = emit(&api, &options());
    assert_eq!(of_tables(&files), Vec::<String>::new());
    for file in &files {
        let words = ["crate::tables", "mod tables", "crate::attributes", "printf"];
        let found = words.iter().find(|word| file.contents.contains(**word));
        assert_eq!(found, None, "{} has something of tables", file.path);
    }
}
