// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! The one error of a client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::runtime::head::RawAnswer;
use crate::runtime::info::Route;
use crate::runtime::wording::{Wait, title};

/// What lies behind a failure, for `source()`.
type Source = Arc<dyn std::error::Error + Send + Sync>;

/// Why a request did not give an answer.
#[derive(Clone)]
pub struct Error {
    inner: Box<Inner>,
}

#[derive(Clone)]
struct Inner {
    kind: ErrorKind,
    source: Option<Source>,
    outcome: Outcome,
    call: Option<Call>,
    answer: Option<Arc<RawAnswer>>,
}

/// What is known about the effect of a request that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The same request will fail again.
    Final,
    /// It had no effect, or one that may come twice: the same request can work later.
    Retryable,
    /// It changes something, and nobody knows whether it did.
    Unknown,
}

/// What was under way.
#[derive(Clone, Copy)]
struct Call {
    route: &'static Route,
    tries: u32,
    elapsed: Duration,
}

/// The kinds of failure.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client could not be built.
    #[non_exhaustive]
    Build {
        /// What is wrong, and what to do.
        reason: String,
    },
    /// A token cannot be sent, or its provider gave none; nothing was sent.
    #[non_exhaustive]
    Credential {
        /// What is wrong with it.
        reason: String,
    },
    /// A parameter is out of its bounds; nothing was sent.
    #[non_exhaustive]
    InvalidParameter {
        /// Its name on the wire.
        name: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// The service was not reached, or the connection broke.
    #[non_exhaustive]
    Transport {
        /// Which of both, and what happened, without address and secrets.
        reason: String,
    },
    /// The answer took too long.
    #[non_exhaustive]
    Timeout {
        /// The time that was allowed.
        limit: Duration,
    },
    /// The service refused.
    #[non_exhaustive]
    Api {
        /// HTTP status; 200 when the body alone says that it failed.
        status: u16,
        /// The service's code, where it gives one.
        code: Option<String>,
        /// What the service says, in its words; localised, so not to be compared.
        messages: Vec<String>,
        /// Begin of the body as text.
        body: String,
        /// How long the service asks to wait before the next request.
        retry_after: Option<Duration>,
    },
    /// Too many requests (429), also after all tries; or a wait for the rate limit that is longer
    /// than this request may take.
    #[non_exhaustive]
    RateLimited {
        /// How long to wait before the next request.
        retry_after: Option<Duration>,
        /// Begin of the body as text; empty when nothing was sent.
        body: String,
        /// Whether the client did not send the request, because its turn would come too late.
        held_back: bool,
    },
    /// The answer is not what the document promises.
    #[non_exhaustive]
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
    #[non_exhaustive]
    NotSignedIn {
        /// Whether it sent a code, with which to sign in again.
        code_sent: bool,
    },
    /// Not all records of all pages could be read.
    #[non_exhaustive]
    Incomplete {
        /// How many different ones were read.
        read: u64,
        /// How many there are, as the service says.
        total: Option<u64>,
        /// Why reading ended.
        reason: String,
    },
    /// The answer came, but could not be written to where it should go.
    #[non_exhaustive]
    Write {
        /// What the operating system or the writer says.
        reason: String,
    },
    /// A [`Middleware`](crate::runtime::middleware::Middleware) kept the request back, or did not take its answer.
    #[non_exhaustive]
    Middleware {
        /// What it says.
        reason: String,
    },
    /// The answer is larger than the client takes.
    #[non_exhaustive]
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
}

impl Error {
    pub(crate) fn new(kind: ErrorKind) -> Self {
        let outcome = match &kind {
            ErrorKind::Transport { .. } | ErrorKind::Timeout { .. } | ErrorKind::RateLimited { .. } => {
                Outcome::Retryable
            }
            ErrorKind::Incomplete { .. } => Outcome::Retryable,
            ErrorKind::Api { status: 408 | 500 | 502 | 503 | 504, .. } => Outcome::Retryable,
            _ => Outcome::Final,
        };
        Error { inner: Box::new(Inner { kind, source: None, outcome, call: None, answer: None }) }
    }

    /// What a [`TokenProvider`](crate::runtime::TokenProvider) answers when it has no token: a text, or the error
    /// that kept it from getting one, which is then the [`source`](std::error::Error::source).
    pub fn credential(reason: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        let source = reason.into();
        let reason = source.to_string();
        Error::new(ErrorKind::Credential { reason }).caused_by(source)
    }

    pub(crate) fn caused_by(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.inner.source = Some(source.into().into());
        self
    }

    pub(crate) fn with_answer(mut self, answer: RawAnswer) -> Self {
        self.inner.answer = Some(Arc::new(answer));
        self
    }

    pub(crate) fn with_outcome(mut self, outcome: Outcome) -> Self {
        self.inner.outcome = outcome;
        self
    }

    /// Whether no connection came up, so that nothing was sent.
    pub(crate) fn is_connect(&self) -> bool {
        let source = self.inner.source.as_deref().and_then(|source| source.downcast_ref::<reqwest::Error>());
        // A browser does not tell.
        #[cfg(target_arch = "wasm32")]
        return source.is_some() && false;
        #[cfg(not(target_arch = "wasm32"))]
        source.is_some_and(reqwest::Error::is_connect)
    }

    /// Notes what was under way.
    pub(crate) fn during(mut self, route: &'static Route, tries: u32, elapsed: Duration) -> Self {
        self.inner.call.get_or_insert(Call { route, tries, elapsed });
        self
    }

    /// Rewrites every text that may hold words of the service.
    pub(crate) fn map_texts(mut self, mut rewrite: impl FnMut(&str) -> String) -> Self {
        let mut change = |text: &mut String| *text = rewrite(text);
        match &mut self.inner.kind {
            ErrorKind::Build { reason }
            | ErrorKind::Credential { reason }
            | ErrorKind::InvalidParameter { reason, .. }
            | ErrorKind::Transport { reason }
            | ErrorKind::Incomplete { reason, .. }
            | ErrorKind::Middleware { reason }
            | ErrorKind::Write { reason } => change(reason),
            ErrorKind::Api { code, messages, body, .. } => {
                code.iter_mut().chain(messages).for_each(&mut change);
                change(body);
            }
            ErrorKind::RateLimited { body, .. } => change(body),
            ErrorKind::Decode { path, reason, body, .. } => [path, reason, body].into_iter().for_each(change),
            ErrorKind::Timeout { .. } | ErrorKind::NotSignedIn { .. } | ErrorKind::TooLarge { .. } => {}
        }
        self
    }

    /// Rewrites what the service sent with its refusal; `None` leaves it as it is.
    pub(crate) fn map_answer(mut self, rewrite: impl Fn(&RawAnswer) -> Option<RawAnswer>) -> Self {
        if let Some(changed) = self.inner.answer.as_deref().and_then(rewrite) {
            self.inner.answer = Some(Arc::new(changed));
        }
        self
    }

    /// The answer with which the service refused: status, headers and the whole body, in which only
    /// secrets that were sent are hidden. `None` where none came.
    pub fn answer(&self) -> Option<&RawAnswer> {
        self.inner.answer.as_deref()
    }

    /// What happened.
    pub fn kind(&self) -> &ErrorKind {
        &self.inner.kind
    }

    /// HTTP status of the answer, where there was one that was refused.
    pub fn status(&self) -> Option<u16> {
        match self.kind() {
            ErrorKind::Api { status, .. } => Some(*status),
            ErrorKind::RateLimited { held_back: false, .. } => Some(429),
            _ => None,
        }
    }

    /// How long the service asks to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        match self.kind() {
            ErrorKind::RateLimited { retry_after, .. } | ErrorKind::Api { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// Whether the same request can work later, and does no harm then. `false` for one that may
    /// have changed something already.
    pub fn is_retryable(&self) -> bool {
        self.inner.outcome == Outcome::Retryable
    }

    /// Whether the request changes something, and nobody knows whether it did: the service got
    /// it, or part of it, and gave no answer that tells. Look before sending it again.
    pub fn may_have_taken_effect(&self) -> bool {
        self.inner.outcome == Outcome::Unknown
    }

    /// The operation that was under way, by its `operationId`.
    pub fn operation(&self) -> Option<&'static str> {
        self.inner.call.map(|call| call.route.id)
    }

    pub(crate) fn called(&self) -> Option<&'static Route> {
        self.inner.call.map(|call| call.route)
    }

    /// Method and path of the operation that was under way; the path has its parameters as
    /// `{name}`.
    pub fn route(&self) -> Option<(&'static str, &'static str)> {
        self.inner.call.map(|call| (call.route.method, call.route.template))
    }

    /// How often the request was sent; 0 when nothing was.
    pub fn tries(&self) -> u32 {
        self.inner.call.map_or(0, |call| call.tries)
    }

    /// Time from the call to its failure, with all tries and waits.
    pub fn elapsed(&self) -> Option<Duration> {
        self.inner.call.map(|call| call.elapsed)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.inner.source.as_deref().map(|source| source as _)
    }
}

// Without the source, whose texts nobody has looked through for secrets.
/// `{:?}`, in which `main` and `unwrap` show errors, reads like `{}`; `{:#?}` shows all that is known.
impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !formatter.alternate() {
            return fmt::Display::fmt(self, formatter);
        }
        let mut shown = formatter.debug_struct("Error");
        shown.field("kind", self.kind()).field("outcome", &self.inner.outcome);
        if let Some(Call { route, tries, elapsed }) = self.inner.call {
            shown.field("operation", &route.id).field("method", &route.method).field("route", &route.template);
            shown.field("tries", &tries).field("elapsed", &elapsed);
        }
        shown.finish()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.kind())?;
        let Some(Call { route, tries, elapsed }) = self.inner.call else { return Ok(()) };
        write!(formatter, " ({}: {} {}", route.id, route.method, route.template)?;
        if tries > 1 {
            write!(formatter, ", {tries} tries in {}", Wait(elapsed))?;
        }
        formatter.write_str(")")
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ErrorKind::Build { reason } => write!(formatter, "the client cannot be built: {reason}"),
            ErrorKind::Credential { reason } => write!(formatter, "nothing was sent: {reason}"),
            ErrorKind::InvalidParameter { name, reason } => write!(formatter, "nothing was sent: `{name}`: {reason}"),
            ErrorKind::Transport { reason } => formatter.write_str(reason),
            ErrorKind::Timeout { limit } => {
                write!(formatter, "the service took too long to answer, more than {}", Wait(*limit))
            }
            ErrorKind::Api { status, code, messages, body, retry_after } => {
                write!(formatter, "the service refused with status {status}")?;
                if let Some(code) = code {
                    write!(formatter, " ({code})")?;
                }
                let text = if messages.is_empty() { title(body).to_owned() } else { messages.join("; ") };
                if !text.is_empty() {
                    write!(formatter, ": {text}")?;
                }
                match retry_after {
                    Some(wait) => write!(formatter, "; try again in {}", Wait(*wait)),
                    None => Ok(()),
                }
            }
            ErrorKind::RateLimited { retry_after, held_back, .. } => {
                formatter.write_str(match held_back {
                    true => "nothing was sent: too many requests",
                    false => "too many requests",
                })?;
                match retry_after {
                    Some(wait) => write!(formatter, "; try again in {}", Wait(*wait)),
                    None => Ok(()),
                }
            }
            ErrorKind::Decode { path, reason, .. } => {
                write!(formatter, "the answer is not as promised at `{path}`: {reason}")
            }
            ErrorKind::NotSignedIn { code_sent: true } => {
                formatter.write_str("not signed in yet: the service has sent a code; sign in again with it")
            }
            ErrorKind::NotSignedIn { code_sent: false } => {
                formatter.write_str("not signed in: the answer holds no token")
            }
            ErrorKind::Incomplete { read, total, reason } => match total {
                Some(total) => write!(formatter, "{reason}; {read} of {total} records were found"),
                None => write!(formatter, "{reason}; {read} records were found"),
            },
            ErrorKind::Write { reason } => write!(formatter, "the answer could not be written: {reason}"),
            ErrorKind::Middleware { reason } => write!(formatter, "a middleware refused: {reason}"),
            ErrorKind::TooLarge { limit } => write!(formatter, "the answer is larger than {limit} bytes"),
        }
    }
}
