//! A whole document.

use super::link::SchemaRef;
use super::lowering::{Lowering, NUMBERS};
use super::part;
use super::pointer::child;
use super::recursion::box_cycles;
use super::schema::documentation;
use crate::diagnostic::{Code, Report, Span};
use crate::ir::{Api, CodeTable, Type, TypeDef, TypeId, TypeKind};
use crate::parse::Document;
use crate::stack::with_room;

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
    let in_parts = part::named(&document.openapi);
    let mut lowering = Lowering::new(document, table.is_some(), in_parts);
    let api = lowering.api(table);
    let failed = lowering.report.has_errors();
    let steps = lowering.steps();
    report.extend(lowering.report);
    ((!failed).then_some(api), steps)
}

impl<'a> Lowering<'a> {
    fn api(&mut self, table: Option<CodeTable>) -> Api {
        let openapi = self.openapi;
        let lenient = self.lenient_values();
        self.are_numbers_as_written(openapi.extensions.get(NUMBERS), "");
        self.schemas();
        let security = self.security_schemes();
        let default_security = self.security(None, "");
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
            default_security,
            types: Vec::new(),
            operations,
            tags,
            table,
            readings: Vec::new(),
            series: Vec::new(),
            rate_limit: self.rate_limit(),
            envelope: self.envelope(),
            lenient,
            path_words: self.path_words(),
            definitions: self.json_schema_definitions(),
        };
        self.finish(&mut api);
        self.readings(&mut api);
        box_cycles(&mut api.types);
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
            let view = self.peek_view(SchemaRef::from(*schema));
            let def = TypeDef {
                wire: (*name).clone(),
                description: data.map(documentation).unwrap_or_default(),
                deprecated: data.is_some_and(|data| data.deprecated),
                entries: view.as_ref().map(|view| view.entries).unwrap_or_default(),
                most_items: view.and_then(|view| view.most_items()),
                kind: TypeKind::Alias(Type::Any),
                said_of_parts: Vec::new(),
            };
            self.taken.claim(def.wire.clone());
            let id = self.add(def, false);
            self.components.insert(name.as_str(), id);
        }
        self.find_heirs();
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
}
