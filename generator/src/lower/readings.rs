//! `x-reading` and `x-series`: which keys of an answer hold the values of attributes.

use std::collections::BTreeSet;

use serde_json::Value;

use super::keys::{Keys, bare};
use super::lowering::Lowering;
use super::pointer::child;
use super::schema::present;
use super::walk;
use crate::diagnostic::Code;
use crate::ir::{Api, Field, IntegerSize, Labels, Meta, Object, Reading, Series, SeriesKey, Type, TypeId, TypeKind};

const INTEGER: &str = "an `integer` without `minimum` and `format`";

fn code(ty: &Type) -> bool {
    *ty == Type::Code
}

fn text(ty: &Type) -> bool {
    *ty == Type::String
}

fn integer(ty: &Type) -> bool {
    *ty == Type::Integer(IntegerSize::I64)
}

fn value(ty: &Type) -> bool {
    matches!(ty, Type::Any | Type::String | Type::Number) || integer(ty)
}

fn any(_: &Type) -> bool {
    true
}

impl Lowering<'_> {
    /// Reads both extensions, once all types are known.
    pub(super) fn readings(&mut self, api: &mut Api) {
        let (readings, series) = (self.extended(api, "x-reading"), self.extended(api, "x-series"));
        let sent = sent(api);
        for (of, _, pointer) in readings.iter().chain(&series).filter(|(of, ..)| sent.contains(of)) {
            let wire = api.ty(*of).map_or("", |def| def.wire.as_str());
            let help = format!("`{wire}` is sent too, with methods of its own; write another schema for the answer");
            self.malformed(pointer, &help);
        }
        let found =
            readings.iter().filter_map(|(of, said, pointer)| self.read_extension(api, *of, said, pointer, reading));
        let found_readings: Vec<Reading> = found.collect();
        let found =
            series.iter().filter_map(|(of, said, pointer)| self.read_extension(api, *of, said, pointer, series_of));
        let found_series: Vec<Series> = found.collect();
        if api.table.is_some() {
            (api.readings, api.series) = (found_readings, found_series);
        } else if let Some((.., pointer)) = readings.first().or(series.first()) {
            self.problem_once(
                Code::NoTable,
                pointer,
                "no attribute table was given; answers get no readings and no series",
                "give the table to get an enum for each device",
            );
        }
    }

    fn read_extension<T>(
        &mut self,
        api: &Api,
        of: TypeId,
        said: &serde_json::Map<String, Value>,
        pointer: &str,
        read: fn(&mut Keys<'_>) -> Option<T>,
    ) -> Option<T> {
        let Some(TypeKind::Object(object)) = api.ty(of).map(|def| &def.kind) else { return None };
        let mut keys = Keys { api, object, type_id: of, said, pointer: pointer.to_owned(), wrong: Vec::new() };
        let found = read(&mut keys);
        let wrong = std::mem::take(&mut keys.wrong);
        let mut sound = wrong.is_empty();
        // Only where values are lenient is what is absent an empty list or map.
        let often = |field: &Field| {
            let many = matches!(api.resolve(present(&field.ty)), Type::List(_) | Type::Map(_));
            !field.required && (field.nullable || many)
        };
        if sound && !self.lenient && object.fields.iter().any(often) {
            let help = "require the lists and maps of the object, and nothing that may be null and absent; or write \
                `x-lenient-values: php` at the root of the document";
            self.malformed(pointer, help);
            sound = false;
        }
        for (pointer, help) in wrong {
            self.malformed(&pointer, &help);
        }
        found.filter(|_| sound)
    }
}

/// The types that are part of a request's body.
fn sent(api: &Api) -> BTreeSet<TypeId> {
    let bodies = api.operations.iter().filter_map(|operation| operation.body.as_ref());
    let mut open: Vec<TypeId> = bodies.flat_map(|body| walk::named_types(&body.ty)).collect();
    let mut sent = BTreeSet::new();
    while let Some(id) = open.pop() {
        if sent.insert(id)
            && let Some(mut def) = api.ty(id).cloned()
        {
            walk::visit_def(&mut def, &mut |ty| open.extend(walk::named_types(ty)));
        }
    }
    sent
}

fn reading(keys: &mut Keys<'_>) -> Option<Reading> {
    keys.only(&["code", "id", "values", "format", "label", "labels", "sum", "valid"]);
    let reading = Reading {
        of: keys.type_id,
        code: code_key(keys),
        id: keys.key("id", INTEGER, integer),
        values: values(keys),
        format: keys.key("format", "a text", text),
        label: keys.key("label", "a text", text),
        labels: labels(keys),
        sum: keys.key("sum", INTEGER, integer),
        valid: keys.key("valid", "true or false", |ty| matches!(ty, Type::Bool | Type::Flag)),
    };
    if reading.code.is_none() && reading.id.is_none() && keys.wrong.is_empty() {
        keys.wrong.push((keys.pointer.clone(), "say with `code` or `id` which key names the attribute".to_owned()));
    }
    Some(reading)
}

fn code_key(keys: &mut Keys<'_>) -> Option<String> {
    // Without a table, codes are plain text.
    let fits = if keys.api.table.is_some() { code } else { text };
    keys.key("code", "a text with `x-code-table`", fits)
}

fn values(keys: &mut Keys<'_>) -> Vec<String> {
    let at = child(&keys.pointer, "values");
    let listed = keys.said.get("values").and_then(Value::as_array).filter(|listed| !listed.is_empty());
    let Some(listed) = listed else {
        keys.wrong.push((at, "list the keys that hold the value, the most exact one first".to_owned()));
        return Vec::new();
    };
    let mut found = Vec::new();
    for (index, listed) in listed.iter().enumerate() {
        let field = listed.as_str().and_then(|key| keys.field(key)).filter(|field| value(bare(&field.ty)));
        match field {
            Some(field) => found.push(field.wire.clone()),
            None => {
                let help = format!("name a key of this object that is any JSON, a text, a number or {INTEGER}");
                keys.wrong.push((child(&at, &index.to_string()), help));
            }
        }
    }
    found
}

fn labels(keys: &mut Keys<'_>) -> Option<Labels> {
    keys.said.get("labels")?;
    let help = "write `{list: KEY, value: KEY, label: KEY}`; the list holds objects that have the other two keys";
    let list = keys.said.get("labels").and_then(|said| said.get("list")).and_then(Value::as_str);
    let field = list.and_then(|list| keys.field(list));
    let item = field.and_then(|field| match keys.resolve(&field.ty) {
        Type::List(item) => keys.object_of(item),
        _ => None,
    });
    let (Some(field), Some((id, object))) = (field, item) else {
        keys.wrong.push((child(&keys.pointer, "labels"), help.to_owned()));
        return None;
    };
    let mut nested = keys.nested("labels", id, object)?;
    nested.only(&["list", "value", "label"]);
    let (value, label) = (nested.required("value", INTEGER, integer), nested.required("label", "a text", text));
    keys.wrong.append(&mut nested.wrong);
    Some(Labels { list: field.wire.clone(), item: id, value: value?, label: label? })
}

fn series_of(keys: &mut Keys<'_>) -> Option<Series> {
    keys.only(&["points", "key", "totals", "meta"]);
    let points = keys.required("points", "a map of lists of points", any);
    let point = points.as_deref().and_then(|key| keys.field(key)).and_then(|field| match keys.resolve(&field.ty) {
        Type::Map(list) => match keys.resolve(list) {
            Type::List(point) => tuple(keys, point),
            _ => None,
        },
        _ => None,
    });
    let at = |entry: &str| child(&keys.pointer, entry);
    if points.is_some() && point.is_none() {
        let help = "name a key with `additionalProperties: {type: array, items: POINT}`, where POINT has `x-tuple`";
        keys.wrong.push((at("points"), help.to_owned()));
    }
    let key = match keys.said.get("key").and_then(Value::as_str) {
        Some("code") => Some(SeriesKey::Code),
        Some("id") => Some(SeriesKey::Id),
        _ => {
            let place = if keys.said.contains_key("key") { child(&keys.pointer, "key") } else { keys.pointer.clone() };
            keys.wrong.push((place, "write `key: code` or `key: id`".to_owned()));
            None
        }
    };
    let totals = keys.key("totals", "a map of numbers", any);
    let numbers = totals.as_deref().and_then(|key| keys.field(key)).is_none_or(
        |field| matches!(keys.resolve(&field.ty), Type::Map(number) if *keys.resolve(number) == Type::Number),
    );
    if !numbers {
        keys.wrong.push((child(&keys.pointer, "totals"), "name a key that is a map of numbers".to_owned()));
    }
    let meta = meta(keys);
    Some(Series { of: keys.type_id, points: points?, point: point?, key: key?, totals, meta })
}

fn tuple(keys: &Keys<'_>, point: &Type) -> Option<TypeId> {
    let (Type::Named(id) | Type::Boxed(id)) = bare(point) else { return None };
    matches!(keys.api.ty(*id).map(|def| &def.kind), Some(TypeKind::Tuple(_))).then_some(*id)
}

fn meta(keys: &mut Keys<'_>) -> Option<Meta> {
    let said = keys.said.get("meta")?;
    let field = said.get("map").and_then(Value::as_str).and_then(|key| keys.field(key));
    let item: Option<(TypeId, &Object)> = field.and_then(|field| match keys.resolve(&field.ty) {
        Type::Map(item) => keys.object_of(item),
        _ => None,
    });
    let (Some(field), Some((id, object))) = (field, item) else {
        let help = "write `{map: KEY, code: KEY, description: KEY, format: KEY}`; the map holds objects";
        keys.wrong.push((child(&keys.pointer, "meta"), help.to_owned()));
        return None;
    };
    let mut nested = keys.nested("meta", id, object)?;
    nested.only(&["map", "code", "description", "format"]);
    let found = Meta {
        map: field.wire.clone(),
        item: id,
        code: code_key(&mut nested),
        description: nested.key("description", "a text", text),
        format: nested.key("format", "a text", text),
    };
    keys.wrong.append(&mut nested.wrong);
    Some(found)
}
