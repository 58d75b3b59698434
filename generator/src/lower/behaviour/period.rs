//! `x-period`: two parameters that say from when to when.

use serde_json::Value;

use super::reading::{Reading, field};
use crate::ir::{Api, CalendarUnit, EnumValues, Join, Longest, PeriodRule, TupleItem, Type, TypeKind};
use crate::lower::lowering::Lowering;
use crate::lower::pointer::child;
use crate::lower::schema::bare;

pub(super) const KEYS: [&str; 5] = ["start", "end", "interval", "longest", "join"];
pub(super) const HELP: &str = "write `{start: PARAMETER, end: PARAMETER, interval: PARAMETER, longest: {VALUE: P31D}, \
    join: {points: KEY, means: PLACE, sums: KEY}}`; `start` and `end` suffice";
const TIMESTAMP: &str = "name an optional parameter that is a timestamp, such as one with `format: unix-time`";
const INTERVAL: &str = "name an optional parameter that is an enum of texts";
const LONGEST: &str = "give values of `interval` a duration each, as `P31D`, `P140W`, `P24M` or `P5Y`";
const JOIN: &str = "write `{points: KEY, means: PLACE, sums: KEY}`: a key of the answer with lists of `x-tuple` points by \
    name, an optional place of such a point, and a key with numbers by name";

/// The texts of an enum.
fn texts<'a>(api: &'a Api, ty: &'a Type) -> Option<Vec<&'a str>> {
    let Type::Named(id) = api.resolve(ty) else { return None };
    match &api.ty(*id)?.kind {
        TypeKind::Enum(known) => match &known.values {
            EnumValues::Text(values) => Some(values.iter().map(|value| value.wire.as_str()).collect()),
            EnumValues::Integer(_) => None,
        },
        _ => None,
    }
}

/// Reads a duration of one unit, such as `P31D`.
fn duration(text: &str) -> Option<(u32, CalendarUnit)> {
    let text = text.strip_prefix('P')?;
    let (at, unit) = text.char_indices().next_back()?;
    let unit = match unit {
        'D' => CalendarUnit::Days,
        'W' => CalendarUnit::Weeks,
        'M' => CalendarUnit::Months,
        'Y' => CalendarUnit::Years,
        _ => return None,
    };
    let count = text.get(..at)?.parse().ok().filter(|count| (1..=9999).contains(count))?;
    Some((count, unit))
}

/// The places of the points in lists by name.
fn points<'a>(api: &'a Api, ty: &'a Type) -> Option<&'a [TupleItem]> {
    let Type::Map(list) = api.resolve(ty) else { return None };
    let Type::List(point) = api.resolve(list) else { return None };
    let Type::Named(id) = api.resolve(point) else { return None };
    match &api.ty(*id)?.kind {
        TypeKind::Tuple(items) => Some(items),
        _ => None,
    }
}

fn is_sums(api: &Api, ty: &Type) -> bool {
    match api.resolve(ty) {
        Type::Map(number) => matches!(api.resolve(&bare((**number).clone())), Type::Number),
        _ => false,
    }
}

impl Lowering<'_> {
    pub(super) fn period(&mut self, reading: &Reading<'_>) -> Option<PeriodRule> {
        let is_timestamp = |ty: &Type| matches!(ty, Type::Timestamp(_));
        let timestamp = |value: &Value| Some(reading.parameter(value, is_timestamp)?.wire.clone());
        let start = self.checked(reading, "start", TIMESTAMP, timestamp)?;
        let end = self.checked(reading, "end", TIMESTAMP, |value| timestamp(value).filter(|end| *end != start))?;
        let interval = self.checked_if_there(reading, "interval", INTERVAL, |value| {
            reading.parameter(value, |ty| texts(reading.api, ty).is_some())
        })?;
        let known = interval.and_then(|parameter| texts(reading.api, &parameter.ty)).unwrap_or_default();
        let longest = self.checked_if_there(reading, "longest", LONGEST, |value| {
            let longest = |(name, value): (&String, &Value)| {
                let (count, unit) = duration(value.as_str()?)?;
                known.contains(&name.as_str()).then(|| Longest { interval: name.clone(), count, unit })
            };
            value.as_object()?.iter().map(longest).collect::<Option<Vec<_>>>().filter(|all| !all.is_empty())
        })?;
        // One means nothing without the other, and without both nothing is ever cut.
        let without = |key: &str| longest.is_none() && reading.map.contains_key(key);
        if let Some(key) = ["interval", "join"].into_iter().find(|key| without(key)) {
            self.malformed(&child(&reading.pointer, key), "give `longest` too; it has no effect without");
            return None;
        }
        let join = match reading.map.get("join") {
            Some(value) => Some(self.join(reading, value)?),
            None => None,
        };
        let interval = interval.map(|parameter| parameter.wire.clone());
        Some(PeriodRule { start, end, interval, longest: longest.unwrap_or_default(), join })
    }

    fn join(&mut self, reading: &Reading<'_>, value: &Value) -> Option<Join> {
        let pointer = child(&reading.pointer, "join");
        let keys = ["points", "means", "sums"];
        let reading = self.reading(reading.api, reading.operation, value, pointer, JOIN, &keys)?;
        let answer = reading.answer();
        let found = self.checked(&reading, "points", JOIN, |value| {
            let field = field(answer?, value)?;
            let places = points(reading.api, &field.ty)?;
            let time = places.iter().find(|place| place.required && matches!(place.ty, Type::Timestamp(_)))?;
            Some((field.wire.clone(), places, time.wire.clone()))
        });
        let (points, places, time) = found?;
        let means = self.checked_if_there(&reading, "means", JOIN, |value| {
            let place = places.iter().find(|place| !place.required && Some(place.wire.as_str()) == value.as_str())?;
            Some(place.wire.clone())
        })?;
        let sums = self.checked_if_there(&reading, "sums", JOIN, |value| {
            let field = field(answer?, value).filter(|field| is_sums(reading.api, &field.ty))?;
            Some(field.wire.clone())
        })?;
        Some(Join { points, time, means, sums })
    }
}
