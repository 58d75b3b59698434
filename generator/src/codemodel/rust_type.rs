//! Types as Rust writes them, and how their values travel.

use super::identifier::Identifier;
use super::rust_path::RustPath;

/// A type of a field, an argument or an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RustType {
    /// `()`.
    Unit,
    /// `bool`.
    Bool,
    /// `i32`.
    I32,
    /// `i64`.
    I64,
    /// `u32`.
    U32,
    /// `u64`.
    U64,
    /// `f64`.
    F64,
    /// `Number` of the runtime.
    Number,
    /// `Whole` of the runtime, whose leaves travel so.
    Whole(Box<RustType>, WireFormat),
    /// `String`.
    String,
    /// The runtime's text that is not shown.
    Secret,
    /// The runtime's bytes that travel as base64.
    Bytes,
    /// `Vec<u8>`.
    ByteVec,
    /// The runtime's file in a part of a body.
    Upload,
    /// The runtime's answer that is a file.
    Download,
    /// `jiff::Timestamp`.
    Timestamp,
    /// `jiff::civil::Date`.
    Date,
    /// The code of an attribute.
    AttributeCode,
    /// `serde_json::Value`.
    Json,
    /// `Vec`.
    List(Box<RustType>),
    /// A list that needs no allocation for a few.
    Short(Box<RustType>),
    /// A map from `String`.
    Map(Box<RustType>),
    /// `Option`.
    Option(Box<RustType>),
    /// `Box`.
    Boxed(Box<RustType>),
    /// A type of the module `models`.
    Model(Identifier),
    /// Bytes, while they come in.
    ByteStream,
    /// Events, while they come in.
    Events(Box<RustType>),
    /// Lines of JSON, while they come in.
    Lines(Box<RustType>),
    /// A type of another crate.
    Own(RustPath),
    /// A type of the same file.
    Local(Identifier),
}

/// More than this clippy finds hard to read.
const COMPLEX: usize = 250;

impl RustType {
    /// Whether clippy finds a type hard to read in which this one stands so many brackets deep.
    pub fn is_complex(&self, depth: usize) -> bool {
        // Each of the types around counts, too.
        let around: usize = (1..=depth).map(|level| 10 * level).sum();
        around + self.complexity(depth + 1) > COMPLEX
    }

    /// What clippy counts: each name, the more the deeper it stands.
    fn complexity(&self, level: usize) -> usize {
        let below = match self {
            RustType::List(inner) | RustType::Short(inner) | RustType::Option(inner) | RustType::Boxed(inner) => {
                inner.complexity(level + 1)
            }
            RustType::Events(inner) | RustType::Lines(inner) | RustType::Whole(inner, _) => inner.complexity(level + 1),
            // Its keys are texts.
            RustType::Map(inner) => 10 * (level + 1) + inner.complexity(level + 1),
            _ => 0,
        };
        10 * level + below
    }
}

/// How the leaves of a type travel, where more than one way is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WireFormat {
    /// In the one way that the type has.
    Plain,
    /// A timestamp as seconds since 1970.
    Seconds,
    /// A timestamp as milliseconds since 1970.
    Milliseconds,
    /// A timestamp as text (RFC 3339).
    Rfc3339,
    /// A truth value as 0 or 1.
    Flag,
    /// Whole seconds, also with their unit.
    WholeSeconds,
}

#[cfg(test)]
mod tests {
    use super::RustType;

    #[test]
    fn a_type_is_as_complex_as_clippy_finds_it() {
        let map = |inner: RustType| RustType::Map(Box::new(inner));
        let maps = map(map(RustType::Json));
        // `Sending<Answered<BTreeMap<String, BTreeMap<String, Value>>>>` counts 240, and 320 in a list.
        assert!(!maps.is_complex(2));
        assert!(RustType::List(Box::new(maps)).is_complex(2));
    }
}
