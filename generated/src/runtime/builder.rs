// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! How a client is set up.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::runtime::bucket::RateLimit;
use crate::runtime::client::{Client, Shared};
use crate::runtime::credential::{Credential, TokenProvider};
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::http::{Http, Settings};
use crate::runtime::info::ApiInfo;
use crate::runtime::limit::Limiter;
use crate::runtime::middleware::Middleware;
use crate::runtime::misfit::Misfit;
use crate::runtime::reader::Reader;
use crate::runtime::retry::{Retries, RetryBudget};
use crate::runtime::secret::Secret;
use crate::runtime::servers::Servers;

/// Sets up a [`Client`].
#[must_use]
pub struct Builder {
    info: &'static ApiInfo,
    base_url: Option<String>,
    servers: Vec<(String, String)>,
    http: Option<reqwest::Client>,
    proxy: Option<String>,
    redirects: bool,
    credentials: Vec<Credential>,
    anonymous: bool,
    limit: Option<RateLimit>,
    connections: usize,
    retries: Retries,
    budget: Option<RateLimit>,
    timeout: Duration,
    connect_timeout: Duration,
    max_body: usize,
    reader: Reader,
    middleware: Vec<Arc<dyn Middleware>>,
}

impl fmt::Debug for Builder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Nobody has looked yet whether there is a password in it.
        let url = self.base_url.as_deref().map(base_url);
        formatter.debug_struct("Builder").field("base_url", &url).finish_non_exhaustive()
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
            servers: Vec::new(),
            redirects: false,
            http: None,
            proxy: None,
            credentials: Vec::new(),
            anonymous: false,
            limit,
            connections: 64,
            budget: Some(RateLimit { burst: 20, refill: Duration::from_secs(1) }),
            retries: Retries {
                count: 3,
                first: Duration::from_millis(250),
                longest: Duration::from_secs(30),
                total: Duration::from_secs(120),
            },
            timeout: Duration::from_secs(60),
            connect_timeout: Duration::from_secs(10),
            max_body: 64 << 20,
            reader: Reader::default(),
            middleware: Vec::new(),
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

    /// For the calls that need no secret, such as signing in: a client that has none can be built of
    /// a document that asks for one.
    pub fn without_credentials(mut self) -> Self {
        self.anonymous = true;
        self
    }

    /// Where the service lives; the first server of the document when not set.
    ///
    /// A server that the document gives to a single operation is resolved against it when it is
    /// relative, and moves with it when it is on the same host as the document's first one. Any
    /// other stays; [`Builder::server_url`] replaces it.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Where operations go for which the document names a server of their own, written as there,
    /// with the defaults of its variables.
    pub fn server_url(mut self, server: impl Into<String>, url: impl Into<String>) -> Self {
        self.servers.push((server.into(), url.into()));
        self
    }

    /// Whether redirects are followed, at most ten for a request, and only to the scheme, host and
    /// port to which it went: elsewhere they would carry the token away. When not, which is how it
    /// is unless set, and for all others, the answer is a refusal with the status of the redirect.
    pub fn follow_redirects(mut self, follow: bool) -> Self {
        self.redirects = follow;
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

    /// Whether a value of an answer that does not fit its type is an error. When not, which is how
    /// it is unless set, it is only missing where it stands; see [`Misfits`](crate::Misfits).
    pub fn strict(mut self, strict: bool) -> Self {
        self.reader.strict = strict;
        self
    }

    /// Tells of every value of an answer that does not fit its type, with the name of the
    /// operation; also of those in answers that have no place for them, such as lists.
    pub fn on_misfit(mut self, listener: impl Fn(&str, &Misfit) + Send + Sync + 'static) -> Self {
        self.reader.listener = Some(Arc::new(listener));
        self
    }

    /// Puts code of your own around each request, which sees what leaves and what comes back and may change
    /// both. The first that is added is the outermost.
    pub fn middleware(mut self, middleware: impl Middleware) -> Self {
        self.middleware.push(Arc::new(middleware));
        self
    }

    /// Another rate limit than the service's own, or none.
    pub fn rate_limit(mut self, limit: Option<RateLimit>) -> Self {
        self.limit = limit;
        self
    }

    /// How many requests may be under way at once, and so how many connections there are to the
    /// service; 64 when not set. More requests wait for one of them to end. An HTTP client of your
    /// own keeps as many idle connections as it was told to.
    pub fn max_connections(mut self, count: usize) -> Self {
        self.connections = count;
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

    /// How often all clones of the client together may try again, so that a service in trouble is
    /// not asked several times by everybody: 20 times at once, and once more each second, when not
    /// set. What was refused with status 429 comes back by the rate limit alone.
    pub fn retry_budget(mut self, budget: Option<RateLimit>) -> Self {
        self.budget = budget;
        self
    }

    /// Longest time for a request with everything that it waits for: its turn, a token, all tries
    /// and the pauses between them; 2 minutes when not set. One whose turn would come later than
    /// that fails at once with [`ErrorKind::RateLimited`], which has the time.
    pub fn total_timeout(mut self, total: Duration) -> Self {
        self.retries.total = total;
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    /// [`ErrorKind::Build`] when there is no secret though the document asks for one, a URL is none, a limit is zero,
    /// or TLS cannot be set up; [`ErrorKind::Credential`] when a token cannot stand in a header.
    pub fn build(self) -> Result<Client, Error> {
        self.check_limits()?;
        self.check_credentials()?;
        let instead_of = self.base_url.is_some().then_some(self.info.base_url);
        let base = base_url(self.base_url.as_deref().unwrap_or(self.info.base_url)).map_err(failed)?;
        let other = |(server, url): &(String, String)| Ok((server.clone(), base_url(url).map_err(failed)?));
        let others = self.servers.iter().map(other).collect::<Result<_, _>>()?;
        let credentials: Result<_, _> =
            self.credentials.iter().map(|credential| credential.clone().checked(self.info)).collect();
        let shared = Shared {
            info: self.info,
            servers: Servers { base, instead_of, others },
            credentials: credentials?,
            limiter: Limiter::new(self.limit, self.connections),
            retries: self.retries,
            budget: RetryBudget::new(self.budget),
            timeout: self.timeout,
            connect_timeout: self.connect_timeout,
            max_body: self.max_body,
            reader: self.reader.clone(),
            middleware: self.middleware.clone().into(),
            http: self.http()?,
        };
        Ok(Client { shared: Arc::new(shared) })
    }

    /// Refuses limits that would let nothing through.
    fn check_limits(&self) -> Result<(), Error> {
        let rate = |limit: Option<RateLimit>| limit.map_or((false, false), |it| (it.burst == 0, it.refill.is_zero()));
        let (limit, budget) = (rate(self.limit), rate(self.budget));
        let zeros = [
            ("burst of the rate limit", limit.0),
            ("refill of the rate limit", limit.1),
            ("burst of the retry budget", budget.0),
            ("refill of the retry budget", budget.1),
            ("timeout", self.timeout.is_zero()),
            ("connect timeout", self.connect_timeout.is_zero()),
            ("total timeout", self.retries.total.is_zero()),
            ("number of connections", self.connections == 0),
            ("size of a body", self.max_body == 0),
        ];
        match zeros.iter().find(|(_, is_zero)| *is_zero) {
            Some((name, _)) => Err(failed(format!("the {name} is 0, which lets nothing through"))),
            None => Ok(()),
        }
    }

    /// Refuses a client of which the service would refuse nearly every request.
    fn check_credentials(&self) -> Result<(), Error> {
        match self.info.credentials {
            Some(methods) if self.credentials.is_empty() && !self.anonymous => Err(failed(format!(
                "the client has no credentials: set {methods}, or say `without_credentials` for calls that need none"
            ))),
            _ => Ok(()),
        }
    }

    fn http(self) -> Result<Http, Error> {
        match (self.http, self.proxy) {
            (Some(_), Some(_)) => Err(failed("an HTTP client of your own has its own proxy; set the proxy there")),
            (Some(http), None) => Ok(Http::given(http)),
            (None, proxy) => {
                let Builder { connections, connect_timeout, redirects, .. } = self;
                let user_agent = self.info.user_agent;
                Http::new(Settings { user_agent, connect_timeout, connections, proxy, redirects }).map_err(failed)
            }
        }
    }
}

/// A URL to which paths can be appended; what is wrong with it, otherwise. The text is not in the
/// message when a password may be in it.
fn base_url(text: &str) -> Result<String, String> {
    let text = text.trim().trim_end_matches('/');
    let url = reqwest::Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    let Some(url) = url else {
        let shown = if text.contains('@') { "this" } else { &format!("`{}`", text.escape_debug()) };
        return Err(format!("{shown} is no base URL; write it as https://host/path"));
    };
    if !url.username().is_empty() || url.password().is_some() {
        return Err("the base URL holds a user or a password, which belong into a credential".to_owned());
    }
    match (url.query(), url.fragment()) {
        (None, None) => Ok(text.to_owned()),
        _ => Err("a base URL has no query and no fragment; write it as https://host/path".to_owned()),
    }
}

fn failed(reason: impl Into<String>) -> Error {
    Error::new(ErrorKind::Build { reason: reason.into() })
}
