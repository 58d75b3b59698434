//! Which keys of an answer hold the values of attributes.

use super::TypeId;

/// An object that holds one value of one attribute (`x-reading`). Keys are as they travel.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The object.
    pub of: TypeId,
    /// Key of the attribute's code.
    pub code: Option<String>,
    /// Key of the attribute's number.
    pub id: Option<String>,
    /// Keys of the value; the first that holds something counts.
    pub values: Vec<String>,
    /// Key of the printf pattern.
    pub format: Option<String>,
    /// Key of the word for the value.
    pub label: Option<String>,
    /// Words for every value that is known.
    pub labels: Option<Labels>,
    /// Key that says whether the value is a sum of those that have words.
    pub sum: Option<String>,
    /// Key that is false when there is no value, whatever the other keys say.
    pub valid: Option<String>,
}

/// A list of values with their words.
#[derive(Debug, Clone, PartialEq)]
pub struct Labels {
    /// Key of the list.
    pub list: String,
    /// The object in the list.
    pub item: TypeId,
    /// Its key of the value.
    pub value: String,
    /// Its key of the word.
    pub label: String,
}

/// An object that holds points of attributes (`x-series`). Keys are as they travel.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The object.
    pub of: TypeId,
    /// Key of the map of lists of points.
    pub points: String,
    /// The type of a point.
    pub point: TypeId,
    /// What the keys of the map are.
    pub key: SeriesKey,
    /// Key of the map of totals.
    pub totals: Option<String>,
    /// What the answer says about each attribute.
    pub meta: Option<Meta>,
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
#[derive(Debug, Clone, PartialEq)]
pub struct Meta {
    /// Key of the map.
    pub map: String,
    /// The object in the map.
    pub item: TypeId,
    /// Its key of the code.
    pub code: Option<String>,
    /// Its key of the description.
    pub description: Option<String>,
    /// Its key of the printf pattern.
    pub format: Option<String>,
}
