//! The types that travel.

use super::argument::Argument;
use super::docs::Docs;
use super::feature::Gate;
use super::identifier::Identifier;
use super::reading::{PointMethods, Reading, Series};
use super::rust_path::RustPath;
use super::rust_type::{RustType, WireFormat};

/// A named type. Each has a file, with all other names for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// Its name.
    pub name: Identifier,
    /// The module that holds it.
    pub module: Identifier,
    /// What it is there for.
    pub gate: Gate,
    /// What it is.
    pub docs: Docs,
    /// Its shape.
    pub kind: ModelKind,
    /// What it derives beside what it always does.
    pub derives: Vec<RustPath>,
    /// Methods of an object that holds one value of one attribute.
    pub readings: Vec<Reading>,
    /// Methods of an object that holds the points of attributes.
    pub series: Vec<Series>,
}

/// Shape of a named type.
#[derive(Debug, Clone, PartialEq)]
pub enum ModelKind {
    /// A JSON object.
    Struct(Struct),
    /// An open set of texts.
    StringEnum(Enum<String>),
    /// An open set of whole numbers.
    IntegerEnum(Enum<i64>),
    /// One of several shapes.
    Union(Union),
    /// A short array with named places.
    Tuple(Tuple),
    /// A scalar with a name of its own.
    Newtype(Newtype),
    /// Another name for a type.
    Alias(RustType),
}

/// A JSON object.
#[derive(Debug, Clone, PartialEq)]
pub struct Struct {
    /// In the order of the document.
    pub fields: Vec<Field>,
    /// Keys that the document gives a type but no name.
    pub additional: Option<Additional>,
    /// How a value is made, where people make them.
    pub constructor: Option<Constructor>,
    /// Whether a value with nothing set is one.
    pub default: bool,
    /// Whether the document excludes keys that it does not name.
    pub closed: bool,
    /// Whether it is a whole answer of an operation.
    pub answer: bool,
}

/// A key of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: Identifier,
    /// The key as it travels.
    pub wire: String,
    /// Its type.
    pub ty: RustType,
    /// How its leaves travel.
    pub format: WireFormat,
    /// Whether the key must be there.
    pub required: bool,
    /// What it says.
    pub docs: Docs,
}

/// Values under keys that have no name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Additional {
    /// Type of the values.
    pub ty: RustType,
    /// How their leaves travel.
    pub format: WireFormat,
}

/// `new` and the setters of a struct.
#[derive(Debug, Clone, PartialEq)]
pub struct Constructor {
    /// What `new` asks for, in its order.
    pub arguments: Vec<Asked>,
    /// Whether it has more arguments than clippy finds readable.
    pub many: bool,
    /// A setter for each other field, in their order.
    pub setters: Vec<Setter>,
}

/// What a constructor asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The argument.
    pub argument: Argument,
    /// Whether the field holds an `Option` of it.
    pub present: bool,
}

/// A method that sets one field, and says the same of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Setter {
    /// What is given.
    pub argument: Argument,
    /// What the field holds before.
    pub initial: Initial,
    /// Whether the field holds an `Option` of it.
    pub optional: bool,
}

/// What an unset field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Initial {
    /// `None`.
    None,
    /// An empty `Vec`.
    EmptyList,
    /// An empty map.
    EmptyMap,
}

/// An open enum.
#[derive(Debug, Clone, PartialEq)]
pub struct Enum<W> {
    /// In the order of the document.
    pub variants: Vec<EnumVariant<W>>,
}

/// A known value of an open enum.
#[derive(Debug, Clone, PartialEq)]
pub struct EnumVariant<W> {
    /// Its name.
    pub name: Identifier,
    /// The value as it travels.
    pub wire: W,
    /// What it means.
    pub docs: Docs,
}

/// One of several shapes.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// Tried in this order, unless there is a discriminator.
    pub variants: Vec<UnionVariant>,
    /// Key whose text picks the variant.
    pub discriminator: Option<String>,
}

/// A shape of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct UnionVariant {
    /// Its name.
    pub name: Identifier,
    /// Type of what is inside.
    pub ty: RustType,
    /// How its leaves travel.
    pub format: WireFormat,
    /// Texts of the discriminator that mean it.
    pub tags: Vec<String>,
    /// Whether no other variant holds the same type, so that a value of it says which is meant.
    pub convertible: bool,
    /// What is in the box, where one is and the type of what is in it can be converted too.
    pub unboxed: Option<RustType>,
    /// What it is.
    pub docs: Docs,
}

/// A short array with named places.
#[derive(Debug, Clone, PartialEq)]
pub struct Tuple {
    /// In their order.
    pub items: Vec<TupleItem>,
    /// The index of each place in arrays that have them in another order, when some have.
    pub other_order: Option<Vec<usize>>,
    /// Whether values are copied rather than moved.
    pub copy: bool,
    /// What makes it one of a series of numbers.
    pub point: Option<PointMethods>,
}

/// A place of a short array.
#[derive(Debug, Clone, PartialEq)]
pub struct TupleItem {
    /// Its name.
    pub name: Identifier,
    /// The document's name for it.
    pub wire: String,
    /// Its type.
    pub ty: RustType,
    /// How its leaves travel.
    pub format: WireFormat,
    /// Whether an array without it is still whole.
    pub required: bool,
    /// What it says.
    pub docs: Docs,
}

/// A scalar with a name of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newtype {
    /// Type of the bare value.
    pub inner: RustType,
    /// How it travels.
    pub format: WireFormat,
    /// Whether values are copied rather than moved.
    pub copy: bool,
    /// Whether values have an order and a hash.
    pub ordered: bool,
}
