//! Objects in requests: forms (`application/x-www-form-urlencoded`), queries, headers, cookies and paths.

use serde::Serialize;
use serde_json::Value;
use zeroize::Zeroizing;

use crate::runtime::escape;
use crate::runtime::param::FormStyle;
use crate::runtime::place::Place;
use crate::runtime::request::Request;
use crate::runtime::secret::noting_secrets;
use crate::runtime::source::Outgoing;
use crate::runtime::tree::Tree;

impl Request {
    /// A value as JSON, with its secrets noted; what cannot be written is never sent.
    fn written<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Option<Tree> {
        let (written, secrets) = noting_secrets(|| Tree::of(value));
        self.secrets.extend(secrets);
        written.map_err(|error| self.invalid(name, error.to_string())).ok()
    }

    /// Adds an object to the query.
    pub fn query_object<T: Serialize + ?Sized>(&mut self, name: &'static str, style: FormStyle, value: &T) {
        if let Some(value) = self.written(name, value) {
            let mut pairs = String::new();
            entry(&mut pairs, name, &value, Some(style));
            self.push_query(&pairs);
        }
    }

    /// Adds an object as a header: `key,value`, or `key=value` when `explode` is set.
    pub fn header_object<T: Serialize + ?Sized>(&mut self, name: &'static str, explode: bool, value: &T) {
        if let Some(value) = self.written(name, value) {
            let sign = if explode { '=' } else { ',' };
            self.header(name, &members(&value, sign, str::to_owned).join(","));
        }
    }

    /// Adds an object as one cookie, or as a cookie for each of its keys.
    pub fn cookie_object<T: Serialize + ?Sized>(&mut self, name: &'static str, style: FormStyle, value: &T) {
        if let Some(value) = self.written(name, value) {
            let mut pairs = String::new();
            entry(&mut pairs, name, &value, Some(style));
            self.cookies.extend(pairs.split('&').filter(|pair| !pair.is_empty()).map(str::to_owned));
        }
    }

    /// Sets a form as the body, with the keys that have a style of their own.
    pub fn body_form<T: Serialize + ?Sized>(&mut self, body: &T, styles: &[(&str, FormStyle)]) {
        let (written, secrets) = noting_secrets(|| Tree::of(body).map_err(|error| error.to_string()));
        self.secrets.extend(secrets);
        match written.and_then(|body| Ok(write(&body, styles)?)) {
            Ok(form) => {
                let form = Outgoing::of_bytes(Zeroizing::new(form.into_bytes()));
                self.body = Some(("application/x-www-form-urlencoded".into(), form));
            }
            Err(reason) => self.invalid("body", reason),
        }
    }

    // part: upload
    /// Adds a part that is JSON, but for a single value, which is written as text.
    pub fn part_json<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        content_type: Option<&'static str>,
        value: &T,
    ) {
        match self.written(name, value) {
            Some(value @ (Tree::List(_) | Tree::Object(_))) => {
                self.part_text(name, content_type.or(Some("application/json")), &value.json());
            }
            Some(single) => text(&single).iter().for_each(|text| self.part_text(name, content_type, text)),
            None => {}
        }
    }
}

impl Place {
    /// Appends the keys of an object and their values, each escaped: `key,value`, or `key=value`
    /// when `explode` is set, with commas between them.
    #[must_use]
    pub fn object<T: Serialize + ?Sized>(mut self, name: &'static str, explode: bool, value: &T) -> Self {
        let sign = if explode { '=' } else { ',' };
        let (written, secrets) = noting_secrets(|| Tree::of(value));
        self.secrets.extend(secrets);
        match written {
            Ok(value) => self.pieces(name, members(&value, sign, escape::query), false),
            Err(_) => {
                self.invalid.get_or_insert((name, "it cannot be written as text"));
                self
            }
        }
    }
}

/// Writes an object as a form. Without a style of their own, lists are spread and objects are JSON.
fn write(body: &Tree, styles: &[(&str, FormStyle)]) -> Result<String, &'static str> {
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
fn entry(out: &mut String, key: &str, value: &Tree, style: Option<FormStyle>) {
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
fn members(object: &Tree, sign: char, escape: impl Fn(&str) -> String) -> Vec<String> {
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
fn text(value: &Tree) -> Option<String> {
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

impl Tree {
    /// As JSON.
    fn json(&self) -> String {
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
