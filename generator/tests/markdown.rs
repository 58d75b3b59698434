//! A description shows the same words in rustdoc, and nothing in it is code that runs or live markup.

use openapi_to_crate::markdown::{LANGUAGES, code_span, plain, to_rustdoc};
use proptest::prelude::*;
use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, Options, Parser, Tag};

/// What rustdoc switches on.
fn rustdoc() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

/// What is live in Markdown, as rustdoc reads it.
fn live(markdown: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut looked_up = Vec::new();
    let mut callback = |link: BrokenLink<'_>| {
        looked_up.push(format!("an item `{}`", link.reference));
        None
    };
    for event in Parser::new_with_broken_link_callback(markdown, rustdoc(), Some(&mut callback)) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => found.push(format!("HTML {html}")),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => found.push("indented code".to_owned()),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if !LANGUAGES.contains(&&*info) => {
                found.push(format!("code of `{info}`"));
            }
            Event::Start(Tag::Image { dest_url, .. }) => found.push(format!("image {dest_url}")),
            Event::Start(Tag::Link { dest_url, .. })
                if !["http://", "https://", "mailto:"].iter().any(|scheme| dest_url.starts_with(scheme))
                    && !dest_url.contains('@') =>
            {
                found.push(format!("link {dest_url}"));
            }
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => found.push(format!("{event:?}")),
            _ => {}
        }
    }
    found.extend(looked_up);
    found
}

/// The letters and digits that a reader sees.
fn words(markdown: &str) -> Vec<char> {
    let mut seen = Vec::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        if let Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) = event {
            seen.extend(text.chars().filter(|c| c.is_alphanumeric()));
        }
    }
    seen
}

#[track_caller]
fn prints(markdown: &str, expected: &str) {
    let printed = to_rustdoc(markdown).join("\n");
    assert_eq!(printed, expected, "from {markdown:?}");
    assert_eq!(live(&printed), [""; 0], "from {markdown:?}");
    let again = to_rustdoc(&printed).join("\n");
    assert_eq!(again, printed, "printed once more, from {markdown:?}");
}

#[test]
fn prose_stays_as_it_is() {
    for text in [
        "Reads the installations of an account.",
        "**Times.** In *seconds* since 1970, `X-Authorization: Token <token>`, snake_case and 2 * 3.",
        "See <https://example.com/a_b?c=d&e=f#g>.",
        "A [page](<https://example.com/(x)>) and a mailbox, <ada@example.com>.",
        "~~gone~~ and __strong__ and _soft_",
        "It's \"quoted\": 50% & more; a/b, {c}, $d, e=f.",
        "a\\\nb",
    ] {
        prints(text, text);
    }
}

#[test]
fn paragraphs_are_unwrapped() {
    prints("one\ntwo\n   three\n\n\nfour\r\nfive", "one two three\n\nfour five");
    prints("hard  \nbreak\\\nhere", "hard\\\nbreak\\\nhere");
}

#[test]
fn code_blocks_never_run() {
    for info in
        ["", "rust", "rs", "edition2021", "should_panic", "no_run", "{.rust}", "custom,rust", "ignore-x86", "E0001"]
    {
        prints(&format!("```{info}\na();\n```"), "```text\na();\n```");
        prints(&format!("~~~{info}\na();\n~~~"), "```text\na();\n```");
    }
    prints("```JSON title=x\n{}\n```", "```json\n{}\n```");
    prints("    let a = 1;\n\n    let b = 2;", "```text\nlet a = 1;\n\nlet b = 2;\n```");
    prints("> ~~~\n> a();\n> ~~~", "> ```text\n> a();\n> ```");
    prints("- x\n  ~~~rust\n  a();\n  ~~~", "- x\n\n  ```text\n  a();\n  ```");
    prints("- ~~~\n  a();", "- ```text\n  a();\n  ```");
    // Not the end of the fence: something follows it.
    prints("```~\na();\n```~", "````text\na();\n```~\n````");
    prints("~~~~ `` ~ `\n```\na();\n~~~\n~~~~", "````text\n```\na();\n~~~\n````");
    prints("```\nunclosed", "```text\nunclosed\n```");
    prints("````\n```\nnot the end\n```\n````", "````text\n```\nnot the end\n```\n````");
    prints("`` ``` ``", "```` ``` ````");
    prints("text\n\n\ttab", "text\n\n```text\ntab\n```");
}

#[test]
fn html_is_shown_as_it_was_written() {
    prints("<b>bold</b>", "\\<b\\>bold\\</b\\>");
    prints("<img src=x onerror=alert(1)>", "\\<img src=x onerror=alert(1)\\>");
    prints("<script>\nalert(1)\n</script>", "\\<script\\> alert(1) \\</script\\>");
    prints("<!-- hidden -->", "\\<!-- hidden --\\>");
    prints("&lt;img&gt; and &amp;lt;img&amp;gt; &", "\\<img\\> and \\&lt;img\\&gt; &");
    prints("[](mailto:img)", "<mailto:img>");
    prints("<mailto:a@b.c> <svg@onload.x>", "<a@b.c> <svg@onload.x>");
}

#[test]
fn links_lead_to_the_web_or_a_mailbox_or_are_text() {
    prints("[a](https://a.b 'title')", "[a](<https://a.b>)");
    prints("[a](HTTPS://a.b)", "[a](<https://a.b>)");
    prints("[a][1] [b] [c][]\n\n[1]: http://a.b\n[c]: mailto:a@b.c", "[a](<http://a.b>) \\[b\\] [c](<mailto:a@b.c>)");
    prints(
        "[a](javascript:alert(1)) [b](data:text/html,x) [c](/d) [e](#f) [g](crate::h) <ftp://i>",
        "a b c e g ftp://i",
    );
    prints("https://a.b/c_d, (http://e.f). https://", "<https://a.b/c_d>, (<http://e.f>). https://");
    prints("<!--\\https://a.b/c-->", "\\<!--\\\\<https://a.b/c-->\\>");
    prints("<!--``-->https:// ", "\\<!--\\`\\`--\\>https://");
    prints("[http://a.b](http://a.b) [https://a.b](./c)", "<http://a.b> <https://a.b>");
    prints("[x `]` y](http://a.b)", "[x `]` y](<http://a.b>)");
    prints("[a](<http://a.b/c d\\>e>)", "[a](<http://a.b/c%20d%3Ee>)");
    prints(
        "[Vec<T>] and [`Option`] [^1]\n\n[^1]: no footnote",
        "\\[Vec\\<T\\>\\] and \\[`Option`\\] \\[^1\\]\n\n\\[^1\\]: no footnote",
    );
    // What is left of it is no list.
    prints("1[](x))", "1\\)");
}

#[test]
fn images_are_links() {
    prints("![sun](https://a.b/c.png)", "[sun](<https://a.b/c.png>)");
    prints("![](https://a.b/c.png)", "<https://a.b/c.png>");
    prints("![sun *and* `sea`](./c.png)", "sun *and* sea");
    prints("[![sun](https://a.b/c.png)](https://d.e)", "[sun](<https://d.e>)");
    prints("Look\\![here](https://a.b)", "Look\\![here](<https://a.b>)");
}

#[test]
fn lists_keep_their_order_and_nesting() {
    prints("* one\n  two\n+ three", "- one two\n\n- three");
    prints("1. a\n2. b\n   - c\n     1) d\n   - e\n3. f", "1. a\n2. b\n   - c\n     1. d\n   - e\n3. f");
    prints("7. a\n\n8. b\n\n   c", "7. a\n\n8. b\n\n   c");
    prints("- a\n  > b\n  > - c", "- a\n\n  > b\n  >\n  > - c");
    prints("-\n- a", "-\n- a");
    prints("- b\n\n  -\n\n- c", "- b\n\n  -\n\n- c");
    prints("- [ ] todo\n- [x] done", "- \\[ \\] todo\n- \\[x\\] done");
    prints(
        "1\\. no list\n\n\\- nor this\n\n\\+ nor that\n\n\\# no heading",
        "1\\. no list\n\n\\- nor this\n\n\\+ nor that\n\n\\# no heading",
    );
    prints("a\n\n* * *\n\nb", "a\n\n***\n\nb");
}

#[test]
fn headings_and_tables_are_kept() {
    prints("Title\n=====\n\n## Part *one* ##\ntext", "# Title\n\n## Part *one*\n\ntext");
    prints("# C\\#", "# C\\#");
    prints(
        "| a | b |\n|:--|--:|\n| `x|y` | <b> |\n| `x\\|y` | \\| |",
        "| a | b |\n|:---|---:|\n| \\`x | y\\` |\n| `x\\|y` | \\| |",
    );
    prints("| only a pipe\nI'm | text", "\\| only a pipe I'm | text");
}

#[test]
fn signs_that_hide_or_turn_text_are_gone() {
    prints("a\u{202e}b\u{0}c\u{7f}d\u{2066}e", "ab c de");
    prints("&#10;# no&#9;heading &#x202e;", "\\# no heading");
}

#[test]
fn a_code_span_holds_any_name() {
    assert_eq!(code_span("idSite"), "`idSite`");
    assert_eq!(code_span("a`b"), "`` a`b ``");
    assert_eq!(code_span("a``<img src=x onerror=alert(1)>"), "``` a``<img src=x onerror=alert(1)> ```");
    assert_eq!(code_span("\n"), "an empty text");
    assert_eq!(code_span("a\nb"), "`a b`");
}

#[test]
fn a_plain_text_is_no_markdown() {
    assert_eq!(plain("*A* `b`\n```\n<i>"), "\\*A\\* \\`b\\` \\`\\`\\` \\<i\\>");
    assert_eq!(plain("# Title"), "\\# Title");
    assert_eq!(plain("Victron Energy VRM API"), "Victron Energy VRM API");
}

#[test]
fn deep_and_long_texts_are_printed_in_time() {
    let quotes = ">".repeat(2_000) + " a";
    let lists = "- ".repeat(2_000) + "a";
    let stars = "*a ".repeat(20_000);
    let brackets = "[".repeat(20_000);
    let fences = "```\n".repeat(20_000);
    for text in [quotes, lists, stars, brackets, fences] {
        let printed = to_rustdoc(&text).join("\n");
        assert!(printed.len() < 20 * text.len() + 100, "{} became {}", text.len(), printed.len());
        assert_eq!(live(&printed), [""; 0]);
    }
}

/// Pieces of Markdown that become something when they stand together.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(vec![
            "`", "``", "```", "~", "~~", "~~~", "*", "**", "_", "__", "[", "]", "(", ")", "](", "<", ">", "!", "![", "|", "\\",
            "\n", "\n\n", "\n    ", "\n> ", "\n- ", "\n1. ", "\n# ", "\n---\n", "\n===\n", "\n|-|-|\n", " ", "  \n", "\t", "&", "&lt;",
            "&#96;", "&#10;", "#", "-", "+", "=", ":", "\u{202e}", "\u{0}", "\r",
        ]).prop_map(str::to_owned),
        3 => prop::sample::select(vec![
            "<img src=x onerror=y>", "<b>", "</b>", "<!--", "-->", "<script>", "https://a.b/c", "http://", "mailto:img", "[a](https://a.b)",
            "[a](x)", "![a](https://a.b)", "[](x)", "`<img>`", "```edition2021\n", "~~~rust\n", "[^1]", "[^1]: ", "[x]: https://a.b\n", "a@b.c",
            "<a@b.c>", "[ ] ", "$x$", "``<img>``",
        ]).prop_map(str::to_owned),
        4 => "[a-c1 ]{1,3}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_written_becomes_live(pieces in prop::collection::vec(piece(), 1..24)) {
        let markdown = pieces.concat();
        let printed = to_rustdoc(&markdown).join("\n");
        prop_assert_eq!(live(&printed), Vec::<String>::new(), "printed {:?}", printed);
        // A link without a text shows its target, so there may be more.
        let mut shown = words(&printed).into_iter();
        let markdown = markdown.replace('\u{202e}', "").replace('\0', " ");
        prop_assert!(words(&markdown).into_iter().all(|c| shown.any(|other| other == c)), "printed {:?}", printed);
    }

    #[test]
    fn a_name_in_a_code_span_is_never_live(name in prop::collection::vec(piece(), 1..8)) {
        let printed = format!("Sets {}.", code_span(&name.concat()));
        prop_assert_eq!(live(&printed), Vec::<String>::new(), "printed {:?}", printed);
    }

    #[test]
    fn a_plain_text_is_never_live(text in prop::collection::vec(piece(), 1..12)) {
        let printed = format!("Client for {}, version 1.", plain(&text.concat()));
        prop_assert_eq!(live(&printed), Vec::<String>::new(), "printed {:?}", printed);
    }
}
