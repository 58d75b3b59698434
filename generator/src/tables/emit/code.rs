//! The code that travels.

use quote::quote;

use crate::codemodel::{Docs, Fault};
use crate::emit::ident::ident;
use crate::emit::source::Source;
use crate::output::OutputFile;
use crate::tables::codemodel::TableModel;

pub fn file(table: &TableModel) -> Result<OutputFile, Fault> {
    let mut file = Source::new(&Docs::new().line("The code that travels."));
    file.push(quote! {
        use std::borrow::Cow;
        use std::convert::Infallible;
        use std::fmt;
        use std::str::FromStr;
        use super::{Attribute, AttributeInfo};
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
            /// The attribute with this code, when the table has one.
            pub fn attribute(&self) -> Option<Attribute> {
                Attribute::from_code(&self.0)
            }
            /// What is known about the attribute with this code.
            pub fn info(&self) -> Option<&'static AttributeInfo> {
                self.attribute().map(Attribute::info)
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
        impl From<Attribute> for AttributeCode {
            fn from(attribute: Attribute) -> Self {
                Self(Cow::Borrowed(attribute.info().code))
            }
        }
    });
    for device in &table.devices {
        let name = ident(&device.type_name);
        file.push(quote! {
            impl From<super::#name> for AttributeCode {
                fn from(attribute: super::#name) -> Self {
                    Self(Cow::Borrowed(attribute.code()))
                }
            }
        });
    }
    file.push(quote! {
        text_wire!(AttributeCode, "an attribute code");
    });
    Ok(OutputFile::new("src/attributes/code.rs", file.text()?))
}
