//! From a description to the lines of documentation.

use pulldown_cmark::{Options, Parser};

use super::block::print;
use super::inline::Inline;
use super::span::span;
use super::text::visible_char;

/// Lines of Markdown for rustdoc that show what `markdown` shows.
pub fn to_rustdoc(markdown: &str) -> Vec<String> {
    let mut options = Options::empty();
    options.insert(Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let markdown: String = markdown
        .chars()
        .filter_map(|c| if matches!(c, '\n' | '\r' | '\t') { Some(c) } else { visible_char(c) })
        .collect();
    print(&markdown, Parser::new_ext(&markdown, options).into_offset_iter().collect())
}

/// A code span, whatever is in it.
pub fn code_span(code: &str) -> String {
    let code = visible(code);
    if code.trim().is_empty() {
        return "an empty text".to_owned();
    }
    span(&code)
}

/// Markdown that shows a text which is not Markdown, such as a title, in one line.
pub fn plain(text: &str) -> String {
    let mut paragraph = Inline::paragraph();
    paragraph.text(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraph.finish()
}

/// A line without what would end it, or turn around the text behind it, unseen by its readers.
pub fn visible(line: &str) -> String {
    line.chars().filter_map(visible_char).collect()
}
