//! What stands in one paragraph, heading or cell.

use pulldown_cmark::{CowStr, LinkType};

use super::span::span;
use super::text::{Context, escape, is_entity, visible_char};

/// The Markdown of one paragraph, heading or cell, put together from left to right.
#[derive(Debug, Default)]
pub struct Inline {
    /// What is open, from the outside in; the outermost is the paragraph itself.
    open: Vec<Span>,
    text: String,
    done: String,
    in_table: bool,
    one_line: bool,
}

#[derive(Debug)]
struct Span {
    kind: Kind,
    /// What stood before it.
    outer: String,
    /// Its words, to see whether they are the address of the link.
    words: String,
}

#[derive(Debug)]
enum Kind {
    /// Between two marks.
    Marked(&'static str),
    Link(String),
    /// Holds only words: what an image shows to those who don't see it.
    Image(Option<String>),
    /// Shows as what is in it.
    Nothing,
}

impl Inline {
    /// A paragraph.
    pub fn paragraph() -> Self {
        Self::default()
    }

    /// A heading, which is a single line.
    pub fn heading() -> Self {
        Self { one_line: true, ..Self::default() }
    }

    /// A cell of a table.
    pub fn cell() -> Self {
        Self { one_line: true, in_table: true, ..Self::default() }
    }

    /// Adds words; also the source of HTML, so that it is shown.
    pub fn text(&mut self, text: &str) {
        self.text.extend(text.chars().filter_map(visible_char));
    }

    /// Adds a code span.
    pub fn code(&mut self, code: &str) {
        // In a table `\|` can't be told from `|`.
        let unclear = self.in_table && code.contains("\\|");
        if self.in_image() || unclear || code.trim().is_empty() {
            return self.text(code);
        }
        self.flush(true);
        let code: String = code.chars().filter_map(visible_char).collect();
        // Two runs of backticks would become a longer one.
        if self.done.ends_with('`') {
            self.done.push(' ');
        }
        let marked = span(&code);
        self.done.push_str(&if self.in_table { marked.replace('|', "\\|") } else { marked });
        self.word(&code);
    }

    /// Adds a line break that is to be seen.
    pub fn hard_break(&mut self) {
        if self.one_line || self.in_image() {
            return self.text.push(' ');
        }
        self.flush(true);
        self.done.truncate(self.done.trim_end_matches(' ').len());
        self.done.push_str("\\\n");
    }

    /// Opens emphasis; `mark` is how it is written.
    pub fn open_marked(&mut self, mark: &'static str) {
        // Two marks of struck text in a row would be a code block.
        let twice = mark == "~~" && self.open.iter().any(|span| matches!(span.kind, Kind::Marked("~~")));
        self.open(if twice { Kind::Nothing } else { Kind::Marked(mark) });
    }

    /// Opens a link.
    pub fn open_link(&mut self, link_type: LinkType, target: &CowStr<'_>) {
        let mail = link_type == LinkType::Email && !target.starts_with("mailto:");
        let target = if mail { safe_target(&format!("mailto:{target}")) } else { safe_target(target) };
        self.open(match target {
            Some(target) if !self.in_link() => Kind::Link(target),
            _ => Kind::Nothing,
        });
    }

    /// Opens an image.
    pub fn open_image(&mut self, target: &CowStr<'_>) {
        let target = safe_target(target).filter(|_| !self.in_link());
        self.open(Kind::Image(target));
    }

    fn open(&mut self, kind: Kind) {
        // Around what is not shown the words go on: only together may they be the start of a list.
        if kind.is_shown() {
            self.flush(true);
        }
        let outer = if kind.is_shown() { std::mem::take(&mut self.done) } else { String::new() };
        self.open.push(Span { kind, outer, words: String::new() });
    }

    /// Closes what was opened last.
    pub fn close(&mut self) {
        let shown = self.open.last().is_some_and(|span| span.kind.is_shown());
        if shown {
            self.flush(true);
        }
        let Some(span) = self.open.pop() else { return };
        if shown {
            let inner = std::mem::replace(&mut self.done, span.outer);
            self.done.push_str(&span.kind.around(&inner, span.words.trim()));
        }
        self.word(&span.words);
    }

    fn in_link(&self) -> bool {
        self.open.iter().any(|span| matches!(span.kind, Kind::Link(_) | Kind::Image(Some(_))))
    }

    fn in_image(&self) -> bool {
        self.open.iter().any(|span| matches!(span.kind, Kind::Image(_)))
    }

    fn word(&mut self, words: &str) {
        if let Some(span) = self.open.last_mut() {
            span.words.push_str(words);
        }
    }

    /// Writes the words that have come together.
    fn flush(&mut self, continued: bool) {
        let text = std::mem::take(&mut self.text);
        if text.is_empty() {
            return;
        }
        let inside = self.open.iter().any(|span| span.kind.is_shown());
        let line_start = self.done.ends_with('\n') || self.done.is_empty() && !inside;
        let context = Context { line_start, continued, in_link: self.in_link(), in_table: self.in_table };
        self.done.push_str(&escape(&text, context));
        self.word(&text);
    }

    /// The Markdown, which has several lines where there are hard line breaks.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.flush(false);
        without_breaks(&self.done).to_owned()
    }
}

impl Kind {
    /// Whether anything of it is written around what is in it.
    fn is_shown(&self) -> bool {
        !matches!(self, Self::Nothing | Self::Image(None))
    }

    /// The Markdown of it, given that of what is in it and its plain words.
    fn around(&self, inner: &str, words: &str) -> String {
        let text = without_breaks(inner);
        match self {
            Self::Marked(_) if text.is_empty() => " ".to_owned(),
            Self::Marked(mark) => {
                // A mark beside a blank marks nothing.
                let before = if inner.starts_with(char::is_whitespace) { " " } else { "" };
                let after = if inner.ends_with(char::is_whitespace) { " " } else { "" };
                format!("{before}{mark}{text}{mark}{after}")
            }
            Self::Link(target) | Self::Image(Some(target)) => {
                let mail = target.strip_prefix("mailto:").filter(|address| is_mail_address(address));
                let shown = mail.unwrap_or(target);
                // In this short form nothing is escaped.
                if (text.is_empty() || words == target || words == shown) && !shown.contains("&amp;") {
                    format!("<{shown}>")
                } else if text.is_empty() {
                    format!("[link](<{target}>)")
                } else {
                    format!("[{text}](<{target}>)")
                }
            }
            Self::Nothing | Self::Image(None) => inner.to_owned(),
        }
    }
}

/// Without line breaks and blanks at the ends.
fn without_breaks(markdown: &str) -> &str {
    let mut rest = markdown.trim();
    loop {
        // A trimmed `\` at the end was a line break; two of them are a backslash.
        let backslashes = rest.len() - rest.trim_end_matches('\\').len();
        match rest.strip_suffix('\\') {
            Some(before) if backslashes % 2 == 1 => rest = before.trim_end(),
            _ => break,
        }
    }
    while let Some(behind) = rest.strip_prefix("\\\n") {
        rest = behind.trim_start();
    }
    rest
}

/// Whether this is an address that Markdown takes for one between `<` and `>`.
fn is_mail_address(text: &str) -> bool {
    let label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric());
    text.split_once('@')
        .is_some_and(|(name, host)| name.split(['.', '_', '+', '-']).all(label) && host.split(['.', '-']).all(label))
}

/// A target to the web or a mailbox, as it may stand between `<` and `>`.
fn safe_target(target: &str) -> Option<String> {
    let target = target.trim();
    let scheme = target.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase())?;
    let rest = target.get(scheme.len()..).unwrap_or_default();
    if !(matches!(scheme.as_str(), "http" | "https") && rest.starts_with("://") || scheme == "mailto") {
        return None;
    }
    let mut out = scheme;
    for (at, c) in rest.char_indices() {
        match c {
            '<' | '>' | '\\' | '"' | '`' | '|' => out.push_str(&format!("%{:02X}", u32::from(c))),
            '&' if is_entity(rest.get(at + 1..).unwrap_or_default()) => out.push_str("&amp;"),
            c => match visible_char(c) {
                Some(c) if c.is_whitespace() => out.push_str("%20"),
                Some(c) => out.push(c),
                None => {}
            },
        }
    }
    Some(out)
}
