//! Who is calling, and how that travels.

/// One way to prove who is calling.
#[derive(Debug, Clone, PartialEq)]
pub struct SecurityScheme {
    /// Key in `components.securitySchemes`.
    pub wire: String,
    /// Markdown.
    pub description: String,
    /// How the secret travels.
    pub kind: SecurityKind,
}

/// How a secret travels.
#[derive(Debug, Clone, PartialEq)]
pub enum SecurityKind {
    /// `apiKey` in a header, with `x-token-prefix` before the secret (`Token `), else empty.
    Header {
        /// Name of the header.
        name: String,
        /// Text before the secret.
        prefix: String,
    },
    /// `apiKey` in the query.
    Query {
        /// Name of the parameter.
        name: String,
    },
    /// `apiKey` in a cookie.
    Cookie {
        /// Name of the cookie.
        name: String,
    },
    /// `http` with scheme `basic`.
    Basic,
    /// `http` with scheme `bearer`, `oauth2` and `openIdConnect`: the caller brings the token.
    Bearer,
}
