//! Forms: the notation of their keys, and the parts of `multipart/form-data`.

use std::collections::BTreeSet;

use openapiv3::{Encoding, MediaType, OpenAPI, QueryStyle, ReferenceOr};

use super::body::{Media, media};
use super::combine::Described;
use super::gather::Site;
use super::link::SchemaRef;
use super::lowering::Lowering;
use super::pointer::child;
use super::schema::{bare, documentation};
use crate::diagnostic::Code;
use crate::ir::{Bounds, Parameter, ParameterLocation, Style, Type};

/// The one media type that an encoding names.
fn media_type(encoding: &Encoding) -> Option<&str> {
    encoding.content_type.as_deref().map(str::trim).filter(|media| !media.is_empty() && !media.contains(['*', ',']))
}

/// Pointers of the properties of component schemas that are the schema of a body of parts.
pub(super) fn named(openapi: &OpenAPI) -> BTreeSet<String> {
    let shared = openapi.components.iter().flat_map(|components| components.request_bodies.values());
    let items = openapi.paths.iter().filter_map(|(_, item)| item.as_item());
    let own = items.flat_map(|item| item.iter()).filter_map(|(_, operation)| operation.request_body.as_ref());
    let contents = shared.chain(own).filter_map(ReferenceOr::as_item).flat_map(|body| &body.content);
    let schemas = contents.filter(|(content_type, _)| media(content_type) == Media::Multipart);
    let name = |content: &MediaType| match content.schema.as_ref()? {
        ReferenceOr::Reference { reference } => reference.strip_prefix("#/components/schemas/").map(str::to_owned),
        ReferenceOr::Item(_) => None,
    };
    schemas.filter_map(|(_, content)| Some(format!("/components/schemas/{}/properties/", name(content)?))).collect()
}

fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence == "application/json" || essence.ends_with("+json")
}

impl<'a> Lowering<'a> {
    /// The notation of the keys of a form that have one of their own.
    pub(super) fn form_styles(&mut self, content: &'a MediaType, pointer: &str) -> Vec<(String, Style)> {
        let at = child(pointer, "encoding");
        let mut styles = Vec::new();
        for (key, encoding) in &content.encoding {
            let at = child(&at, key);
            self.without_headers(encoding, &at);
            let explode = self.explode_at(&at);
            let style = match (&encoding.style, explode) {
                (None, None) => media_type(encoding).filter(|media| is_json(media)).map(|_| Style::Json),
                (None | Some(QueryStyle::Form), Some(false)) => Some(Style::Comma),
                (None | Some(QueryStyle::Form), _) => Some(Style::Repeat),
                (Some(QueryStyle::DeepObject), _) => Some(Style::DeepObject),
                (Some(_), Some(true)) => Some(Style::Repeat),
                (Some(QueryStyle::SpaceDelimited), _) => Some(Style::Space),
                (Some(QueryStyle::PipeDelimited), _) => Some(Style::Pipe),
            };
            styles.extend(style.map(|style| (key.clone(), style)));
        }
        styles.sort_by(|(a, _), (b, _)| a.cmp(b));
        styles
    }

    /// The parts of a body, which have to have names; `None` when they don't.
    pub(super) fn parts(&mut self, content: &'a MediaType, at: &str, name: &str) -> Option<Vec<Parameter>> {
        let schema = SchemaRef::from(content.schema.as_ref()?);
        let (sites, required) = self.sites(schema, &child(at, "schema"), name);
        if sites.is_empty() {
            return None;
        }
        let example = self.example(content);
        let mut parts = Vec::new();
        for site in sites {
            let Some(Described { schema, pointer, .. }) = site.descriptions().last() else { continue };
            if !self.spend(1, pointer) {
                break;
            }
            let data = self.peek(*schema).map(|schema| &schema.schema_data);
            if data.is_some_and(|data| data.read_only) {
                continue;
            }
            let encoding = content.encoding.get(site.wire);
            if let Some(encoding) = encoding {
                self.without_headers(encoding, &child(&child(at, "encoding"), site.wire));
            }
            let media_type = encoding.and_then(media_type);
            let ty = self.part_type(&site, *schema, name);
            let view = self.peek_view(*schema);
            parts.push(Parameter {
                wire: site.wire.to_owned(),
                name: site.wire.to_owned(),
                description: data.map(documentation).unwrap_or_default(),
                location: ParameterLocation::Part,
                style: if media_type.is_some_and(is_json) { Style::Json } else { Style::Repeat },
                required: !site.is_loose() && required.contains(site.wire),
                deprecated: data.is_some_and(|data| data.deprecated),
                bounds: match (view, &ty) {
                    (Some(view), Type::Integer(_) | Type::Number | Type::String | Type::List(_)) => view.bounds.clone(),
                    _ => Bounds::default(),
                },
                example: example.as_ref().and_then(|example| example.get(site.wire)).cloned(),
                default: data.and_then(|data| data.default.clone()),
                content_type: media_type.unwrap_or_default().to_owned(),
                schema: self.json_schema_at(pointer),
                ty,
            });
        }
        Some(parts)
    }

    /// The type of a part: a file where JSON could only hold a text.
    fn part_type(&mut self, site: &Site<'a>, schema: SchemaRef<'a>, name: &str) -> Type {
        let is_file = |lowering: &Self, schema| {
            lowering.peek_view(schema).is_some_and(|view| view.typ == Some("string") && view.format == Some("binary"))
        };
        let items = self.peek_view(schema).and_then(|view| view.items);
        if is_file(self, schema) {
            Type::Upload
        } else if items.is_some_and(|items| is_file(self, items)) {
            Type::List(Box::new(Type::Upload))
        } else {
            bare(self.site_type(site, name))
        }
    }

    fn without_headers(&mut self, encoding: &'a Encoding, pointer: &str) {
        if !encoding.headers.is_empty() {
            self.problem(
                Code::PartHeaders,
                &child(pointer, "headers"),
                "headers of a part are left out",
                "name its media type with `contentType`; other headers cannot be sent",
            );
        }
    }
}
