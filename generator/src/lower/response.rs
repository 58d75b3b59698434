//! Answers: which of them mean success, and how each is read.

use openapiv3::{
    Header as SourceHeader, MediaType, ParameterSchemaOrContent, ReferenceOr, Response as Source, StatusCode,
};

use super::body::{Media, media};
use super::link::SchemaRef;
use super::lowering::Lowering;
use super::pointer::child;
use super::reference::Resolved;
use super::schema::{bare, integer};
use crate::diagnostic::Code;
use crate::ir::{Header, ItemNotation, Items, OtherMedia, Response, ResponseKind, Statuses, TimeFormat, Type};

/// Extensions that say what the one answer of an operation is for.
const OF_ONE_ANSWER: [&str; 4] = ["x-period", "x-paging", "x-credential", "x-download"];

/// The answers of an operation.
pub(super) struct Answers {
    /// The first success with a body.
    pub response: Response,
    /// Other successes.
    pub also: Vec<Response>,
    pub failures: Vec<Response>,
}

fn statuses(status: &StatusCode) -> Statuses {
    match status {
        StatusCode::Code(code) => Statuses::One(*code),
        StatusCode::Range(range) => Statuses::Hundred(*range),
    }
}

/// Whether a media type says what is wanted, and can stand among others in a header.
fn can_be_asked_for(media_type: &str) -> bool {
    media_type.contains('/')
        && !media_type.contains(['*', ','])
        && media_type.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// How the items of a media type are told apart.
fn notation(content_type: &str) -> Option<ItemNotation> {
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.strip_prefix("application/").unwrap_or(&essence) {
        "text/event-stream" => Some(ItemNotation::Events),
        "x-ndjson" | "ndjson" | "jsonl" | "x-jsonl" | "jsonlines" | "x-jsonlines" | "json-lines" | "stream+json"
        | "x-json-stream" | "json-seq" => Some(ItemNotation::Lines),
        other if other.ends_with("+json-seq") => Some(ItemNotation::Lines),
        _ => None,
    }
}

/// Whether a byte can stand in the name of a header.
fn is_of_a_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// A media type as a word in a name.
fn word(media_type: &str) -> String {
    media_type.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

/// An answer without a body.
fn empty(statuses: Statuses, description: String) -> Response {
    Response {
        statuses,
        kind: ResponseKind::Empty,
        items: None,
        others: Vec::new(),
        headers: Vec::new(),
        example: None,
        content_type: String::new(),
        accepted: Vec::new(),
        description,
    }
}

impl<'a> Lowering<'a> {
    /// What the answers of an operation hold.
    pub(super) fn answers(
        &mut self,
        operation: &'a openapiv3::Operation,
        method: &str,
        pointer: &str,
        id: &str,
    ) -> Answers {
        let at = child(pointer, "responses");
        let (mut successes, mut failures) = self.described(operation, &at);
        let only_default = successes.is_empty();
        if only_default && let Some(place) = failures.iter().position(|(statuses, _)| *statuses == Statuses::Default) {
            successes.push(failures.remove(place));
        }
        let has_body = |(_, response): &(_, Resolved<'a, Source>)| !response.item.content.is_empty();
        if OF_ONE_ANSWER.iter().any(|key| operation.extensions.contains_key(*key)) {
            if successes.iter().filter(|found| has_body(found)).count() > 1 {
                self.problem(
                    Code::SeveralSuccesses,
                    &at,
                    "an extension of this operation is about one answer; of several only the first is read",
                    "describe one body that holds for all of them, with `oneOf` if need be",
                );
            }
            let first = successes.iter().position(has_body).unwrap_or(0);
            successes = successes.into_iter().skip(first).take(1).collect();
        }
        let first = successes.iter().position(has_body).unwrap_or(0);
        let is_plain = !OF_ONE_ANSWER.iter().any(|key| operation.extensions.contains_key(*key));
        let response = match (first < successes.len()).then(|| successes.remove(first)) {
            Some((statuses, found)) => {
                let mut response = self.answer(statuses, &found, method, &format!("{id}_response"));
                if !is_plain {
                    self.without_others(&mut response, &found.pointer);
                }
                response
            }
            None => {
                self.problem(
                    Code::NoSuccess,
                    &at,
                    "no answer means success; the body is not read",
                    "describe the answer with status 200",
                );
                empty(Statuses::One(200), String::new())
            }
        };
        let mut all = |found: Vec<(Statuses, Resolved<'a, Source>)>| -> Vec<_> {
            let name = |statuses: Statuses| format!("{id}_{}", statuses.words().replace(' ', "_"));
            let answer = |(statuses, found): &(Statuses, Resolved<'a, Source>)| {
                let mut response = self.answer(*statuses, found, method, &name(*statuses));
                self.without_others(&mut response, &found.pointer);
                response
            };
            found.iter().map(answer).collect()
        };
        let (also, mut failures) = (all(successes), all(failures));
        if only_default && response.statuses == Statuses::Default {
            failures.push(response.clone());
        }
        Answers { response, also, failures }
    }

    /// The answers that are described: successes, and all others.
    #[expect(clippy::type_complexity, reason = "two lists of the same")]
    fn described(
        &mut self,
        operation: &'a openapiv3::Operation,
        pointer: &str,
    ) -> (Vec<(Statuses, Resolved<'a, Source>)>, Vec<(Statuses, Resolved<'a, Source>)>) {
        let responses = &operation.responses;
        let numbered = responses.responses.iter().map(|(status, response)| (statuses(status), response));
        let mut all: Vec<(Statuses, &'a ReferenceOr<Source>)> = numbered.collect();
        all.extend(responses.default.as_ref().map(|default| (Statuses::Default, default)));
        all.sort_by_key(|(statuses, _)| *statuses);
        // An answer with 1xx comes before the answer.
        all.retain(|(statuses, _)| statuses.first() >= 200);
        let mut found = Vec::new();
        for (statuses, response) in all {
            let at = child(pointer, &statuses.wire());
            let resolved = self.resolve(response, "responses", &at, |components, name| components.responses.get(name));
            found.extend(resolved.map(|resolved| (statuses, resolved)));
        }
        found.into_iter().partition(|(statuses, _)| statuses.are_success())
    }

    fn answer(&mut self, statuses: Statuses, found: &Resolved<'a, Source>, method: &str, name: &str) -> Response {
        if !found.item.links.is_empty() {
            self.problem_once(
                Code::Links,
                &child(&found.pointer, "links"),
                "links between operations are left out",
                "call the other operation with the value; said once for the document",
            );
        }
        let name = match &found.component {
            Some(component) => format!("{component}_response"),
            None => name.to_owned(),
        };
        let mut lowered = self.content_of(statuses, found.item, &found.pointer, &name);
        lowered.headers = self.headers(found);
        if method == "HEAD" {
            lowered.kind = ResponseKind::Empty;
            lowered.items = None;
            lowered.others.clear();
        }
        lowered
    }

    /// The headers of an answer, but for the one that says what its body is.
    fn headers(&mut self, response: &Resolved<'a, Source>) -> Vec<Header> {
        let at = child(&response.pointer, "headers");
        let mut headers = Vec::new();
        for (wire, header) in &response.item.headers {
            let at = child(&at, wire);
            let found = self.resolve(header, "headers", &at, |components, name| components.headers.get(name));
            let sound = !wire.is_empty() && wire.bytes().all(is_of_a_token);
            if let Some(found) = found.filter(|_| sound && !wire.eq_ignore_ascii_case("content-type")) {
                headers.push(Header {
                    wire: wire.clone(),
                    description: found.item.description.clone().unwrap_or_default(),
                    ty: self.header_type(found.item),
                    deprecated: found.item.deprecated.unwrap_or_default(),
                });
            }
        }
        headers
    }

    /// What a header holds: a scalar or a list of them, else a text.
    fn header_type(&self, header: &'a SourceHeader) -> Type {
        let schema = match &header.format {
            ParameterSchemaOrContent::Schema(schema) => SchemaRef::from(schema),
            ParameterSchemaOrContent::Content(_) => return Type::String,
        };
        let scalar = |schema| {
            let view = self.peek_view(schema)?;
            Some(match (view.typ?, view.format) {
                ("boolean", _) => Type::Bool,
                ("integer", format) => integer(format, view.bounds.minimum),
                ("number", _) => Type::Number,
                ("string", Some("date-time")) => Type::Timestamp(TimeFormat::Rfc3339),
                ("string", Some("date")) => Type::Date,
                ("string", _) => Type::String,
                _ => return None,
            })
        };
        let items = self.peek_view(schema).filter(|view| view.typ == Some("array")).and_then(|view| view.items);
        let list = items.and_then(scalar).map(|item| Type::List(Box::new(item)));
        list.or_else(|| scalar(schema)).unwrap_or(Type::String)
    }

    /// What each item of a body is: what its schema says, or where that is a list, what the list holds.
    fn items(&mut self, content_type: &str, content: &'a MediaType, pointer: &str, name: &str) -> Option<Items> {
        let notation = notation(content_type)?;
        let ty = match self.content(content, pointer, name) {
            Type::List(item) => *item,
            other => other,
        };
        Some(Items { notation, ty: bare(ty), content_type: content_type.to_owned() })
    }

    /// Leaves out all media types but the usual one.
    fn without_others(&mut self, response: &mut Response, pointer: &str) {
        if !std::mem::take(&mut response.others).is_empty() {
            self.other_media(&child(pointer, "content"), &response.content_type);
        }
    }

    fn content_of(&mut self, statuses: Statuses, response: &'a Source, pointer: &str, name: &str) -> Response {
        let mut lowered = empty(statuses, response.description.clone());
        self.count(1 + lowered.description.len() / 16);
        let at = child(pointer, "content");
        let (streamed, whole): (Vec<_>, Vec<_>) =
            response.content.iter().partition(|(content_type, _)| notation(content_type).is_some());
        let items = streamed.first().and_then(|(content_type, content)| {
            self.items(content_type, content, &child(&at, content_type), &format!("{name}_item"))
        });
        let best = whole.iter().min_by_key(|(content_type, _)| media(content_type)).copied();
        let Some((content_type, content)) = best else {
            if let Some(items) = items {
                lowered.accepted = vec![items.content_type.clone()];
                lowered.content_type.clone_from(&items.content_type);
                lowered.kind = ResponseKind::Items(items);
            }
            return lowered;
        };
        lowered.items = items;
        lowered.kind = match self.effective(content_type, content) {
            Media::Json => {
                let at = child(&at, content_type);
                ResponseKind::Json(self.content(content, &at, name))
            }
            Media::Text => ResponseKind::Text,
            Media::Form | Media::Bytes | Media::Multipart => ResponseKind::Bytes,
        };
        let kind = media(content_type);
        // JSON of another schema cannot be read as this one.
        let is_alike = |other: &MediaType| kind != Media::Json || other.schema == content.schema;
        let others =
            whole.iter().filter(|(other, found)| *other != content_type && media(other) == kind && is_alike(found));
        let named = std::iter::once(content_type).chain(others.map(|(other, _)| *other));
        lowered.accepted = named.filter(|media_type| can_be_asked_for(media_type)).cloned().collect();
        let is_other = |(other, found): &&(&'a String, &'a MediaType)| {
            // JSON has many names, also that of a text.
            let is_same = lowered.kind.ty().is_some() && found.schema == content.schema;
            let is_named_so = is_same && (media(other) == Media::Json || other.starts_with("text/plain"));
            *other != content_type && can_be_asked_for(other) && !is_named_so
        };
        let others: Vec<_> = whole.iter().filter(is_other).copied().collect();
        for (other, found) in others {
            let kind = match self.effective(other, found) {
                Media::Json => {
                    ResponseKind::Json(self.content(found, &child(&at, other), &format!("{name}_{}", word(other))))
                }
                Media::Text => ResponseKind::Text,
                Media::Form | Media::Bytes | Media::Multipart => ResponseKind::Bytes,
            };
            lowered.others.push(OtherMedia { kind, content_type: other.clone(), example: self.example(found) });
        }
        lowered.example = self.example(content);
        content_type.clone_into(&mut lowered.content_type);
        lowered
    }
}
