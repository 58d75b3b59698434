//! From the operations of an API to a table of them.

use crate::codemodel::{
    Crate, Docs, Fault, ListNotation, ListedBody, ListedOperation, ListedParameter, OperationTable, Place, Request,
    ValueKind,
};
use crate::ir::{
    Api, Body, BodyKind, EnumValues, Operation, Parameter, ParameterLocation, Style, TimeFormat, Type, TypeKind,
};
use crate::markdown::visible;

/// Every operation of the crate of an API but those whose body has parts.
///
/// # Errors
/// When the crate has no request for an operation.
pub fn operation_table(api: &Api, krate: &Crate) -> Result<OperationTable, Fault> {
    let has_parts =
        |operation: &&Operation| operation.body.as_ref().is_some_and(|body| body.kind == BodyKind::Multipart);
    let wanted = api.operations.iter().filter(|operation| operation.variant.is_none() && !has_parts(operation));
    let mut operations = wanted.map(|operation| listed(api, krate, operation)).collect::<Result<Vec<_>, _>>()?;
    operations.sort_by(|one, other| one.route.id.cmp(&other.route.id));
    let Crate { library, .. } = krate;
    let docs = Docs::new().line(format!("Every operation of {}.", krate.title));
    Ok(OperationTable {
        command: krate.options.command.clone(),
        document: krate.document.clone(),
        docs,
        library: library.clone(),
        operations,
    })
}

fn listed(api: &Api, krate: &Crate, operation: &Operation) -> Result<ListedOperation, Fault> {
    let mut requests = krate.requests.iter().flat_map(|group| &group.requests);
    let same = |request: &&Request| request.route.id == operation.id;
    let request =
        requests.find(same).ok_or_else(|| Fault::new(format!("the operation `{}` has no request", operation.id)))?;
    Ok(ListedOperation {
        route: request.route.clone(),
        summary: line(&operation.summary),
        tag: line(&operation.tag),
        deprecated: operation.deprecated,
        parameters: operation.parameters.iter().filter_map(|parameter| parameter_of(api, parameter)).collect(),
        body: operation.body.as_ref().map(body),
    })
}

fn body(body: &Body) -> ListedBody {
    let example = body.example.as_ref().map(ToString::to_string);
    ListedBody { content_type: body.content_type.clone(), required: body.required, example }
}

fn parameter_of(api: &Api, parameter: &Parameter) -> Option<ListedParameter> {
    let place = match parameter.location {
        ParameterLocation::Path => Place::Path,
        ParameterLocation::Query => Place::Query,
        ParameterLocation::Header => Place::Header,
        ParameterLocation::Cookie => Place::Cookie,
        ParameterLocation::Part => return None,
    };
    let (kind, list) = match api.resolve(&parameter.ty) {
        Type::List(item) => (kind(api, item), Some(notation(place, parameter.style))),
        single => (kind(api, single), None),
    };
    let Parameter { bounds, .. } = parameter;
    let length = |length: Option<u64>| length.map(|length| length as f64);
    Some(ListedParameter {
        name: parameter.wire.clone(),
        summary: line(&parameter.description),
        place,
        required: parameter.required,
        kind,
        list,
        minimum: bounds.minimum.or(length(bounds.min_length)),
        maximum: bounds.maximum.or(length(bounds.max_length)),
        example: parameter.example.as_ref().map(written),
    })
}

fn notation(place: Place, style: Style) -> ListNotation {
    match style {
        Style::Repeat if place == Place::Query => ListNotation::Repeated,
        Style::Space => ListNotation::Joined("%20"),
        Style::Pipe => ListNotation::Joined("|"),
        _ => ListNotation::Joined(","),
    }
}

fn kind(api: &Api, ty: &Type) -> ValueKind {
    match api.resolve(ty) {
        Type::Bool => ValueKind::Boolean,
        Type::Flag => ValueKind::Flag,
        Type::Integer(_) | Type::WholeSeconds => ValueKind::Integer,
        Type::Number => ValueKind::Number,
        Type::Timestamp(TimeFormat::Seconds) => ValueKind::Seconds,
        Type::Timestamp(TimeFormat::Milliseconds) => ValueKind::Milliseconds,
        Type::Timestamp(TimeFormat::Rfc3339) => ValueKind::DateTime,
        Type::Date => ValueKind::Date,
        Type::Optional(inner) => kind(api, inner),
        Type::Named(id) | Type::Boxed(id) => match api.ty(*id).map(|def| &def.kind) {
            Some(TypeKind::Newtype(inner)) => kind(api, inner),
            Some(TypeKind::Enum(known)) => ValueKind::OneOf(match &known.values {
                EnumValues::Text(values) => values.iter().map(|value| value.wire.clone()).collect(),
                EnumValues::Integer(values) => values.iter().map(|value| value.wire.to_string()).collect(),
            }),
            _ => ValueKind::Text,
        },
        _ => ValueKind::Text,
    }
}

/// A value as somebody types it.
fn written(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(items) => items.iter().map(written).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

/// The first sentence or line of a text, without what a terminal would take for a command.
fn line(text: &str) -> String {
    let words = visible(text).split_whitespace().collect::<Vec<_>>().join(" ");
    match words.split_once(". ") {
        Some((first, _)) => format!("{first}."),
        None => words,
    }
}
