//! What somebody writes who wants to do harm. `pwned` stands wherever it would be done.

/// Code that would run, or at least not compile, if it were a test.
const CODE: &str = "std::fs::write(\"../pwned\", \"\").unwrap(); compile_error!(\"pwned\");";

/// All of them; no two are alike.
pub fn texts() -> Vec<String> {
    // Fences of each language that rustdoc runs, and marks that it could take for one.
    let fences = [
        ("```", "", "```"),
        ("```", "rust", "```"),
        ("```", "edition2021", "```"),
        ("```", "should_panic", "```"),
        ("```", "no_run", "```"),
        ("```", "compile_fail,E0001", "```"),
        ("```", "test_harness", "```"),
        ("```", "standalone_crate", "```"),
        ("```", "{.rust}", "```"),
        ("```", "text,rust", "```"),
        ("```", "json rust", "```"),
        ("```", "ignore-none", "```"),
        ("~~~", "", "~~~"),
        ("~~~", "rust `", "~~~"),
        ("```~", "", "```"),
        ("~~~`", "", "~~~"),
        ("````", "", "```\n````"),
        ("```", "text\n```\n\n```rust", "```"),
        ("   ```", "", "   ```"),
        ("\t", "", ""),
        ("> ```", "\n> ", "\n> ```"),
        ("> ~~~", "rust\n> ", "\n> ~~~"),
        (">>> ```", "\n>>> ", "\n>>> ```"),
        ("- ```", "\n  ", "\n  ```"),
        ("- ~~~", "edition2021\n  ", "\n  ~~~"),
        ("1. a\n\n   ```", "\n   ", "\n   ```"),
        ("- a\n  - b\n\n    ```", "rust\n    ", "\n    ```"),
        ("- a\n\n      ", "", ""),
        (">     ", "", ""),
        ("a\r```", "\r", "\r```"),
        ("a\u{2028}```", "\u{2028}", "\u{2028}```"),
        ("a&#10;&#10;```", "&#10;", "&#10;```"),
        ("[a]: <x\n```", "\n", "\n```"),
        ("<div>\n\n```", "", "```\n\n</div>"),
        ("<pre>\n```", "", "```\n</pre>"),
        ("<!--\n-->\n```", "", "```"),
        ("| a |\n|---|\n| `x |\n```", "", "```"),
    ];
    let mut texts: Vec<String> =
        fences.iter().map(|(open, info, close)| format!("{open}{info}\n{CODE}\n{close}")).collect();
    texts.extend(fences.iter().skip(20).step_by(5).map(|(open, info, close)| format!("{open}{info}{CODE}{close}")));
    // What would be live in a page.
    texts.extend(
        [
            "<img src=pwned onerror=pwned>",
            "<script>pwned()</script>",
            "<svg/onload=pwned>",
            "<pwned-tag>",
            "<details ontoggle=pwned open>",
            "<iframe srcdoc='&lt;script>pwned&lt;/script>'></iframe>",
            "</div></main><h1 style=pwned>",
            "<a href=javascript:pwned>x</a>",
            "<style>@import 'pwned'</style>",
            "<form action=//pwned><input name=pwned>",
            "<meta http-equiv=refresh content=0;pwned>",
            "&lt;img src=pwned onerror=pwned&gt;",
            "&#60;img src=pwned onerror=pwned>",
            "``<img src=pwned onerror=pwned>",
            "`a``<img src=pwned onerror=pwned>``b`",
            "`<img src=pwned onerror=pwned>",
            "a``` `<img src=pwned onerror=pwned>` ```",
            "\\`<img src=pwned onerror=pwned>\\`",
            "`x\\`<img src=pwned onerror=pwned>`",
            "| a |\n|---|\n| `x\\|y<img src=pwned onerror=pwned>` |",
            "*<img src=pwned onerror=pwned>*",
            "[<img src=pwned onerror=pwned>](https://example.com)",
            "[x](javascript:pwned)",
            "[x](JaVaScRiPt:pwned)",
            "[x](java\tscript:pwned)",
            "[x](&#106;avascript:pwned)",
            "[x](data:text/html,<script>pwned</script>)",
            "[x](vbscript:pwned)",
            "[x](//pwned)",
            "[x](file:///pwned)",
            "<javascript:pwned>",
            "[x]\n\n[x]: javascript:pwned",
            "[x](https://example.com \"onmouseover=pwned\")",
            "[x](https://example.com/\"onmouseover=\"pwned)",
            "[x](<https://example.com/>onmouseover=pwned>)",
            "![x](https://example.com/pwned.png)",
            "![x](pwned)",
            "https://example.com/<img/src=pwned/onerror=pwned>",
            "[](mailto:img/src=pwned/onerror=pwned)",
            "[Vec](std::pwned) [`pwned`] [pwned] [pwned!] [fn@pwned]",
            "[^pwned]\n\n[^pwned]: <img src=pwned>",
            "- [x] <input onfocus=pwned autofocus>",
            "<script>\n\n</script>\n\n<img src=pwned onerror=pwned>",
            "$pwned$ {{pwned}} ${pwned} #{pwned} <%= pwned %>",
        ]
        .map(str::to_owned),
    );
    // What would end a comment, a literal, a line of TOML or a path.
    texts.extend(
        [
            "*/ compile_error!(\"pwned\"); /*",
            "\n//! ```\npwned\n",
            "\"]\ncompile_error!(\"pwned\");\n#[doc = \"",
            "\"#; compile_error!(\"pwned\"); r#\"",
            "\\\"; compile_error!(\"pwned\"); \\",
            "\"\n[lib]\nproc-macro = true\npwned = \"",
            "'''\n[build-dependencies]\npwned = '''",
            "\"\"\"\n[package]\nbuild = \"pwned.rs\"",
            "pwned\u{7f}\u{0}\u{1b}[31m\u{8}",
            "\u{202e}pwned\u{2066} \u{200b}\u{feff}\u{ad}",
            "../../../pwned",
            "/pwned",
            "C:\\pwned",
            "..\\..\\pwned",
            "con",
            "crate",
            "{pwned} {} {0} {{",
            "r#pwned",
            "include!(\"/etc/passwd\")",
            "🦀\u{301}pwned\u{10ffff}",
            "#![feature(pwned)]",
            "/// ```\n/// pwned\n/// ```",
            "\u{85}//! ```\u{85}pwned\u{85}",
            "macro_rules! pwned { () => {} } pwned!{}",
            "}} pwned {{",
            "'pwned '\\'' \\' ",
            "$(touch pwned)",
            "'; touch pwned; '",
            "`touch pwned`",
            "--- pwned\n...\n!pwned",
            "]]> --> pwned",
            "%0a//! ```%0apwned",
            "#/components/schemas/pwned",
            "self",
            "",
            " ",
        ]
        .map(str::to_owned),
    );
    texts.push("pwned ".repeat(3_000));
    texts.push(">".repeat(500) + " pwned");
    texts.push("- ".repeat(500) + "pwned");
    texts.push("*".repeat(500) + "pwned");
    texts.push("`".repeat(500) + "pwned");
    texts
}
