//! The code that travels.

use quote::quote;

use crate::codemodel::{Docs, Fault};
use crate::emit::source::Source;
use crate::output::OutputFile;

pub fn file() -> Result<OutputFile, Fault> {
    let mut file = Source::new(&Docs::new().line("The code that travels."));
    file.push(quote! {
        use std::borrow::Cow;
        use std::convert::Infallible;
        use std::fmt;
        use std::str::FromStr;
    });
    file.push(quote! {
        /// A code that names an attribute: one of the table's, or any other.
        ///
        /// Two codes are equal when they are the same text, upper and lower case told apart.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct AttributeCode(Cow<'static, str>);
    });
    file.push(quote! {
        impl AttributeCode {
            /// The code.
            pub fn as_str(&self) -> &str {
                &self.0
            }
            /// A code of the table.
            pub(super) fn known(code: &'static str) -> Self {
                Self(Cow::Borrowed(code))
            }
        }
    });
    file.push(quote! {
        impl fmt::Display for AttributeCode {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl FromStr for AttributeCode {
            type Err = Infallible;
            fn from_str(code: &str) -> Result<Self, Infallible> {
                Ok(Self::from(code))
            }
        }
        impl From<&str> for AttributeCode {
            fn from(code: &str) -> Self {
                Self(Cow::Owned(code.to_owned()))
            }
        }
        impl From<String> for AttributeCode {
            fn from(code: String) -> Self {
                Self(Cow::Owned(code))
            }
        }
    });
    file.push(quote! {
        text_wire!(AttributeCode, "an attribute code");
    });
    Ok(OutputFile::new("src/attributes/code.rs", file.text()?))
}
