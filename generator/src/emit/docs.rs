//! From Markdown that was written for a website to Markdown that rustdoc takes without a warning.

use proc_macro2::TokenStream;
use quote::quote;

/// Documentation that is put together paragraph by paragraph.
#[derive(Debug, Clone, Default)]
pub struct Docs {
    lines: Vec<String>,
}

impl Docs {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds Markdown of the document.
    pub fn markdown(self, text: &str) -> Self {
        self.own(&clean(text))
    }

    /// Adds lines of ours, which are fine as they are.
    pub fn own(mut self, lines: &[String]) -> Self {
        if lines.iter().all(|line| line.is_empty()) {
            return self;
        }
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(lines.iter().map(|line| visible(line)));
        self
    }

    /// Adds a paragraph of ours.
    pub fn line(self, line: impl Into<String>) -> Self {
        self.own(&[line.into()])
    }

    /// `line` when there is nothing else.
    pub fn or(self, line: impl Into<String>) -> Self {
        if self.lines.is_empty() { self.line(line) } else { self }
    }

    /// As lines, for a module.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// As attributes.
    pub fn tokens(&self) -> TokenStream {
        let lines = self.lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
        quote!(#(#[doc = #lines])*)
    }
}

/// A line without what would end it, or turn around the text behind it, unseen by its readers.
fn visible(line: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    line.chars().filter(|c| !turns(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A code span, whatever is in it.
pub fn code(text: &str) -> String {
    let text = visible(text);
    if text.trim().is_empty() {
        return "an empty text".to_owned();
    }
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

/// Lines of Markdown: lists are flat, paragraphs unwrapped, fences never Rust, signs escaped.
pub fn clean(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut kind = Kind::Blank;
    let mut fence: Option<String> = None;
    for raw in text.lines() {
        let line = raw.replace('\t', "    ");
        let trimmed = line.trim();
        if let Some(mark) = &fence {
            if trimmed.starts_with(mark.as_str()) {
                out.push(mark.clone());
                fence = None;
                kind = Kind::Fence;
            } else {
                out.push(line.trim_end().to_owned());
            }
            continue;
        }
        let next = Kind::of(trimmed);
        let separate = !matches!(kind, Kind::Blank) && kind != next;
        match next {
            Kind::Blank => {
                if kind != Kind::Blank {
                    out.push(String::new());
                }
            }
            Kind::Fence => {
                if separate {
                    out.push(String::new());
                }
                let mark: String = trimmed.chars().take_while(|c| matches!(c, '`' | '~')).collect();
                let language = trimmed.trim_start_matches(['`', '~']).trim();
                let language: String = language.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
                let language = match language.as_str() {
                    "" | "rust" | "rs" => "text",
                    other => other,
                };
                out.push(format!("{mark}{language}"));
                fence = Some(mark);
            }
            Kind::Item => {
                if separate {
                    out.push(String::new());
                }
                let text = trimmed.trim_start_matches(|c: char| c.is_ascii_digit());
                let text = text.get(1..).unwrap_or_default().trim_start();
                out.push(format!("- {}", inline(text)));
            }
            Kind::Table | Kind::Heading | Kind::Quote => {
                if separate || next == Kind::Heading && kind != Kind::Blank {
                    out.push(String::new());
                }
                out.push(match next {
                    Kind::Quote => {
                        format!("> {}", inline(trimmed.trim_start_matches('>').trim_start()))
                    }
                    _ => inline(trimmed),
                });
            }
            Kind::Text => {
                // A line that goes on an item or a paragraph joins it: rustdoc's lints read
                // it as lazy otherwise.
                let joins = matches!(kind, Kind::Text | Kind::Item | Kind::Quote);
                match out.last_mut() {
                    Some(last) if joins => {
                        last.push(' ');
                        last.push_str(&inline(trimmed));
                        continue;
                    }
                    _ => {}
                }
                if separate {
                    out.push(String::new());
                }
                out.push(inline(trimmed));
            }
        }
        kind = next;
    }
    if let Some(mark) = fence {
        out.push(mark);
    }
    while out.last().is_some_and(String::is_empty) {
        out.pop();
    }
    out
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    Text,
    Item,
    Table,
    Heading,
    Quote,
    Fence,
}

impl Kind {
    fn of(line: &str) -> Self {
        let after_digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered =
            after_digits.len() < line.len() && (after_digits.starts_with(". ") || after_digits.starts_with(") "));
        if line.is_empty() {
            Self::Blank
        } else if line.starts_with("```") || line.starts_with("~~~") {
            Self::Fence
        } else if ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark)) || numbered {
            Self::Item
        } else if line.starts_with('|') {
            Self::Table
        } else if line.starts_with('#') && line.trim_start_matches('#').starts_with(' ') {
            Self::Heading
        } else if line.starts_with('>') {
            Self::Quote
        } else {
            Self::Text
        }
    }
}

/// One line with bare addresses made links, and brackets and tags that mean nothing escaped.
fn inline(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        if first == '`' {
            let ticks = rest.len() - rest.trim_start_matches('`').len();
            let (mark, after) = rest.split_at(ticks);
            if let Some(end) = after.find(mark) {
                let (inside, after) = after.split_at(end + ticks);
                out.push_str(mark);
                out.push_str(inside);
                rest = after;
            } else {
                out.push_str(&"\\`".repeat(ticks));
                rest = after;
            }
        } else if first == '\\' {
            let length = 1 + rest.chars().nth(1).map_or(0, char::len_utf8);
            let (escape, after) = rest.split_at(length);
            out.push_str(if escape == "\\" { "\\\\" } else { escape });
            rest = after;
        } else if first == '[' {
            match link(rest) {
                Some((length, text, target)) => {
                    out.push_str(&format!("[{}](<{target}>)", escape(text)));
                    rest = rest.get(length..).unwrap_or_default();
                }
                None => {
                    out.push_str("\\[");
                    rest = rest.get(1..).unwrap_or_default();
                }
            }
        } else if rest.starts_with("http://") || rest.starts_with("https://") {
            let end = rest.find(|c: char| c.is_whitespace() || "<>()[]\"'`|*,".contains(c)).unwrap_or(rest.len());
            let (address, _) = rest.split_at(end);
            let address = address.trim_end_matches(['.', ':', ';', '!', '?']);
            let bare = address.trim_start_matches("https://").trim_start_matches("http://");
            out.push_str(&if bare.is_empty() { code(address) } else { format!("<{address}>") });
            rest = rest.get(address.len()..).unwrap_or_default();
        } else {
            match first {
                '<' if rest.starts_with("<http") && rest.contains('>') => {}
                '>' if out.ends_with('>') => {}
                '<' | '>' | ']' => {
                    out.push('\\');
                    out.push(first);
                }
                _ => out.push(first),
            }
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    out.trim_end().to_owned()
}

fn escape(text: &str) -> String {
    text.replace('[', "\\[").replace(']', "\\]").replace('<', "\\<").replace('>', "\\>")
}

/// Length, text and target of a link to the web at the start of `rest`.
fn link(rest: &str) -> Option<(usize, &str, &str)> {
    let close = rest.find("](")?;
    let text = rest.get(1..close)?;
    let after = rest.get(close + 2..)?;
    let end = after.find(')')?;
    let target = after.get(..end)?.split_whitespace().next()?;
    let web = target.starts_with("http://") || target.starts_with("https://");
    let plain = !text.contains('`') && !target.contains(['<', '>']);
    (web && plain).then_some((close + 2 + end + 1, text, target))
}
