//! What a client is made of, in Rust's words: the only thing that emitters know.
//!
//! Everything here is plain data. References between types are [`TypeId`]s, indices into
//! [`Api::types`], so recursive types need no boxes. `wire` always is the exact text that
//! travels over HTTP; Rust's names are chosen later, by the layer `names`.

mod api;
mod behaviour;
mod operation;
mod readings;
mod response;
mod security;
mod types;
mod usage;

pub use crate::tables::ir::{Attribute, AttributeValue, CodeTable, DataType, ValueSet};
pub use api::{Api, Envelope, RateLimit, Server};
pub use behaviour::{Behaviour, CalendarUnit, Credential, Join, Longest, Paging, PeriodRule};
pub use operation::{Body, BodyKind, Bounds, Evidence, Operation, Parameter, ParameterLocation, Style};
pub use readings::{Labels, Meta, Reading, Series, SeriesKey};
pub use response::{Header, ItemNotation, Items, OtherMedia, Response, ResponseKind, Statuses};
pub use security::{SecurityKind, SecurityScheme};
pub use types::{
    Entries, Enum, EnumValue, EnumValues, Field, IntegerSize, Object, TimeFormat, TupleItem, Type, TypeDef, TypeId,
    TypeKind, Union, Variant,
};
pub use usage::{Facts, Usage};
