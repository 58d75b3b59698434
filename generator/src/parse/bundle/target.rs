//! Where a reference leads.

use percent_encoding::percent_decode_str;

use super::super::fragment;

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Target {
    /// Path from the folder of the document.
    pub(super) file: String,
    /// JSON pointer, or the name of an anchor.
    pub(super) pointer: String,
}

/// Keys that only say what the key after them means.
const STRUCTURE: [&str; 13] = [
    "$defs",
    "components",
    "content",
    "definitions",
    "headers",
    "parameters",
    "paths",
    "properties",
    "requestBody",
    "responses",
    "schema",
    "schemas",
    "requestBodies",
];

impl Target {
    /// Which file and place a reference means that stands in `file`.
    ///
    /// # Errors
    /// With what is wrong with it, and what to do.
    pub(super) fn new(text: &str, file: &str) -> Result<Self, (String, &'static str)> {
        let (path, fragment) = text.split_once('#').unwrap_or((text, ""));
        let decoded = percent_decode_str(path).decode_utf8_lossy();
        if decoded.contains("://") {
            let message = format!("`{text}` is on a server, and nothing is fetched");
            return Err((message, "download it into the folder of the document, and refer to it there"));
        }
        if decoded.contains([':', '\\', '\0']) || decoded.starts_with('/') {
            let message = format!("`{text}` is outside this document");
            return Err((message, "only files below the folder of the document, or below that of `--root`, are read"));
        }
        let mut parts: Vec<&str> = match path.is_empty() {
            true => file.split('/').collect(),
            false => file.rsplit_once('/').map(|(folder, _)| folder.split('/').collect()).unwrap_or_default(),
        };
        for part in decoded.split('/').filter(|part| !part.is_empty() && *part != ".") {
            if part != ".." {
                parts.push(part);
            } else if parts.pop().is_none() {
                let message = format!("`{text}` leads out of the folder of the document");
                return Err((
                    message,
                    "name the folder of all files with `--root`, or keep them below that of the document",
                ));
            }
        }
        let pointer = match fragment {
            "" | "/" => String::new(),
            _ if fragment.starts_with('/') => fragment::pointer(fragment),
            // Some leave out the first slash of a pointer; else it is the name of an anchor.
            _ if fragment.contains('/') => fragment::pointer(&format!("/{fragment}")),
            _ => format!("#{fragment}"),
        };
        Ok(Target { file: parts.join("/"), pointer })
    }

    /// The entry of `components` that is meant: its section, and its name.
    pub(super) fn component(&self) -> Option<(&str, &str)> {
        let (section, name) = self.pointer.strip_prefix("/components/")?.split_once('/')?;
        (!name.contains('/')).then_some((section, name))
    }

    /// Whether it is something that has a name where it stands.
    pub(super) fn is_definition(&self) -> bool {
        let mut keys = self.pointer.rsplit('/').skip(1);
        let above = keys.next();
        self.pointer.is_empty()
            || matches!(above, Some("schemas" | "$defs" | "definitions"))
            || above == Some("") && keys.next().is_none()
    }

    /// A name for what is there: the last keys on the way, or that of the file.
    pub(super) fn name(&self) -> String {
        let keys: Vec<String> = self.pointer.split('/').skip(1).map(fragment::unescape).collect();
        let mut words: Vec<&str> = Vec::new();
        let mut before = "";
        for key in &keys {
            // The name of a component may be one of these words.
            let named = ["schemas", "properties", "$defs", "definitions"].contains(&before);
            let structure = STRUCTURE.contains(&key.as_str()) && !named;
            if !structure && before != "content" {
                words.push(key);
            }
            before = if named { "" } else { key };
        }
        let words = words.join("_");
        let words = match words.is_empty() {
            true => self.stem().to_owned(),
            false => words,
        };
        clean(&words)
    }

    /// The name of the file, without its ending.
    pub(super) fn stem(&self) -> &str {
        let file = self.file.rsplit('/').next().unwrap_or_default();
        file.split('.').next().unwrap_or_default()
    }
}

/// A name with no letters but those that OpenAPI allows in the names of components.
pub(super) fn clean(words: &str) -> String {
    let clean = |c: char| if c.is_alphanumeric() || matches!(c, '.' | '_' | '-') { c } else { '_' };
    let words: String = words.chars().map(clean).collect();
    match words.trim_matches('_') {
        "" => "Part".to_owned(),
        trimmed => trimmed.to_owned(),
    }
}
