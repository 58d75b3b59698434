//! What an answer depends on.

use super::fault::Fault;
use super::files::Files;
use super::route::Routes;
use super::simulation::Simulation;
use super::window::Window;
use super::words::Words;

/// What an answer depends on.
pub(super) struct State {
    pub(super) routes: Routes,
    pub(super) words: Words,
    pub(super) window: Option<Window>,
    pub(super) faults: Vec<Fault>,
    pub(super) simulation: Option<Box<dyn Simulation>>,
    pub(super) files: Option<Files>,
}
