//! Answers: which one means success, and how it is read.

use openapiv3::{ReferenceOr, Response as Source, StatusCode};

use super::body::{Media, media};
use super::lowering::Lowering;
use super::pointer::child;
use crate::diagnostic::Code;
use crate::ir::{Response, ResponseKind};

/// The first status of a successful answer; `None` for failures and redirects.
fn success(status: &StatusCode) -> Option<u16> {
    match status {
        StatusCode::Code(code) => (200..300).contains(code).then_some(*code),
        StatusCode::Range(range) => (*range == 2).then_some(200),
    }
}

/// Whether a media type says what is wanted, and can stand among others in a header.
fn can_be_asked_for(media_type: &str) -> bool {
    media_type.contains('/')
        && !media_type.contains(['*', ','])
        && media_type.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

impl<'a> Lowering<'a> {
    /// What a successful answer of an operation holds.
    pub(super) fn response(
        &mut self,
        operation: &'a openapiv3::Operation,
        method: &str,
        pointer: &str,
        id: &str,
    ) -> Response {
        let at = child(pointer, "responses");
        let responses = &operation.responses;
        let mut all: Vec<(u16, &'a ReferenceOr<Source>, String)> = responses
            .responses
            .iter()
            .filter_map(|(status, response)| Some((success(status)?, response, child(&at, &status.to_string()))))
            .collect();
        all.sort_by_key(|(status, ..)| *status);
        if let (true, Some(default)) = (all.is_empty(), &responses.default) {
            all.push((200, default, child(&at, "default")));
        }
        let mut found = Vec::new();
        for (status, response, at) in all {
            let resolved = self.resolve(response, "responses", &at, |components, name| components.responses.get(name));
            found.extend(resolved.map(|resolved| (status, resolved)));
        }
        let full = found.iter().filter(|(_, response)| !response.item.content.is_empty()).count();
        if full > 1 {
            self.problem(
                Code::SeveralSuccesses,
                &at,
                "of several successful answers only the first with a body is read",
                "describe one body that holds for all of them, with `oneOf` if need be",
            );
        }
        let index = found.iter().position(|(_, response)| !response.item.content.is_empty()).unwrap_or(0);
        let Some((status, response)) = found.into_iter().nth(index) else {
            self.problem(
                Code::NoSuccess,
                &at,
                "no answer means success; the body is not read",
                "describe the answer with status 200",
            );
            return Response {
                kind: ResponseKind::Empty,
                example: None,
                content_type: String::new(),
                accepted: Vec::new(),
                status: 200,
                description: String::new(),
            };
        };
        let name = match &response.component {
            Some(component) => format!("{component}_response"),
            None => format!("{id}_response"),
        };
        self.left_out(response.item, &response.pointer);
        let mut lowered = self.content_of(response.item, &response.pointer, &name);
        lowered.status = status;
        if method == "HEAD" {
            lowered.kind = ResponseKind::Empty;
        }
        lowered
    }

    /// Says which parts of an answer cannot be reached from Rust.
    fn left_out(&mut self, response: &Source, pointer: &str) {
        if !response.links.is_empty() {
            self.problem_once(
                Code::Links,
                &child(pointer, "links"),
                "links between operations are left out",
                "call the other operation with the value; said once for the document",
            );
        }
        if !response.headers.is_empty() {
            self.problem_once(
                Code::ResponseHeaders,
                &child(pointer, "headers"),
                "headers of answers are left out",
                "what a caller needs belongs into the body; said once for the document",
            );
        }
    }

    fn content_of(&mut self, response: &'a Source, pointer: &str, name: &str) -> Response {
        let mut lowered = Response {
            kind: ResponseKind::Empty,
            example: None,
            content_type: String::new(),
            accepted: Vec::new(),
            status: 200,
            description: response.description.clone(),
        };
        self.count(1 + lowered.description.len() / 16);
        let best = response.content.iter().min_by_key(|(content_type, _)| media(content_type));
        let Some((content_type, content)) = best else {
            return lowered;
        };
        let at = child(pointer, "content");
        if response.content.len() > 1 {
            self.other_media(&at, content_type);
        }
        lowered.kind = match self.effective(content_type, content) {
            Media::Json => {
                let at = child(&at, content_type);
                ResponseKind::Json(self.content(content, &at, name))
            }
            Media::Text => ResponseKind::Text,
            Media::Form | Media::Bytes | Media::Multipart => ResponseKind::Bytes,
        };
        let kind = media(content_type);
        let others = response.content.keys().filter(|other| *other != content_type && media(other) == kind);
        let named = std::iter::once(content_type).chain(others).filter(|media_type| can_be_asked_for(media_type));
        lowered.accepted = named.cloned().collect();
        lowered.example = self.example(content);
        content_type.clone_into(&mut lowered.content_type);
        lowered
    }
}
