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

impl Media {
    /// The word for a body that is written so.
    fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Form => "form",
            Self::Text => "text",
            Self::Bytes => "bytes",
            Self::Multipart => "multipart",
        }
    }
}

/// A body that an operation can send, and the parts of which it consists, if it consists of parts.
pub(super) struct Sendable {
    /// `None` for the first one.
    pub variant: Option<&'static str>,
    pub body: Body,
    pub parts: Vec<Parameter>,
}

impl<'a> Lowering<'a> {
    /// The bodies of which an operation sends one, each written in another way.
    pub(super) fn bodies(
        &mut self,
        source: &'a ReferenceOr<RequestBody>,
        pointer: &str,
        id: &str,
    ) -> Result<Vec<Sendable>, LeftOut> {
        let found =
            self.resolve(source, "requestBodies", pointer, |components, name| components.request_bodies.get(name));
        let Some(found) = found else { return Ok(Vec::new()) };
        let at = child(&found.pointer, "content");
        let mut kinds: Vec<(Media, Vec<(&'a String, &'a MediaType)>)> = Vec::new();
        for (content_type, content) in &found.item.content {
            let kind = self.effective(content_type, content);
            match kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, same)) => same.push((content_type, content)),
                None => kinds.push((kind, vec![(content_type, content)])),
            }
        }
        kinds.sort_by_key(|(kind, _)| *kind);
        let mut sendable = Vec::new();
        let many = kinds.len() > 1;
        for (kind, same) in kinds {
            let variant = (!sendable.is_empty()).then(|| kind.word());
            let name = found.component.as_deref().unwrap_or(id);
            let name = variant.map_or_else(|| name.to_owned(), |variant| format!("{name}_{variant}"));
            let Some((body, parts)) = self.body(kind, &same, &at, &format!("{name}_body"), found.item.required) else {
                if many {
                    continue;
                }
                return Err(LeftOut);
            };
            sendable.push(Sendable { variant, body, parts });
        }
        Ok(sendable)
    }

    /// The body of one kind: of several media types the first, as which the others may be sent that
    /// say the same.
    fn body(
        &mut self,
        kind: Media,
        same: &[(&'a String, &'a MediaType)],
        at: &str,
        name: &str,
        required: bool,
    ) -> Option<(Body, Vec<Parameter>)> {
        let ((content_type, content), others) = same.split_first()?;
        let is_alike = |(_, other): &&(&String, &MediaType)| {
            matches!(kind, Media::Text | Media::Bytes)
                || (other.schema == content.schema && other.encoding == content.encoding)
        };
        if !others.iter().all(|other| is_alike(&other)) {
            self.other_media(at, content_type);
        }
        // `text/json` is another name for JSON, and not one to choose.
        let also_as = others.iter().filter(is_alike).map(|(other, _)| (*other).clone());
        let also_as = also_as.filter(|other| !other.contains(['*', ',']) && other != "text/json").collect();
        let at = child(at, content_type);
        let mut parts = Vec::new();
        let mut styles = Vec::new();
        let (ty, kind) = match kind {
            Media::Json => (bare(self.content(content, &at, name)), BodyKind::Json),
            Media::Form => {
                styles = self.form_styles(content, &at);
                (bare(self.content(content, &at, name)), BodyKind::Form)
            }
            Media::Text | Media::Bytes => (Type::Binary, BodyKind::Bytes),
            Media::Multipart => {
                let named = content_type.starts_with("multipart/form-data");
                let Some(found) = named.then(|| self.parts(content, &at, name)).flatten() else {
                    self.problem(
                        Code::PartsWithoutNames,
                        &at,
                        "parts without names cannot be sent; the operation is left out, unless it takes another body",
                        "use `multipart/form-data` with an object that names the parts, or another media type",
                    );
                    return None;
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
            content_type.as_str()
        };
        let schema = self.json_schema_at(&child(&at, "schema"));
        let (content_type, example) = (content_type.to_owned(), self.example(content));
        self.count(weight(&schema));
        Some((Body { ty, kind, content_type, also_as, required, styles, example, schema }, parts))
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
