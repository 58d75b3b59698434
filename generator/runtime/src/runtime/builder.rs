//! How a client is set up.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::runtime::client::{Client, Shared};
use crate::runtime::credential::{Credential, TokenProvider};
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::info::ApiInfo;
use crate::runtime::limit::{Limiter, RateLimit};
use crate::runtime::retry::Retries;
use crate::runtime::secret::Secret;

/// Sets up a [`Client`].
#[must_use]
pub struct Builder {
    info: &'static ApiInfo,
    base_url: Option<String>,
    http: Option<reqwest::Client>,
    proxy: Option<String>,
    credentials: Vec<Credential>,
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
            proxy: None,
            credentials: Vec::new(),
            limit,
            retries: Retries {
                count: 3,
                first: Duration::from_millis(250),
                longest: Duration::from_secs(30),
                total: Duration::from_secs(120),
            },
            timeout: Duration::from_secs(60),
            connect_timeout: Duration::from_secs(10),
            max_body: 64 << 20,
        }
    }

    #[doc(hidden)]
    pub fn credential(mut self, scheme: usize, secret: impl Into<String>) -> Self {
        self.credentials.push(Credential::fixed(scheme, Secret::new(secret)));
        self
    }

    #[doc(hidden)]
    pub fn provider(mut self, scheme: usize, provider: impl TokenProvider) -> Self {
        self.credentials.push(Credential::provided(scheme, provider));
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

    /// An HTTP client of your own: certificates, connection pool, DNS. It decides about proxy,
    /// connect timeout and redirects, so keep redirects off: they would carry the token away.
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.http = Some(http);
        self
    }

    /// A proxy for all requests, as `http://host:port` or `https://user:password@host:port`; what
    /// the environment says (`HTTPS_PROXY`, `NO_PROXY`) when not set.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Some(url.into());
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

    /// The wait before the second try, and the longest one; each wait is up to twice as long as
    /// the last. A quarter of a second and 30 seconds when not set. `Retry-After` goes before.
    pub fn retry_waits(mut self, first: Duration, longest: Duration) -> Self {
        (self.retries.first, self.retries.longest) = (first, longest);
        self
    }

    /// Longest time for all tries and the waits between them; 2 minutes when not set. The wait
    /// for the rate limit before the first try is not part of it.
    pub fn total_timeout(mut self, total: Duration) -> Self {
        self.retries.total = total;
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    /// [`ErrorKind::Build`] when a token cannot stand in a header, a URL is none, or TLS cannot
    /// be set up.
    pub fn build(self) -> Result<Client, Error> {
        let base_url = self.base_url.as_deref().unwrap_or(self.info.base_url).trim().trim_end_matches('/').to_owned();
        let sound = reqwest::Url::parse(&base_url)
            .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.query().is_none());
        if !sound {
            return Err(failed(format!("`{base_url}` is no base URL; write it as https://host/path")));
        }
        let credentials: Result<_, _> =
            self.credentials.iter().map(|credential| credential.clone().checked(self.info)).collect();
        let shared = Shared {
            info: self.info,
            base_url,
            credentials: credentials?,
            limiter: Limiter::new(self.limit),
            retries: self.retries,
            timeout: self.timeout,
            connect_timeout: self.connect_timeout,
            max_body: self.max_body,
            http: self.http()?,
        };
        Ok(Client { shared: Arc::new(shared) })
    }

    fn http(self) -> Result<reqwest::Client, Error> {
        if let Some(http) = self.http {
            return match self.proxy {
                None => Ok(http),
                Some(_) => Err(failed("an HTTP client of your own has its own proxy; set the proxy there")),
            };
        }
        let http = reqwest::Client::builder().user_agent(self.info.user_agent);
        // A browser keeps these for itself.
        #[cfg(not(target_arch = "wasm32"))]
        let http = {
            let http = http.connect_timeout(self.connect_timeout).redirect(reqwest::redirect::Policy::none());
            match self.proxy.as_deref().map(reqwest::Proxy::all) {
                None => http,
                // Its message holds the URL, and the URL can hold a password.
                Some(Err(_)) => return Err(failed("the URL of the proxy is none; write it as http://host:port")),
                Some(Ok(proxy)) => http.proxy(proxy),
            }
        };
        http.build().map_err(|error| failed(format!("the HTTP client: {error}")))
    }
}

fn failed(reason: impl Into<String>) -> Error {
    Error::new(ErrorKind::Build { reason: reason.into() })
}
