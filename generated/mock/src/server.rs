//! A server that stands in for VRM.

use std::io;
use std::net::IpAddr;
use std::path::PathBuf;

use jiff::Timestamp;
use openapi_to_crate::ir::Api;
use openapi_to_crate::mock::{self, Asked};
use openapi_to_crate::tables::ir::CodeTable;

use super::document::api;
use super::house::{Clock, House};

/// A running server; it stops when this is dropped.
#[derive(Debug)]
pub struct Mock(mock::Mock);

/// A server that is not running yet.
#[derive(Debug)]
pub struct Builder {
    server: mock::Builder,
    table: CodeTable,
    seed: Option<u64>,
    clock: Clock,
    odd: bool,
}

impl Mock {
    /// Serves the examples of the API's document on a free port of loopback.
    ///
    /// # Errors
    /// When no port can be opened.
    pub fn start() -> io::Result<Self> {
        Self::builder().start()
    }

    /// A server that differs from the usual one.
    pub fn builder() -> Builder {
        Builder::of(api().clone())
    }

    /// The base URL to give to a client.
    pub fn url(&self) -> String {
        self.0.url()
    }

    /// Its URL without the path of the API.
    pub fn origin(&self) -> String {
        self.0.origin()
    }

    /// The newest requests, up to 10,000, the oldest first.
    pub fn asked(&self) -> Vec<Asked> {
        self.0.asked()
    }

    /// The newest request.
    pub fn last(&self) -> Option<Asked> {
        self.0.last()
    }

    /// Serves until the process ends.
    pub fn wait(self) {
        self.0.wait();
    }
}

impl Builder {
    /// Serves another version of the API's document than the one that the package carries.
    pub fn of(api: Api) -> Self {
        let table = api.table.clone().unwrap_or_default();
        Builder { server: mock::Mock::builder(api), table, seed: None, clock: Clock::Running, odd: true }
    }

    fn with(self, change: impl FnOnce(mock::Builder) -> mock::Builder) -> Self {
        Builder { server: change(self.server), ..self }
    }

    /// Answers of simulated installations in place of the examples, wherever it can: a house (710001), a hut without
    /// a grid (710002), a boat (710003), and one whose answers are odd (710004). The same seed always gives the same.
    #[must_use]
    pub fn house(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// Leaves out the simulated installation whose answers are odd, as VRM's can be, for clients that take only what
    /// the document promises.
    #[must_use]
    pub fn without_odd_answers(mut self) -> Self {
        self.odd = false;
        self
    }

    /// Lets the simulated installations take this time for now, always, instead of that of the machine's clock.
    #[must_use]
    pub fn at(mut self, now: Timestamp) -> Self {
        self.clock = Clock::Stopped(now);
        self
    }

    /// Serves on this port instead of a free one.
    #[must_use]
    pub fn port(self, port: u16) -> Self {
        self.with(|server| server.port(port))
    }

    /// Serves at this address of the machine instead of 127.0.0.1, which only the machine itself can reach.
    #[must_use]
    pub fn address(self, address: IpAddr) -> Self {
        self.with(|server| server.address(address))
    }

    /// Answers everybody at any rate; VRM's rate limit is imitated otherwise.
    #[must_use]
    pub fn without_limit(self) -> Self {
        self.with(mock::Builder::without_limit)
    }

    /// Serves the files of a folder, too, at paths outside the API.
    #[must_use]
    pub fn beside(self, folder: impl Into<PathBuf>) -> Self {
        self.with(|server| server.beside(folder))
    }

    /// Misbehaves, as [`GRAMMAR`](crate::GRAMMAR) describes: `getStats=500 x2`.
    ///
    /// # Errors
    /// With what is wrong about the text, and the grammar.
    pub fn fault(self, text: &str) -> Result<Self, String> {
        Ok(Builder { server: self.server.fault(text)?, ..self })
    }

    /// Serves.
    ///
    /// # Errors
    /// When the port can't be opened; the message names it.
    pub fn start(self) -> io::Result<Mock> {
        let server = match self.seed {
            None => self.server,
            Some(seed) => {
                let house = House::with_table(self.table, seed, self.clock);
                self.server.simulation(if self.odd { house } else { house.without_odd_answers() })
            }
        };
        server.start().map(Mock)
    }
}
