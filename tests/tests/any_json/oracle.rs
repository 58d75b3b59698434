//! What has to become of a value in an answer, by the document alone: the rules of decoding once
//! more, so that the client's own can be held against them.

use jiff::Timestamp;
use openapi_to_crate::ir::{Api, EnumValues, IntegerSize, Object, TimeFormat, TupleItem, Type, TypeKind};
use serde_json::Value;

use crate::change::{Way, at, shown};

/// How a value goes with a type.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    Fits,
    /// It says that there is none.
    Nothing,
    /// It is something else, or lacks the key at the end of the way.
    Odd(Way),
    /// It could be several things, of which one is chosen by how much is lost.
    Open,
}

/// What has to be told of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// Nothing: it fits, or says nothing where nothing is allowed.
    Nothing,
    /// That the value at this path does not fit.
    Misfit(String),
    /// Nothing can be said; see [`Verdict::Open`].
    Anything,
}

/// A type and how it is held.
struct Place<'a> {
    ty: &'a Type,
    held: Held,
}

enum Held {
    Root,
    /// By a key; whether it has to be there.
    Field(bool),
    /// By a key that has a type, but no name.
    Additional,
    /// In a list or a map.
    Member,
    /// In a short array: its index, and whether it has to be there.
    Place(usize, bool),
}

/// What has to be told when `new` (`None` for an absent key) stands at the end of a way in `answer`.
pub fn told(api: &Api, ty: &Type, answer: &Value, way: &[String], new: Option<&Value>) -> Told {
    let Some(place) = find(api, ty, answer, way) else { return Told::Anything };
    let here = || path(answer, way);
    let verdict = new.map_or(Verdict::Nothing, |new| verdict(api, place.ty, new));
    match (verdict, place.held) {
        (Verdict::Open, _) => Told::Anything,
        (Verdict::Fits, _) => Told::Nothing,
        (Verdict::Odd(inside), _) => Told::Misfit(path(answer, &[way, &inside].concat())),
        (Verdict::Nothing, Held::Field(false) | Held::Additional | Held::Place(_, false)) => Told::Nothing,
        (Verdict::Nothing, Held::Place(index, true)) if index > 0 => Told::Nothing,
        (Verdict::Nothing, Held::Member) => match new {
            Some(new) if !stands_for_nothing(api, place.ty, new) => Told::Misfit(here()),
            _ => Told::Nothing,
        },
        (Verdict::Nothing, Held::Field(true)) if has_empty(api, place.ty) => Told::Nothing,
        (Verdict::Nothing, _) => Told::Misfit(here()),
    }
}

/// A way as the client shows it.
fn path(answer: &Value, way: &[String]) -> String {
    let mut out = String::new();
    for (index, step) in way.iter().enumerate() {
        let outer = way.get(..index).unwrap_or_default();
        match at(answer, outer) {
            Some(Value::Array(_)) => out.push_str(&format!("[{step}]")),
            _ if out.is_empty() => out.push_str(step),
            _ => out.push_str(&format!(".{step}")),
        }
    }
    out
}

/// Where a way leads; `None` when that depends on more than the way.
fn find<'a>(api: &'a Api, ty: &'a Type, answer: &Value, way: &[String]) -> Option<Place<'a>> {
    let mut place = Place { ty, held: Held::Root };
    for (index, step) in way.iter().enumerate() {
        let value = at(answer, way.get(..index)?)?;
        let known = named(api, place.ty);
        place = match (resolve(api, place.ty), known) {
            (Type::List(inner) | Type::Map(inner), _) => Place { ty: inner, held: Held::Member },
            (_, Some(TypeKind::Object(object))) => match object.fields.iter().find(|field| field.wire == *step) {
                Some(field) => Place { ty: &field.ty, held: Held::Field(field.required) },
                None => match &object.additional {
                    Some(ty) => Place { ty, held: Held::Additional },
                    None => Place { ty: &Type::Any, held: Held::Additional },
                },
            },
            (_, Some(TypeKind::Tuple(items))) if value.is_array() => {
                let index = step.parse().ok()?;
                match items.get::<usize>(index) {
                    Some(TupleItem { ty, required, .. }) => Place { ty, held: Held::Place(index, *required) },
                    None => Place { ty: &Type::Any, held: Held::Additional },
                }
            }
            (Type::Any, _) => Place { ty: &Type::Any, held: Held::Additional },
            _ => return None,
        };
    }
    Some(place)
}

fn named<'a>(api: &'a Api, ty: &'a Type) -> Option<&'a TypeKind> {
    match resolve(api, ty) {
        Type::Named(id) | Type::Boxed(id) => api.ty(*id).map(|def| &def.kind),
        _ => None,
    }
}

fn resolve<'a>(api: &'a Api, ty: &'a Type) -> &'a Type {
    match ty {
        Type::Optional(inner) => resolve(api, inner),
        Type::Named(id) | Type::Boxed(id) => match api.ty(*id).map(|def| &def.kind) {
            Some(TypeKind::Alias(inner) | TypeKind::Newtype(inner)) => resolve(api, inner),
            _ => ty,
        },
        _ => ty,
    }
}

/// Whether a type has a value for a key that is absent.
fn has_empty(api: &Api, ty: &Type) -> bool {
    match (ty, resolve(api, ty), named(api, ty)) {
        (Type::Optional(_), ..) | (_, Type::List(_) | Type::Map(_) | Type::Any, _) => true,
        (.., Some(TypeKind::Object(object))) => is_optional(api, object),
        _ => false,
    }
}

/// Whether a nothing in a list or a map is a member of it.
fn stands_for_nothing(api: &Api, ty: &Type, nothing: &Value) -> bool {
    match named(api, ty) {
        Some(TypeKind::Object(object)) if !matches!(ty, Type::Optional(_)) => {
            is_optional(api, object) && nothing.is_array()
        }
        _ => has_empty(api, ty),
    }
}

fn is_optional(api: &Api, object: &Object) -> bool {
    object.fields.iter().all(|field| !field.required || has_empty(api, &field.ty))
}

fn verdict(api: &Api, ty: &Type, value: &Value) -> Verdict {
    if value.is_null() {
        return Verdict::Nothing;
    }
    if let Some(kind) = named(api, ty) {
        return match kind {
            TypeKind::Object(object) => of_object(api, object, value),
            TypeKind::Tuple(items) => of_tuple(api, items, value),
            TypeKind::Enum(known) => match known.values {
                EnumValues::Integer(_) => leaf(value, whole(value, i64::MIN.into(), i64::MAX.into())),
                EnumValues::Text(_) => leaf(value, value.is_string() || value.is_number()),
            },
            TypeKind::Union(_) | TypeKind::Alias(_) | TypeKind::Newtype(_) => Verdict::Open,
        };
    }
    match resolve(api, ty) {
        Type::Any => Verdict::Fits,
        Type::List(_) | Type::Map(_) if value.is_array() || value.is_object() => {
            // Members are not looked at: what is put into answers has none.
            if value.as_array().is_none_or(Vec::is_empty) { Verdict::Fits } else { Verdict::Open }
        }
        Type::List(_) | Type::Map(_) => nothing_or_odd(value),
        Type::Bool | Type::Flag => {
            let text = value.as_str().is_some_and(|text| ["0", "1", "true", "false"].contains(&text));
            let number = value.as_f64().is_some_and(|number| number == 0.0 || number == 1.0);
            if value.is_boolean() || text || number { Verdict::Fits } else { nothing_or_odd(value) }
        }
        Type::Integer(size) => {
            let (least, most) = match size {
                IntegerSize::I32 => (i32::MIN.into(), i32::MAX.into()),
                IntegerSize::I64 => (i64::MIN.into(), i64::MAX.into()),
                IntegerSize::U32 => (0, u32::MAX.into()),
                IntegerSize::U64 => (0, u64::MAX.into()),
            };
            leaf(value, whole(value, least, most))
        }
        Type::Number => leaf(value, number(value).is_some()),
        Type::String | Type::Secret | Type::Code if value == &Value::Bool(false) => Verdict::Nothing,
        Type::String | Type::Secret | Type::Code => match value {
            Value::Array(_) | Value::Object(_) => nothing_or_odd(value),
            _ => Verdict::Fits,
        },
        Type::Timestamp(TimeFormat::Seconds) => leaf(
            value,
            number(value).is_some_and(|seconds| Timestamp::from_millisecond((seconds * 1e3) as i64).is_ok()),
        ),
        Type::Timestamp(TimeFormat::Milliseconds) => {
            leaf(value, number(value).is_some_and(|millis| Timestamp::from_millisecond(millis as i64).is_ok()))
        }
        Type::Timestamp(TimeFormat::Rfc3339) => {
            leaf(value, value.as_str().is_some_and(|text| text.parse::<Timestamp>().is_ok()))
        }
        _ => Verdict::Open,
    }
}

fn of_object(api: &Api, object: &Object, value: &Value) -> Verdict {
    let Value::Object(entries) = value else { return nothing_or_odd(value) };
    if !entries.is_empty() {
        return Verdict::Open;
    }
    let lacking = object.fields.iter().find(|field| field.required && !has_empty(api, &field.ty));
    lacking.map_or(Verdict::Fits, |field| Verdict::Odd(vec![field.wire.clone()]))
}

fn of_tuple(api: &Api, items: &[TupleItem], value: &Value) -> Verdict {
    match (value, items) {
        (Value::Array(places), _) if !places.is_empty() => Verdict::Open,
        (Value::Array(_) | Value::Object(_), [first, ..]) if has_empty(api, &first.ty) => Verdict::Open,
        _ => nothing_or_odd(value),
    }
}

fn leaf(value: &Value, fits: bool) -> Verdict {
    if fits { Verdict::Fits } else { nothing_or_odd(value) }
}

fn nothing_or_odd(value: &Value) -> Verdict {
    let nothing = match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(entries) => entries.is_empty(),
        _ => false,
    };
    if nothing { Verdict::Nothing } else { Verdict::Odd(Vec::new()) }
}

fn number(value: &Value) -> Option<f64> {
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    // No time that is written as a number is further away, and no number in a text is endless.
    number.filter(|number| number.is_finite())
}

fn whole(value: &Value, least: i128, most: i128) -> bool {
    number(value).is_some_and(|number| number.trunc() == number && (least..=most).contains(&(number as i128)))
        && number(value).is_some_and(|number| number.abs() < 1e17)
}

/// For messages.
pub fn place(way: &[String]) -> String {
    shown(way)
}
