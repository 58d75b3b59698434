//! The client and how it is built.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::info::{ApiInfo, Route, Scheme};
use crate::runtime::limit::{Limiter, RateLimit};
use crate::runtime::path::Path;
use crate::runtime::request::Request;
use crate::runtime::retry::Retries;
use crate::runtime::secret::{Bytes, Secret};

/// A client of the service. Clones share connections and the rate limit.
#[derive(Clone)]
pub struct Client {
    pub(crate) shared: Arc<Shared>,
}

#[derive(Clone)]
pub(crate) struct Shared {
    pub(crate) info: &'static ApiInfo,
    pub(crate) base_url: String,
    pub(crate) http: reqwest::Client,
    pub(crate) credentials: Vec<(usize, Secret)>,
    pub(crate) limiter: Limiter,
    pub(crate) retries: Retries,
    pub(crate) timeout: Duration,
    pub(crate) max_body: usize,
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Client").field("base_url", &self.shared.base_url).finish_non_exhaustive()
    }
}

impl Client {
    #[doc(hidden)]
    pub fn request(&self, route: &'static Route, path: Path) -> Request {
        Request::new(self.clone(), route, path)
    }

    #[doc(hidden)]
    pub fn with_credential(&self, scheme: usize, secret: &str) -> Result<Self, Error> {
        let secret = check(self.shared.info, scheme, secret)?;
        let shared = Shared { credentials: vec![(scheme, secret)], ..(*self.shared).clone() };
        Ok(Client { shared: Arc::new(shared) })
    }
}

/// Sets up a [`Client`].
#[must_use]
pub struct Builder {
    info: &'static ApiInfo,
    base_url: Option<String>,
    http: Option<reqwest::Client>,
    credentials: Vec<(usize, Secret)>,
    limit: Option<RateLimit>,
    retries: Retries,
    timeout: Duration,
    connect_timeout: Duration,
    max_body: usize,
}

impl fmt::Debug for Builder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Builder").field("base_url", &self.base_url).finish_non_exhaustive()
    }
}

impl Builder {
    #[doc(hidden)]
    pub fn new(info: &'static ApiInfo) -> Self {
        let limit =
            info.rate_limit.map(|(burst, refill)| RateLimit { burst, refill: Duration::from_millis(refill.into()) });
        Builder {
            info,
            base_url: None,
            http: None,
            credentials: Vec::new(),
            limit,
            retries: Retries { count: 3, total: Duration::from_secs(120) },
            timeout: Duration::from_secs(60),
            connect_timeout: Duration::from_secs(10),
            max_body: 64 << 20,
        }
    }

    #[doc(hidden)]
    pub fn credential(mut self, scheme: usize, secret: impl Into<String>) -> Self {
        self.credentials.push((scheme, Secret::new(secret)));
        self
    }

    #[doc(hidden)]
    pub fn basic(self, scheme: usize, user: &str, password: &str) -> Self {
        self.credential(scheme, format!("{user}:{password}"))
    }

    /// Where the service lives; the first server of the document when not set.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// An HTTP client of your own: proxy, certificates, connection pool. It decides about
    /// connect timeout and redirects, so keep redirects off: they would carry the token away.
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.http = Some(http);
        self
    }

    /// Longest time for one try, from sending to the last byte; 60 seconds when not set.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Longest time for a connection to come up; 10 seconds when not set.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Largest answer that is taken, in bytes after decompression; 64 MiB when not set.
    pub fn max_body_bytes(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// Another rate limit than the service's own, or none.
    pub fn rate_limit(mut self, limit: Option<RateLimit>) -> Self {
        self.limit = limit;
        self
    }

    /// Tries after the first, for requests that can be sent twice without harm; 3 when not set.
    pub fn retries(mut self, count: u32) -> Self {
        self.retries.count = count;
        self
    }

    /// Longest time for all tries and the waits between them; 2 minutes when not set.
    pub fn total_timeout(mut self, total: Duration) -> Self {
        self.retries.total = total;
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    /// [`ErrorKind::Build`] when a token cannot stand in a header, the URL is none, or TLS
    /// cannot be set up.
    pub fn build(self) -> Result<Client, Error> {
        let base_url = self.base_url.unwrap_or_else(|| self.info.base_url.to_owned());
        let base_url = base_url.trim().trim_end_matches('/').to_owned();
        let sound = reqwest::Url::parse(&base_url)
            .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.query().is_none());
        if !sound {
            return Err(build(format!("`{base_url}` is no base URL; write it as https://host/path")));
        }
        let mut credentials = Vec::new();
        for (scheme, secret) in &self.credentials {
            credentials.push((*scheme, check(self.info, *scheme, secret.expose())?));
        }
        let http = match self.http {
            Some(http) => http,
            None => reqwest::Client::builder()
                .user_agent(self.info.user_agent)
                .connect_timeout(self.connect_timeout)
                .redirect(reqwest::redirect::Policy::none())
                .build()
                .map_err(|error| build(format!("the HTTP client: {error}")))?,
        };
        let shared = Shared {
            info: self.info,
            base_url,
            http,
            credentials,
            limiter: Limiter::new(self.limit),
            retries: self.retries,
            timeout: self.timeout,
            max_body: self.max_body,
        };
        Ok(Client { shared: Arc::new(shared) })
    }
}

fn build(reason: String) -> Error {
    Error::new(ErrorKind::Build { reason })
}

/// Trims a secret and refuses what cannot stand in a header. The secret is not in the message.
fn check(info: &ApiInfo, scheme: usize, secret: &str) -> Result<Secret, Error> {
    let secret = secret.trim();
    if secret.is_empty() {
        return Err(build("the token is empty".to_owned()));
    }
    let in_header = !matches!(info.schemes.get(scheme), Some(Scheme::Basic | Scheme::Query { .. }));
    if in_header && !secret.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(build(
            "the token holds characters that no token has; was a password or a whole line pasted?".to_owned(),
        ));
    }
    Ok(Secret::new(secret))
}

/// The value of the `Authorization` header for `user:password`.
pub(crate) fn basic(secret: &Secret) -> String {
    format!("Basic {}", Bytes(secret.expose().as_bytes().to_vec()).to_base64())
}
