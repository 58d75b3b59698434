//! What one list of keys cannot say: words that depend on other keys, and keys that a word
//! requires.

use super::keys::Kind;
use super::node::Node;
use crate::diagnostic::{Code, Report, Span};

const PLACES: &[&str] = &["query", "header", "path", "cookie"];
const SCHEMES: &[&str] = &["apiKey", "http", "oauth2", "openIdConnect"];

/// Checks an object whose keys are known to be right one by one.
pub fn check(file: &str, node: &Node, at: Span, kind: Kind, report: &mut Report) {
    let mut check = Combine { file, node, at, report };
    match kind {
        Kind::Parameter => {
            check.known_word("in", PLACES);
        }
        Kind::SecurityScheme => match check.known_word("type", SCHEMES) {
            Some("apiKey") => {
                check.needs("name");
                check.needs("in");
                check.known_word("in", &["query", "header", "cookie"]);
            }
            Some("http") => check.needs("scheme"),
            Some("oauth2") => check.needs("flows"),
            Some("openIdConnect") => check.needs("openIdConnectUrl"),
            _ => {}
        },
        _ => {}
    }
}

struct Combine<'a> {
    file: &'a str,
    node: &'a Node,
    at: Span,
    report: &'a mut Report,
}

impl<'a> Combine<'a> {
    /// The word under a key; says so when it is none of those that are known.
    fn known_word(&mut self, key: &str, known: &[&str]) -> Option<&'a str> {
        let entry = self.node.entry(key)?;
        let word = entry.value.text()?;
        if !known.contains(&word) {
            let list: Vec<_> = known.iter().map(|word| format!("`{word}`")).collect();
            let help = match list.split_last() {
                Some((last, rest)) if !rest.is_empty() => format!("write {} or {last}", rest.join(", ")),
                _ => format!("write {}", list.join("")),
            };
            self.report.push(
                Code::UnknownWord,
                self.file,
                entry.value.span,
                format!("`{word}` is no `{key}` here"),
                help,
            );
        }
        Some(word)
    }

    fn needs(&mut self, key: &str) {
        if self.node.get(key).is_none() {
            let help = format!("OpenAPI 3.0 requires it in an object of this kind: add `{key}:`");
            self.report.push(Code::MissingKey, self.file, self.at, format!("`{key}` is missing here"), help);
        }
    }
}
