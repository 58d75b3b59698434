//! JSON becomes [`Node`]s directly: most documents are JSON, and going over them as the YAML that they are
//! too takes several times as long.
//!
//! What is no strict JSON, or has a key twice, is left to the reader of YAML, which says what is wrong.

use super::node::{Entry, Mapping, Node, NodeKind};
use super::tree::DEEPEST;
use crate::diagnostic::Span;

/// The whole of a JSON text; `None` when it is none, or is to be looked at more closely.
pub(super) fn read(text: &str) -> Option<Node> {
    let mut reader = Reader { text, bytes: text.as_bytes(), at: 0, line: 1, line_start: 0, continued: 0 };
    reader.space()?;
    let root = reader.value(0)?;
    reader.space()?;
    (reader.at == text.len()).then_some(root)
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    line: usize,
    line_start: usize,
    /// Bytes of the line that begin no character.
    continued: usize,
}

impl Reader<'_> {
    fn next(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn here(&self) -> Span {
        let column = self.at - self.line_start - self.continued + 1;
        Span { start: self.at, end: self.at, line: self.line, column, file: 0 }
    }

    fn until_here(&self, start: Span) -> Span {
        Span { end: self.at, ..start }
    }

    fn space(&mut self) -> Option<()> {
        loop {
            match self.next() {
                Some(b' ' | b'\t') => self.at += 1,
                Some(b'\r') if self.bytes.get(self.at + 1) == Some(&b'\n') => self.at += 1,
                Some(b'\n') => {
                    self.at += 1;
                    self.line += 1;
                    (self.line_start, self.continued) = (self.at, 0);
                }
                Some(b'\r') => return None,
                _ => return Some(()),
            }
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.next() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn value(&mut self, depth: usize) -> Option<Node> {
        let start = self.here();
        let kind = match self.next()? {
            b'"' => NodeKind::Scalar { text: self.string()?, plain: false },
            b'{' | b'[' if depth == DEEPEST => return None,
            b'{' => NodeKind::Mapping(self.mapping(depth)?),
            b'[' => NodeKind::Sequence(self.sequence(depth)?),
            _ => NodeKind::Scalar { text: self.word()?, plain: true },
        };
        Some(Node { span: self.until_here(start), kind })
    }

    fn mapping(&mut self, depth: usize) -> Option<Mapping> {
        self.at += 1;
        let mut entries = Vec::new();
        self.space()?;
        if !self.take(b'}') {
            loop {
                let start = self.here();
                // `<<` has a meaning in YAML.
                let key = Some(self.string()?).filter(|key| key != "<<")?;
                let key_span = self.until_here(start);
                self.space()?;
                if !self.take(b':') {
                    return None;
                }
                self.space()?;
                entries.push(Entry { key, key_span, value: self.value(depth + 1)? });
                self.space()?;
                match self.take(b',') {
                    true => self.space()?,
                    false if self.take(b'}') => break,
                    false => return None,
                }
            }
        }
        let mapping = Mapping::new(entries);
        let is_repeated = mapping.duplicates().next().is_some();
        (!is_repeated).then_some(mapping)
    }

    fn sequence(&mut self, depth: usize) -> Option<Vec<Node>> {
        self.at += 1;
        let mut items = Vec::new();
        self.space()?;
        if !self.take(b']') {
            loop {
                items.push(self.value(depth + 1)?);
                self.space()?;
                match self.take(b',') {
                    true => self.space()?,
                    false if self.take(b']') => break,
                    false => return None,
                }
            }
        }
        Some(items)
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) -> Option<String> {
        let start = self.at;
        while self.next().is_some_and(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)) {
            self.at += 1;
        }
        let word = self.text.get(start..self.at)?;
        // The parser of JSON knows what a number is.
        serde_json::from_str::<serde_json::Value>(word).ok()?;
        Some(word.to_owned())
    }

    fn string(&mut self) -> Option<String> {
        if !self.take(b'"') {
            return None;
        }
        let mut text = String::new();
        let mut start = self.at;
        loop {
            match self.next()? {
                b'"' => {
                    text.push_str(self.text.get(start..self.at)?);
                    self.at += 1;
                    return Some(text);
                }
                b'\\' => {
                    text.push_str(self.text.get(start..self.at)?);
                    self.at += 1;
                    text.push(self.escaped()?);
                    start = self.at;
                }
                byte => {
                    if byte < b' ' {
                        return None;
                    }
                    self.continued += usize::from(byte & 0xc0 == 0x80);
                    self.at += 1;
                }
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let escape = self.next()?;
        self.at += 1;
        Some(match escape {
            b'"' | b'\\' | b'/' => char::from(escape),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.unit()?;
                // Half of a character is none without the other half.
                let second = match first {
                    0xd800..0xdc00 if self.take(b'\\') && self.take(b'u') => Some(self.unit()?),
                    _ => None,
                };
                char::decode_utf16([first].into_iter().chain(second)).next()?.ok()?
            }
            _ => return None,
        })
    }

    /// Four digits of an escape.
    fn unit(&mut self) -> Option<u16> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        let is_digits = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_digits.then(|| u16::from_str_radix(digits, 16).ok())?
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Report;
    use crate::parse::tree;

    /// What the reader of YAML makes of the same text.
    fn as_yaml(text: &str) -> Option<Node> {
        tree::read("test.json", text, &mut Report::default())
    }

    #[test]
    fn json_is_read_as_the_yaml_that_it_is() {
        let folder = |name: &str| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name);
        let files = ["specs", "odd"].into_iter().flat_map(|name| std::fs::read_dir(folder(name)).expect("a folder"));
        let mut compared = 0;
        for file in files {
            let path = file.expect("a file").path();
            let Ok(yaml) = std::fs::read_to_string(&path) else { continue };
            let Some(value) = as_yaml(&yaml).map(|node| node.to_json()) else { continue };
            let pretty = serde_json::to_string_pretty(&value).expect("JSON");
            for text in [pretty.replace('\n', "\r\n"), value.to_string(), pretty] {
                let read = read(&text);
                assert!(read.is_some(), "{}", path.display());
                assert_eq!(read, as_yaml(&text), "{}", path.display());
                compared += 1;
            }
        }
        assert!(compared > 100, "only {compared} texts");
    }

    #[test]
    fn odd_texts_stand_where_the_reader_of_yaml_sees_them() {
        for text in [
            "{}",
            " [ ]\n",
            r#"{"é": "ü", "後": [1, -2.5e3, true, null], "x": "y"}"#,
            r#"["\"\\\/\b\f\n\r\té", "\u00e9"]"#,
            "{\"a\":\n  {\"b\":\n[\n]}}\n\n",
        ] {
            assert_eq!(read(text), as_yaml(text), "{text}");
            assert!(read(text).is_some(), "{text}");
        }
        let pair = read(r#"["\ud83d\ude00"]"#).map(|node| node.to_json());
        assert_eq!(pair, Some(serde_json::json!(["😀"])));
    }

    #[test]
    fn what_is_no_strict_json_is_left_to_the_reader_of_yaml() {
        for text in [
            "",
            "{",
            "a: 1",
            "{a: 1}",
            "{'a': 1}",
            r#"{"a": 1, "a": 1}"#,
            r#"{"a": 1,}"#,
            r#"{"<<": {}}"#,
            r#"{"a": 01}"#,
            r#"{"a": yes}"#,
            "[1] # two",
            "[1]\r[2]",
            "[\"a\nb\"]",
            r#"["\ud83d"]"#,
            r#"["\x"]"#,
            "[1] [2]",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(read(&deep(DEEPEST)).is_some() && read(&deep(DEEPEST + 1)).is_none());
    }
}
