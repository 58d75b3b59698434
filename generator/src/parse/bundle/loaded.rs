//! The files of a document, each read once.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::files::Files;
use super::super::fragment::unescape;
use super::super::keys::Kind;
use super::super::node::Node;
use super::super::notation;
use super::super::utf8::utf8;
use super::identifiers::identifiers;
use super::target::Target;
use crate::diagnostic::{Code, Report, Span};

/// More files than a person would keep.
const MOST_FILES: usize = 1000;

/// A file that was read.
pub(super) struct File {
    tree: Rc<Node>,
    /// Pointers by `$id` and `#anchor`.
    identifiers: BTreeMap<String, String>,
}

impl File {
    pub(super) fn new(tree: Rc<Node>) -> Self {
        let identifiers = identifiers(&tree);
        File { tree, identifiers }
    }
}

/// The files of a document.
pub(super) struct Loaded<'a> {
    /// Name of the document, for messages.
    pub(super) document: &'a str,
    /// Folder of the document, as messages name it.
    pub(super) folder: String,
    pub(super) files: &'a dyn Files,
    pub(super) report: &'a mut Report,
    /// Each file by its path; `None` for one that can't be read.
    pub(super) read: BTreeMap<String, Option<File>>,
}

impl Loaded<'_> {
    /// What a reference means that is written in a file: an `$id` there, or a place.
    ///
    /// # Errors
    /// With what is wrong with it, and what to do.
    pub(super) fn target(&self, text: &str, file: &str) -> Result<Target, (String, &'static str)> {
        let here = self.read.get(file).and_then(Option::as_ref);
        match here.and_then(|here| here.identifiers.get(text.trim_end_matches('#'))) {
            Some(pointer) if !text.is_empty() => Ok(Target { file: file.to_owned(), pointer: pointer.clone() }),
            _ => Target::new(text, file),
        }
    }

    /// The place of the schema of an `$id`.
    pub(super) fn place_of(&self, id: &str, file: &str) -> Option<String> {
        let here = self.read.get(file).and_then(Option::as_ref)?;
        here.identifiers.get(id.trim_end_matches('#')).cloned()
    }

    /// Whether a file that was read has something at a place.
    pub(super) fn is_there(&self, file: &str, pointer: &str) -> bool {
        let here = self.read.get(file).and_then(Option::as_ref);
        here.is_some_and(|here| here.tree.follow(pointer).2)
    }

    /// The node that is meant, and the place of its key.
    pub(super) fn find(&mut self, target: &mut Target, kind: Kind, span: Span, text: &str) -> Option<(Node, Span)> {
        self.load(&target.file, span, text);
        let Some(Some(File { tree, identifiers })) = self.read.get(&target.file) else { return None };
        if target.pointer.starts_with('#')
            && let Some(pointer) = identifiers.get(&target.pointer)
        {
            target.pointer.clone_from(pointer);
        }
        let (node, place, whole) = tree.follow(&target.pointer);
        if whole && !target.pointer.starts_with('#') {
            return Some((node.clone(), place));
        }
        if kind.can_be_done_without() {
            let message = format!("`{text}` leads nowhere; it is left out");
            self.report.push(Code::PartDropped, self.document, span, message, "mend it, or take it away");
            return None;
        }
        let names: Vec<&str> = tree.entries().iter().map(|entry| entry.key.as_str()).take(8).collect();
        let help = format!("that file has {}", if names.is_empty() { "nothing".to_owned() } else { names.join(", ") });
        self.report.push(Code::DanglingReference, self.document, span, format!("`{text}` leads nowhere"), help);
        None
    }

    /// Whether a target lies inside of a schema of `components`, on a way without references. Those
    /// are found without becoming components themselves.
    pub(super) fn is_in_schema(&self, target: &Target) -> bool {
        let Some(Some(File { tree, .. })) = self.read.get(&target.file) else { return false };
        let Some(rest) = target.pointer.strip_prefix("/components/schemas/") else { return false };
        let mut keys = rest.split('/').map(unescape);
        let schemas = tree.get("components").and_then(|all| all.get("schemas"));
        let named = keys.next().and_then(|name| schemas?.get(&name));
        let Some(mut node) = named else { return false };
        loop {
            if node.get("$ref").is_some() {
                return false;
            }
            let Some(key) = keys.next() else { return true };
            let Some(below) = node.get(&key) else { return false };
            let inner = match key.as_str() {
                "items" | "additionalProperties" => Some(below),
                "properties" => keys.next().and_then(|name| below.get(&name)),
                "oneOf" | "anyOf" | "allOf" => {
                    keys.next().and_then(|index| below.items().get(index.parse::<usize>().ok()?))
                }
                _ => None,
            };
            match inner {
                Some(inner) => node = inner,
                None => return false,
            }
        }
    }

    fn load(&mut self, path: &str, span: Span, text: &str) {
        if self.read.contains_key(path) {
            return;
        }
        let file = if self.read.len() > MOST_FILES {
            self.refuse(span, format!("`{text}` is one file too many"), "keep a document in fewer than 1000 files");
            None
        } else {
            match self.files.read(path) {
                Err(reason) => {
                    let help = "mend the path, which begins at the file that it stands in";
                    self.refuse(span, format!("`{text}` can't be read: {reason}"), help);
                    None
                }
                Ok(bytes) => self.parse(path, &bytes),
            }
        };
        self.read.insert(path.to_owned(), file);
    }

    fn parse(&mut self, path: &str, bytes: &[u8]) -> Option<File> {
        let shown = if self.folder.is_empty() { path.to_owned() } else { format!("{}/{path}", self.folder) };
        let text = utf8(&shown, bytes, self.report)?;
        let number = self.report.add_file(&shown, text);
        let mut tree = notation::read(&shown, text, self.report)?;
        tree.written_in(number);
        Some(File::new(Rc::new(tree)))
    }

    pub(super) fn refuse(&mut self, span: Span, message: String, help: &str) {
        self.report.push(Code::OutsideReference, self.document, span, message, help);
    }
}
