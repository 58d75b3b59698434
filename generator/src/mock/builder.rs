//! A server that stands in for the service of a document.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use super::asked::Asked;
use super::examples::add_samples;
use super::fault::Fault;
use super::files::Files;
use super::reply::reply;
use super::route::Routes;
use super::server::Server;
use super::simulation::Simulation;
use super::state::State;
use super::window::Window;
use super::words::Words;
use crate::diagnostic::Report;
use crate::generate::{Input, Model, read};
use crate::ir::Api;
use crate::parse::{Folder, OtherFiles};
use crate::stack::with_room;

/// A running server; it stops when this is dropped.
#[derive(Debug)]
pub struct Mock {
    server: Server,
    unchecked: Vec<String>,
}

/// A server that is not running yet.
pub struct Builder {
    api: Api,
    address: IpAddr,
    port: u16,
    limit: bool,
    faults: Vec<Fault>,
    simulation: Option<Box<dyn Simulation>>,
    files: Option<Files>,
}

impl Mock {
    /// Serves a document in a file, and those that it refers to. What has no example in it is answered with a sample
    /// that is made of its schema.
    ///
    /// # Errors
    /// When it can't be read, or has errors; the message shows them, with file and line.
    pub fn open(document: impl AsRef<Path>) -> Result<Builder, String> {
        let (path, name) = (document.as_ref(), document.as_ref().display().to_string());
        let bytes = std::fs::read(path).map_err(|error| format!("{name}: {error}"))?;
        let files = OtherFiles::Folder(Folder::of(path));
        Self::of(&Input { files, ..Input::document(name, bytes) })
    }

    /// Serves a document. What has no example in it is answered with a sample that is made of its schema.
    ///
    /// # Errors
    /// When it has errors; the message shows them, with file and line.
    pub fn of(input: &Input) -> Result<Builder, String> {
        let mut report = Report::default();
        let model = read(input, &mut report).ok_or_else(|| input.render(&report))?;
        Ok(Self::of_model(model))
    }

    /// Serves a document that was read. What has no example in it is answered with a sample that is made of its schema.
    pub fn of_model(mut model: Model) -> Builder {
        add_samples(&mut model.api, &model.document);
        Self::builder(model.api)
    }

    /// Serves the examples of what a document means.
    pub fn builder(api: Api) -> Builder {
        let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
        Builder { api, address, port: 0, limit: true, faults: Vec::new(), simulation: None, files: None }
    }

    /// The base URL to give to a client.
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// Its URL without the path of the API.
    pub fn origin(&self) -> String {
        self.server.origin()
    }

    /// The newest requests, up to 10,000, the oldest first.
    pub fn asked(&self) -> Vec<Asked> {
        self.server.asked()
    }

    /// The newest request.
    pub fn last(&self) -> Option<Asked> {
        self.asked().pop()
    }

    /// What requests are not held against, because it can't be: a line for each operation, with the reason.
    pub fn unchecked(&self) -> &[String] {
        &self.unchecked
    }

    /// Serves until the process ends.
    pub fn wait(self) {
        self.server.wait();
    }
}

impl Builder {
    /// Serves on this port instead of a free one.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Serves at this address of the machine instead of 127.0.0.1, which only the machine itself can reach.
    #[must_use]
    pub fn address(mut self, address: IpAddr) -> Self {
        self.address = address;
        self
    }

    /// Answers everybody at any rate, whatever `x-rate-limit` of the document says.
    #[must_use]
    pub fn without_limit(mut self) -> Self {
        self.limit = false;
        self
    }

    /// Gives other answers than the examples, where the simulation, or the closure, has one.
    #[must_use]
    pub fn simulation(mut self, simulation: impl Simulation + 'static) -> Self {
        self.simulation = Some(Box::new(simulation));
        self
    }

    /// Serves the files of a folder, too, at paths outside the API.
    #[must_use]
    pub fn beside(mut self, folder: impl Into<PathBuf>) -> Self {
        self.files = Some(Files(folder.into()));
        self
    }

    /// Misbehaves, as [`GRAMMAR`](super::GRAMMAR) describes: `getStats=500 x2`.
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
    /// When the port can't be opened; the message names it.
    pub fn start(self) -> std::io::Result<Mock> {
        let limit = self.api.rate_limit.filter(|_| self.limit);
        let words = Words::new(&self.api);
        let (routes, unchecked) = with_room(|| Routes::new(&self.api))?;
        let prefix = routes.prefix().to_owned();
        let state = State {
            routes,
            words,
            window: limit.map(Window::new),
            faults: self.faults,
            simulation: self.simulation,
            files: self.files,
        };
        let address = SocketAddr::new(self.address, self.port);
        let server = Server::start(address, &prefix, move |asked| reply(&state, asked))?;
        Ok(Mock { server, unchecked })
    }
}

impl std::fmt::Debug for Builder {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Builder").field("title", &self.api.title).finish_non_exhaustive()
    }
}
