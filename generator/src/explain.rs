//! What each diagnostic code means and how to mend it: `cargo xtask explain CODE`.

/// Codes of parsing and of the tables.
const ENTRIES: &[(&str, &str)] = &[
    (
        "E101",
        "The file is not UTF-8.\n\nOpenAPI documents and tables are read as UTF-8 only. Save the file again in that encoding; the place named is the first byte that does not fit.",
    ),
    ("E102", "The document is empty.\n\nA document begins with `openapi: 3.0.3`, `info` and `paths`."),
    (
        "E103",
        "The text is neither YAML nor JSON.\n\nThe place named is where the reader gave up; the mistake often is on the line before it: a missing quote, a tab, a wrong indent.",
    ),
    (
        "E104",
        "The document is nested too deeply.\n\nNo document that a person keeps is. Give the inner part a name under `components` and refer to it with `$ref`.",
    ),
    (
        "E105",
        "Anchors and aliases of YAML are not read.\n\nJSON has no such thing, so other tools lose them. Use `$ref` and `components`.",
    ),
    ("E106", "The file holds a second YAML document.\n\nKeep one document in a file; remove the line `---`."),
    (
        "E107",
        "A key stands twice in one mapping.\n\nMost readers silently keep the last one, so half of what you wrote would be lost. Keep one.",
    ),
    ("E108", "A key is not a text.\n\nOpenAPI's keys are texts."),
    (
        "E109",
        "The document is not OpenAPI 3.0.\n\n3.1 and 2.0 mean other things by the same words, so they are refused rather than misread. Convert the document to 3.0.3.",
    ),
    (
        "E110",
        "OpenAPI 3.0 does not know this key here.\n\nA misspelt key is otherwise ignored in silence. Mend the spelling, or begin the name with `x-` if it is an extension.",
    ),
    (
        "E111",
        "A reference leads out of the document.\n\nOnly references that begin with `#` are followed. Bundle the document into one file first.",
    ),
    ("E112", "A reference leads nowhere.\n\nAdd the target under `components`, or mend the name."),
    ("E113", "A required key is missing.\n\nOpenAPI 3.0 requires it in this object."),
    ("E114", "A path does not begin with a slash.\n\nPaths are appended to the server's URL and begin with `/`."),
    ("E115", "A key of `responses` is no status.\n\nWrite a status in quotes (\"200\"), a range (4XX) or `default`."),
    (
        "E116",
        "A value has the wrong shape.\n\nThe message says what belongs there. In YAML a version such as 3.0 or a status such as 200 needs quotes to be a text.",
    ),
    (
        "E117",
        "A word is none of those that OpenAPI 3.0 knows in this place, for example a parameter with `in: body`.\n\nThe help beside the message lists them. What a form or a JSON body holds belongs under `requestBody`.",
    ),
    (
        "W101",
        "Keys beside `$ref` are ignored.\n\nOpenAPI 3.0 says so. Move them into the target, or wrap the reference: `allOf: [{$ref: …}]`.",
    ),
    ("E120", "The table has no such column.\n\nThe header line has to name all the columns that spec/README.md lists."),
    ("E121", "A cell of the table cannot be read.\n\nThe message says which values the column takes."),
    ("E122", "A code stands twice in the table.\n\nCodes and aliases are unique over the whole table, case included."),
    (
        "E123",
        "A known value is listed for a code that cannot have it.\n\nThe code has to stand in the table, with the data type `enum`, and each value once.",
    ),
];

/// The explanation of a code, written as in the table (`E110`) or in lower case.
pub fn explain(code: &str) -> Option<&'static str> {
    all().find(|(known, _)| known.eq_ignore_ascii_case(code)).map(|(_, text)| text)
}

/// Every code of every layer with its explanation.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    ENTRIES.iter().chain(crate::lower::explain::ENTRIES).copied()
}
