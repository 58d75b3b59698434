//! A server that answers the examples of a document, refuses what the document does not allow,
//! and misbehaves where it is told to.

mod check;
mod examples;
mod fault;
mod files;
mod period;
mod reply;
mod route;
mod sample;
mod schema;
mod value;
mod window;

use openapi_to_crate::ir::Api;

pub use self::examples::add_samples;
pub use self::fault::GRAMMAR;
use crate::house::{Clock, House};
pub use crate::server::Asked;
use crate::server::Server;
use fault::Fault;
use files::Files;
use reply::Words;
use route::Routes;
use window::Window;

/// What an answer depends on.
struct State {
    routes: Routes,
    words: Words,
    window: Option<Window>,
    faults: Vec<Fault>,
    house: Option<House>,
    files: Option<Files>,
}

/// A running server; it stops when this is dropped.
pub struct Mock(Server);

/// A server that is not running yet.
pub struct Builder<'a> {
    api: &'a Api,
    port: u16,
    limit: bool,
    faults: Vec<Fault>,
    house: Option<House>,
    files: Option<Files>,
}

impl Mock {
    /// Serves the examples of a document on a free port.
    ///
    /// # Errors
    /// When no port can be opened.
    pub fn start(api: &Api) -> std::io::Result<Self> {
        Self::builder(api).start()
    }

    /// A server that differs from the usual one.
    pub fn builder(api: &Api) -> Builder<'_> {
        Builder { api, port: 0, limit: true, faults: Vec::new(), house: None, files: None }
    }

    /// The base URL to give to a client.
    pub fn url(&self) -> String {
        self.0.url()
    }

    /// Its URL without the path of the API.
    pub fn origin(&self) -> String {
        self.0.origin()
    }

    /// Everything that was asked so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.0.asked()
    }

    /// The newest request.
    pub fn last(&self) -> Option<Asked> {
        self.asked().pop()
    }

    /// Serves until the process ends.
    pub fn wait(self) {
        self.0.wait();
    }
}

impl Builder<'_> {
    /// Serves on this port instead of a free one.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Answers everybody at any rate.
    #[must_use]
    pub fn without_limit(mut self) -> Self {
        self.limit = false;
        self
    }

    /// Answers of simulated installations in place of the examples, wherever it can.
    #[must_use]
    pub fn house(mut self, seed: u64, clock: Clock) -> Self {
        self.house = Some(House::new(self.api.table.clone().unwrap_or_default(), seed, clock));
        self
    }

    /// Serves the files of a folder, too, at paths outside the API.
    #[must_use]
    pub fn beside(mut self, folder: impl Into<std::path::PathBuf>) -> Self {
        self.files = Some(Files(folder.into()));
        self
    }

    /// Misbehaves, as [`GRAMMAR`] describes: `getStats=500 x2`.
    ///
    /// # Errors
    /// With what is wrong about the text, and the grammar.
    pub fn fault(mut self, text: &str) -> Result<Self, String> {
        let operations: Vec<&str> = self.api.operations.iter().map(|operation| operation.id.as_str()).collect();
        self.faults.push(Fault::parse(text, &operations)?);
        Ok(self)
    }

    /// Serves.
    ///
    /// # Errors
    /// When the port is taken, or a schema of the document makes no sense.
    pub fn start(self) -> std::io::Result<Mock> {
        let limit = self.api.rate_limit.filter(|_| self.limit);
        let state = State {
            routes: Routes::new(self.api)?,
            words: Words::new(self.api),
            window: limit.map(Window::new),
            faults: self.faults,
            house: self.house,
            files: self.files,
        };
        let prefix = state.routes.prefix().to_owned();
        Server::start(self.port, &prefix, move |asked| reply::reply(&state, asked)).map(Mock)
    }
}
