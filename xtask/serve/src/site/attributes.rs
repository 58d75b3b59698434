//! The data of the attribute explorer.

use openapi_forge::codemodel::Crate;
use openapi_forge::names::{Case, render};
use serde_json::Value;

/// The attributes as they are published, by device, each with its path in Rust and in the address.
pub fn file(published: &Value, client: &Crate) -> Result<String, String> {
    let mut rows = published["x-attributes"].as_array().cloned().ok_or("the published document has no attributes")?;
    let paths = client.attribute_paths();
    for row in &mut rows {
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let (code, device) = (text("code"), text("device"));
        let path = paths.get(&code).ok_or_else(|| format!("attribute `{code}` has no path in Rust"))?;
        if let Value::Object(row) = row {
            row.insert("key".to_owned(), render(&device, Case::Camel).into());
            row.insert("rust".to_owned(), path.as_str().into());
        }
    }
    rows.sort_by_key(|row| row["device"].as_str().unwrap_or_default().to_lowercase());
    let lines: Vec<String> = rows.iter().map(Value::to_string).collect();
    Ok(format!("[\n{}\n]\n", lines.join(",\n")))
}
