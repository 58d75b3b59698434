//! Installations by what they say.

use std::cmp::Ordering::{self, Equal, Greater, Less};

use serde_json::{Map, Value, json};

use super::attributes::{Attributes, data_type};
use super::devices::devices;
use super::now::Now;
use super::refusal::failed;
use openapi_to_crate::mock::Asked;

/// How a value is compared.
#[derive(Debug, PartialEq)]
enum Condition {
    /// It is there.
    Known,
    /// It is not there.
    Unknown,
    /// It has one of these relations to a number.
    Compared(&'static [Ordering], f64),
    /// It is one of these.
    OneOf(Vec<f64>),
    /// It is this text.
    Text(String),
}

/// Answers which installations have certain latest values.
pub(super) fn by_attributes<'a>(all: impl Iterator<Item = Now<'a>>, attributes: &Attributes, asked: &Asked) -> Value {
    let query = asked.parameter("query").unwrap_or_default();
    let terms: Option<Vec<(String, Condition)>> = terms(&query).into_iter().map(|term| parse(&term)).collect();
    let Some(terms) = terms.filter(|terms| !terms.is_empty() && terms.len() <= 5) else {
        return failed("The query can't be understood.");
    };
    let number = |name: &str, usual| asked.parameter(name).and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (page, count): (usize, usize) = (number("page", 1).max(1), number("count", 100).max(1));
    let found = all.filter(|now| terms.iter().all(|(code, condition)| fits(now, code, condition)));
    let records = found.skip((page - 1) * count).take(count).map(|now| {
        let mut record = Map::new();
        record.insert("idSite".to_owned(), now.plan.id.into());
        record.insert("description".to_owned(), now.written.name().into());
        let latest = now.steps.latest().map(|step| step.start + super::step::STEP_SECONDS);
        record.insert("lastTimestamp".to_owned(), latest.into());
        for (code, _) in &terms {
            let value = now.reading(code, instance(&now, code)).map(|reading| reading.raw);
            record.insert(format!("value_{code}"), value.unwrap_or_default());
        }
        Value::Object(record)
    });
    let described = terms.iter().filter_map(|(code, _)| attributes.by_code(code)).map(|known| {
        json!({
            "idDataAttribute": known.id, "code": known.code, "dataType": known.data_type.map(data_type),
            "formatWithUnit": known.format,
        })
    });
    json!({"success": true, "records": records.collect::<Vec<_>>(), "attributes": described.collect::<Vec<_>>()})
}

/// The terms of a query, which a comma or `AND` joins outside of brackets and quotes.
fn terms(query: &str) -> Vec<String> {
    let query = query.replace(" AND ", ",");
    let (mut terms, mut depth, mut quoted) = (vec![String::new()], 0, false);
    for sign in query.chars() {
        match sign {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                terms.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = terms.last_mut() {
            last.push(sign);
        }
    }
    terms.into_iter().map(|term| term.trim().to_owned()).filter(|term| !term.is_empty()).collect()
}

fn parse(term: &str) -> Option<(String, Condition)> {
    let end = term.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_').unwrap_or(term.len());
    let (code, rest) = (term[..end].to_owned(), term[end..].trim());
    let relations: [(&str, &[Ordering]); 5] =
        [(">=", &[Greater, Equal]), ("<=", &[Less, Equal]), (">", &[Greater]), ("<", &[Less]), ("=", &[Equal])];
    let condition = match rest {
        "" => Condition::Known,
        "!" => Condition::Unknown,
        _ => {
            let (sign, relation) = relations.into_iter().find(|(sign, _)| rest.starts_with(sign))?;
            let value = rest[sign.len()..].trim();
            let inside = |open, close| value.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
            if let Some(text) = inside('"', '"') {
                Condition::Text(text.to_owned())
            } else if let Some(list) = inside('(', ')') {
                let list = list.replace(" OR ", ",");
                Condition::OneOf(list.split(',').map(|one| one.trim().parse().ok()).collect::<Option<_>>()?)
            } else {
                Condition::Compared(relation, value.parse().ok()?)
            }
        }
    };
    (!code.is_empty()).then_some((code, condition))
}

/// The device of an installation that a code is about.
fn instance(now: &Now<'_>, code: &str) -> u64 {
    devices(now.plan).iter().find(|device| device.codes.contains(&code)).map_or(0, |device| device.instance)
}

fn fits(now: &Now<'_>, code: &str, condition: &Condition) -> bool {
    let reading = now.reading(code, instance(now, code));
    let number = reading.as_ref().and_then(|reading| reading.number);
    match condition {
        Condition::Known => reading.is_some(),
        Condition::Unknown => reading.is_none(),
        Condition::Compared(relations, bound) => {
            number.and_then(|number| number.partial_cmp(bound)).is_some_and(|relation| relations.contains(&relation))
        }
        Condition::OneOf(values) => number.is_some_and(|number| values.contains(&number)),
        Condition::Text(text) => reading.is_some_and(|reading| reading.shown == *text),
    }
}

/// Answers an overview of several installations: what is asked for, by what stands above it.
pub(super) fn overview<'a>(all: impl Iterator<Item = Now<'a>>, body: &Value) -> Value {
    let wanted = |now: &Now<'_>| {
        body["siteIds"].as_array().is_some_and(|ids| ids.iter().any(|id| id.as_u64() == Some(now.plan.id)))
    };
    let shown = |now: &Now<'_>, code: &str| now.reading(code, instance(now, code)).map(|reading| reading.shown);
    let cell = |now: &Now<'_>, column: &str| match column {
        "name" => Some(now.written.name().to_owned()),
        "soc" => shown(now, "bs"),
        "voltage" => shown(now, "bv"),
        "current" => shown(now, "bc"),
        "timezone" => Some(now.plan.zone_name.to_owned()),
        _ => None,
    };
    let columns = body["columns"].as_object();
    let data = all.filter(wanted).map(|now| {
        let enabled = columns.into_iter().flatten().filter(|(_, column)| column["enabled"] == true);
        let cells = enabled.map(|(name, column)| {
            let header = column["header"].as_str().unwrap_or(name).to_owned();
            (header, cell(&now, name).map_or(Value::Null, Value::from))
        });
        (now.plan.id.to_string(), Value::Object(cells.collect()))
    });
    json!({"success": true, "data": data.collect::<Map<_, _>>()})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_cut_where_no_brackets_and_no_quotes_are() {
        assert_eq!(terms(r#"bs>=50,au=(1,2) AND mn="A, B",S!"#), ["bs>=50", "au=(1,2)", r#"mn="A, B""#, "S!"]);
        assert_eq!(parse("au=(1 OR 2)"), Some(("au".to_owned(), Condition::OneOf(vec![1.0, 2.0]))));
        assert_eq!(parse("S!"), Some(("S".to_owned(), Condition::Unknown)));
        assert_eq!(parse("bs>=much"), None);
    }
}
