//! A document, read and checked.

use std::collections::BTreeMap;

use super::bundle::bundle;
use super::check::check;
use super::files::{Files, OtherFiles};
use super::mend::mend;
use super::newer::Newer;
use super::node::{Node, NodeKind, escape};
use super::notation::read;
use super::operations::Operations;
use super::reading::Reading;
use super::typed::Typed;
use super::utf8::utf8;
use super::{keep_going, only, overlay};
use crate::diagnostic::{Code, Report, Span};
use crate::stack::with_room;

/// An OpenAPI document in words of 3.0, typed, and the tree that says where everything stands.
#[derive(Debug, Clone)]
pub struct Document {
    /// Name of the input, for messages.
    pub file: String,
    /// The tree with places; of several files, all that is used of them.
    pub tree: Node,
    /// Names and texts of the other files that it consists of.
    pub files: Vec<(String, String)>,
    /// Types of other crates that stand for a format.
    pub formats: BTreeMap<String, String>,
    /// The same document, typed.
    pub openapi: openapiv3::OpenAPI,
}

impl Document {
    /// The place of a JSON pointer, or of its nearest ancestor that exists.
    pub fn span(&self, pointer: &str) -> Span {
        self.tree.follow(pointer).1
    }

    /// The node at a JSON pointer.
    pub fn node(&self, pointer: &str) -> Option<&Node> {
        let (node, _, whole) = self.tree.follow(pointer);
        whole.then_some(node)
    }
}

/// Reads a document in YAML or JSON that is a single file. `None` means that the report holds an
/// error.
pub fn parse(file: &str, bytes: &[u8], report: &mut Report) -> Option<Document> {
    parse_with_files(file, bytes, &OtherFiles::None, report)
}

/// As [`parse`], for a document that may refer to other files.
pub fn parse_with_files(file: &str, bytes: &[u8], files: &(dyn Files + Sync), report: &mut Report) -> Option<Document> {
    whole(file, bytes, files, &Reading::default(), report)?.typed(report)
}

/// A document with all that it refers to, in words of 3.0, before its keys are checked.
#[derive(Debug, Clone)]
pub struct Whole {
    file: String,
    tree: Node,
    formats: BTreeMap<String, String>,
}

/// Reads a document with its overlays and all that it refers to, as far as that is to be read. The
/// report may hold errors all the same: those that are about a part of it.
pub fn whole(
    file: &str,
    bytes: &[u8],
    files: &(dyn Files + Sync),
    reading: &Reading,
    report: &mut Report,
) -> Option<Whole> {
    with_room(|| whole_here(file, bytes, files, reading, &mut *report)).unwrap_or_else(|error| {
        report.internal(file, Span::START, format!("no thread can be started: {error}"));
        None
    })
}

fn whole_here(file: &str, bytes: &[u8], files: &dyn Files, reading: &Reading, report: &mut Report) -> Option<Whole> {
    let text = utf8(file, bytes, report)?;
    let start = Span { line: 1, column: 1, ..Span::default() };
    let Some(mut tree) = read(file, text, report) else {
        if !report.has_errors() {
            report.push(Code::Empty, file, start, "the document is empty", "begin with `openapi: 3.0.3`");
        }
        return None;
    };
    for (name, bytes) in &reading.overlays {
        overlay::apply(name, bytes, &reading.today, file, &mut tree, report);
    }
    let newer = version(file, &tree, report)?;
    // Once for the document, and once for what comes of other files and of newer words.
    mend(file, &mut tree, newer, report);
    let (mut tree, is_other) = bundle(file, tree, newer, files, report);
    if is_other {
        mend(file, &mut tree, newer, report);
    }
    only::keep(file, &mut tree, &reading.only, report);
    Some(Whole { file: file.to_owned(), tree, formats: reading.formats.clone() })
}

impl Whole {
    /// The document, checked and typed; `None` when the report holds an error.
    pub fn typed(self, report: &mut Report) -> Option<Document> {
        let file = self.file.clone();
        with_room(|| self.typed_here(&mut *report)).unwrap_or_else(|error| {
            report.internal(&file, Span::START, format!("no thread can be started: {error}"));
            None
        })
    }

    fn typed_here(self, report: &mut Report) -> Option<Document> {
        let Self { file, tree, formats } = self;
        check(&file, &tree, report);
        if report.has_errors() {
            return None;
        }
        match serde_path_to_error::deserialize(Typed::document(&tree)) {
            Ok(openapi) => Some(Document { file, tree, files: report.files().to_vec(), formats, openapi }),
            Err(error) => {
                let pointer: String = error
                    .path()
                    .iter()
                    .map(|part| format!("/{}", escape(&part.to_string().replace(['[', ']'], ""))))
                    .collect();
                let message = format!("this does not fit OpenAPI 3.0: {}", error.inner());
                let help = "compare it with this object in the specification of OpenAPI 3.0.3";
                report.push(Code::UnknownWord, &file, tree.follow(&pointer).1, message, help);
                None
            }
        }
    }

    /// Where each operation stands.
    pub fn operations(&self) -> Operations {
        Operations::of(&self.tree)
    }

    /// Leaves out the operations and components in which there are errors, and says so. `false` when
    /// one of the errors is about more than that.
    pub fn leave_out(&mut self, errors: &Report, report: &mut Report) -> bool {
        keep_going::leave_out(&self.file, &mut self.tree, errors, report)
    }
}

fn version(file: &str, tree: &Node, report: &mut Report) -> Option<Newer> {
    if let Some(entry) = tree.entry("openapi") {
        let version = entry.value.text().unwrap_or_default();
        match version.trim_start_matches(['v', ' ']).split('.').collect::<Vec<_>>().as_slice() {
            ["3"] | ["3", "0", ..] => return Some(Newer { is_3_1: false }),
            // 3.2 adds words to 3.1, and changes none.
            ["3", ..] => return Some(Newer { is_3_1: true }),
            _ => {}
        }
        let message = format!("this is OpenAPI {version}, and only 3.0 and 3.1 are read");
        let help = "write the document in OpenAPI 3.0 or 3.1, or convert it";
        report.push(Code::Version, file, entry.value.span, message, help);
    } else if let Some(entry) = tree.entry("swagger") {
        let message = "this is Swagger 2.0, and only OpenAPI 3.0 and 3.1 are read";
        report.push(Code::Version, file, entry.key_span, message, "convert it to OpenAPI 3.0.3");
    } else {
        let message = match tree.kind {
            NodeKind::Mapping(_) => "`openapi` is missing".to_owned(),
            _ => format!("an OpenAPI document is an object, not {}", tree.shape()),
        };
        report.push(Code::Version, file, tree.span, message, "begin with `openapi: 3.0.3`");
    }
    None
}
