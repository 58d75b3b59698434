//! Names that cargo and crates.io take for a package.

use std::fmt;

use crate::names::{DEVICES, is_keyword};

/// The longest name that crates.io takes.
const LONGEST: usize = 64;

/// Names that mean something else to cargo or rustc.
const TAKEN: &[&str] = &[
    // What cargo calls folders beside the program.
    "build",
    "deps",
    "doc",
    "examples",
    "incremental",
    "package",
    "tmp",
    // Crates that are always there.
    "alloc",
    "core",
    "proc-macro",
    "proc_macro",
    "std",
    "test",
];

/// The name of a package, such as `victron-vrm`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrateName(String);

impl CrateName {
    /// Checks a name that somebody chose.
    ///
    /// # Errors
    /// With what is wrong with it, and a name that would do.
    pub fn new(name: &str) -> Result<Self, String> {
        match fault(name) {
            None => Ok(Self(name.to_owned())),
            Some(why) => Err(format!(
                "`{}` can't be the name of the crate: {why}; `{}` could be",
                name.escape_debug(),
                Self::from_title(name).0
            )),
        }
    }

    /// The name that a document's title makes.
    pub fn from_title(title: &str) -> Self {
        let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let mut name = words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-");
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            name = format!("api-{name}");
        }
        // Room is left for what may follow.
        name.truncate(LONGEST - "-client".len());
        let name = name.trim_end_matches('-');
        Self(if fault(name).is_some() { format!("{name}-client") } else { name.to_owned() })
    }

    /// As it stands in a manifest.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CrateName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a name is none, if it is none.
fn fault(name: &str) -> Option<String> {
    let first = name.chars().next();
    let wrong = name.chars().find(|c| !(c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-' || *c == '_'));
    let snake = name.replace('-', "_");
    if name.is_empty() {
        Some("it is empty".to_owned())
    } else if let Some(c) = wrong {
        let only = "a name has small letters from a to z, digits, `-` and `_`";
        Some(format!("`{}` is in it, and {only}", c.escape_debug()))
    } else if !first.is_some_and(|c| c.is_ascii_lowercase()) {
        Some("it does not start with a letter".to_owned())
    } else if snake.ends_with('_') || snake.contains("__") {
        Some("each `-` and `_` stands between two letters or digits".to_owned())
    } else if name.len() > LONGEST {
        Some(format!("it has more than {LONGEST} letters, which is all that crates.io takes"))
    } else if is_keyword(&snake) {
        Some("it is a keyword of Rust".to_owned())
    } else if TAKEN.contains(&name) || DEVICES.contains(&name) {
        Some("it has another meaning to cargo, Rust or Windows".to_owned())
    } else if crate::emit::dependencies().iter().any(|dependency| dependency.replace('-', "_") == snake) {
        Some("the generated crate depends on a crate of this name".to_owned())
    } else {
        None
    }
}
