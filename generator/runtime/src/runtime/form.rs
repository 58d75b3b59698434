//! Forms (`application/x-www-form-urlencoded`): keys with values, each of them text.

use serde_json::Value;

use crate::runtime::escape;
use crate::runtime::param::FormStyle;
use crate::runtime::tree::Tree;

/// Writes an object as a form. Without a style of their own, lists are spread and objects are JSON.
pub(crate) fn write(body: &Tree, styles: &[(&str, FormStyle)]) -> Result<String, &'static str> {
    let Tree::Object(entries) = body else {
        return Err("a form holds keys, and this is no object");
    };
    let mut out = String::new();
    for (key, value) in entries {
        let style = styles.iter().find(|(known, _)| known == key).map(|(_, style)| *style);
        entry(&mut out, key, value, style);
    }
    Ok(out)
}

/// Adds a key with its value to a form or a query.
pub(crate) fn entry(out: &mut String, key: &str, value: &Tree, style: Option<FormStyle>) {
    match (value, style) {
        (Tree::List(_) | Tree::Object(_), Some(FormStyle::Json)) | (Tree::Object(_), None) => {
            pair(out, key, &value.json());
        }
        (Tree::List(_) | Tree::Object(_), Some(FormStyle::Deep)) => deep(out, key, value),
        (Tree::List(items), None | Some(FormStyle::Spread)) => {
            items.iter().filter_map(text).for_each(|item| pair(out, key, &item));
        }
        (Tree::Object(inner), Some(FormStyle::Spread)) => {
            for (key, value) in inner {
                text(value).iter().for_each(|value| pair(out, key, value));
            }
        }
        (Tree::List(items), Some(style)) => {
            list(out, key, &escape::list(items.iter().filter_map(text), separator(style)));
        }
        (Tree::Object(inner), Some(style)) => {
            let words = inner.iter().filter_map(|(key, value)| Some([key.clone(), text(value)?])).flatten();
            list(out, key, &escape::list(words, separator(style)));
        }
        (leaf, _) => text(leaf).iter().for_each(|value| pair(out, key, value)),
    }
}

/// The keys of an object, each with its value behind a sign; both are escaped.
pub(crate) fn members(object: &Tree, sign: char, escape: impl Fn(&str) -> String) -> Vec<String> {
    let Tree::Object(entries) = object else { return Vec::new() };
    let entries = entries.iter();
    entries.filter_map(|(key, value)| Some(format!("{}{sign}{}", escape(key), escape(&text(value)?)))).collect()
}

/// What stands between items, escaped where it has to be.
fn separator(style: FormStyle) -> &'static str {
    match style {
        FormStyle::Space => "%20",
        FormStyle::Pipe => "%7C",
        _ => ",",
    }
}

/// Adds a key with a text that is escaped already.
fn list(out: &mut String, key: &str, text: &str) {
    if !out.is_empty() {
        out.push('&');
    }
    out.push_str(&escape::query(key));
    out.push('=');
    out.push_str(text);
}

fn pair(out: &mut String, key: &str, value: &str) {
    if !out.is_empty() {
        out.push('&');
    }
    out.push_str(&escape::pair(key, value));
}

fn deep(out: &mut String, key: &str, value: &Tree) {
    match value {
        Tree::List(items) => {
            items.iter().enumerate().for_each(|(index, item)| deep(out, &format!("{key}[{index}]"), item));
        }
        Tree::Object(entries) => {
            entries.iter().for_each(|(inner, value)| deep(out, &format!("{key}[{inner}]"), value));
        }
        leaf => text(leaf).iter().for_each(|value| pair(out, key, value)),
    }
}

/// A value as text; `null` has none.
pub(crate) fn text(value: &Tree) -> Option<String> {
    match value {
        Tree::Leaf(Value::Null) => None,
        Tree::Leaf(Value::String(text)) => Some(text.clone()),
        Tree::Number(text) => Some(text.to_string()),
        Tree::Leaf(Value::Number(number)) => Some(match number.as_f64() {
            // Whole numbers are written without a point, as in a query.
            Some(float) if number.is_f64() => float.to_string(),
            _ => number.to_string(),
        }),
        other => Some(other.json()),
    }
}

// Here, because crates of types alone have the trees without the forms.
impl Tree {
    /// As JSON.
    pub(crate) fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn form(body: &Value, styles: &[(&str, FormStyle)]) -> String {
        write(&Tree::of(body).unwrap(), styles).unwrap()
    }

    #[test]
    fn texts_numbers_and_booleans_are_written_as_text_and_null_is_left_out() {
        let body = json!({"a": "x y&=+ü", "b": 1.0, "c": 2, "d": true, "e": null, "f g": ""});
        assert_eq!(form(&body, &[]), "a=x%20y%26%3D%2B%C3%BC&b=1&c=2&d=true&f%20g=");
    }

    #[test]
    fn a_list_is_written_in_its_style() {
        let list = json!({"k": ["a b", 2, null]});
        assert_eq!(form(&list, &[]), "k=a%20b&k=2");
        let styles = [
            (FormStyle::Spread, "k=a%20b&k=2"),
            (FormStyle::Comma, "k=a%20b,2"),
            (FormStyle::Space, "k=a%20b%202"),
            (FormStyle::Pipe, "k=a%20b%7C2"),
            (FormStyle::Deep, "k%5B0%5D=a%20b&k%5B1%5D=2"),
            (FormStyle::Json, "k=%5B%22a%20b%22%2C2%2Cnull%5D"),
        ];
        for (style, expected) in styles {
            assert_eq!(form(&list, &[("k", style)]), expected, "{style:?}");
        }
    }

    #[test]
    fn an_object_is_written_in_its_style() {
        let object = json!({"k": {"a": 1, "b": "x"}});
        let styles = [
            (None, "k=%7B%22a%22%3A1%2C%22b%22%3A%22x%22%7D"),
            (Some(FormStyle::Json), "k=%7B%22a%22%3A1%2C%22b%22%3A%22x%22%7D"),
            (Some(FormStyle::Spread), "a=1&b=x"),
            (Some(FormStyle::Comma), "k=a,1,b,x"),
            (Some(FormStyle::Deep), "k%5Ba%5D=1&k%5Bb%5D=x"),
        ];
        for (style, expected) in styles {
            let styles: Vec<_> = style.map(|style| ("k", style)).into_iter().collect();
            assert_eq!(form(&object, &styles), expected, "{style:?}");
        }
        let nested = json!({"items": [{"price": "p1", "tags": ["a"]}]});
        let written = form(&nested, &[("items", FormStyle::Deep)]);
        assert_eq!(written, "items%5B0%5D%5Bprice%5D=p1&items%5B0%5D%5Btags%5D%5B0%5D=a");
    }

    #[test]
    fn what_has_no_keys_is_no_form() {
        assert!(write(&Tree::List(Vec::new()), &[]).is_err());
        assert_eq!(write(&Tree::Object(Vec::new()), &[]), Ok(String::new()));
    }
}
