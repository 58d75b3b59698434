//! What every generated type of a kind does alike. Generated code calls these by name, so that
//! its own lines are only what differs.

#[macro_use]
mod by_status;
#[macro_use]
mod calls;
// part: integer_enum
#[macro_use]
mod integer_enum;
#[macro_use]
mod modules;
#[macro_use]
mod object;
// part: own_types
#[macro_use]
mod own_type;
// part: client
#[macro_use]
mod resource;
#[macro_use]
mod scalar;
// part: text_enum
#[macro_use]
mod text_enum;
// part: tuple
#[macro_use]
mod tuple;
// part: union
#[macro_use]
mod union;
#[macro_use]
mod wire;
