//! Parameters of path, query, header and cookie.

use std::collections::BTreeMap;

use openapiv3::{Parameter as Source, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle, ReferenceOr};

use super::link::SchemaRef;
use super::lowering::Lowering;
use super::pointer::child;
use super::reference::Resolved;
use super::schema::bare;
use super::work::weight;
use crate::diagnostic::Code;
use crate::ir::{Bounds, Parameter, ParameterLocation, Style, Type, TypeId, TypeKind};

/// A list of parameters, of a path or of an operation.
#[derive(Debug)]
pub(super) struct Site<'a> {
    pub list: &'a [ReferenceOr<Source>],
    pub pointer: String,
    /// Name for what is defined inside.
    pub name: String,
}

/// How much can be said in a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    One,
    List,
    Keys,
    /// Nothing that URL or header has a notation for.
    Other,
}

fn location(source: &Source) -> ParameterLocation {
    match source {
        Source::Path { .. } => ParameterLocation::Path,
        Source::Query { .. } => ParameterLocation::Query,
        Source::Header { .. } => ParameterLocation::Header,
        Source::Cookie { .. } => ParameterLocation::Cookie,
    }
}

/// The notation.
fn style(source: &Source) -> Style {
    let repeat = |explode: Option<bool>, otherwise: Style| match explode {
        Some(true) => Style::Repeat,
        _ => otherwise,
    };
    let explode = source.parameter_data_ref().explode;
    match source {
        Source::Query { parameter_data, style, .. } => match (style, parameter_data.explode) {
            (QueryStyle::DeepObject, _) => Style::DeepObject,
            (QueryStyle::SpaceDelimited, explode) => repeat(explode, Style::Space),
            (QueryStyle::PipeDelimited, explode) => repeat(explode, Style::Pipe),
            (QueryStyle::Form, Some(false)) => Style::Comma,
            (QueryStyle::Form, _) => Style::Repeat,
        },
        Source::Path { style, .. } => match style {
            PathStyle::Simple => repeat(explode, Style::Comma),
            PathStyle::Label => Style::Label { explode: explode == Some(true) },
            PathStyle::Matrix => Style::Matrix { explode: explode == Some(true) },
        },
        Source::Header { .. } => repeat(explode, Style::Comma),
        Source::Cookie { .. } if explode == Some(false) => Style::Comma,
        // A cookie for each item or key: servers know nothing else that repeats.
        Source::Cookie { .. } => Style::Repeat,
    }
}

impl<'a> Lowering<'a> {
    /// Parameters of an operation; its own replace those of the path.
    pub(super) fn parameters(&mut self, sites: [Site<'a>; 2], template: &[&str]) -> Vec<Parameter> {
        let mut found: Vec<(Resolved<'a, Source>, String)> = Vec::new();
        let mut by_name: BTreeMap<(ParameterLocation, &str), usize> = BTreeMap::new();
        for site in sites {
            let inherited = found.len();
            for (index, parameter) in site.list.iter().enumerate() {
                let at = child(&site.pointer, &index.to_string());
                let resolved =
                    self.resolve(parameter, "parameters", &at, |components, name| components.parameters.get(name));
                let Some(resolved) = resolved else { continue };
                let data = resolved.item.parameter_data_ref();
                let name = match &resolved.component {
                    Some(component) => component.clone(),
                    None => format!("{}_{}", site.name, data.name),
                };
                let key = (location(resolved.item), data.name.as_str());
                match by_name.get(&key).and_then(|index| Some((*index, found.get_mut(*index)?))) {
                    None => {
                        by_name.insert(key, found.len());
                        found.push((resolved, name));
                    }
                    Some((known, slot)) => {
                        *slot = (resolved, name);
                        if known >= inherited {
                            self.problem(
                                Code::Unwritable,
                                &at,
                                "this parameter is listed twice; the last one counts",
                                "remove one of them",
                            );
                        }
                    }
                }
            }
        }
        let mut all = Vec::new();
        for (resolved, name) in found {
            all.extend(self.parameter(&resolved, &name, template));
        }
        all
    }

    fn parameter(&mut self, source: &Resolved<'a, Source>, name: &str, template: &[&str]) -> Option<Parameter> {
        let pointer = source.pointer.as_str();
        let data = source.item.parameter_data_ref();
        let words = data.description.as_ref().map_or(0, String::len) / 16;
        if !self.spend(1 + words + data.example.as_ref().map_or(0, weight), pointer) {
            return None;
        }
        let location = location(source.item);
        if location == ParameterLocation::Header && is_reserved(&data.name) {
            self.problem(
                Code::ReservedHeader,
                pointer,
                format!("header `{}` as a parameter is ignored", data.name),
                "media types and security schemes already say what it holds",
            );
            return None;
        }
        if location == ParameterLocation::Path && !template.contains(&data.name.as_str()) {
            self.problem(
                Code::PathParameter,
                pointer,
                format!("`{}` does not occur in the path", data.name),
                format!("write `{{{}}}` into the path, or leave it out here", data.name),
            );
            return None;
        }
        if location == ParameterLocation::Path && !data.required {
            self.problem(
                Code::PathParameter,
                pointer,
                format!("`{}` is part of the path and so always required", data.name),
                "add `required: true`",
            );
        }
        let required = data.required || location == ParameterLocation::Path;
        let (ty, schema) = self.parameter_type(data, pointer, name);
        let form = self.form(&ty, 16);
        let style = match (form, style(source.item)) {
            (Form::One | Form::Other, Style::DeepObject) => Style::Repeat,
            (Form::List, Style::DeepObject) => {
                self.problem(
                    Code::Unwritable,
                    pointer,
                    "a list cannot be written in `deepObject`; the name is repeated",
                    "use another style: `form` in queries, `simple` in paths and headers",
                );
                Style::Repeat
            }
            (_, style) => style,
        };
        let ty = match form {
            Form::Other => {
                self.as_text(pointer);
                Type::String
            }
            _ => ty,
        };
        let view = schema.and_then(|schema| self.peek_view(schema));
        let timed = matches!(ty, Type::Timestamp(_) | Type::Date);
        let example = data
            .example
            .clone()
            .or_else(|| self.first_example(data.examples.values()))
            .or_else(|| view.as_ref()?.data.example.clone());
        let default = view.as_ref().and_then(|view| view.data.default.clone());
        let key = "x-name";
        Some(Parameter {
            wire: data.name.clone(),
            name: self.text_extension(data.extensions.get(key), pointer, key).unwrap_or_else(|| data.name.clone()),
            description: data.description.clone().unwrap_or_default(),
            location,
            style,
            required,
            deprecated: data.deprecated.unwrap_or_default(),
            bounds: match view {
                Some(view) if !timed => view.bounds.clone(),
                _ => Bounds::default(),
            },
            ty,
            example,
            default,
            schema: match &data.format {
                ParameterSchemaOrContent::Schema(_) => self.json_schema_at(&child(pointer, "schema")),
                ParameterSchemaOrContent::Content(_) => serde_json::Value::Object(serde_json::Map::new()),
            },
            content_type: String::new(),
        })
    }

    fn parameter_type(&mut self, data: &'a ParameterData, pointer: &str, name: &str) -> (Type, Option<SchemaRef<'a>>) {
        match &data.format {
            ParameterSchemaOrContent::Schema(schema) => {
                let schema = SchemaRef::from(schema);
                let ty = bare(self.shape(schema, &child(pointer, "schema"), name));
                (ty, Some(schema))
            }
            // A media type inside of a parameter: the caller writes it.
            ParameterSchemaOrContent::Content(_) => {
                self.as_text(pointer);
                (Type::String, None)
            }
        }
    }

    fn as_text(&mut self, pointer: &str) {
        self.problem(
            Code::ParameterAsText,
            pointer,
            "a parameter that may hold several kinds of values is taken as text",
            "the caller writes it as it travels; describe one kind to get a type",
        );
    }

    /// What a type needs of a notation.
    fn form(&self, ty: &Type, depth: usize) -> Form {
        let Some(depth) = depth.checked_sub(1) else {
            return Form::Other;
        };
        match ty {
            Type::Any => Form::Other,
            Type::Optional(inner) => self.form(inner, depth),
            Type::List(item) => match self.form(item, depth) {
                Form::One => Form::List,
                _ => Form::Other,
            },
            Type::Map(_) => Form::Keys,
            Type::Named(TypeId(index)) | Type::Boxed(TypeId(index)) => {
                match self.types.get(*index).map(|draft| &draft.def.kind) {
                    Some(TypeKind::Enum(_)) => Form::One,
                    Some(TypeKind::Newtype(inner) | TypeKind::Alias(inner)) => self.form(inner, depth),
                    Some(TypeKind::Object(_)) => Form::Keys,
                    Some(TypeKind::Union(_) | TypeKind::Tuple(_)) | None => Form::Other,
                }
            }
            _ => Form::One,
        }
    }
}

/// Headers that OpenAPI bars from parameters.
fn is_reserved(name: &str) -> bool {
    ["accept", "content-type", "authorization"].contains(&name.to_ascii_lowercase().as_str())
}
