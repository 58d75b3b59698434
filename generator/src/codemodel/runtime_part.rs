//! Parts of the runtime, which a crate carries only when its document uses them.

/// A part of the runtime.
///
/// What belongs to it says so itself, in `generator/runtime`: a comment before an item or a dependency names the
/// part, and a module that is not declared takes its files with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuntimePart {
    /// Types of answers and refusals that depend on the status.
    ByStatus,
    /// All that sends requests.
    Client,
    /// Files that are handed over in base64, and saved.
    Download,
    /// Objects in forms, queries, headers, cookies and paths.
    Form,
    /// Enums of whole numbers.
    IntegerEnum,
    /// Numbers with all their digits.
    Number,
    /// Types of other crates.
    OwnTypes,
    /// Answers that come in pages.
    Paging,
    /// A longer period, asked for piece by piece.
    Period,
    /// Lists of a few numbers.
    ShortList,
    /// Clients that are signed in with the secret of an answer.
    SignIn,
    /// Answers that are read while they come in.
    Streaming,
    /// Code tables.
    Tables,
    /// Enums of texts.
    TextEnum,
    /// Timestamps and dates.
    Times,
    /// Short arrays whose places have names.
    Tuple,
    /// One of several shapes.
    Union,
    /// Files that are sent, and bodies of several parts.
    Upload,
    /// Answers that are no objects and go back as they came.
    Whole,
}

impl RuntimePart {
    /// All parts.
    pub const ALL: [Self; 19] = [
        Self::ByStatus,
        Self::Client,
        Self::Download,
        Self::Form,
        Self::IntegerEnum,
        Self::Number,
        Self::OwnTypes,
        Self::Paging,
        Self::Period,
        Self::ShortList,
        Self::SignIn,
        Self::Streaming,
        Self::Tables,
        Self::TextEnum,
        Self::Times,
        Self::Tuple,
        Self::Union,
        Self::Upload,
        Self::Whole,
    ];

    /// What the comments call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::ByStatus => "by_status",
            Self::Client => "client",
            Self::Download => "download",
            Self::Form => "form",
            Self::IntegerEnum => "integer_enum",
            Self::Number => "number",
            Self::OwnTypes => "own_types",
            Self::Paging => "paging",
            Self::Period => "period",
            Self::ShortList => "short_list",
            Self::SignIn => "sign_in",
            Self::Streaming => "streaming",
            Self::Tables => "tables",
            Self::TextEnum => "text_enum",
            Self::Times => "times",
            Self::Tuple => "tuple",
            Self::Union => "union",
            Self::Upload => "upload",
            Self::Whole => "whole",
        }
    }

    /// The parts that it names.
    pub fn needs(self) -> &'static [Self] {
        match self {
            Self::Period => &[Self::Times],
            Self::Tables => &[Self::IntegerEnum, Self::TextEnum, Self::Times],
            _ => &[],
        }
    }
}
