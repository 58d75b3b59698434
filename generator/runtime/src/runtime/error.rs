//! The one error of a client.

use std::fmt;
use std::time::Duration;

/// Why a request did not give an answer.
#[derive(Debug)]
pub struct Error {
    kind: Box<ErrorKind>,
}

/// The kinds of failure.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client could not be built.
    Build {
        /// What is wrong, and what to do.
        reason: String,
    },
    /// A token provider gave no token, or none that can be sent; nothing was sent.
    Credential {
        /// What is wrong with it.
        reason: String,
    },
    /// A parameter is out of its bounds; nothing was sent.
    InvalidParameter {
        /// Its name on the wire.
        name: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// The service was not reached, or the connection broke.
    Transport {
        /// What happened, without address and secrets.
        reason: String,
    },
    /// The answer took too long.
    Timeout,
    /// The service refused.
    Api {
        /// HTTP status; 200 when the body alone says that it failed.
        status: u16,
        /// The service's code, where it gives one.
        code: Option<String>,
        /// What the service says, in its words; localised, so not to be compared.
        messages: Vec<String>,
        /// Begin of the body as text.
        body: String,
    },
    /// Too many requests (429), also after all tries.
    RateLimited {
        /// How long the service asks to wait.
        retry_after: Option<Duration>,
        /// Begin of the body as text.
        body: String,
    },
    /// The answer is not what the document promises.
    Decode {
        /// Where in the answer, as `records[3].timestamp`.
        path: String,
        /// What was expected and found.
        reason: String,
        /// Begin of the body as text.
        body: String,
        /// Whether the body goes on after that.
        truncated: bool,
    },
    /// The service answered a request to sign in without a secret to go on with.
    NotSignedIn {
        /// Whether it sent a code, with which to sign in again.
        code_sent: bool,
    },
    /// Records kept moving from page to page, so that some may be missing.
    Incomplete {
        /// How many different ones were read.
        read: u64,
        /// How many there are, as the service says.
        total: Option<u64>,
    },
    /// The answer came, but could not be written to where it should go.
    Write {
        /// What the operating system or the writer says.
        reason: String,
    },
    /// The answer is larger than the client takes.
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
}

impl Error {
    /// Wraps a kind.
    pub fn new(kind: ErrorKind) -> Self {
        Error { kind: Box::new(kind) }
    }

    /// What happened.
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// The name of the kind, for logs.
    #[cfg(feature = "tracing")]
    pub(crate) fn kind_name(&self) -> &'static str {
        match &*self.kind {
            ErrorKind::Build { .. } => "build",
            ErrorKind::Credential { .. } => "credential",
            ErrorKind::InvalidParameter { .. } => "invalid parameter",
            ErrorKind::Transport { .. } => "transport",
            ErrorKind::Timeout => "timeout",
            ErrorKind::Api { .. } => "api",
            ErrorKind::RateLimited { .. } => "rate limited",
            ErrorKind::Decode { .. } => "decode",
            ErrorKind::NotSignedIn { .. } => "not signed in",
            ErrorKind::Incomplete { .. } => "incomplete",
            ErrorKind::Write { .. } => "write",
            ErrorKind::TooLarge { .. } => "too large",
        }
    }

    /// HTTP status of the answer, where there was one that was refused.
    pub fn status(&self) -> Option<u16> {
        match &*self.kind {
            ErrorKind::Api { status, .. } => Some(*status),
            ErrorKind::RateLimited { .. } => Some(429),
            _ => None,
        }
    }

    /// How long the service asks to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        match &*self.kind {
            ErrorKind::RateLimited { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// Whether the same request can work later.
    pub fn is_retryable(&self) -> bool {
        match &*self.kind {
            ErrorKind::Transport { .. } | ErrorKind::Timeout | ErrorKind::RateLimited { .. } => true,
            ErrorKind::Incomplete { .. } => true,
            ErrorKind::Api { status, .. } => matches!(status, 408 | 500 | 502 | 503 | 504),
            _ => false,
        }
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.kind {
            ErrorKind::Build { reason } => write!(formatter, "the client cannot be built: {reason}"),
            ErrorKind::Credential { reason } => write!(formatter, "nothing was sent: {reason}"),
            ErrorKind::InvalidParameter { name, reason } => write!(formatter, "nothing was sent: `{name}`: {reason}"),
            ErrorKind::Transport { reason } => write!(formatter, "the service was not reached: {reason}"),
            ErrorKind::Timeout => formatter.write_str("the service took too long to answer"),
            ErrorKind::Api { status, code, messages, body } => {
                write!(formatter, "the service refused with status {status}")?;
                if let Some(code) = code {
                    write!(formatter, " ({code})")?;
                }
                let text = if messages.is_empty() { body.clone() } else { messages.join("; ") };
                if text.is_empty() { Ok(()) } else { write!(formatter, ": {text}") }
            }
            ErrorKind::RateLimited { retry_after: Some(wait), .. } => {
                write!(formatter, "too many requests; try again in {} s", wait.as_secs())
            }
            ErrorKind::RateLimited { retry_after: None, .. } => formatter.write_str("too many requests"),
            ErrorKind::Decode { path, reason, .. } => {
                write!(formatter, "the answer is not as promised at `{path}`: {reason}")
            }
            ErrorKind::NotSignedIn { code_sent: true } => {
                formatter.write_str("not signed in yet: the service has sent a code; sign in again with it")
            }
            ErrorKind::NotSignedIn { code_sent: false } => {
                formatter.write_str("not signed in: the answer holds no token")
            }
            ErrorKind::Incomplete { read, total } => {
                write!(formatter, "records moved from page to page while they were read; {read}")?;
                match total {
                    Some(total) => write!(formatter, " of {total} were found"),
                    None => formatter.write_str(" were found"),
                }
            }
            ErrorKind::Write { reason } => write!(formatter, "the answer could not be written: {reason}"),
            ErrorKind::TooLarge { limit } => write!(formatter, "the answer is larger than {limit} bytes"),
        }
    }
}
