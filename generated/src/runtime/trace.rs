// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! What a request tells `tracing`: never its parameters, its body or a secret.

#[cfg(feature = "tracing")]
use tracing::{Instrument, Span, field::Empty};

use std::future::Future;
use std::time::Duration;

use crate::runtime::error::Error;
#[cfg(feature = "tracing")]
use crate::runtime::error::ErrorKind;
use crate::runtime::info::Route;

/// The span of one request, with all its tries; nothing without the feature `tracing`.
#[derive(Clone)]
pub(crate) struct Trace {
    #[cfg(feature = "tracing")]
    span: Span,
}

#[cfg(feature = "tracing")]
impl Trace {
    pub(crate) fn start(route: &Route) -> Self {
        let span = tracing::info_span!(
            "request",
            operation = route.id,
            method = route.method,
            route = route.template,
            status = Empty,
            tries = Empty,
            wait_ms = Empty,
            error = Empty,
        );
        Trace { span }
    }

    pub(crate) async fn around<F: Future>(&self, work: F) -> F::Output {
        work.instrument(self.span.clone()).await
    }

    /// A try was answered with this status.
    pub(crate) fn status(&self, status: u16) {
        self.span.record("status", status);
    }

    /// Another try follows after a wait.
    pub(crate) fn again(&self, error: &Error, wait: Duration) {
        tracing::debug!(error = error.kind_name(), wait_ms = millis(wait), "trying again");
    }

    /// How many tries there were, and how long they waited for the rate limit and each other.
    pub(crate) fn end(&self, tries: u32, waited: Duration, error: Option<&Error>) {
        self.span.record("tries", tries).record("wait_ms", millis(waited));
        if let Some(error) = error {
            self.span.record("error", error.kind_name());
        }
    }
}

#[cfg(feature = "tracing")]
fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(not(feature = "tracing"))]
impl Trace {
    pub(crate) fn start(_: &Route) -> Self {
        Trace {}
    }

    pub(crate) async fn around<F: Future>(&self, work: F) -> F::Output {
        work.await
    }

    pub(crate) fn status(&self, _: u16) {}

    pub(crate) fn again(&self, _: &Error, _: Duration) {}

    pub(crate) fn end(&self, _: u32, _: Duration, _: Option<&Error>) {}
}

/// The path of a value with every place of a list alike, as `records[].timestamp`.
#[cfg(feature = "tracing")]
pub(crate) fn path_of_all(path: &str) -> String {
    let mut inside = false;
    let keep = |c: &char| {
        inside = (inside || *c == '[') && *c != ']';
        !inside || *c == '['
    };
    path.chars().filter(keep).collect()
}

#[cfg(feature = "tracing")]
impl Error {
    /// The name of the kind, for logs.
    pub(crate) fn kind_name(&self) -> &'static str {
        match self.kind() {
            ErrorKind::Build { .. } => "build",
            ErrorKind::Credential { .. } => "credential",
            ErrorKind::InvalidParameter { .. } => "invalid parameter",
            ErrorKind::Transport { .. } => "transport",
            ErrorKind::Timeout { .. } => "timeout",
            ErrorKind::Api { .. } => "api",
            ErrorKind::RateLimited { .. } => "rate limited",
            ErrorKind::Decode { .. } => "decode",
            ErrorKind::NotSignedIn { .. } => "not signed in",
            ErrorKind::Incomplete { .. } => "incomplete",
            ErrorKind::Write { .. } => "write",
            ErrorKind::Middleware { .. } => "middleware",
            ErrorKind::TooLarge { .. } => "too large",
        }
    }
}
