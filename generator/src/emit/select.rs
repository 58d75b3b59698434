//! What of a text of the runtime goes into a crate: all but what belongs to parts that it does not carry.
//!
//! A comment `part: times` stands before an item, field, arm or statement, `all of part: client` before lines up to
//! an empty one. Several parts have ` | ` between them. What is only there for tests of the runtime goes nowhere.

use std::collections::BTreeSet;

use crate::codemodel::RuntimePart;

/// Before an item of one of these parts.
const ITEM: &str = "part: ";

/// Before lines of one of these parts, up to an empty one.
const PARAGRAPH: &str = "all of part: ";

/// Before an item that only tests have.
const TEST: &str = "#[cfg(test)]";

/// What a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Rust as rustfmt leaves it: an item ends in a line that is not further in than its first one.
    Rust,
    /// TOML whose items are lines.
    Toml,
}

impl Language {
    fn comment(self, line: &str) -> Option<&str> {
        line.trim_start().strip_prefix(match self {
            Self::Rust => "// ",
            Self::Toml => "# ",
        })
    }

    fn ends(self, line: &str, first: &str) -> bool {
        let code = line.trim_start();
        match self {
            Self::Toml => !code.starts_with('#'),
            Self::Rust => {
                let is_code = !code.starts_with("//") && !code.starts_with("#[");
                let ends = code.ends_with([';', ',', '}']) || code.starts_with("| ");
                is_code && ends && indentation(line) <= indentation(first)
            }
        }
    }
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// A text without what belongs to parts that are not there.
pub fn select(text: &str, language: Language, parts: &BTreeSet<RuntimePart>) -> String {
    let lacks = |names: &str| !names.split(" | ").any(|name| parts.iter().any(|part| part.name() == name));
    let mut kept = Kept::default();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let said = language.comment(line).unwrap_or_default();
        let (item, paragraph) = (said.strip_prefix(ITEM), said.strip_prefix(PARAGRAPH));
        if item.is_some_and(lacks) || line.trim_start() == TEST {
            kept.left_out();
            lines.find(|next| language.ends(next, line));
        } else if paragraph.is_some_and(lacks) {
            kept.left_out();
            while lines.next_if(|next| !next.is_empty()).is_some() {}
        } else if item.is_none() && paragraph.is_none() {
            kept.push(line);
        }
    }
    kept.text()
}

/// The names of all parts that a text names, each as often as it does.
#[cfg(test)]
fn named(text: &str, language: Language) -> impl Iterator<Item = &str> {
    let names = text.lines().filter_map(move |line| {
        let said = language.comment(line)?;
        said.strip_prefix(ITEM).or_else(|| said.strip_prefix(PARAGRAPH))
    });
    names.flat_map(|names| names.split(" | "))
}

/// Lines that are kept, without the empty ones around what is not.
#[derive(Default)]
struct Kept<'t> {
    lines: Vec<&'t str>,
    /// Whether something was left out after the last of them.
    gap: bool,
}

impl<'t> Kept<'t> {
    fn left_out(&mut self) {
        self.gap = true;
    }

    fn push(&mut self, line: &'t str) {
        let last = self.lines.last().copied().unwrap_or_default();
        if self.gap {
            if line.is_empty() && (last.is_empty() || last.ends_with('{')) {
                return;
            }
            if line.trim_start().starts_with('}') && last.is_empty() {
                self.lines.pop();
            }
        }
        self.gap = false;
        self.lines.push(line);
    }

    fn text(self) -> String {
        let mut text = self.lines.join("\n");
        text.truncate(text.trim_end().len());
        text.push('\n');
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without_parts(text: &str, language: Language) -> String {
        select(text, language, &BTreeSet::new())
    }

    #[test]
    fn an_item_goes_with_its_documentation_and_the_empty_line_after_it() {
        let text = "use a::b;\n// part: times\nuse c::d;\n\n// part: period | times\n/// Ends {in}\n#[must_use]\n\
                    pub fn f(\n    a: u8,\n) -> bool {\n    if a {\n    }\n}\n\nfn g() {}\n";
        assert_eq!(without_parts(text, Language::Rust), "use a::b;\n\nfn g() {}\n");
        let with = select(text, Language::Rust, &BTreeSet::from([RuntimePart::Times]));
        assert_eq!(with, text.replace("// part: times\n", "").replace("// part: period | times\n", ""));
    }

    #[test]
    fn what_stands_in_a_block_goes_without_a_trace() {
        let text = "impl A {\n    // part: times\n    fn a() {}\n\n    fn b() {\n        // part: times\n        \
                    if x {\n            y();\n        }\n        match z {\n            \
                    // part: times\n            | Z => {}\n            Y => {}\n        }\n    }\n\n    \
                    // part: times\n    const C: u8 = 1;\n}\n";
        let expected = "impl A {\n    fn b() {\n        match z {\n            Y => {}\n        }\n    }\n}\n";
        assert_eq!(without_parts(text, Language::Rust), expected);
    }

    #[test]
    fn tests_of_the_runtime_stay_there() {
        let text = "fn a() {}\n\n#[cfg(test)]\nmod tests {\n    use super::*;\n}\n";
        assert_eq!(without_parts(text, Language::Rust), "fn a() {}\n");
    }

    #[test]
    fn lines_of_a_manifest_go_one_by_one_or_together() {
        let text = "# all of part: client\n[features]\na = [\"b\"]\n\n[dependencies]\n# part: times\n# Why.\nc = \"1\"\n\
                    d = \"1\"\n";
        assert_eq!(without_parts(text, Language::Toml), "[dependencies]\nd = \"1\"\n");
    }

    #[test]
    fn the_runtime_names_every_part_and_no_other() {
        let sources = crate::emit::RUNTIME.iter().map(|(_, text)| (*text, Language::Rust));
        let manifest = (include_str!("../../runtime/dependencies.toml"), Language::Toml);
        let mut found = BTreeSet::new();
        for (text, language) in sources.chain([manifest]) {
            found.extend(named(text, language));
        }
        let mut expected: BTreeSet<&str> = RuntimePart::ALL.iter().map(|part| part.name()).collect();
        // It has a folder of its own.
        expected.remove("tables");
        assert_eq!(found, expected);
    }
}
