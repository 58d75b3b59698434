// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Known values of an attribute, with their labels.

/// Known values of an attribute, with their labels.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Values<'a> {
    /// Those of the table.
    #[doc(hidden)]
    Known(&'static [(i64, &'static str)]),
    /// Those that the service told while this program ran.
    #[doc(hidden)]
    Live(&'a [(i64, String)]),
}

impl<'a> Values<'a> {
    /// Whether none are known.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many are known.
    pub fn len(&self) -> usize {
        match self {
            Values::Known(values) => values.len(),
            Values::Live(values) => values.len(),
        }
    }

    /// The label of a value.
    pub fn label(&self, value: i64) -> Option<&'a str> {
        self.iter().find(|(known, _)| *known == value).map(|(_, label)| label)
    }

    /// Each value with its label.
    pub fn iter(&self) -> ValuesIter<'a> {
        ValuesIter { values: *self, next: 0 }
    }

    fn get(&self, place: usize) -> Option<(i64, &'a str)> {
        match self {
            Values::Known(values) => values.get(place).map(|(value, label)| (*value, *label)),
            Values::Live(values) => values.get(place).map(|(value, label)| (*value, label.as_str())),
        }
    }
}

/// Goes through values with their labels.
#[derive(Debug, Clone)]
pub struct ValuesIter<'a> {
    values: Values<'a>,
    next: usize,
}

impl<'a> Iterator for ValuesIter<'a> {
    type Item = (i64, &'a str);

    fn next(&mut self) -> Option<(i64, &'a str)> {
        let value = self.values.get(self.next)?;
        self.next += 1;
        Some(value)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let rest = self.values.len().saturating_sub(self.next);
        (rest, Some(rest))
    }
}

impl ExactSizeIterator for ValuesIter<'_> {}

impl<'a> IntoIterator for Values<'a> {
    type Item = (i64, &'a str);
    type IntoIter = ValuesIter<'a>;

    fn into_iter(self) -> ValuesIter<'a> {
        self.iter()
    }
}

/// Two are equal when they hold the same.
impl PartialEq for Values<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Values::Known(one), Values::Known(other)) if std::ptr::eq(*one, *other) => true,
            _ => self.len() == other.len() && self.iter().eq(other.iter()),
        }
    }
}
