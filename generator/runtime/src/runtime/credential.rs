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
/// It is asked before the first request, and again when the service refuses, with status 401, a
/// secret that it had taken before, or one that is older than half a minute; the request is then
/// sent once more. Requests that wait at the same time share one answer. A provider whose new
/// secret the service refuses is left alone for half a minute, as accounts get locked by those who
/// ask too often, and as long as the service has taken none of its secrets, requests fail at once
/// for that time. So one that keeps secrets elsewhere looks itself whether they have expired. It
/// must not use the client that it is for, nor `.wait()`. Any closure `Fn(Option<Secret>) -> impl Future<Output = Result<Secret, Error>>` is one.
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
    /// When the provider gave it.
    given: Option<Instant>,
    verdict: Verdict,
    /// Whether the service has ever taken a secret of this provider.
    known: bool,
    /// The question that is under way, as long as anybody waits for it.
    flight: Weak<Flight>,
}

/// What the service makes of a secret.
#[derive(Default, Clone, Copy, PartialEq)]
enum Verdict {
    #[default]
    Unknown,
    Taken,
    Refused,
    /// Both: some operations refuse everybody.
    Disputed,
}

impl State {
    /// Whether the provider may be asked for another secret: the one that it gave was good and is
    /// not so any longer, or it was asked long ago.
    fn may_renew(&self) -> bool {
        self.verdict == Verdict::Taken || self.given.is_none_or(|given| given.elapsed() >= REMEMBERED)
    }

    /// Notes what the service makes of the current secret.
    fn judge(&mut self, verdict: Verdict) {
        self.known |= verdict == Verdict::Taken;
        self.verdict = match (self.verdict, verdict) {
            (Verdict::Refused | Verdict::Disputed, Verdict::Taken) => Verdict::Disputed,
            (Verdict::Disputed, Verdict::Refused) => Verdict::Disputed,
            _ => verdict,
        };
    }

    fn is_current(&self, secret: &Secret) -> bool {
        self.current.as_ref().is_some_and(|current| current.expose().trim() == secret.expose())
    }

    /// Whether nothing but a refusal is to be expected.
    fn is_hopeless(&self) -> bool {
        self.verdict == Verdict::Refused && !self.known
    }
}

/// How long a refused secret is remembered.
const REMEMBERED: Duration = Duration::from_secs(30);

impl Provided {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The question that is under way, or a new one.
    fn question(&self, state: &mut State, refused: Option<Secret>) -> Arc<Flight> {
        state.flight.upgrade().unwrap_or_else(|| {
            let (provider, number) = (self.provider.clone(), std::ptr::from_ref(self).addr());
            let flight = Arc::new(Flight::new(number, Box::pin(async move { provider.token(refused).await })));
            state.flight = Arc::downgrade(&flight);
            flight
        })
    }

    /// The provider's answer to a question.
    async fn answer(&self, flight: &Arc<Flight>, deadline: Deadline) -> Result<Secret, Error> {
        let answer = within(deadline.left(), flight.answer()).await;
        let mut state = self.state();
        // The first to see the answer notes it; what nobody got an answer from is given up.
        if std::ptr::eq(state.flight.as_ptr(), Arc::as_ptr(flight)) {
            state.flight = Weak::new();
            state.given = None;
            if let Some(Ok(secret)) = &answer {
                // The refused one again is not better than it was.
                let same = state.current.as_ref() == Some(secret) && state.verdict == Verdict::Refused;
                state.verdict = if same { Verdict::Refused } else { Verdict::Unknown };
                (state.current, state.given) = (Some(secret.clone()), Some(Instant::now()));
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
                    sound(info, self.scheme, secret).map_err(|reason| Error::new(ErrorKind::Credential { reason }))?;
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
        let flight = {
            let mut state = provided.state();
            match &state.current {
                Some(current) if !state.is_hopeless() => return sound(info, self.scheme, current).map_err(failed),
                Some(_) if !state.may_renew() => {
                    return Err(failed(
                        "the service has just refused this token, and it is too early to ask for another",
                    ));
                }
                refused => {
                    let refused = refused.clone();
                    provided.question(&mut state, refused)
                }
            }
        };
        sound(info, self.scheme, &provided.answer(&flight, deadline).await?).map_err(failed)
    }

    /// Another secret than the one that was refused; `None` where there is none to be had.
    pub(crate) async fn renewed(
        &self,
        info: &ApiInfo,
        refused: &Secret,
        deadline: Deadline,
    ) -> Result<Option<Secret>, Error> {
        let Source::Provided(provided) = &self.source else { return Ok(None) };
        let flight = {
            let mut state = provided.state();
            if let Some(current) = state.current.as_ref().filter(|_| !state.is_current(refused)) {
                return sound(info, self.scheme, current).map(Some).map_err(failed);
            }
            let is_asked = state.may_renew() || state.flight.strong_count() > 0;
            state.judge(Verdict::Refused);
            if !is_asked {
                return Ok(None);
            }
            provided.question(&mut state, Some(refused.clone()))
        };
        let secret = sound(info, self.scheme, &provided.answer(&flight, deadline).await?).map_err(failed)?;
        Ok(Some(secret).filter(|secret| secret != refused))
    }

    /// The service has taken this secret.
    pub(crate) fn accepted(&self, secret: &Secret) {
        self.judged(secret, Verdict::Taken);
    }

    /// The service has refused this secret, and another is not asked for.
    pub(crate) fn refused(&self, secret: &Secret) {
        self.judged(secret, Verdict::Refused);
    }

    fn judged(&self, secret: &Secret, verdict: Verdict) {
        if let Source::Provided(provided) = &self.source {
            let mut state = provided.state();
            if state.is_current(secret) {
                state.judge(verdict);
            }
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
