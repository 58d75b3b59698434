//! The state of one run, which every part of lowering adds to.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use openapiv3::OpenAPI;

use super::behaviour::Pending;
use super::form::Form;
use super::free_names::FreeNames;
use super::link::Step;
use super::view::View;
use super::work::Work;
use crate::diagnostic::{Code, Report, Suggestions};
use crate::ir::{TypeDef, TypeId};
use crate::parse::Document;

/// How the values of a document are written that are not JSON's own way.
pub(super) const LENIENT: &str = "x-lenient-values";

/// How numbers are held: as the nearest that a `f64` or `i64` has, or with all their digits.
pub(super) const NUMBERS: &str = "x-numbers";

/// Its only value.
pub(super) const AS_WRITTEN: &str = "as-written";

/// Its only value.
pub(super) const PHP: &str = "php";

/// A type on its way into [`Api::types`].
#[derive(Debug)]
pub(super) struct Draft {
    pub def: TypeDef,
    /// Written where it is used rather than under `components`: dropped again when unused.
    pub inline: bool,
}

/// The state of one run.
pub(super) struct Lowering<'a> {
    pub document: &'a Document,
    pub openapi: &'a OpenAPI,
    pub report: Report,
    pub types: Vec<Draft>,
    /// Component schema to its place in `types`.
    pub components: BTreeMap<&'a str, TypeId>,
    /// Pointer of an inline schema to its place in `types`, so that each is lowered once.
    pub inline: BTreeMap<String, TypeId>,
    /// Pointers of inline schemas that are being lowered: a cycle guard.
    pub visiting: BTreeSet<String>,
    /// Wire names of `types`.
    pub taken: FreeNames,
    /// Codes that are reported only once for each document.
    pub said: BTreeSet<Code>,
    /// Security scheme to its place in [`Api::security`].
    pub schemes: BTreeMap<&'a str, usize>,
    /// The header in which each security scheme travels, in small letters.
    pub scheme_headers: Vec<Option<String>>,
    /// Pointers of the properties of component schemas that are sent in parts.
    pub in_parts: BTreeSet<String>,
    /// Operations that do more than send one request.
    pub pending: Vec<Pending<'a>>,
    pub has_table: bool,
    /// Whether the document says that its values are written as PHP writes them.
    pub lenient: bool,
    /// Whether the document asks for numbers with all their digits.
    pub as_written: bool,
    /// Component schemas with a `discriminator`, each with those that are made of it.
    pub heirs: BTreeMap<String, Vec<String>>,
    pub suggestions: Suggestions,
    /// References to schemas that were followed.
    pub followed: RefCell<BTreeMap<&'a str, Step<'a>>>,
    /// Views of schemas, by the address of the schema.
    pub views: RefCell<BTreeMap<usize, Rc<View<'a>>>>,
    /// What JSON a schema takes, by its address.
    pub forms: RefCell<BTreeMap<usize, Form<'a>>>,
    /// Whether a schema takes "nothing", by its address.
    pub nullable: RefCell<BTreeMap<usize, bool>>,
    pub work: Work,
}

impl<'a> Lowering<'a> {
    /// The state before anything is lowered. `in_parts` are pointers of the properties of component
    /// schemas that are sent in parts.
    pub(super) fn new(document: &'a Document, has_table: bool, in_parts: BTreeSet<String>) -> Self {
        Lowering {
            document,
            openapi: &document.openapi,
            report: Report::with_files(&document.files),
            types: Vec::new(),
            components: BTreeMap::new(),
            inline: BTreeMap::new(),
            visiting: BTreeSet::new(),
            taken: FreeNames::default(),
            said: BTreeSet::new(),
            schemes: BTreeMap::new(),
            scheme_headers: Vec::new(),
            in_parts,
            pending: Vec::new(),
            has_table,
            lenient: document.openapi.extensions.get(LENIENT).is_some_and(|values| values == PHP),
            as_written: document.openapi.extensions.get(NUMBERS).is_some_and(|numbers| numbers == AS_WRITTEN),
            heirs: BTreeMap::new(),
            suggestions: Suggestions::default(),
            followed: RefCell::default(),
            views: RefCell::default(),
            forms: RefCell::default(),
            nullable: RefCell::default(),
            work: Work::for_document(&document.tree),
        }
    }

    /// Adds a type.
    pub(super) fn add(&mut self, def: TypeDef, inline: bool) -> TypeId {
        self.types.push(Draft { def, inline });
        TypeId(self.types.len() - 1)
    }

    /// Reports at a JSON pointer.
    pub(super) fn problem(&mut self, code: Code, pointer: &str, message: impl Into<String>, help: impl Into<String>) {
        let span = self.document.span(pointer);
        self.report.push(code, &self.document.file, span, message, help);
    }

    /// As [`Lowering::problem`], but only the first time: for what a document does everywhere.
    pub(super) fn problem_once(
        &mut self,
        code: Code,
        pointer: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if self.said.insert(code) {
            self.problem(code, pointer, message, help);
        }
    }

    /// Counts steps where nothing can be said yet; the next [`Lowering::spend`] will.
    pub(super) fn count(&self, steps: usize) {
        self.work.add(steps);
    }

    /// Counts steps; `false`, with a word about it, when the document has made too many.
    pub(super) fn spend(&mut self, steps: usize, pointer: &str) -> bool {
        self.count(steps);
        let within = self.work.is_within();
        if !within && self.said.insert(Code::Unfolds) {
            self.problem(
                Code::Unfolds,
                pointer,
                "the document unfolds into far more than it holds; it is read no further than here",
                "let fewer things repeat all of a large one: give its parts names, and refer to those",
            );
        }
        within
    }

    /// Steps made so far.
    pub(super) fn steps(&self) -> usize {
        self.work.done()
    }
}
