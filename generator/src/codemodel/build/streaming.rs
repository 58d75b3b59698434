//! Answers that are read while they come in.

use super::answers::{Successes, successes};
use super::types::Types;
use crate::codemodel::{Docs, Fault, Parts, RustType, StreamMethod, Streaming};
use crate::ir::{ItemNotation, Items, Operation, ResponseKind, Type};
use crate::markdown::code_span as code;

/// What of an operation is read while it comes in.
#[derive(Debug)]
pub enum Streamed<'a> {
    /// Nothing but that.
    Items(&'a Items),
    /// Items, or a whole.
    ItemsToo(&'a Items),
    /// Bytes, or a whole.
    BytesToo,
}

/// What of an operation is read while it comes in.
pub fn streamed(operation: &Operation) -> Option<Streamed<'_>> {
    let response = &operation.response;
    let is_one = !matches!(successes(operation), Successes::ByStatus(_));
    match (&response.kind, &response.items) {
        (ResponseKind::Items(items), _) if is_one => Some(Streamed::Items(items)),
        (_, Some(items)) => Some(Streamed::ItemsToo(items)),
        (ResponseKind::Bytes, None) if is_one && !operation.behaviour.download => Some(Streamed::BytesToo),
        _ => None,
    }
}

/// How the answer of an operation is read while it comes in.
pub fn streaming(types: &Types<'_>, operation: &Operation) -> Result<Option<Streaming>, Fault> {
    let Some(streamed) = streamed(operation) else { return Ok(None) };
    let method = |what: &str, accept| {
        let docs = format!("Sends the request, and reads the answer while it comes in: {what}.");
        Some(StreamMethod { docs: Docs::new().line(docs), accept })
    };
    Ok(Some(match streamed {
        Streamed::Items(items) => of_items(types, items, None)?,
        Streamed::ItemsToo(items) => {
            let what = match items.notation {
                ItemNotation::Events => "events",
                ItemNotation::Lines => "an item from each line",
            };
            let what = format!("{what} ({})", code(&items.content_type));
            of_items(types, items, method(&what, Some(items.content_type.clone())))?
        }
        Streamed::BytesToo => {
            Streaming { parts: Parts::Bytes, answer: RustType::ByteStream, method: method("its bytes", None) }
        }
    }))
}

fn of_items(types: &Types<'_>, items: &Items, method: Option<StreamMethod>) -> Result<Streaming, Fault> {
    let is_text = *types.resolve(&items.ty) == Type::String;
    let (item, format) = (Box::new(types.rust(&items.ty)?), types.format(&items.ty));
    let (parts, answer) = match items.notation {
        ItemNotation::Events if is_text => (Parts::EventTexts, RustType::Events(item)),
        ItemNotation::Events => (Parts::Events(format), RustType::Events(item)),
        ItemNotation::Lines if is_text => (Parts::LineTexts, RustType::Lines(item)),
        ItemNotation::Lines => (Parts::Lines(format), RustType::Lines(item)),
    };
    Ok(Streaming { parts, answer, method })
}
