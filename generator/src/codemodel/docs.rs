//! What documentation says, as Markdown that rustdoc takes.

use super::example::Example;
use crate::markdown::{to_rustdoc, visible};

/// Documentation that is put together paragraph by paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Docs {
    blocks: Vec<Block>,
}

/// Part of a documentation, with an empty line before the next one.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Lines of Markdown.
    Lines(Vec<String>),
    /// A call that is compiled when the crate is tested.
    Example(Box<Example>),
}

impl Docs {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds Markdown of the document.
    pub fn markdown(self, text: &str) -> Self {
        self.lines(to_rustdoc(text))
    }

    /// Adds an item of a list: what it is about, and Markdown of the document.
    pub fn item(mut self, about: &str, text: &str) -> Self {
        let text = to_rustdoc(text);
        let words = |line: &String| line.starts_with(char::is_alphanumeric);
        let (first, rest) = match text.as_slice() {
            [only] if words(only) => (format!("- {about}: {only}"), &[][..]),
            all => (format!("- {about}:"), all),
        };
        let gap = (!rest.is_empty()).then(String::new);
        let rest = rest.iter().map(|line| if line.is_empty() { String::new() } else { format!("  {line}") });
        let lines = std::iter::once(first).chain(gap).chain(rest).map(|line| visible(&line));
        match self.blocks.last_mut() {
            Some(Block::Lines(above)) if above.first().is_some_and(|line| line.starts_with("- ")) => {
                above.extend(lines)
            }
            _ => self.blocks.push(Block::Lines(lines.collect())),
        }
        self
    }

    /// Adds a paragraph of ours.
    pub fn line(self, line: impl Into<String>) -> Self {
        self.lines(vec![line.into()])
    }

    /// Adds an example.
    pub fn example(mut self, example: Example) -> Self {
        self.blocks.push(Block::Example(Box::new(example)));
        self
    }

    /// `line` when there is nothing else.
    pub fn or(self, line: impl Into<String>) -> Self {
        if self.blocks.is_empty() { self.line(line) } else { self }
    }

    /// Its parts, in their order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The text when it is one line and nothing else.
    pub fn only_line(&self) -> Option<&str> {
        match self.blocks.as_slice() {
            [Block::Lines(lines)] => match lines.as_slice() {
                [line] => Some(line),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    fn lines(mut self, lines: Vec<String>) -> Self {
        if lines.iter().any(|line| !line.is_empty()) {
            self.blocks.push(Block::Lines(lines.iter().map(|line| visible(line)).collect()));
        }
        self
    }
}
