//! Pages: a head that all of them share, and what is put in where a page says `{{name}}`.

/// One page.
pub struct Page {
    /// Name of its file, without the ending.
    pub name: &'static str,
    title: &'static str,
    description: &'static str,
    scripts: &'static str,
    /// What a browser allows beyond style sheets in files.
    inline: &'static str,
    body: &'static str,
}

const HEADER: &str = include_str!("../../site/header.html");

/// Every page of the site.
pub const PAGES: &[Page] = &[
    Page {
        name: "index",
        title: "VRM API",
        description: "The VRM API of Victron Energy: reference, attributes, and clients in your language.",
        scripts: "<script src=\"highlight.js\" defer></script>\n<script src=\"samples.js\" defer></script>",
        inline: "",
        body: include_str!("../../site/index.html"),
    },
    Page {
        name: "reference",
        title: "Reference · VRM API",
        description: "Every operation of the VRM API, with parameters, shapes and examples.",
        scripts: "<script src=\"scalar.js\" defer></script>\n<script src=\"reference.js\" defer></script>",
        // Scalar sets styles on its elements.
        inline: " 'unsafe-inline'",
        body: include_str!("../../site/reference.html"),
    },
    Page {
        name: "attributes",
        title: "Attributes · VRM API",
        description: "Every attribute that devices report to VRM: code, meaning, unit and known values.",
        scripts: "<script src=\"attributes.js\" defer></script>",
        inline: "",
        body: include_str!("../../site/attributes.html"),
    },
    Page {
        name: "languages",
        title: "Languages · VRM API",
        description: "A client of the VRM API in Rust, TypeScript, Python, Java, Go, C# and the shell.",
        scripts: "<script src=\"highlight.js\" defer></script>\n<script src=\"samples.js\" defer></script>",
        inline: "",
        body: include_str!("../../site/languages.html"),
    },
    Page {
        name: "changelog",
        title: "What changed · VRM API",
        description: "What changed for users of the client, of the document and of the generator.",
        scripts: "",
        inline: "",
        body: include_str!("../../site/changelog.html"),
    },
];

impl Page {
    /// The page with everything put in; an error names what is left over.
    pub fn text(&self, values: &[(&str, String)]) -> Result<String, String> {
        let mut text = format!("{HEADER}{}", self.body);
        let own = [
            ("page", self.name),
            ("title", self.title),
            ("description", self.description),
            ("scripts", self.scripts),
            ("inline", self.inline),
        ];
        for (name, value) in own {
            text = text.replace(&format!("{{{{{name}}}}}"), value);
        }
        for page in PAGES {
            let current = if page.name == self.name { " aria-current=\"page\"" } else { "" };
            text = text.replace(&format!("{{{{current:{}}}}}", page.name), current);
        }
        for (name, value) in values {
            text = text.replace(&format!("{{{{{name}}}}}"), value);
        }
        Ok(text)
    }
}

/// Text as HTML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
