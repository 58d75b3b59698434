//! Servers on loopback that stand in for a service, for the tests of those who call it.
//!
//! [`Mock`] serves any document: it answers its examples, or samples of its schemas, refuses what the document does
//! not allow with the place and the reason, keeps what it was asked, and misbehaves where it is told to.
//!
//! ```
//! use openapi_to_crate::Input;
//! use openapi_to_crate::mock::Mock;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let input = Input::document(
//!     "pets.yaml",
//!     "
//! openapi: 3.0.3
//! info: {title: Pets, version: '1'}
//! paths:
//!   /pets:
//!     get:
//!       operationId: listPets
//!       responses:
//!         '200': {description: All., content: {application/json: {schema: {type: array, items: {type: string}}}}}
//! ",
//! );
//! let mock = Mock::of(&input)?.fault("listPets=503 x1")?.start()?;
//! // Now let a client ask `mock.url()`: its first request fails, its second is answered `["text"]`.
//! assert!(mock.url().starts_with("http://127.0.0.1:"));
//! assert!(mock.asked().is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! [`Canned`] gives the answers that it is told to, for those that no document has.

mod answer;
mod asked;
mod builder;
mod canned;
mod check;
mod examples;
mod fault;
mod files;
mod parameter;
mod piece;
mod reply;
mod route;
mod sample;
mod schema;
mod server;
mod simulation;
mod state;
mod value;
mod window;
mod words;

pub use answer::Answer;
pub use asked::Asked;
pub use builder::{Builder, Mock};
pub use canned::Canned;
pub use examples::add_samples;
pub use fault::GRAMMAR;
pub use simulation::{Call, Said, Simulation};
