//! What an entry of a surface is.

/// What an entry of a surface is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The library itself.
    Crate,
    /// Where requests go.
    BaseUrl,
    /// A method of the builder that takes a secret.
    Credential,
    /// A type of the runtime that the root shows in some crates only.
    Export,
    /// A module that somebody writes by hand.
    Module,
    /// A call, by the resources that its path leads along.
    Operation,
    /// What a method of the client or of a resource leads to.
    Resource,
    /// A type that travels, or that an answer is read as.
    Type,
    /// An argument of a call.
    Argument,
    /// A method that sets one value.
    Setter,
    /// What is read from a refusal.
    Refusal,
    /// What else can be done with a request or a type.
    Method,
    /// A call under the name that the document gives it.
    Call,
    /// The struct of a request.
    Request,
    /// That the API has deprecated it.
    Deprecated,
    /// A field of a struct.
    Field,
    /// A variant of an enum.
    Variant,
    /// What `new` takes.
    Constructor,
    /// A type from which a union is made.
    Conversion,
    /// A trait that only some types have.
    Trait,
}

impl Kind {
    const ALL: [Kind; 20] = [
        Kind::Crate,
        Kind::BaseUrl,
        Kind::Credential,
        Kind::Export,
        Kind::Module,
        Kind::Operation,
        Kind::Resource,
        Kind::Type,
        Kind::Argument,
        Kind::Setter,
        Kind::Refusal,
        Kind::Method,
        Kind::Call,
        Kind::Request,
        Kind::Deprecated,
        Kind::Field,
        Kind::Variant,
        Kind::Constructor,
        Kind::Conversion,
        Kind::Trait,
    ];

    /// The word for it, in listings and messages.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Crate => "crate",
            Kind::BaseUrl => "base URL",
            Kind::Credential => "credential",
            Kind::Export => "re-export",
            Kind::Module => "module",
            Kind::Operation => "operation",
            Kind::Resource => "resource",
            Kind::Type => "type",
            Kind::Argument => "argument",
            Kind::Setter => "setter",
            Kind::Refusal => "refusal",
            Kind::Method => "method",
            Kind::Call => "call",
            Kind::Request => "request",
            Kind::Deprecated => "deprecation",
            Kind::Field => "field",
            Kind::Variant => "variant",
            Kind::Constructor => "constructor",
            Kind::Conversion => "conversion",
            Kind::Trait => "trait",
        }
    }

    /// The kind that a word is for.
    pub(super) fn find(word: &str) -> Option<Kind> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether only another name is worth a word: what it leads to is told by itself.
    pub(super) fn is_told_by_others(self) -> bool {
        matches!(self, Kind::Resource | Kind::Request)
    }
}
