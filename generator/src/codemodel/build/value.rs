//! Values of a type for examples, as close to the document's own example as the type allows.

use serde_json::Value;

use super::shape::Shape;
use super::types::Types;
use crate::codemodel::{Expr, Fault, Identifier};
use crate::ir::{Enum, EnumValues, IntegerSize, Object, Parameter, TimeFormat, Type, TypeId, TypeKind};

/// How deep a value may nest before it is cut.
const DEEPEST: usize = 6;

/// Most items of a list that are shown.
const MOST_ITEMS: usize = 3;

/// 9 October 2025.
const SOME_SECONDS: i64 = 1_760_000_000;

/// A value for the placeholder of a path: methods of resources take the values themselves.
/// `declared` is the parameter that the method was made of, `found` the operation's own.
pub fn path_value(types: &Types<'_>, declared: Option<&Parameter>, found: Option<&Parameter>) -> Result<Expr, Fault> {
    let Some(declared) = declared else { return Ok(Expr::Text("value".to_owned())) };
    let example = found.and_then(|found| found.example.as_ref());
    match types.resolve(&declared.ty) {
        Type::String => Ok(text(example)),
        _ => value(types, &declared.ty, example, 0),
    }
}

/// A value as an argument takes it: texts as they are, lists as arrays.
pub fn argument(types: &Types<'_>, ty: &Type, example: Option<&Value>) -> Result<Expr, Fault> {
    match types.resolve(ty) {
        Type::List(inner) => items(types, inner, example, 0),
        Type::String | Type::Secret => Ok(text(example)),
        Type::Code => Ok(code(types, example)),
        Type::NumberAsWritten => Ok(integer(IntegerSize::I32, example)),
        _ => value(types, ty, example, 0),
    }
}

fn items(types: &Types<'_>, inner: &Type, example: Option<&Value>, depth: usize) -> Result<Expr, Fault> {
    let item = |item: Option<&Value>| match types.resolve(inner) {
        Type::String => Ok(text(item)),
        Type::Code => Ok(code(types, item)),
        _ => value(types, inner, item, depth),
    };
    Ok(Expr::Array(shown(example).into_iter().map(item).collect::<Result<_, _>>()?))
}

fn code(types: &Types<'_>, example: Option<&Value>) -> Expr {
    let found = example.and_then(Value::as_str).and_then(|code| types.table.as_ref()?.variant_of(code));
    match found {
        Some((name, variant)) => Expr::Variant { name: name.clone(), variant: variant.clone() },
        None => text(example),
    }
}

/// A value of exactly the type of a field.
fn value(types: &Types<'_>, ty: &Type, example: Option<&Value>, depth: usize) -> Result<Expr, Fault> {
    Ok(match types.resolve(ty) {
        Type::Bool | Type::Flag => Expr::Bool(example.is_none_or(|example| *example != false && *example != 0)),
        Type::Integer(size) => integer(*size, example),
        Type::WholeSeconds => integer(IntegerSize::I64, example),
        Type::Number => Expr::Float(example.and_then(Value::as_f64).filter(|value| value.is_finite()).unwrap_or(1.0)),
        Type::NumberAsWritten => Expr::Into(Box::new(integer(IntegerSize::I32, example))),
        Type::String | Type::Binary => Expr::OwnedText(plain(example)),
        Type::Upload => Expr::Upload(Box::new(text(example))),
        Type::Secret | Type::Code => Expr::Into(Box::new(argument(types, ty, example)?)),
        Type::Base64 => Expr::EmptyBytes,
        Type::Timestamp(format) => timestamp(*format, example),
        Type::Date => Expr::Date,
        // Only serde knows how to make one.
        Type::Own(_) => Expr::Read,
        Type::Any => Expr::Null,
        Type::List(_) if depth > DEEPEST => Expr::EmptyList,
        Type::List(inner) => {
            let items = shown(example).into_iter().map(|item| value(types, inner, item, depth + 1));
            Expr::List(items.collect::<Result<_, _>>()?)
        }
        Type::Map(_) => Expr::EmptyMap,
        Type::Optional(_) if example.is_none() || depth > DEEPEST => Expr::None,
        Type::Optional(inner) => Expr::Some(Box::new(value(types, inner, example, depth + 1)?)),
        Type::Boxed(id) => Expr::Boxed(Box::new(named(types, *id, example, depth + 1)?)),
        Type::Named(id) => named(types, *id, example, depth)?,
    })
}

fn named(types: &Types<'_>, id: TypeId, example: Option<&Value>, depth: usize) -> Result<Expr, Fault> {
    let name = types.name(id)?.clone();
    Ok(match &types.definition(id)?.kind {
        TypeKind::Newtype(inner) => Expr::Newtype { name, value: Box::new(value(types, inner, example, depth + 1)?) },
        TypeKind::Enum(known) => match variant(types, id, known, example)? {
            Some(variant) => Expr::Variant { name, variant: variant.clone() },
            None => Expr::AnyVariant { name },
        },
        TypeKind::Object(object) if depth <= DEEPEST => new(types, id, object, example, depth)?,
        // Every value can be read from JSON; nothing else makes one of these from outside.
        TypeKind::Object(_) | TypeKind::Union(_) | TypeKind::Tuple(_) | TypeKind::Alias(_) => Expr::Read,
    })
}

/// The variant of an example, else the first one.
fn variant<'t>(
    types: &'t Types<'_>,
    id: TypeId,
    known: &Enum,
    example: Option<&Value>,
) -> Result<Option<&'t Identifier>, Fault> {
    let place = match &known.values {
        EnumValues::Text(values) => {
            values.iter().position(|value| example.and_then(Value::as_str) == Some(&value.wire))
        }
        EnumValues::Integer(values) => {
            values.iter().position(|value| example.and_then(Value::as_i64) == Some(value.wire))
        }
    };
    match types.shape(id)? {
        Shape::Enum(names) => Ok(names.get(place.unwrap_or(0))),
        _ => Err(Fault::new(format!("`{}` is an enum without variants", types.name(id)?))),
    }
}

fn new(types: &Types<'_>, id: TypeId, object: &Object, example: Option<&Value>, depth: usize) -> Result<Expr, Fault> {
    let given = |wire: &str| example.and_then(|example| example.get(wire)).filter(|value| !value.is_null());
    let members = types.members(id)?;
    let asked = members.iter().filter(|member| member.asked);
    let arguments = asked.map(|member| nested(types, member.asked_type(), given(&member.wire), depth));
    let mut made = Expr::New { name: types.name(id)?.clone(), arguments: arguments.collect::<Result<_, _>>()? };
    for (field, member) in object.fields.iter().zip(members).filter(|(_, member)| !member.asked) {
        if let Some(example) = given(&field.wire).filter(|_| !field.deprecated && !field.read_only) {
            let inner = match &member.ty {
                Type::Optional(inner) => inner,
                ty => ty,
            };
            made = made.method(&member.name, vec![nested(types, inner, Some(example), depth)?]);
        }
    }
    Ok(made)
}

/// A value as a constructor or a setter takes it.
fn nested(types: &Types<'_>, ty: &Type, example: Option<&Value>, depth: usize) -> Result<Expr, Fault> {
    match types.resolve(ty) {
        Type::String | Type::Secret | Type::Code | Type::NumberAsWritten => argument(types, ty, example),
        Type::List(inner) if depth <= DEEPEST => items(types, inner, example, depth + 1),
        _ => value(types, ty, example, depth + 1),
    }
}

/// The items of an example; one unknown item when there are none, so that types are inferred.
fn shown(example: Option<&Value>) -> Vec<Option<&Value>> {
    match example {
        Some(Value::Array(items)) if !items.is_empty() => items.iter().take(MOST_ITEMS).map(Some).collect(),
        Some(Value::Array(_)) | None => vec![None],
        other => vec![other],
    }
}

fn text(example: Option<&Value>) -> Expr {
    Expr::Text(plain(example))
}

fn plain(example: Option<&Value>) -> String {
    match example {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(value)) => value.to_string(),
        _ => "text".to_owned(),
    }
}

fn timestamp(format: TimeFormat, example: Option<&Value>) -> Expr {
    let number = example.and_then(Value::as_i64).unwrap_or(SOME_SECONDS);
    let seconds = match format {
        TimeFormat::Milliseconds if example.is_some() => number / 1000,
        TimeFormat::Milliseconds | TimeFormat::Seconds | TimeFormat::Rfc3339 => number,
    };
    Expr::Timestamp(seconds.clamp(0, 4_000_000_000))
}

fn integer(size: IntegerSize, example: Option<&Value>) -> Expr {
    let given = example.and_then(|example| match example {
        Value::String(text) => text.parse().ok(),
        other => other.as_i64(),
    });
    let fits = |value: &i64| match size {
        IntegerSize::I32 => i32::try_from(*value).is_ok(),
        IntegerSize::U32 => u32::try_from(*value).is_ok(),
        IntegerSize::U64 => *value >= 0,
        IntegerSize::I64 => true,
    };
    Expr::Integer(given.filter(fits).unwrap_or(1))
}
