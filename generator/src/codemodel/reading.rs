//! Methods of answers that hold values of attributes.

use super::identifier::Identifier;
use super::rust_type::RustType;

/// A field that is read, and whether it is an `Option`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// The field.
    pub field: Identifier,
    /// Whether it may be `None`.
    pub optional: bool,
}

/// Methods of an object that holds one value of one attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The attribute's code.
    pub code: Option<Access>,
    /// The attribute's number.
    pub id: Option<Access>,
    /// The value; the first that holds something counts.
    pub values: Vec<ReadingValue>,
    /// The printf pattern.
    pub format: Option<Access>,
    /// The word for the value.
    pub label: Option<Access>,
    /// Words for every value that is known.
    pub labels: Option<Labels>,
    /// Whether the value is a sum of those that have words.
    pub sum: Option<Access>,
    /// Whether there is a value, whatever else is said.
    pub valid: Option<Access>,
}

/// A field that may hold the value of a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingValue {
    /// The field.
    pub field: Identifier,
    /// How it is lent to the runtime.
    pub access: ValueAccess,
}

/// How a value is lent to the runtime.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueAccess {
    /// It is copied.
    Copied,
    /// By reference.
    Reference,
    /// An optional one, by reference.
    OptionalReference,
    /// An optional text, by reference.
    OptionalText,
}

/// A list of values with their words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    /// The list.
    pub list: Identifier,
    /// In its items: the value.
    pub value: Access,
    /// In its items: the word.
    pub label: Access,
}

/// Methods of an object that holds the points of attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The map of lists of points.
    pub points: Identifier,
    /// Type of a point.
    pub point: RustType,
    /// What the keys of the map are.
    pub key: SeriesKey,
    /// The map of totals, and whether its values may be `None`.
    pub totals: Option<Access>,
    /// What the answer says about each attribute.
    pub meta: Option<SeriesMeta>,
}

/// By what points are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeriesKey {
    /// By the attribute's code.
    Code,
    /// By the attribute's number.
    Id,
}

/// What an answer says about each attribute, under the same keys as its points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesMeta {
    /// The map, which may be `None`.
    pub map: Access,
    /// In its items: the code.
    pub code: Option<Access>,
    /// In its items: the description.
    pub description: Option<Access>,
    /// In its items: the printf pattern.
    pub format: Option<Access>,
}

/// What makes a short array one of a series of numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointMethods {
    /// Its timestamp.
    pub time: Identifier,
    /// Its number.
    pub value: Access,
    /// The least number in its time.
    pub minimum: Option<Access>,
    /// The greatest number in its time.
    pub maximum: Option<Access>,
}
