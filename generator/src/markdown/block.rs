//! Paragraphs, lists, quotes, tables and code blocks.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag, TagEnd};

use super::inline::Inline;
use super::languages::LANGUAGES;
use super::span::longest_run;
use super::text::visible_char;

/// Lists and quotes inside each other beyond this depth are shown without their marks.
const DEEPEST: usize = 12;

/// An event of the parser, with what it stands for in the source.
type Parsed<'a> = (Event<'a>, Range<usize>);

/// Prints the events of the parser.
pub fn print(source: &str, events: Vec<Parsed<'_>>) -> Vec<String> {
    let mut printer = Printer { source, loose: loose_lists(&events), ..Printer::default() };
    for (event, range) in events {
        printer.event(event, range);
    }
    printer.end_inline();
    printer.lines
}

#[derive(Debug, Default)]
struct Printer<'a> {
    source: &'a str,
    /// Where the lists start whose items are paragraphs.
    loose: BTreeSet<usize>,
    lines: Vec<String>,
    containers: Vec<Container>,
    lists: Vec<List>,
    inline: Option<Inline>,
    heading: usize,
    code: Option<(String, String)>,
    table: Table,
    /// Whether the next block follows without a blank line.
    joined: bool,
}

/// Something that puts its mark before each line in it.
#[derive(Debug)]
struct Container {
    first: String,
    others: String,
    started: bool,
}

#[derive(Debug)]
struct List {
    number: Option<u64>,
    tight: bool,
    started: bool,
}

#[derive(Debug, Default)]
struct Table {
    alignments: Vec<Alignment>,
    rows: Vec<String>,
    row: String,
}

impl Printer<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some((_, code)) => code.push_str(&text),
                None => self.inline().text(&text),
            },
            Event::Html(text) | Event::InlineHtml(text) => self.inline().text(&text),
            Event::Code(text) => self.inline().code(&text),
            Event::SoftBreak => self.inline().text(" "),
            Event::HardBreak => self.inline().hard_break(),
            Event::Rule => {
                self.end_inline();
                self.block(["***"]);
            }
            // Extensions that are not switched on.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.inline().text(&text);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let mark = self.source.as_bytes().get(range.start).copied();
        match tag {
            Tag::Emphasis => return self.inline().open_marked(if mark == Some(b'_') { "_" } else { "*" }),
            Tag::Strong => return self.inline().open_marked(if mark == Some(b'_') { "__" } else { "**" }),
            Tag::Strikethrough => return self.inline().open_marked("~~"),
            Tag::Superscript | Tag::Subscript => return self.inline().open_marked(""),
            Tag::Link { link_type, dest_url, .. } => return self.inline().open_link(link_type, &dest_url),
            Tag::Image { dest_url, .. } => return self.inline().open_image(&dest_url),
            _ => {}
        }
        let text_before = self.end_inline();
        match tag {
            Tag::Heading { level, .. } => {
                self.heading = level as usize;
                self.inline = Some(Inline::heading());
            }
            Tag::BlockQuote(_) => self.open("> ".to_owned(), "> ".to_owned()),
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(info) => language(&info),
                    CodeBlockKind::Indented => "text",
                };
                self.code = Some((language.to_owned(), String::new()));
            }
            Tag::List(number) => {
                let tight = !self.loose.contains(&range.start);
                // A list that starts with another number does not end the paragraph before it.
                self.joined = text_before && tight && number.is_none_or(|number| number == 1);
                self.lists.push(List { number, tight, started: false });
            }
            Tag::Item => self.start_item(),
            Tag::Table(alignments) => self.table = Table { alignments, ..Table::default() },
            Tag::TableCell => self.inline = Some(Inline::cell()),
            _ => {}
        }
    }

    fn start_item(&mut self) {
        let Some(list) = self.lists.last_mut() else { return };
        let marker = match &mut list.number {
            None => "- ".to_owned(),
            Some(number) => {
                let marker = format!("{number}. ");
                // More digits would not be a number of a list.
                *number = (*number + 1).min(999_999_999);
                marker
            }
        };
        if list.started {
            self.joined = list.tight;
        }
        list.started = true;
        let others = " ".repeat(marker.len());
        self.open(marker, others);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image => self.inline().close(),
            TagEnd::TableCell => {
                let text = self.inline.take().map(Inline::finish).unwrap_or_default();
                self.table.row.push_str(&if text.is_empty() { " |".to_owned() } else { format!(" {text} |") });
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.table.rows.push(format!("|{}", std::mem::take(&mut self.table.row)));
                if tag == TagEnd::TableHead {
                    self.table.rows.push(delimiters(&self.table.alignments));
                }
            }
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.table).rows;
                self.block(rows.iter().map(String::as_str));
            }
            TagEnd::CodeBlock => {
                if let Some((language, code)) = self.code.take() {
                    self.code_block(&language, &code);
                }
            }
            TagEnd::Item | TagEnd::BlockQuote(_) => {
                self.end_inline();
                if self.containers.last().is_some_and(|container| !container.started) {
                    // A `-` right below a paragraph would make a heading of it.
                    self.joined = false;
                    self.block([""]);
                }
                self.containers.pop();
                self.joined = false;
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.joined = false;
            }
            _ => {
                self.end_inline();
            }
        }
    }

    fn open(&mut self, first: String, others: String) {
        let deep = self.containers.len() >= DEEPEST;
        let (first, others) = if deep { Default::default() } else { (first, others) };
        self.containers.push(Container { first, others, started: false });
    }

    /// What the words belong to: the open paragraph, or one that begins here.
    fn inline(&mut self) -> &mut Inline {
        self.inline.get_or_insert_with(Inline::paragraph)
    }

    /// Prints the open paragraph or heading. Whether there was one.
    fn end_inline(&mut self) -> bool {
        let Some(inline) = self.inline.take() else { return false };
        let text = inline.finish();
        let level = std::mem::take(&mut self.heading);
        let words = !text.is_empty();
        if level > 0 {
            let closes = text.ends_with('#');
            let text = if closes { format!("{}\\#", &text[..text.len() - 1]) } else { text };
            self.block([format!("{} {text}", "#".repeat(level)).trim_end()]);
        } else if words {
            self.block(text.lines());
        }
        words
    }

    fn code_block(&mut self, language: &str, code: &str) {
        let mark = "`".repeat(longest_run(code, '`').max(2) + 1);
        let line = |line: &str| -> String {
            line.replace('\t', "    ").chars().filter_map(visible_char).collect::<String>().trim_end().to_owned()
        };
        let mut lines = vec![format!("{mark}{language}")];
        lines.extend(code.lines().map(line));
        lines.push(mark);
        self.block(lines.iter().map(String::as_str));
    }

    /// Prints a block, with a blank line before it.
    fn block<'t>(&mut self, lines: impl IntoIterator<Item = &'t str>) {
        if !self.lines.is_empty() && !self.joined {
            let outer = self.containers.iter().take_while(|container| container.started);
            let blank: String = outer.map(|container| container.others.as_str()).collect();
            self.lines.push(blank.trim_end().to_owned());
        }
        self.joined = false;
        for line in lines {
            let mut out = String::new();
            for container in &mut self.containers {
                out.push_str(if container.started { &container.others } else { &container.first });
                container.started = true;
            }
            out.push_str(line);
            self.lines.push(out.trim_end().to_owned());
        }
    }
}

/// Where the lists start that have a paragraph in an item, and so blank lines between their items.
fn loose_lists(events: &[Parsed<'_>]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    // The list that each open block is an item of.
    let mut open: Vec<Option<usize>> = Vec::new();
    let mut lists: Vec<usize> = Vec::new();
    for (event, range) in events {
        match event {
            Event::Start(tag) => {
                if let (Tag::Paragraph, Some(Some(list))) = (tag, open.last()) {
                    found.insert(*list);
                }
                if matches!(tag, Tag::List(_)) {
                    lists.push(range.start);
                }
                open.push(lists.last().copied().filter(|_| matches!(tag, Tag::Item)));
            }
            Event::End(tag) => {
                open.pop();
                if matches!(tag, TagEnd::List(_)) {
                    lists.pop();
                }
            }
            _ => {}
        }
    }
    found
}

/// The second line of a table.
fn delimiters(alignments: &[Alignment]) -> String {
    let column = |alignment: &Alignment| match alignment {
        Alignment::None => "---|",
        Alignment::Left => ":---|",
        Alignment::Center => ":---:|",
        Alignment::Right => "---:|",
    };
    std::iter::once("|").chain(alignments.iter().map(column)).collect()
}

/// The language of a code block, if it is one that nothing runs.
fn language(info: &str) -> &'static str {
    let first = info.split(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default().to_ascii_lowercase();
    LANGUAGES.iter().find(|language| **language == first).copied().unwrap_or("text")
}
