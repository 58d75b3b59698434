//! One construct of OpenAPI a time: what is generated for it, or why nothing is.
//!
//! Each `specs/CONSTRUCT.yaml` goes all the way; its snapshot holds what was found and every
//! model and request that it makes.

mod specs;

use openapi_to_crate::codemodel::{Options, model};
use openapi_to_crate::emit::OutputFile;
use openapi_to_crate::ir::Api;
use specs::{Spec, specs};

/// Constructs that are about the client itself.
const OF_THE_CLIENT: &[&str] = &["failure-envelope", "no-servers", "security", "servers"];

/// The files of a crate.
fn emit(api: &Api, options: &Options) -> Vec<OutputFile> {
    model(api, options)
        .and_then(|client| openapi_to_crate::emit::emit(&client))
        .expect("the generator agrees with itself")
}

/// Whether a file is there because of the construct, rather than in every crate.
fn concerns(spec: &Spec, path: &str) -> bool {
    let part = ["src/models/", "src/requests/"].iter().any(|folder| path.starts_with(folder));
    (part && !path.ends_with("/mod.rs")) || (path == "src/client.rs" && OF_THE_CLIENT.contains(&spec.name.as_str()))
}

fn show(spec: &Spec) -> String {
    let mut shown = spec.findings.clone();
    let options = Options::source("construct", format!("{}.yaml", spec.name));
    let files = spec.api.as_ref().map(|api| emit(api, &options)).unwrap_or_default();
    let text = |file: &OutputFile| format!("==> {}\n{}\n", file.path, file.contents);
    shown.extend(files.iter().filter(|file| concerns(spec, &file.path)).map(text));
    shown
}

#[test]
fn every_construct_is_generated_or_explained() {
    for spec in specs() {
        let shown = show(&spec);
        assert!(!shown.is_empty(), "{} is neither generated nor explained", spec.name);
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "specs/snapshots", omit_expression => true }, {
            insta::assert_snapshot!(spec.name, shown);
        });
    }
}

#[test]
fn every_document_is_named_after_its_construct() {
    for spec in specs() {
        let title = spec.json["info"]["title"].as_str().unwrap_or_default();
        assert_eq!(title.to_lowercase().replace(' ', "-"), spec.name);
    }
}

#[test]
fn every_file_of_every_construct_is_rust() {
    for spec in specs() {
        let options = Options::source("construct", format!("{}.yaml", spec.name));
        for file in spec.api.iter().flat_map(|api| emit(api, &options)) {
            let parsed = syn::parse_file(&file.contents);
            assert!(parsed.is_ok(), "{}: {} {:?}\n{}", spec.name, file.path, parsed.err(), file.contents);
        }
    }
}
