//! Who is calling: a secret that stays as it is, or a provider of secrets that expire.

use std::future::Future;
use std::sync::Arc;

use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::info::{ApiInfo, Scheme};
use crate::runtime::secret::Secret;
use crate::runtime::sending::Sending;

/// Gives a client its secrets, for secrets that expire.
///
/// It is asked before the first request, and again when the service has refused a secret with
/// status 401; the request is then sent once more. Requests that wait at the same time share one
/// answer. Any closure `Fn(Option<Secret>) -> impl Future<Output = Result<Secret, Error>>` is one.
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
    provider: Box<dyn TokenProvider>,
    /// Locked while the provider is at work, so that it is asked once for all who wait.
    current: tokio::sync::Mutex<Option<Secret>>,
}

impl Credential {
    pub(crate) fn fixed(scheme: usize, secret: Secret) -> Self {
        Credential { scheme, source: Source::Fixed(secret) }
    }

    pub(crate) fn provided(scheme: usize, provider: impl TokenProvider) -> Self {
        let provided = Provided { provider: Box::new(provider), current: tokio::sync::Mutex::default() };
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

    /// Whether another secret can be had when this one is refused.
    pub(crate) fn is_renewable(&self) -> bool {
        matches!(self.source, Source::Provided(_))
    }

    /// The secret to send; another one than `refused` where that can be had.
    pub(crate) async fn secret(&self, info: &ApiInfo, refused: Option<Secret>) -> Result<Secret, Error> {
        let provided = match &self.source {
            Source::Fixed(secret) => return Ok(secret.clone()),
            Source::Provided(provided) => provided,
        };
        let mut current = provided.current.lock().await;
        if let Some(known) = current.as_ref().filter(|known| Some(*known) != refused.as_ref()) {
            return Ok(known.clone());
        }
        *current = None;
        let given = provided.provider.token(refused).await?;
        let secret = sound(info, self.scheme, &given).map_err(|reason| Error::new(ErrorKind::Credential { reason }))?;
        *current = Some(secret.clone());
        Ok(secret)
    }
}

/// Trims a secret and refuses what cannot stand in a header. The secret is not in the message.
fn sound(info: &ApiInfo, scheme: usize, secret: &Secret) -> Result<Secret, String> {
    let secret = secret.expose().trim();
    if secret.is_empty() {
        return Err("the token is empty".to_owned());
    }
    let in_header = !matches!(info.schemes.get(scheme), Some(Scheme::Basic | Scheme::Query { .. }));
    if in_header && !secret.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err("the token holds characters that no token has; was a password or a whole line pasted?".to_owned());
    }
    Ok(Secret::new(secret))
}
