//! A server that answers the examples of a document.

mod reply;
mod route;
mod window;

use openapi_forge::ir::Api;

pub use crate::server::Asked;
use crate::server::Server;
use route::Routes;
use window::Window;

/// What an answer depends on.
struct State {
    routes: Routes,
    window: Option<Window>,
}

/// A running server; it stops when this is dropped.
pub struct Mock(Server);

impl Mock {
    /// Serves the examples of a document on a free port.
    ///
    /// # Errors
    /// When no port can be opened.
    pub fn start(api: &Api) -> std::io::Result<Self> {
        Self::start_on(api, 0)
    }

    /// Serves the examples of a document on the given port.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn start_on(api: &Api, port: u16) -> std::io::Result<Self> {
        let state = State { routes: Routes::new(api), window: api.rate_limit.map(Window::new) };
        let prefix = state.routes.prefix().to_owned();
        Server::start(port, &prefix, move |asked| reply::reply(&state, asked)).map(Mock)
    }

    /// The base URL to give to a client.
    pub fn url(&self) -> String {
        self.0.url()
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
