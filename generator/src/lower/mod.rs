//! OpenAPI's words to Rust's: the only layer that knows both [`openapiv3`] and [`crate::ir`].
//!
//! A walk over the document carries the JSON pointer of where it stands, so that every
//! problem is reported with its line. Component schemas get their place among the types before
//! anything is looked into; a reference to one therefore never has to wait for its meaning.

mod behaviour;
mod body;
mod enumeration;
mod exact;
mod extensions;
mod finish;
mod free_names;
mod keys;
mod object;
mod operation;
mod parameter;
mod part;
mod readings;
mod recursion;
mod reference;
mod response;
mod schema;
mod security;
mod server;
mod union;
mod view;
mod walk;
mod whole;
mod work;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use openapiv3::OpenAPI;

use crate::diagnostic::{Code, Report, Span, Suggestions};
use crate::ir::{Api, CodeTable, Type, TypeDef, TypeId, TypeKind};
use crate::parse::Document;
use crate::stack::with_room;
use free_names::FreeNames;
pub(crate) use reference::unescape;
use reference::{SchemaRef, child};
pub(crate) use server::remove_credentials;
use view::View;
use work::Work;

/// Lowers a document. `None` when it added an error to the report.
pub fn lower(document: &Document, table: Option<CodeTable>, report: &mut Report) -> Option<Api> {
    lower_counting(document, table, report).0
}

/// As [`lower`], with the number of steps that it took: a schema or parameter looked at, or 16 bytes
/// copied, is one.
pub fn lower_counting(document: &Document, table: Option<CodeTable>, report: &mut Report) -> (Option<Api>, usize) {
    with_room(|| lower_here(document, table, &mut *report)).unwrap_or_else(|error| {
        report.internal(&document.file, Span::START, format!("no thread can be started: {error}"));
        (None, 0)
    })
}

fn lower_here(document: &Document, table: Option<CodeTable>, report: &mut Report) -> (Option<Api>, usize) {
    let mut lowering = Lowering {
        document,
        openapi: &document.openapi,
        report: Report::default(),
        types: Vec::new(),
        components: BTreeMap::new(),
        inline: BTreeMap::new(),
        visiting: BTreeSet::new(),
        taken: FreeNames::default(),
        said: BTreeSet::new(),
        schemes: BTreeMap::new(),
        in_parts: part::named(&document.openapi),
        pending: Vec::new(),
        has_table: table.is_some(),
        suggestions: Suggestions::default(),
        followed: RefCell::default(),
        views: RefCell::default(),
        nullable: RefCell::default(),
        work: Work::for_document(&document.tree),
    };
    let api = lowering.api(table);
    let failed = lowering.report.has_errors();
    let steps = lowering.steps();
    report.extend(lowering.report);
    ((!failed).then_some(api), steps)
}

/// A type on its way into [`Api::types`].
#[derive(Debug)]
struct Draft {
    def: TypeDef,
    /// Written where it is used rather than under `components`: dropped again when unused.
    inline: bool,
}

/// The state of one run.
struct Lowering<'a> {
    document: &'a Document,
    openapi: &'a OpenAPI,
    report: Report,
    types: Vec<Draft>,
    /// Component schema to its place in `types`.
    components: BTreeMap<&'a str, TypeId>,
    /// Pointer of an inline schema to its place in `types`, so that each is lowered once.
    inline: BTreeMap<String, TypeId>,
    /// Pointers of inline schemas that are being lowered: a cycle guard.
    visiting: BTreeSet<String>,
    /// Wire names of `types`.
    taken: FreeNames,
    /// Codes that are reported only once for each document.
    said: BTreeSet<Code>,
    /// Security scheme to its place in [`Api::security`].
    schemes: BTreeMap<&'a str, usize>,
    /// Pointers of the properties of component schemas that are sent in parts.
    in_parts: BTreeSet<String>,
    /// Operations that do more than send one request.
    pending: Vec<behaviour::Pending<'a>>,
    has_table: bool,
    suggestions: Suggestions,
    /// References to schemas that were followed.
    followed: RefCell<BTreeMap<&'a str, reference::Step<'a>>>,
    /// Views of schemas, by the address of the schema.
    views: RefCell<BTreeMap<usize, Rc<View<'a>>>>,
    /// Whether a schema takes "nothing", by its address.
    nullable: RefCell<BTreeMap<usize, bool>>,
    work: Work,
}

impl<'a> Lowering<'a> {
    fn api(&mut self, table: Option<CodeTable>) -> Api {
        let openapi = self.openapi;
        self.schemas();
        let security = self.security_schemes();
        let operations = self.operations();
        let tags =
            openapi.tags.iter().map(|tag| (tag.name.clone(), tag.description.clone().unwrap_or_default())).collect();
        if openapi.extensions.contains_key("x-webhooks") {
            self.problem(
                Code::Webhooks,
                "/x-webhooks",
                "webhooks are left out",
                "a client has nowhere to receive them; this only tells you so",
            );
        }
        let mut api = Api {
            title: openapi.info.title.clone(),
            version: openapi.info.version.clone(),
            description: openapi.info.description.clone().unwrap_or_default(),
            servers: self.servers(),
            security,
            types: Vec::new(),
            operations,
            tags,
            table,
            readings: Vec::new(),
            series: Vec::new(),
            rate_limit: self.rate_limit(),
            envelope: self.envelope(),
            path_words: self.path_words(),
            definitions: self.definitions(),
        };
        self.finish(&mut api);
        self.readings(&mut api);
        recursion::box_cycles(&mut api.types);
        self.behaviours(&mut api);
        api
    }

    /// Lowers every component schema, in the order of their names: moving one changes nothing.
    fn schemas(&mut self) {
        let Some(components) = &self.openapi.components else {
            return;
        };
        let mut all: Vec<_> = components.schemas.iter().collect();
        all.sort_by_key(|(name, _)| name.as_str());
        for (name, schema) in &all {
            let data = self.peek(SchemaRef::from(*schema)).map(|schema| &schema.schema_data);
            let def = TypeDef {
                wire: (*name).clone(),
                description: data.map(schema::words).unwrap_or_default(),
                deprecated: data.is_some_and(|data| data.deprecated),
                entries: self.peek_view(SchemaRef::from(*schema)).map(|view| view.entries).unwrap_or_default(),
                kind: TypeKind::Alias(Type::Any),
            };
            self.taken.claim(def.wire.clone());
            let id = self.add(def, false);
            self.components.insert(name.as_str(), id);
        }
        for (name, schema) in all {
            let pointer = child("/components/schemas", name);
            let kind = self.component(SchemaRef::from(schema), &pointer, name);
            if let Some(TypeId(index)) = self.components.get(name.as_str()).copied()
                && let Some(draft) = self.types.get_mut(index)
            {
                draft.def.kind = kind;
            }
        }
    }

    fn add(&mut self, def: TypeDef, inline: bool) -> TypeId {
        self.types.push(Draft { def, inline });
        TypeId(self.types.len() - 1)
    }

    /// Reports at a JSON pointer.
    fn problem(&mut self, code: Code, pointer: &str, message: impl Into<String>, help: impl Into<String>) {
        let span = self.document.span(pointer);
        self.report.push(code, &self.document.file, span, message, help);
    }

    /// As [`Lowering::problem`], but only the first time: for what a document does everywhere.
    fn problem_once(&mut self, code: Code, pointer: &str, message: impl Into<String>, help: impl Into<String>) {
        if self.said.insert(code) {
            self.problem(code, pointer, message, help);
        }
    }
}
