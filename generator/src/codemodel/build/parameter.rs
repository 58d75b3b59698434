//! How parameters and bodies get into a request.

use super::types::Types;
use crate::codemodel::{
    ArgumentType, Body, BodyKind, Bounds, Check, Fault, FormStyle, LengthOf, Location, NumberOf, Parameter, Part, Put,
    RustType, Separator,
};
use crate::ir::{Enum, EnumValues, ParameterLocation, Style, Type, TypeKind};

/// How a parameter gets into a request.
pub fn parameter(types: &Types<'_>, parameter: &crate::ir::Parameter) -> Parameter {
    Parameter { wire: parameter.wire.clone(), checks: checks(types, parameter), put: put(types, parameter) }
}

fn put(types: &Types<'_>, parameter: &crate::ir::Parameter) -> Put {
    let location = match parameter.location {
        ParameterLocation::Query | ParameterLocation::Path => Location::Query,
        ParameterLocation::Header => Location::Header,
        ParameterLocation::Cookie => Location::Cookie,
        ParameterLocation::Part => {
            let media = Some(parameter.content_type.clone()).filter(|media| !media.is_empty());
            return Put::Part { media, part: part(types, parameter.style, &parameter.ty) };
        }
    };
    let in_query = location == Location::Query;
    let style = parameter.style;
    let deep = style == Style::DeepObject;
    let object = Put::Object { location, style: form_style(style) };
    match types.resolve(&parameter.ty) {
        Type::List(inner) => match style {
            Style::Repeat | Style::DeepObject if location != Location::Header => {
                let (item, gaps) = types.item(inner);
                Put::Each { location, gaps, item: types.text(item) }
            }
            style => Put::Joined { location, joined: types.joined(inner, separator(style)) },
        },
        Type::Map(inner) => {
            let (value, gaps) = match types.resolve(inner) {
                Type::Optional(inner) => (&**inner, true),
                _ => (&**inner, false),
            };
            let each = in_query && (style == Style::Repeat || deep && types.is_scalar(value));
            if each { Put::Map { deep, gaps, value: types.text(value) } } else { object }
        }
        _ if matches!(types.kind(&parameter.ty), Some(TypeKind::Object(_))) => object,
        _ => Put::Text { location, text: types.text(&parameter.ty) },
    }
}

/// What stands between the items of a list.
fn separator(style: Style) -> Separator {
    match style {
        Style::Space => Separator::Space,
        Style::Pipe => Separator::Pipe,
        Style::Repeat | Style::Comma | Style::DeepObject | Style::Json => Separator::Comma,
        Style::Label { .. } | Style::Matrix { .. } => Separator::Comma,
    }
}

/// What a part of a body holds; a list is several parts.
fn part(types: &Types<'_>, style: Style, ty: &Type) -> Part {
    match types.resolve(ty) {
        Type::Upload => Part::File,
        Type::List(item) if style != Style::Json => {
            let (item, gaps) = types.item(item);
            Part::Each { gaps, item: Box::new(part(types, style, item)) }
        }
        scalar if types.is_scalar(scalar) || *scalar == Type::Base64 => Part::Text(types.text(scalar)),
        _ => Part::Json,
    }
}

fn checks(types: &Types<'_>, parameter: &crate::ir::Parameter) -> Vec<Check> {
    let bounds = &parameter.bounds;
    let mut checks = Vec::new();
    if let (true, Some(of)) = (bounds.minimum.is_some() || bounds.maximum.is_some(), number_of(types, &parameter.ty)) {
        let finite = |bound: Option<f64>| bound.filter(|bound| bound.is_finite());
        let bounds = Bounds { minimum: finite(bounds.minimum), maximum: finite(bounds.maximum) };
        checks.push(Check::Number { of, bounds });
    }
    if let (true, Some(of)) =
        (bounds.min_length.is_some() || bounds.max_length.is_some(), length_of(types, &parameter.ty))
    {
        let bounds = Bounds { minimum: bounds.min_length, maximum: bounds.max_length };
        checks.push(Check::Length { of, bounds });
    }
    match types.resolve(&parameter.ty) {
        Type::List(inner) => {
            let (item, gaps) = types.item(inner);
            if is_integer_enum(types, item) {
                checks.push(Check::NumericItems { gaps });
            }
        }
        other if is_integer_enum(types, other) => checks.push(Check::Numeric),
        _ => {}
    }
    checks
}

fn number_of(types: &Types<'_>, ty: &Type) -> Option<NumberOf> {
    match (types.resolve(ty), types.kind(ty)) {
        (Type::Integer(_), _) => Some(NumberOf::Integer),
        (Type::Number, _) => Some(NumberOf::Float),
        (_, Some(TypeKind::Newtype(Type::Integer(_)))) => Some(NumberOf::IntegerNewtype),
        (_, Some(TypeKind::Newtype(Type::Number))) => Some(NumberOf::FloatNewtype),
        _ => None,
    }
}

fn length_of(types: &Types<'_>, ty: &Type) -> Option<LengthOf> {
    match (types.resolve(ty), types.kind(ty)) {
        (Type::String, _) => Some(LengthOf::Text),
        (Type::List(_), _) => Some(LengthOf::List),
        (_, Some(TypeKind::Newtype(Type::String))) => Some(LengthOf::TextNewtype),
        _ => None,
    }
}

fn is_integer_enum(types: &Types<'_>, ty: &Type) -> bool {
    matches!(types.kind(ty), Some(TypeKind::Enum(Enum { values: EnumValues::Integer(_) })))
}

/// How a body that is one value is written.
pub fn body(body: &crate::ir::Body) -> Body {
    let kind = match body.kind {
        crate::ir::BodyKind::Json | crate::ir::BodyKind::Multipart => BodyKind::Json,
        crate::ir::BodyKind::Form => {
            BodyKind::Form(body.styles.iter().map(|(key, style)| (key.clone(), form_style(*style))).collect())
        }
        crate::ir::BodyKind::Bytes => BodyKind::Bytes,
    };
    Body { content_type: body.content_type.clone(), kind }
}

fn form_style(style: Style) -> FormStyle {
    match style {
        Style::Repeat => FormStyle::Spread,
        Style::Comma | Style::Label { .. } | Style::Matrix { .. } => FormStyle::Comma,
        Style::Space => FormStyle::Space,
        Style::Pipe => FormStyle::Pipe,
        Style::DeepObject => FormStyle::Deep,
        Style::Json => FormStyle::Json,
    }
}

/// Type of the argument for a body, and type of the body made from it.
pub fn body_types(types: &Types<'_>, body: &crate::ir::Body) -> Result<(ArgumentType, RustType), Fault> {
    Ok(match body.kind {
        crate::ir::BodyKind::Bytes => (ArgumentType::Into(RustType::Upload), RustType::Upload),
        crate::ir::BodyKind::Json | crate::ir::BodyKind::Form | crate::ir::BodyKind::Multipart => {
            (types.argument(&body.ty)?, types.rust(&body.ty)?)
        }
    })
}
