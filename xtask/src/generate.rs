//! `cargo xtask gen`: from the document to the files of a crate.

use std::path::PathBuf;

use openapi_forge::codemodel::{Options, model};
use openapi_forge::diagnostic::Report;
use openapi_forge::emit::emit;
use openapi_forge::ir::Api;
use openapi_forge::lower::lower;
use openapi_forge::parse::Document;
use openapi_forge::render::render;
use openapi_forge::write::{Plan, apply, plan, plan_owning};
use vrm_tests::spec::{OWNED, products};

use crate::input::{Input, root};

/// What to generate and where.
pub struct Request {
    pub spec: Option<String>,
    pub out: Option<PathBuf>,
    pub name: Option<String>,
    pub check: bool,
}

/// The API of an input; findings go to the standard error.
pub fn api(input: &Input) -> Option<Api> {
    both(input).map(|(_, api)| api)
}

/// The document of an input and what it means; findings go to the standard error.
pub fn both(input: &Input) -> Option<(Document, Api)> {
    let mut report = Report::default();
    let (document, table) = input.parse(&mut report);
    let document = document.filter(|_| !report.has_errors());
    let both = document.and_then(|document| {
        let api = lower(&document, table, &mut report)?;
        Some((document, api))
    });
    let sources = input.sources();
    let sources: Vec<_> = sources.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    eprint!("{}", render(&report, &sources));
    both
}

/// Whether all went well; what changed goes to the standard output.
pub fn run(request: &Request) -> Result<bool, String> {
    if request.spec.is_some() && request.out.is_none() {
        return Err("--spec needs --out DIR, the folder of the new crate".to_owned());
    }
    let input = request.spec.as_deref().map_or_else(Input::own, Input::file)?;
    let Some((document, api)) = both(&input) else { return Ok(false) };
    let (dir, files, plan) = match &request.out {
        None => {
            let files = products(&document, &api);
            let plan = plan_owning(&root(), &files, OWNED);
            (root(), files, plan)
        }
        Some(out) => {
            let crate_name = request.name.clone().unwrap_or_else(|| crate_name(&api.title));
            let client = model(&api, &Options { crate_name, workspace_manifest: true });
            let files = client.and_then(|client| emit(&client)).map_err(|fault| fault.to_string())?;
            let plan = plan(out, &files);
            (out.clone(), files, plan)
        }
    };
    let plan = plan.map_err(|error| error.to_string())?;
    if request.check {
        return Ok(check(&plan));
    }
    apply(&dir, &plan).map_err(|error| error.to_string())?;
    println!("{}", summary(&plan, files.len(), &api));
    Ok(true)
}

/// A title in the letters of a crate's name.
fn crate_name(title: &str) -> String {
    let words: Vec<String> = title
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let name = words.join("-");
    match name.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => name,
        _ => format!("api-{name}").trim_end_matches('-').to_owned(),
    }
}

fn check(plan: &Plan) -> bool {
    for change in &plan.changes {
        print!("{}: {}\n{}", change.kind.word(), change.path, change.diff());
    }
    if !plan.is_empty() {
        println!("\n{} files are not what the specification makes; run `cargo xtask gen`", plan.changes.len());
    }
    plan.is_empty()
}

fn summary(plan: &Plan, files: usize, api: &Api) -> String {
    /// More would not fit into one screen.
    const SHOWN: usize = 20;
    let mut lines: Vec<String> =
        plan.changes.iter().take(SHOWN).map(|change| format!("{:>9}  {}", change.kind.word(), change.path)).collect();
    if plan.changes.len() > SHOWN {
        lines.push(format!("{:>9}  {} more", "", plan.changes.len() - SHOWN));
    }
    let codes = api.table.as_ref().map_or(0, |table| table.attributes.len());
    let (operations, types) = (api.operations.len(), api.types.len());
    lines.push(format!(
        "{operations} operations, {types} types, {codes} attributes: {files} files, {} changed",
        plan.changes.len()
    ));
    lines.join("\n")
}
