// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! The HTTP client below a client.

#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
use std::sync::{Arc, OnceLock};
use std::time::Duration;

#[cfg(not(target_arch = "wasm32"))]
use reqwest::redirect::Policy;

#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
use crate::runtime::blocking;

/// How many redirects are followed for one request.
#[cfg(not(target_arch = "wasm32"))]
const MOST_REDIRECTS: usize = 10;

/// How connections are made.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) user_agent: &'static str,
    pub(crate) connect_timeout: Duration,
    pub(crate) connections: usize,
    pub(crate) proxy: Option<String>,
    /// Whether redirects within one origin are followed.
    pub(crate) redirects: bool,
}

/// One pool of connections for async code, and one for the thread on which `.wait()` works: a
/// connection is served by the runtime that made it, and hangs while nobody runs that.
#[derive(Clone)]
pub(crate) struct Http {
    shared: reqwest::Client,
    #[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
    blocking: Option<Arc<(Settings, OnceLock<reqwest::Client>)>>,
}

impl Http {
    /// Clients with these settings; what is wrong with them, otherwise.
    pub(crate) fn new(settings: Settings) -> Result<Self, String> {
        Ok(Http {
            shared: settings.client()?,
            #[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
            blocking: Some(Arc::new((settings, OnceLock::new()))),
        })
    }

    /// A client that somebody else has set up, for everything.
    pub(crate) fn given(client: reqwest::Client) -> Self {
        Http {
            shared: client,
            #[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
            blocking: None,
        }
    }

    /// The one for the thread on which this is called.
    pub(crate) fn client(&self) -> &reqwest::Client {
        #[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
        if let Some((settings, client)) = self.blocking.as_deref().filter(|_| blocking::is_shared_thread()) {
            // What could be built once can be built twice.
            return client.get_or_init(|| settings.client().unwrap_or_else(|_| self.shared.clone()));
        }
        &self.shared
    }
}

/// Redirects that lead to the scheme, host and port from which they come.
#[cfg(not(target_arch = "wasm32"))]
fn same_origin() -> Policy {
    Policy::custom(|attempt| {
        let is_same = attempt.previous().iter().all(|before| before.origin() == attempt.url().origin());
        if is_same && attempt.previous().len() <= MOST_REDIRECTS { attempt.follow() } else { attempt.stop() }
    })
}

impl Settings {
    fn client(&self) -> Result<reqwest::Client, String> {
        let http = reqwest::Client::builder().user_agent(self.user_agent);
        // A browser keeps these for itself.
        #[cfg(not(target_arch = "wasm32"))]
        let http = {
            let http = http
                .connect_timeout(self.connect_timeout)
                .pool_max_idle_per_host(self.connections)
                .redirect(if self.redirects { same_origin() } else { Policy::none() });
            match self.proxy.as_deref().map(reqwest::Proxy::all) {
                None => http,
                // Its message holds the URL, and the URL can hold a password.
                Some(Err(_)) => return Err("the URL of the proxy is none; write it as http://host:port".to_owned()),
                Some(Ok(proxy)) => http.proxy(proxy),
            }
        };
        http.build().map_err(|error| format!("the HTTP client: {error}"))
    }
}
