//! YAML for people: block style, texts of several lines as they are, short rows on one line.
//!
//! A text stands without quotes only where every reader of YAML, old or new, takes it for a text;
//! otherwise as JSON writes it, which YAML reads the same.

use serde_json::{Map, Number, Value};

/// Longest list that stays on one line.
const LIST: usize = 120;

/// Longest object that stays on one line. Wider, because a column of equal objects is a table, and
/// one that is broken up in the middle can't be read.
const ROW: usize = 240;

/// Longest key that a colon may follow on the same line; YAML wants longer ones after a `?`.
const LONGEST_KEY: usize = 1000;

/// Words that some reader takes for a boolean or for nothing.
const WORDS: &[&str] = &["false", "n", "no", "null", "off", "on", "true", "y", "yes"];

/// What stands before a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    Key,
    Dash,
}

/// The text of a document.
pub fn print(document: &Value) -> String {
    let mut out = String::new();
    match document {
        Value::Object(map) if !map.is_empty() => entries(map, 0, &mut out),
        Value::Array(list) if !list.is_empty() => items(list, 0, &mut out),
        other => {
            out.push_str(&flow(other));
            out.push('\n');
        }
    }
    out
}

fn entries(map: &Map<String, Value>, depth: usize, out: &mut String) {
    for (at, (key, value)) in map.iter().enumerate() {
        if at > 0 {
            out.push_str(&indent(depth));
        }
        let key = text(key, false);
        if key.chars().count() > LONGEST_KEY {
            out.push_str(&format!("? {key}\n{}:", indent(depth)));
        } else {
            out.push_str(&format!("{key}:"));
        }
        put(value, depth, Lead::Key, out);
    }
}

fn items(list: &[Value], depth: usize, out: &mut String) {
    for (at, item) in list.iter().enumerate() {
        if at > 0 {
            out.push_str(&indent(depth));
        }
        out.push('-');
        put(item, depth, Lead::Dash, out);
    }
}

/// A value behind its key or dash, up to the end of its last line.
fn put(value: &Value, depth: usize, lead: Lead, out: &mut String) {
    let inside = depth + 1;
    let open = |out: &mut String| match lead {
        Lead::Key => {
            out.push('\n');
            out.push_str(&indent(inside));
        }
        Lead::Dash => out.push(' '),
    };
    match value {
        Value::Object(map) if !map.is_empty() && !is_row(value, depth, lead) => {
            open(out);
            entries(map, inside, out);
        }
        Value::Array(list) if !list.is_empty() && !is_row(value, depth, lead) => {
            open(out);
            items(list, inside, out);
        }
        Value::String(text) if is_block(text) => {
            out.push_str(if text.ends_with('\n') { " |\n" } else { " |-\n" });
            for line in text.lines() {
                if !line.is_empty() {
                    out.push_str(&indent(inside));
                    out.push_str(line);
                }
                out.push('\n');
            }
        }
        Value::String(plain) => {
            out.push(' ');
            out.push_str(&text(plain, false));
            out.push('\n');
        }
        other => {
            out.push(' ');
            out.push_str(&flow(other));
            out.push('\n');
        }
    }
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth)
}

/// Whether a collection is short and simple enough for one line. Objects are so only in lists,
/// where one line for each makes a table.
fn is_row(value: &Value, depth: usize, lead: Lead) -> bool {
    let simple = |value: &Value| match value {
        Value::String(text) => !is_block(text),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => true,
    };
    let fits = |widest: usize| 2 * depth + flow(value).chars().count() <= widest;
    match value {
        Value::Array(list) => list.iter().all(simple) && fits(LIST),
        Value::Object(map) => lead == Lead::Dash && map.len() > 1 && map.values().all(simple) && fits(ROW),
        _ => true,
    }
}

/// A value on one line.
fn flow(value: &Value) -> String {
    let joined = |parts: Vec<String>| parts.join(", ");
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(value) => number(value),
        Value::String(value) => text(value, true),
        Value::Array(list) => format!("[{}]", joined(list.iter().map(flow).collect())),
        Value::Object(map) => {
            let entry = |(key, value): (&String, &Value)| format!("{}: {}", text(key, true), flow(value));
            format!("{{{}}}", joined(map.iter().map(entry).collect()))
        }
    }
}

/// A number that readers of YAML 1.1 take for one too: they want a point and a sign.
fn number(value: &Number) -> String {
    let text = value.to_string();
    let Some((digits, exponent)) = text.split_once('e') else { return text };
    let point = if digits.contains('.') { "" } else { ".0" };
    let sign = if exponent.starts_with(['-', '+']) { "" } else { "+" };
    format!("{digits}{point}e{sign}{exponent}")
}

/// Whether a text can be written as the lines that it has.
fn is_block(text: &str) -> bool {
    let blank = |line: &str| !line.is_empty() && line.trim().is_empty();
    text.contains('\n')
        && !text.starts_with(['\n', ' '])
        && !text.ends_with("\n\n")
        && text.chars().all(|c| c == '\n' || is_printable(c))
        && !text.lines().any(blank)
}

/// A text on one line.
fn text(text: &str, row: bool) -> String {
    if is_plain(text, row) { text.to_owned() } else { quoted(text) }
}

fn is_plain(text: &str, row: bool) -> bool {
    // Readers do not agree on which signs have a meaning inside a row.
    let sign = |c: char| if row { c.is_alphanumeric() || " -_./()".contains(c) } else { is_printable(c) };
    let colon = |(at, _): (usize, &str)| text.get(at + 1..).is_some_and(|rest| !rest.starts_with('/'));
    text.starts_with(|c: char| c.is_alphabetic() || c == '/' || c == '$')
        && text.chars().all(sign)
        && !text.ends_with(' ')
        && !text.contains(" #")
        && !text.match_indices(':').any(colon)
        && !WORDS.contains(&text.to_lowercase().as_str())
}

fn quoted(text: &str) -> String {
    let mut out = String::new();
    for c in Value::from(text).to_string().chars() {
        if is_printable(c) {
            out.push(c);
        } else {
            out.push_str(&format!("\\U{:08X}", u32::from(c)));
        }
    }
    out
}

/// Signs that YAML takes as they are, everywhere and in each of its versions.
fn is_printable(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}
