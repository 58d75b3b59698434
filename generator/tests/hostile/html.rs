//! What a browser would make of the pages of rustdoc.

use std::path::Path;

use html5gum::{DefaultEmitter, Token, Tokenizer};

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
    let mut emitter = DefaultEmitter::default();
    // What stands in a script is a script.
    emitter.naively_switch_states(true);
    // The element that a text stands in, as far as that is one that loads or runs something.
    let mut inside = None;
    for token in Tokenizer::new_with_emitter(text, emitter) {
        match token.expect("a text in memory can be read") {
            Token::StartTag(tag) => {
                let name = words(&tag.name);
                let attributes = tag.attributes.iter().map(|(key, value)| (words(key), words(&value.value))).collect();
                element(path, &name, attributes);
                inside = ACTIVE.contains(&name.as_str()).then_some(name);
            }
            Token::String(text) => {
                let text = words(&text.value);
                let said = inside.is_some() && text.contains("pwned") && !leads_on(&text);
                assert!(!said, "{}: {inside:?} {text}", path.display());
            }
            Token::EndTag(_) => inside = None,
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn element(path: &Path, name: &str, attributes: Vec<(String, String)>) {
    let at = || format!("{}: <{name} {attributes:?}>", path.display());
    assert!(!name.contains("pwned"), "{}", at());
    for (attribute, value) in &attributes {
        let attribute = attribute.as_str();
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
