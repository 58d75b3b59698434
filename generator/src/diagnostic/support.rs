//! README's table of what is supported, warned about and refused.

use super::area::{Area, Severity};
use super::code::Code;

/// What is supported without a word, by area.
const SUPPORTED: &[(Area, &str, &str)] = &[
    (Area::Document, "document", "YAML, JSON"),
    (
        Area::References,
        "references",
        "inside the same document, to other files below its folder, recursive ones included",
    ),
    (
        Area::Schemas,
        "schemas",
        "objects, lists, maps, `nullable`, open enums, `allOf`, `oneOf`, `anyOf`, also beside properties, `discriminator` (of `oneOf`, and of a schema that others are made of with `allOf`), `default` in the documentation, dates, UUIDs as text, base64",
    ),
    (
        Area::Parameters,
        "parameters",
        "values, lists and objects in path, query, header, cookie; `form`, `simple`, `label`, `matrix`, `spaceDelimited`, `pipeDelimited`, nested `deepObject`",
    ),
    (
        Area::Bodies,
        "bodies and answers",
        "JSON, forms, `multipart/form-data`, text, files; other media types of an answer by methods of their own; several successes, refusals by status, ranges, `default`; headers of answers and refusals; events, JSON lines and bytes while they come in; files and readers while they are sent",
    ),
    (
        Area::Security,
        "security",
        "API key in header, query or cookie; `basic`, `bearer`, OAuth 2 and OpenID Connect as `bearer`; alternatives, schemes that belong together, none",
    ),
    (Area::Servers, "servers", "URLs with variables; servers of single paths and operations"),
    (Area::Extensions, "extensions", "those of others are left alone"),
    (Area::Tables, "tables of codes", "CSV in UTF-8"),
];

/// The table in Markdown, a row for each area of OpenAPI.
pub fn support_table() -> String {
    let mut out = String::from("| | supported | warned about | refused |\n|---|---|---|---|\n");
    for (area, name, supported) in SUPPORTED {
        let cell = |severity: Severity| {
            let codes = Code::ALL.iter().filter(|code| code.area() == *area && code.severity() == severity);
            codes.map(|code| format!("{} ({code})", code.title())).collect::<Vec<_>>().join(", ")
        };
        let row = format!("| {name} | {supported} | {} | {} |", cell(Severity::Warning), cell(Severity::Error));
        out.push_str(&row.replace("|  |", "| |"));
        out.push('\n');
    }
    out
}
