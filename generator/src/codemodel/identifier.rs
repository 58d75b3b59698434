//! Names that are known to be names.

use std::fmt;

use super::fault::Fault;

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
        match syn::parse_str::<syn::Ident>(&name) {
            Ok(_) => Ok(Self(name)),
            Err(_) => Err(Fault::new(format!("`{name}` was chosen as a name, and is none"))),
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
