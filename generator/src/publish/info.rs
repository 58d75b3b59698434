//! What the document says about itself.

use serde_json::{Map, Value};

use super::material::Material;

/// What the keys of `x-attributes` mean.
const ATTRIBUTES: &str = "\
**Attributes.** `x-attributes`, at the end of this document, lists the known attributes. Of each it
has the `code`, VRM's number of it (`id`), a `name` for use in programs, the kind of `device`, a
`description`, the `dataType` (`float`, `string` or `enum`), the printf pattern of its value with the
unit (`format`), the `unit` and the `decimals` that follow from the pattern, and whether it is an
`energy` reading, which can be summed. `service` and `path` say where it is on the D-Bus of a GX
device, `evidence` how sure the row is (`seed`, `recorded` or `inferred`), and `source` from where. `aliases` are codes by which older documents call it. `values`
are the numbers that an enum is known to send, and the word for each; others may come.";

/// Sets the version, and says what a reader finds nowhere else.
pub fn tell(root: &mut Map<String, Value>, material: &Material<'_>) {
    let Some(info) = root.get_mut("info").and_then(Value::as_object_mut) else { return };
    let before = info.get("description").and_then(Value::as_str).unwrap_or_default().trim_end();
    let mut paragraphs = vec![before.to_owned()];
    if material.api.table.is_some() {
        paragraphs.push(ATTRIBUTES.to_owned());
    }
    paragraphs.push(format!(
        "**Version.** This describes version {} of the API. The document has a version of its own.",
        material.api.version
    ));
    let description = paragraphs.join("\n\n");
    info.insert("description".to_owned(), format!("{}\n", description.trim_start()).into());
    info.insert("version".to_owned(), material.version.into());
}
