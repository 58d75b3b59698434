//! Markdown of a document, printed anew as Markdown that rustdoc takes without a warning.
//!
//! A description is anybody's text. What it comes out as shows the same words, but never holds code
//! that rustdoc runs, HTML, an image, or a link that leads elsewhere than to the web or a mailbox:
//!
//! - A code block becomes a fence of a language in [`LANGUAGES`], or else of `text`.
//! - HTML is escaped, so that its source is shown.
//! - Links keep `http`, `https` and `mailto`; others become their text. Images become links.
//! - Brackets that are no link are escaped, because rustdoc would look for an item of that name.
//! - Bare addresses become links, which rustdoc asks for.
//!
//! Paragraphs are unwrapped: one of them is one line, unless it has a hard line break.

mod block;
mod inline;
mod text;

use pulldown_cmark::{Options, Parser};

/// Languages of code blocks that stay. rustdoc runs none of them.
pub const LANGUAGES: &[&str] = &[
    "bash",
    "c",
    "console",
    "cpp",
    "csharp",
    "css",
    "csv",
    "diff",
    "go",
    "graphql",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "jsonc",
    "kotlin",
    "php",
    "powershell",
    "python",
    "ruby",
    "sh",
    "shell",
    "sql",
    "swift",
    "text",
    "toml",
    "ts",
    "tsx",
    "typescript",
    "xml",
    "yaml",
    "yml",
];

/// Lines of Markdown for rustdoc that show what `markdown` shows.
pub fn to_rustdoc(markdown: &str) -> Vec<String> {
    let mut options = Options::empty();
    options.insert(Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let markdown: String = markdown
        .chars()
        .filter_map(|c| if matches!(c, '\n' | '\r' | '\t') { Some(c) } else { text::visible_char(c) })
        .collect();
    block::print(&markdown, Parser::new_ext(&markdown, options).into_offset_iter().collect())
}

/// A code span, whatever is in it.
pub fn code_span(code: &str) -> String {
    let code = visible(code);
    if code.trim().is_empty() {
        return "an empty text".to_owned();
    }
    inline::span(&code)
}

/// Markdown that shows a text which is not Markdown, such as a title, in one line.
pub fn plain(text: &str) -> String {
    let mut paragraph = inline::Inline::paragraph();
    paragraph.text(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraph.finish()
}

/// A line without what would end it, or turn around the text behind it, unseen by its readers.
pub fn visible(line: &str) -> String {
    line.chars().filter_map(text::visible_char).collect()
}
