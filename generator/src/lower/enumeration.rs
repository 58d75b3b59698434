//! `enum`: known values of a text or an integer.

use std::collections::BTreeSet;

use serde_json::Value;

use super::lowering::Lowering;
use super::pointer::child;
use super::schema::Kind;
use super::view::View;
use crate::diagnostic::Code;
use crate::ir::{Enum, EnumValue, EnumValues, Type, TypeKind};

fn whole_number(value: &Value) -> Option<i64> {
    let integral = |number: f64| {
        // Beyond 2^53 a float no longer tells one integer from the next.
        (number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0).then_some(number as i64)
    };
    value.as_i64().or_else(|| value.as_f64().and_then(integral)).or_else(|| value.as_str()?.parse().ok())
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

impl<'a> Lowering<'a> {
    /// The enum that a schema describes; `None` when it is to be taken for its plain type.
    pub(super) fn enumeration(&mut self, view: &View<'a>, pointer: &str) -> Option<Kind> {
        let known: Vec<_> = view.values.iter().enumerate().filter(|(_, value)| !value.is_null()).collect();
        if known.is_empty() {
            return None;
        }
        let all = |test: fn(&Value) -> bool| known.iter().all(|(_, value)| test(value));
        match view.typ {
            Some("string") => {}
            Some("integer" | "number") => return self.integers(view, &known, pointer),
            None if all(Value::is_string) => {}
            None if all(|value| value.is_i64()) => return self.integers(view, &known, pointer),
            None if all(Value::is_boolean) => return Some(Kind::Plain(Type::Bool)),
            None => {
                self.odd_value(pointer, None, "values of several types; taken for any JSON");
                return Some(Kind::Plain(Type::Any));
            }
            Some(_) => return None,
        }
        for (index, _) in known.iter().filter(|(_, value)| !value.is_string()) {
            self.odd_value(pointer, Some(*index), "a value of a text that is no text; taken as written");
        }
        let texts = known.iter().filter_map(|(index, value)| Some((*index, text(value)?))).collect();
        let name = |wire: &String| match wire.as_str() {
            "" => "empty".to_owned(),
            other => other.to_owned(),
        };
        let values = self.values(view, texts, name, pointer);
        let values = EnumValues::Text(values);
        Some(Kind::Def(TypeKind::Enum(Enum { values })))
    }

    fn integers(&mut self, view: &View<'a>, known: &[(usize, &Value)], pointer: &str) -> Option<Kind> {
        let integers: Option<Vec<_>> =
            known.iter().map(|(index, value)| Some((*index, whole_number(value)?))).collect();
        let Some(integers) = integers else {
            self.problem(
                Code::FractionalEnum,
                &child(pointer, "enum"),
                "an enum of fractions is taken for a plain number",
                "leave out `enum`, or make the values whole",
            );
            return None;
        };
        let mut sorted: Vec<_> = integers.iter().map(|(_, integer)| *integer).collect();
        sorted.sort_unstable();
        if sorted == [0, 1] && view.extension("x-enum-varnames").is_none() {
            return Some(Kind::Plain(Type::Flag));
        }
        let values = self.values(view, integers, |wire| wire.to_string(), pointer);
        Some(Kind::Def(TypeKind::Enum(Enum { values: EnumValues::Integer(values) })))
    }

    fn values<T: Ord + Clone>(
        &mut self,
        view: &View<'a>,
        known: Vec<(usize, T)>,
        name: impl Fn(&T) -> String,
        pointer: &str,
    ) -> Vec<EnumValue<T>> {
        let names = self.words_of_values(view, "x-enum-varnames", pointer);
        let descriptions = self.words_of_values(view, "x-enum-descriptions", pointer);
        let mut values: Vec<EnumValue<T>> = Vec::new();
        let mut seen = BTreeSet::new();
        for (index, wire) in known {
            if !seen.insert(wire.clone()) {
                self.odd_value(pointer, Some(index), "a value that is listed twice; kept once");
                continue;
            }
            values.push(EnumValue {
                name: names.get(index).cloned().unwrap_or_else(|| name(&wire)),
                description: descriptions.get(index).cloned().unwrap_or_default(),
                wire,
            });
        }
        values
    }

    /// A list of words beside `enum`, one for each value; empty when there is none.
    fn words_of_values(&mut self, view: &View<'a>, key: &str, pointer: &str) -> Vec<String> {
        let Some(value) = view.extension(key) else {
            return Vec::new();
        };
        let words: Option<Vec<String>> = value
            .as_array()
            .filter(|words| words.len() == view.values.len())
            .and_then(|words| words.iter().map(text).collect());
        words.unwrap_or_else(|| {
            self.malformed(&child(pointer, key), "write one text for each value of `enum`");
            Vec::new()
        })
    }

    fn odd_value(&mut self, pointer: &str, index: Option<usize>, what: &str) {
        let list = child(pointer, "enum");
        let at = index.map_or_else(|| list.clone(), |index| child(&list, &index.to_string()));
        self.problem(
            Code::OddEnum,
            &at,
            format!("`enum` has {what}"),
            "list each value once, in the type that the schema names",
        );
    }
}
