//! What the client of all constructs sends and reads, byte for byte. Compiled inside of its crate.

mod as_it_came;
mod proves;
mod reads;
mod sends;
mod server;
mod streams;
mod uploads;
