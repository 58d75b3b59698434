//! Paths of types and traits that are known to be paths.

use super::fault::Fault;
use super::identifier::Identifier;

/// The path of a type or a trait of another crate, as it is written in Rust: `chrono::DateTime<chrono::Utc>`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RustPath(String);

impl RustPath {
    /// A path that somebody chose.
    ///
    /// # Errors
    /// When it is none.
    pub fn new(text: &str) -> Result<Self, Fault> {
        let text = text.trim().replace(", ", ",");
        match after_path(&text, MOST_LEVELS) {
            Some("") => Ok(Self(text)),
            _ => Err(Fault::new(format!("`{}` is no path such as `uuid::Uuid`", text.escape_debug()))),
        }
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its last name, without what stands in `<>`.
    pub fn name(&self) -> &str {
        let bare = self.0.split('<').next().unwrap_or_default();
        bare.rsplit("::").next().unwrap_or_default()
    }
}

/// More angle brackets in each other than a person writes.
const MOST_LEVELS: usize = 8;

/// What is left of a text after a path: names with `::` between them, the last with paths in `<>`.
fn after_path(text: &str, levels: usize) -> Option<&str> {
    let levels = levels.checked_sub(1)?;
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end)?;
    if name != "crate" {
        Identifier::new(name).ok()?;
    }
    if let Some(rest) = rest.strip_prefix("::") {
        return after_path(rest, levels + 1);
    }
    let Some(mut rest) = rest.strip_prefix('<') else { return Some(rest) };
    loop {
        rest = after_path(rest, levels)?;
        match rest.strip_prefix(',') {
            Some(more) => rest = more,
            None => return rest.strip_prefix('>'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_rust_takes_for_a_path_is_one() {
        for (text, name) in [
            ("Hash", "Hash"),
            ("uuid::Uuid", "Uuid"),
            ("chrono::DateTime<chrono::Utc>", "DateTime"),
            ("a::B<c::D<E>, F>", "B"),
            ("crate::own::Money", "Money"),
        ] {
            let path = RustPath::new(text).expect(text);
            assert_eq!(path.name(), name);
            assert!(syn::parse_str::<syn::Type>(path.as_str()).is_ok(), "{text}");
        }
        for text in [
            "", "::a", "a::", "a:b", "a<", "a<>", "a<b", "a<b>>", "a b;", "a)b", "fn", "a::fn", "&a", "[a]", "a<'b>",
            "1", "a!()", "#[a]", "\"",
        ] {
            RustPath::new(text).expect_err(text);
        }
    }
}
