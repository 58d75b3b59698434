//! Numbers that have no names: which there are is a range.

use serde_json::{Map, Value};

use super::walk::walk;
use crate::parse::keys::Kind;

/// Makes `enum: [0, 1]` a range. Generators make a type of it in each place, whose constants are called `Variant0` or
/// `VALUE_1`, and the one for Rust calls two of them the same. An enum with names stays, and so does one with gaps.
pub fn of_numbers(document: &mut Value) {
    walk(document, &mut |visit| {
        if visit.kind == Kind::Schema
            && !visit.object.keys().any(|key| key.starts_with("x-enum") || key == "minimum" || key == "maximum")
            && let Some((least, most)) = range(visit.object)
        {
            let all = std::mem::take(visit.object);
            visit.object.extend(all.into_iter().flat_map(|(key, value)| match key.as_str() {
                "enum" => bounds(least, most),
                "format" => Vec::new(),
                "type" => vec![(key, value), ("format".to_owned(), Value::from("int32"))],
                _ => vec![(key, value)],
            }));
        }
    });
}

fn bounds(least: i32, most: i32) -> Vec<(String, Value)> {
    vec![("minimum".to_owned(), least.into()), ("maximum".to_owned(), most.into())]
}

/// The first and the last of consecutive integers, of which there are several.
fn range(schema: &Map<String, Value>) -> Option<(i32, i32)> {
    schema.get("type").filter(|kind| *kind == "integer")?;
    let values = schema.get("enum")?.as_array()?.iter();
    let values: Vec<i32> = values.map(|value| i32::try_from(value.as_i64()?).ok()).collect::<Option<_>>()?;
    let (least, most) = (*values.iter().min()?, *values.iter().max()?);
    let follow = values.iter().zip(least..).all(|(value, next)| *value == next);
    (least < most && follow).then_some((least, most))
}
