//! Request bodies, media types and their examples.

use openapiv3::{Example, MediaType, ReferenceOr, RequestBody};
use serde_json::Value;

use super::left_out::LeftOut;
use super::link::SchemaRef;
use super::lowering::Lowering;
use super::pointer::child;
use super::schema::bare;
use super::work::weight;
use crate::diagnostic::Code;
use crate::ir::{Body, BodyKind, Parameter, Type};

/// What a media type is good for, the most telling first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Media {
    Json,
    Form,
    Text,
    Bytes,
    Multipart,
}

/// Reads a media type (`application/json; charset=utf-8`).
pub(super) fn media(content_type: &str) -> Media {
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "application/json" | "text/json" | "*/*" | "application/*" => Media::Json,
        "application/x-www-form-urlencoded" => Media::Form,
        other if other.ends_with("+json") => Media::Json,
        other if other.starts_with("text/") => Media::Text,
        other if other.starts_with("multipart/") => Media::Multipart,
        _ => Media::Bytes,
    }
}

impl<'a> Lowering<'a> {
    /// What an operation sends, and the parts of which it consists, if it consists of parts.
    pub(super) fn body(
        &mut self,
        source: &'a ReferenceOr<RequestBody>,
        pointer: &str,
        id: &str,
    ) -> Result<Option<(Body, Vec<Parameter>)>, LeftOut> {
        let found =
            self.resolve(source, "requestBodies", pointer, |components, name| components.request_bodies.get(name));
        let Some(found) = found else { return Ok(None) };
        let Some((content_type, content)) =
            found.item.content.iter().min_by_key(|(content_type, _)| media(content_type))
        else {
            return Ok(None);
        };
        let at = child(&found.pointer, "content");
        if found.item.content.len() > 1 {
            self.other_media(&at, content_type);
        }
        let at = child(&at, content_type);
        let name = format!("{}_body", found.component.as_deref().unwrap_or(id));
        let required = found.item.required;
        let mut parts = Vec::new();
        let mut styles = Vec::new();
        let (ty, kind) = match self.effective(content_type, content) {
            Media::Json => (bare(self.content(content, &at, &name)), BodyKind::Json),
            Media::Form => {
                styles = self.form_styles(content, &at);
                (bare(self.content(content, &at, &name)), BodyKind::Form)
            }
            Media::Text | Media::Bytes => (Type::Binary, BodyKind::Bytes),
            Media::Multipart => {
                let named = content_type.starts_with("multipart/form-data");
                let Some(found) = named.then(|| self.parts(content, &at, &name)).flatten() else {
                    self.problem(
                        Code::PartsWithoutNames,
                        &at,
                        "parts without names cannot be sent; the operation is left out",
                        "use `multipart/form-data` with an object that names the parts, or another media type",
                    );
                    return Err(LeftOut);
                };
                parts = found;
                for part in &mut parts {
                    part.required &= required;
                }
                (Type::Any, BodyKind::Multipart)
            }
        };
        let content_type = if content_type.contains('*') {
            match kind {
                BodyKind::Json => "application/json",
                _ => "application/octet-stream",
            }
        } else {
            content_type
        };
        let schema = self.json_schema_at(&child(&at, "schema"));
        let (content_type, example) = (content_type.to_owned(), self.example(content));
        self.count(weight(&schema));
        Ok(Some((Body { ty, kind, content_type, required, styles, example, schema }, parts)))
    }

    /// A media type, but bytes where a wildcard or JSON holds a bare file.
    pub(super) fn effective(&self, content_type: &str, content: &'a MediaType) -> Media {
        let schema = content.schema.as_ref().map(SchemaRef::from);
        let format = schema.and_then(|schema| self.peek_view(schema)).and_then(|view| view.format);
        match media(content_type) {
            Media::Json if format == Some("binary") => Media::Bytes,
            Media::Json if content_type.contains('*') && schema.is_none() => Media::Bytes,
            other => other,
        }
    }

    /// The type of a media type's content.
    pub(super) fn content(&mut self, content: &'a MediaType, pointer: &str, name: &str) -> Type {
        match &content.schema {
            Some(schema) => self.shape(SchemaRef::from(schema), &child(pointer, "schema"), name),
            None => Type::Any,
        }
    }

    /// Says that only one of several media types is used.
    pub(super) fn other_media(&mut self, pointer: &str, used: &str) {
        self.problem_once(
            Code::SeveralMediaTypes,
            pointer,
            format!("of several media types only one is used, here `{used}`"),
            "JSON goes before forms, forms before text and files; said once for the document",
        );
    }

    /// The example of a media type, else of its schema.
    pub(super) fn example(&mut self, content: &'a MediaType) -> Option<Value> {
        let of_schema = || {
            let schema = self.peek(SchemaRef::from(content.schema.as_ref()?))?;
            schema.schema_data.example.clone()
        };
        let example = content.example.clone().or_else(|| self.first_example(content.examples.values()));
        let example = example.or_else(of_schema);
        self.count(example.as_ref().map_or(0, weight));
        example
    }

    /// The first example that holds a value.
    pub(super) fn first_example(&self, mut examples: impl Iterator<Item = &'a ReferenceOr<Example>>) -> Option<Value> {
        examples.find_map(|example| match example {
            ReferenceOr::Item(example) => example.value.clone(),
            ReferenceOr::Reference { reference } => {
                let name = reference.strip_prefix("#/components/examples/")?;
                let components = self.openapi.components.as_ref()?;
                components.examples.get(name)?.as_item()?.value.clone()
            }
        })
    }
}
