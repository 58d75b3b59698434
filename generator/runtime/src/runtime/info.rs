//! What a document says about its service: constants in generated code.

/// The service.
#[derive(Debug)]
pub struct ApiInfo {
    /// Where it lives, without a slash at the end.
    pub base_url: &'static str,
    /// How the client names itself.
    pub user_agent: &'static str,
    /// Requests in a burst, and milliseconds until one more is allowed.
    pub rate_limit: Option<(u32, u32)>,
    /// How an answer with status 2xx says that it failed.
    pub envelope: Option<EnvelopeInfo>,
    /// Ways to prove who is calling.
    pub schemes: &'static [Scheme],
    /// The methods of the builder that set what the document asks of every call.
    pub credentials: Option<&'static str>,
}

/// Keys by which an answer with status 2xx says that it failed.
#[derive(Debug)]
pub struct EnvelopeInfo {
    /// `false` here means failure.
    pub success: &'static str,
    /// The service's own text, under one of these.
    pub messages: &'static [&'static str],
    /// The service's code.
    pub code: &'static str,
}

/// How a secret travels.
#[derive(Debug)]
pub enum Scheme {
    /// In a header, after a prefix.
    Header {
        /// Name of the header.
        name: &'static str,
        /// Text before the secret.
        prefix: &'static str,
    },
    /// In the query.
    Query {
        /// Name of the parameter.
        name: &'static str,
    },
    /// In a cookie.
    Cookie {
        /// Name of the cookie.
        name: &'static str,
    },
    /// `Authorization: Basic …`; the secret is `user:password`.
    Basic,
    /// `Authorization: Bearer …`.
    Bearer,
}

/// One operation.
#[derive(Debug)]
pub struct Route {
    /// `operationId`.
    pub id: &'static str,
    /// HTTP method.
    pub method: &'static str,
    /// Path with `{templates}`, as it may be logged.
    pub template: &'static str,
    /// Alternatives, each of schemes that are sent together, as indices into [`ApiInfo::schemes`].
    /// An empty one is to send no secret; without alternatives, none is ever sent.
    pub security: &'static [&'static [usize]],
    /// Whether it can be sent again without harm.
    pub idempotent: bool,
    /// Whether its answer holds a secret, so that no error may show it.
    pub secret: bool,
    /// Media types that are asked for.
    pub accept: &'static str,
    /// Where it goes instead of the base URL, as the document writes it.
    pub server: Option<&'static str>,
    // part: upload
    /// Whether its body has parts, which it then is even without any.
    pub multipart: bool,
}

impl Route {
    /// One that must not be sent again by itself, and whose answer is JSON without a secret.
    pub const fn new(
        id: &'static str,
        method: &'static str,
        template: &'static str,
        security: &'static [&'static [usize]],
    ) -> Self {
        Self {
            id,
            method,
            template,
            security,
            idempotent: false,
            secret: false,
            accept: "application/json",
            server: None,
            // part: upload
            multipart: false,
        }
    }

    /// It can be sent again without harm.
    pub const fn idempotent(self) -> Self {
        Self { idempotent: true, ..self }
    }

    /// Its answer holds a secret.
    pub const fn secret(self) -> Self {
        Self { secret: true, ..self }
    }

    /// Its answers are of these media types.
    pub const fn accept(self, media_types: &'static str) -> Self {
        Self { accept: media_types, ..self }
    }

    /// It goes to a server of its own.
    pub const fn server(self, url: &'static str) -> Self {
        Self { server: Some(url), ..self }
    }

    // part: upload
    /// Its body has parts.
    pub const fn multipart(self) -> Self {
        Self { multipart: true, ..self }
    }
}
