//! What the text of a parameter can stand for.

use crate::ir::{Api, Style, Type, TypeKind};
use serde_json::Value;

/// How much a parameter holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    One,
    List,
    Keys,
}

impl Form {
    pub(super) fn of(api: &Api, ty: &Type) -> Self {
        match ty {
            Type::List(_) => Form::List,
            Type::Map(_) => Form::Keys,
            Type::Optional(inner) => Form::of(api, inner),
            Type::Named(id) | Type::Boxed(id) => match api.ty(*id).map(|found| &found.kind) {
                Some(TypeKind::Alias(inner)) => Form::of(api, inner),
                Some(TypeKind::Object(_)) => Form::Keys,
                _ => Form::One,
            },
            _ => Form::One,
        }
    }
}

/// The same value twice: texts know no types.
pub(super) struct Pieces {
    /// With numbers and truth values where the texts look like it.
    pub(super) typed: Value,
    /// As it came.
    pub(super) texts: Value,
}

/// What one text can mean.
pub(super) fn from_text(text: &str) -> Pieces {
    Pieces { typed: typed(text), texts: text.into() }
}

/// What several texts can mean.
pub(super) fn list<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Pieces {
    Pieces { typed: texts.clone().map(typed).collect(), texts: texts.map(Value::from).collect() }
}

/// What keys with texts can mean.
pub(super) fn keys<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> Pieces {
    let typed = pairs.clone().map(|(key, text)| (key.to_owned(), typed(text)));
    let texts = pairs.map(|(key, text)| (key.to_owned(), Value::from(text)));
    Pieces { typed: typed.collect(), texts: texts.collect() }
}

/// What stands between the values that one text holds.
pub(super) fn between(style: Style) -> char {
    match style {
        Style::Space => ' ',
        Style::Pipe => '|',
        Style::Comma | Style::Repeat | Style::DeepObject | Style::Json | Style::Label { .. } | Style::Matrix { .. } => {
            ','
        }
    }
}

/// A number, a truth value or the text itself.
fn typed(text: &str) -> Value {
    scalar(text).unwrap_or_else(|| text.into())
}

/// A number or a truth value, as JSON writes it.
fn scalar(text: &str) -> Option<Value> {
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.'));
    let value: Value = serde_json::from_str(text).ok()?;
    Some(beyond(value)).filter(|value| plain && (value.is_number() || value.is_boolean()))
}

/// What is just below all 64-bit integers loses its last digit and would lie on their bound,
/// which itself is no floating-point number: moves it away from there.
pub(super) fn beyond(value: Value) -> Value {
    const LOWEST: f64 = i64::MIN as f64;
    match value {
        Value::Number(number) if number.is_f64() && number.as_f64() == Some(LOWEST) => LOWEST.next_down().into(),
        Value::Array(items) => items.into_iter().map(beyond).collect(),
        Value::Object(keys) => keys.into_iter().map(|(key, value)| (key, beyond(value))).collect(),
        other => other,
    }
}
