//! Writes what the fuzz target starts from: the examples of the document, and refusals.
//!
//! `cargo run -p vrm-tests --example corpus`

use std::error::Error;
use std::fs;

use openapi_to_crate::ir::ResponseKind;
use vrm_tests::spec;

/// Refusals of every shape.
const REFUSALS: [&str; 4] = [
    r#"{"success":false,"errors":"no","error_code":"invalid"}"#,
    r#"{"success":false,"errors":["no","never"],"error_code":null}"#,
    r#"{"success":false,"errors":{"start":["bad"]}}"#,
    r#"{"success" : false}"#,
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = spec::root().join("tests/fuzz/corpus/decode");
    fs::create_dir_all(&folder)?;
    let api = spec::api();
    let answers = api.operations.iter().filter(|operation| matches!(operation.response.kind, ResponseKind::Json(_)));
    let mut count = 0;
    for operation in answers {
        let path = folder.join(format!("{}.json", operation.id));
        fs::write(path, spec::example(&api, &operation.id).to_string())?;
        count += 1;
    }
    for (number, refusal) in REFUSALS.iter().enumerate() {
        fs::write(folder.join(format!("refusal-{number}.json")), refusal)?;
        count += 1;
    }
    println!("{count} files in {}", folder.display());
    Ok(())
}
