// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! The client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::runtime::credential::Credential;
use crate::runtime::error::Error;
use crate::runtime::http::Http;
use crate::runtime::info::ApiInfo;
use crate::runtime::limit::Limiter;
use crate::runtime::middleware::Middleware;
use crate::runtime::reader::Reader;
use crate::runtime::retry::{Retries, RetryBudget};
use crate::runtime::secret::Secret;
use crate::runtime::servers::Servers;

/// A client of the service. Clones share connections and the rate limit.
#[derive(Clone)]
pub struct Client {
    pub(crate) shared: Arc<Shared>,
}

#[derive(Clone)]
pub(crate) struct Shared {
    pub(crate) info: &'static ApiInfo,
    pub(crate) servers: Servers,
    pub(crate) http: Http,
    pub(crate) credentials: Vec<Credential>,
    pub(crate) limiter: Limiter,
    pub(crate) retries: Retries,
    pub(crate) budget: RetryBudget,
    pub(crate) timeout: Duration,
    pub(crate) connect_timeout: Duration,
    pub(crate) max_body: usize,
    pub(crate) reader: Reader,
    pub(crate) middleware: Arc<[Arc<dyn Middleware>]>,
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Client").field("base_url", &self.shared.servers.base).finish_non_exhaustive()
    }
}

impl Client {
    #[doc(hidden)]
    pub fn with_credential(&self, scheme: usize, secret: &str) -> Result<Self, Error> {
        let credential = Credential::fixed(scheme, Secret::new(secret)).checked(self.shared.info)?;
        let shared = Shared { credentials: vec![credential], ..(*self.shared).clone() };
        Ok(Client { shared: Arc::new(shared) })
    }
}
