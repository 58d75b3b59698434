// Part of the runtime of openapi-forge, the same in every crate. Do not edit.
//! Who is calling: a secret that stays as it is, or a provider of secrets that expire.

use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use crate::runtime::clock::{Deadline, Instant, within};
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::flight::Flight;
use crate::runtime::info::{ApiInfo, Scheme};
use crate::runtime::secret::Secret;
use crate::runtime::sending::Sending;

/// Gives a client its secrets, for secrets that expire.
///
/// It is asked before the first request, and again when the service has refused a secret with
/// status 401; the request is then sent once more. Requests that wait at the same time share one
/// answer. A provider that gives a refused secret again, or one that is refused as well, is left
/// alone for half a minute: accounts get locked by those who ask too often. It must not use the
/// client that it is for, nor `.wait()`. Any closure `Fn(Option<Secret>) -> impl Future<Output = Result<Secret, Error>>` is one.
pub trait TokenProvider: Send + Sync + 'static {
    /// A secret. `refused` is the one that the service takes no longer.
    ///
    /// # Errors
    /// Whatever kept it from getting one: the request fails with it, and nothing is sent.
    fn token(&self, refused: Option<Secret>) -> Sending<Secret>;
}

#[cfg(not(target_arch = "wasm32"))]
impl<F, T> TokenProvider for F
where
    F: Fn(Option<Secret>) -> T + Send + Sync + 'static,
    T: Future<Output = Result<Secret, Error>> + Send + 'static,
{
    fn token(&self, refused: Option<Secret>) -> Sending<Secret> {
        Box::pin(self(refused))
    }
}

#[cfg(target_arch = "wasm32")]
impl<F, T> TokenProvider for F
where
    F: Fn(Option<Secret>) -> T + Send + Sync + 'static,
    T: Future<Output = Result<Secret, Error>> + 'static,
{
    fn token(&self, refused: Option<Secret>) -> Sending<Secret> {
        Box::pin(self(refused))
    }
}

/// A secret and the scheme by which it travels.
#[derive(Clone)]
pub(crate) struct Credential {
    pub(crate) scheme: usize,
    source: Source,
}

#[derive(Clone)]
enum Source {
    Fixed(Secret),
    Provided(Arc<Provided>),
}

struct Provided {
    provider: Arc<dyn TokenProvider>,
    state: Mutex<State>,
}

/// What is known about the secrets of a provider.
#[derive(Default)]
struct State {
    current: Option<Secret>,
    /// Whether the service has taken the current one.
    proven: bool,
    /// When the provider was last asked because a secret had been refused.
    renewed: Option<Instant>,
    /// When the provider gave the refused secret again.
    exhausted: Option<Instant>,
    /// The question that is under way, as long as anybody waits for it.
    flight: Weak<Flight>,
}

/// How long a refused secret is remembered.
const REMEMBERED: Duration = Duration::from_secs(30);

fn is_recent(time: Option<Instant>) -> bool {
    time.is_some_and(|time| time.elapsed() < REMEMBERED)
}

impl Provided {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks the provider, or joins those who have.
    async fn ask(&self, refused: Option<Secret>, deadline: Deadline) -> Result<Secret, Error> {
        let is_renewal = refused.is_some();
        let flight = {
            let mut state = self.state();
            state.flight.upgrade().unwrap_or_else(|| {
                let (provider, number) = (self.provider.clone(), std::ptr::from_ref(self).addr());
                let flight = Arc::new(Flight::new(number, Box::pin(async move { provider.token(refused).await })));
                state.flight = Arc::downgrade(&flight);
                flight
            })
        };
        let limit = deadline.left();
        let answer = within(limit, flight.answer()).await;
        let mut state = self.state();
        // The first to see the answer notes it; what nobody got an answer from is given up.
        if std::ptr::eq(state.flight.as_ptr(), Arc::as_ptr(&flight)) {
            state.flight = Weak::new();
            if let Some(Ok(secret)) = &answer {
                let now = Some(Instant::now());
                let same = state.current.as_ref() == Some(secret);
                state.exhausted = now.filter(|_| same && is_renewal);
                state.renewed = if is_renewal { now } else { state.renewed };
                state.proven = false;
                state.current = Some(secret.clone());
            }
        }
        answer.unwrap_or_else(|| Err(failed("the token provider gave no token in time")))
    }
}

impl Credential {
    pub(crate) fn fixed(scheme: usize, secret: Secret) -> Self {
        Credential { scheme, source: Source::Fixed(secret) }
    }

    pub(crate) fn provided(scheme: usize, provider: impl TokenProvider) -> Self {
        let provided = Provided { provider: Arc::new(provider), state: Mutex::default() };
        Credential { scheme, source: Source::Provided(Arc::new(provided)) }
    }

    /// The same with a secret that can travel.
    pub(crate) fn checked(self, info: &ApiInfo) -> Result<Self, Error> {
        match &self.source {
            Source::Fixed(secret) => {
                let secret =
                    sound(info, self.scheme, secret).map_err(|reason| Error::new(ErrorKind::Build { reason }))?;
                Ok(Credential::fixed(self.scheme, secret))
            }
            Source::Provided(_) => Ok(self),
        }
    }

    /// The secret to send.
    pub(crate) async fn secret(&self, info: &ApiInfo, deadline: Deadline) -> Result<Secret, Error> {
        let provided = match &self.source {
            Source::Fixed(secret) => return Ok(secret.clone()),
            Source::Provided(provided) => provided,
        };
        let refused = {
            let state = provided.state();
            match &state.current {
                Some(_) if is_recent(state.exhausted) => {
                    return Err(failed("the service has just refused this token, and the provider has no other"));
                }
                Some(current) if state.exhausted.is_none() => return sound(info, self.scheme, current).map_err(failed),
                current => current.clone(),
            }
        };
        let given = provided.ask(refused, deadline).await?;
        // Asked again after a while: the refusal may have been a mistake of the service.
        provided.state().exhausted = None;
        sound(info, self.scheme, &given).map_err(failed)
    }

    /// Another secret than the one that was refused; `None` where there is none to be had.
    pub(crate) async fn renewed(
        &self,
        info: &ApiInfo,
        refused: Option<Secret>,
        deadline: Deadline,
    ) -> Result<Option<Secret>, Error> {
        let (Source::Provided(provided), Some(refused)) = (&self.source, refused) else { return Ok(None) };
        let is_refused = |secret: &Secret| secret.expose().trim() == refused.expose();
        {
            let state = provided.state();
            match &state.current {
                Some(current) if !is_refused(current) => {
                    return sound(info, self.scheme, current).map(Some).map_err(failed);
                }
                _ if !state.proven && is_recent(state.renewed) => return Ok(None),
                _ => {}
            }
        }
        let given = provided.ask(Some(refused.clone()), deadline).await?;
        let secret = sound(info, self.scheme, &given).map_err(failed)?;
        Ok(Some(secret).filter(|secret| !is_refused(secret)))
    }

    /// The service has taken this secret.
    pub(crate) fn accepted(&self, secret: &Secret) {
        if let Source::Provided(provided) = &self.source {
            let mut state = provided.state();
            state.proven |= state.current.as_ref().is_some_and(|current| current.expose().trim() == secret.expose());
        }
    }
}

fn failed(reason: impl Into<String>) -> Error {
    Error::new(ErrorKind::Credential { reason: reason.into() })
}

/// Trims a secret and refuses what cannot stand in a header. The secret is not in the message.
fn sound(info: &ApiInfo, scheme: usize, secret: &Secret) -> Result<Secret, String> {
    let secret = secret.expose().trim();
    if secret.is_empty() {
        return Err("the token is empty".to_owned());
    }
    let word = match info.schemes.get(scheme) {
        Some(Scheme::Header { prefix, .. }) => prefix.trim(),
        Some(Scheme::Bearer) => "Bearer",
        _ => "",
    };
    let begins = |word: &str| secret.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
    if !word.is_empty() && begins(word) && secret[word.len()..].starts_with(' ') {
        return Err(format!("leave out `{word} `, which is added to the token"));
    }
    let in_header = !matches!(info.schemes.get(scheme), Some(Scheme::Basic | Scheme::Query { .. }));
    if in_header && !secret.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err("the token holds characters that no token has; was a password or a whole line pasted?".to_owned());
    }
    Ok(Secret::new(secret))
}
