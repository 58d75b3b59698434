//! What changed, as a page.

use pulldown_cmark::{Event, Options, Parser, html};
use xtask::repository::root;

/// `CHANGELOG.md` as HTML, without its title.
pub fn html() -> Result<String, String> {
    let path = root().join("CHANGELOG.md");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let (_, text) = text.split_once('\n').unwrap_or_default();
    // What is written as HTML is meant as text.
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        event => event,
    });
    let mut page = String::new();
    html::push_html(&mut page, events);
    // Brackets around a version are a link where there is an address to lead to.
    Ok(page.replace("<h2>[", "<h2>").replace("]</h2>", "</h2>").replace("] - ", " - "))
}
