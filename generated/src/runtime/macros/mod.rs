// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! What every generated type of a kind does alike. Generated code calls these by name, so that
//! its own lines are only what differs.

#[macro_use]
mod by_status;
#[macro_use]
mod calls;
#[macro_use]
mod integer_enum;
#[macro_use]
mod modules;
#[macro_use]
mod object;
#[macro_use]
mod resource;
#[macro_use]
mod scalar;
#[macro_use]
mod text_enum;
#[macro_use]
mod tuple;
#[macro_use]
mod union;
#[macro_use]
mod wire;
