//! What is known about an attribute: the same for every table.

use quote::quote;

use crate::emit::OutputFile;
use crate::emit::source::Source;

pub fn file() -> OutputFile {
    let mut file = Source::new(&["What is known about an attribute.".to_owned()]);
    file.push(quote! {
        /// What is known about an attribute.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct AttributeInfo {
            /// Number of the attribute (`idDataAttribute`).
            pub id: u32,
            /// The code that travels.
            pub code: &'static str,
            /// Codes under which older documents list it.
            pub aliases: &'static [&'static str],
            /// Device type.
            pub device: &'static str,
            /// What it says.
            pub description: &'static str,
            /// Kind of its value.
            pub data_type: DataType,
            /// printf pattern of its value.
            pub format: &'static str,
            /// Unit, empty for none.
            pub unit: &'static str,
            /// Digits after the point, for numbers.
            pub decimals: Option<u8>,
            /// Whether it is an energy reading: an increment rather than a level.
            pub energy: bool,
            /// Known values with their labels, for enums.
            pub values: &'static [(i64, &'static str)],
        }
    });
    file.push(quote! {
        impl AttributeInfo {
            /// The label of a value.
            pub fn label(&self, value: i64) -> Option<&'static str> {
                self.values.iter().find(|(known, _)| *known == value).map(|(_, label)| *label)
            }
        }
    });
    file.push(quote! {
        /// Kind of an attribute's value.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum DataType {
            /// A number.
            Float,
            /// A text.
            String,
            /// A number with a label.
            Enum,
        }
    });
    OutputFile::new("src/attributes/info.rs", file.text())
}
