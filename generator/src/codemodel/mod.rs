//! A crate as data: every name, type, order, import and example is decided here, nothing is printed.
//!
//! [`model`] makes a [`Crate`] of an API; [`emit`](crate::emit) spells it. What chooses is a file of
//! `build`, what was chosen is a type of the files beside it.

mod answers;
mod argument;
mod behaviour;
mod build;
mod client;
mod docs;
mod example;
mod fault;
mod feature;
mod first;
mod identifier;
mod krate;
mod model;
mod operation_table;
mod operations;
mod options;
mod parameter;
mod reading;
mod request;
mod resource;
mod root;
mod runtime_part;
mod rust_path;
mod rust_type;
mod streaming;
mod text;

pub use answers::{Answers, ByStatus, HeaderField, Headers, StatusBody, StatusVariant};
pub use argument::{Argument, ArgumentType, PathArgument};
pub use behaviour::{
    Behaviour, CalendarUnit, Cut, IdentityKey, Longest, Number, Paging, Period, Presence, Save, SignIn, TotalRecords,
};
pub(crate) use build::{identifiers, open_enum, variant_names};
pub use build::{model, operation_table};
pub use client::{Client, Credential, CredentialKind, Envelope, RateLimit, Scheme};
pub use docs::{Block, Docs};
pub use example::{Example, Expr, Usage};
pub use fault::Fault;
pub use feature::{ALL_OPERATIONS, Feature, Gate, Import, OTHER_TYPES};
pub use first::{First, FirstCall, Setting};
pub use identifier::Identifier;
pub use krate::Crate;
pub use model::{
    Additional, Asked, Constructor, Enum, EnumVariant, Field, Initial, Model, ModelKind, Newtype, Setter, Struct,
    Tuple, TupleItem, Union, UnionVariant,
};
pub use operation_table::{
    ListNotation, ListedBody, ListedOperation, ListedParameter, OperationTable, Place, ValueKind,
};
pub use operations::{NamedCall, OperationGroup};
pub use options::{Derives, Options};
pub use parameter::{Body, BodyKind, Bounds, Check, FormStyle, LengthOf, Location, NumberOf, Parameter, Part, Put};
pub use reading::{Access, Labels, PointMethods, Reading, ReadingValue, Series, SeriesKey, SeriesMeta, ValueAccess};
pub use request::{OptionalValue, OtherMedia, ReadAs, Request, RequestGroup, RequiredValue, Route, Sent};
pub use resource::{Method, Notation, Resource, ResourceGroup, Step, StepText, Target};
pub use root::{Export, ROOT_MODULES, Root};
pub use runtime_part::RuntimePart;
pub use rust_path::RustPath;
pub use rust_type::{RustType, WireFormat};
pub use streaming::{Parts, StreamMethod, Streaming};
pub use text::{Joined, Separator, Text};
