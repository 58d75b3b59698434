//! Names of modules that people add to a generated crate.

use crate::codemodel::ROOT_MODULES;
use crate::names::is_keyword;

/// A module of a generated crate that somebody writes by hand, in `src/NAME.rs` or `src/NAME/mod.rs`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OwnModule(String);

impl OwnModule {
    /// Checks a name that somebody chose.
    ///
    /// # Errors
    /// With what is wrong with it.
    pub fn new(name: &str) -> Result<Self, String> {
        match fault(name) {
            None => Ok(Self(name.to_owned())),
            Some(why) => Err(format!("`{}` can't be the name of a module: {why}", name.escape_debug())),
        }
    }

    /// As it stands in `src/lib.rs`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a name is none, if it is none.
fn fault(name: &str) -> Option<&'static str> {
    let starts = name.starts_with(|c: char| c.is_ascii_lowercase());
    if !starts || !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_') {
        Some("it starts with a small letter from a to z and has nothing but these, digits and `_`")
    } else if is_keyword(name) {
        Some("it is a keyword of Rust")
    } else if ROOT_MODULES.contains(&name) {
        Some("the generated crate has a module of this name")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_of_ones_own_has_a_name_that_is_free() {
        for name in ["tasks", "a1", "my_models"] {
            assert_eq!(OwnModule::new(name).map(|own| own.0), Ok(name.to_owned()));
        }
        for name in ["", "Tasks", "1a", "_a", "a-b", "../a", "a/b", "größe", "type", "models", "runtime", "lib"] {
            OwnModule::new(name).expect_err(name);
        }
    }
}
