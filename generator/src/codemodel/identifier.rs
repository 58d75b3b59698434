//! Names that are known to be names.

use std::fmt;

use unicode_ident::{is_xid_continue, is_xid_start};

use super::fault::Fault;
use crate::names::is_keyword;

/// A name that Rust takes wherever a name is wanted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identifier(String);

impl Identifier {
    /// A name that [`crate::names`] made.
    ///
    /// # Errors
    /// When Rust doesn't take it: `names` has made a mistake.
    pub fn new(name: impl Into<String>) -> Result<Self, Fault> {
        let name = name.into();
        let mut letters = name.chars();
        let starts = letters.next().is_some_and(|first| is_xid_start(first) || (first == '_' && name.len() > 1));
        if starts && letters.all(is_xid_continue) && !is_keyword(&name) {
            Ok(Self(name))
        } else {
            Err(Fault::new(format!("`{name}` was chosen as a name, and is none")))
        }
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_rust_takes_for_a_name_is_one() {
        for name in ["a", "_a", "a1", "größe", "Self_", "type_", "x0000"] {
            assert!(Identifier::new(name).is_ok() && syn::parse_str::<syn::Ident>(name).is_ok(), "{name}");
        }
        for name in ["", "_", "1a", "a b", "a-b", "type", "Self", "self", "a;b", "'a", "r#type"] {
            let told = Identifier::new(name).expect_err(name).to_string();
            assert_eq!(told, format!("`{name}` was chosen as a name, and is none"));
        }
    }
}
