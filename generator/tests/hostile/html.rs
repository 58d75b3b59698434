//! What a browser would make of the pages of rustdoc.

use std::path::Path;

use scraper::{Html, Node};

/// Attributes of rustdoc's own elements that may hold a word of a document, and what they do with it is nothing.
const HARMLESS: &[&str] = &["id", "title", "class", "content", "name", "aria-label"];

/// Elements that load or run something, none of which holds a word of a document.
const ACTIVE: &[&str] =
    &["script", "style", "img", "iframe", "object", "embed", "form", "input", "svg", "link", "base", "video", "audio"];

/// Holds that no page has an element or attribute that a document wrote.
pub fn nothing_is_live(pages: &Path) {
    let mut folders = vec![pages.to_owned()];
    let mut looked = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "html") {
                let text = std::fs::read_to_string(&path).expect("a page");
                // Only pages that say the word can have it where it should not be.
                if text.contains("pwned") {
                    page(&path, &text);
                    looked += 1;
                }
            }
        }
    }
    assert!(looked > 100, "only {looked} pages have a word of the document");
}

fn page(path: &Path, text: &str) {
    let page = Html::parse_document(text);
    for node in page.tree.nodes() {
        let Node::Element(element) = node.value() else { continue };
        let name = element.name();
        let at = || format!("{}: <{name} {:?}>", path.display(), element.attrs().collect::<Vec<_>>());
        assert!(!name.contains("pwned"), "{}", at());
        for (attribute, value) in element.attrs() {
            assert!(!attribute.contains("pwned"), "{}", at());
            assert!(!attribute.starts_with("on"), "{}", at());
            if !value.contains("pwned")
                || (HARMLESS.contains(&attribute) || attribute.starts_with("data-")) && !ACTIVE.contains(&name)
            {
                continue;
            }
            let web = ["https://example.com", "mailto:"].iter().any(|start| value.starts_with(start));
            assert!(name == "a" && attribute == "href" && (web || is_item(value)), "{}", at());
        }
        if ACTIVE.contains(&name) {
            let mut texts = node.children().filter_map(|child| child.value().as_text());
            let inside = texts.any(|text| text.contains("pwned") && !leads_on(text));
            assert!(!inside, "{}", at());
        }
    }
}

/// Whether this is the address of a page of rustdoc's, which is made of identifiers, or of a place in one.
fn is_item(address: &str) -> bool {
    let page = address.split('#').next().unwrap_or_default();
    page.chars().all(|c| c.is_alphanumeric() || "_-./".contains(c)) && !page.starts_with("//")
}

/// Whether this is the script of a page that leads on to the one of a re-exported item.
fn leads_on(script: &str) -> bool {
    let address = script.trim().strip_prefix("location.replace(\"");
    let address = address.and_then(|rest| rest.strip_suffix("\" + location.search + location.hash);"));
    address.is_some_and(is_item)
}

#[test]
fn what_is_live_is_noticed() {
    for body in [
        "<img src=x onerror=pwned>",
        "<p onclick='x'>",
        "<pwned-tag>",
        "<a href='javascript:pwned'>x</a>",
        "<a href='//pwned'>x</a>",
        "<script>pwned()</script>",
        "<script>location.replace(\"x\");pwned(\"\" + location.search + location.hash);</script>",
        "<p style='pwned'>",
        "<link href='pwned.css'>",
    ] {
        let text = format!("<!doctype html><html><body>pwned {body}</body></html>");
        let noticed = std::panic::catch_unwind(|| page(Path::new("page.html"), &text));
        assert!(noticed.is_err(), "{body}");
    }
    page(Path::new("page.html"), "<p id=pwned>&lt;img src=pwned&gt; <a href='https://example.com/pwned'>pwned</a>");
}
