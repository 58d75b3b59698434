//! Simulated installations, so that a client has something to show: sun, weather, habits, a battery with
//! limits and losses, a grid with prices, a generator, a charging station, tanks.
//!
//! What happens is a function of the seed and of time alone. Every answer is made of the same quarters of
//! an hour, so all of them tell the same story.

mod access;
mod account;
mod attributes;
mod changes;
mod devices;
mod find;
mod habits;
mod history;
mod kept;
mod lifetime;
mod now;
mod odd;
mod plan;
mod quantity;
mod random;
mod readings;
mod refusal;
mod series;
mod sites;
mod sky;
mod step;
mod tokens;
mod track;
mod writing;

pub use account::{Clock, House};
pub use step::{FLOWS, STEP_SECONDS, Step};
