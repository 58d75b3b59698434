//! `x-codeSamples`: how each operation is called.

use serde_json::{Map, Value, json};

use super::curl;
use super::material::Material;

/// Adds samples in Rust and for the shell to every operation.
pub fn add(root: &mut Map<String, Value>, material: &Material<'_>) {
    let Some(paths) = root.get_mut("paths").and_then(Value::as_object_mut) else { return };
    for operation in material.api.operations.iter().filter(|operation| operation.variant.is_none()) {
        let method = operation.method.to_lowercase();
        let found = paths.get_mut(&operation.path).and_then(|path| path.get_mut(method)).and_then(Value::as_object_mut);
        let Some(object) = found else { continue };
        let rust =
            material.samples.iter().find(|sample| sample.method == operation.method && sample.path == operation.path);
        let mut samples = Vec::new();
        if let Some(sample) = rust.filter(|sample| !sample.code.is_empty()) {
            samples.push(json!({"lang": "Rust", "source": format!("{}\n", sample.code)}));
        }
        let shell = curl::command(material.api, operation);
        samples.push(json!({"lang": "Shell", "label": "curl", "source": format!("{shell}\n")}));
        object.insert("x-codeSamples".to_owned(), samples.into());
    }
}
