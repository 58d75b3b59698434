//! From a value to the text that travels in a path, a query, a header or a part.

/// How one value becomes text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// It is a `String`.
    AsIs,
    /// A secret, shown.
    Secret,
    /// Bytes as base64.
    Base64,
    /// A `bool` as `1` or `0`.
    Flag,
    /// A timestamp in seconds.
    Seconds,
    /// A timestamp in milliseconds.
    Milliseconds,
    /// A timestamp as RFC 3339.
    Rfc3339,
    /// Anything else that is a parameter by itself.
    Parameter,
    /// A list in one text.
    Joined(Box<Joined>),
    /// As JSON.
    Json,
}

/// How a list becomes one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// Whether items may be `None`, which are left out.
    pub gaps: bool,
    /// How one item becomes text.
    pub item: Text,
    /// What stands between items.
    pub separator: Separator,
}

/// What stands between the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// `,`.
    Comma,
    /// A space, which is `%20` in URLs.
    Space,
    /// `|`, which is `%7C` in URLs.
    Pipe,
}

impl Text {
    /// Whether the runtime's module `param` is needed for it.
    pub fn uses_param(&self) -> bool {
        match self {
            Self::Flag | Self::Seconds | Self::Milliseconds | Self::Rfc3339 | Self::Parameter => true,
            Self::Joined(joined) => joined.item.uses_param(),
            Self::AsIs | Self::Secret | Self::Base64 | Self::Json => false,
        }
    }
}
