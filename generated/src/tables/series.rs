// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! The points of one attribute over time.

use std::borrow::Cow;

use jiff::Timestamp;

use crate::tables::attribute::AttributeInfo;
use crate::tables::printf;

/// The points of one attribute over time, in the order of the answer.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Series<'a, P> {
    /// Code of the attribute, or the name under which the answer has it.
    pub code: &'a str,
    /// What is known about the attribute; `None` for a computed value, and for one that the table
    /// does not have.
    pub info: Option<AttributeInfo<'a>>,
    /// What it says, in the words of the answer where it has some; the code where nobody has.
    pub description: &'a str,
    /// printf pattern of its values; empty when nobody says it.
    pub format: &'a str,
    /// The points; none when the answer has none.
    pub points: &'a [P],
    /// The total over the whole period, when the answer has one.
    pub total: Option<f64>,
}

/// A point of a series of numbers.
pub trait SeriesPoint {
    /// When it was, or when its interval begins.
    fn time(&self) -> Timestamp;

    /// The value; the mean or the sum of what the point stands for.
    fn value(&self) -> Option<f64>;

    /// The lowest value that the point stands for; the value itself when it stands for one.
    fn minimum(&self) -> Option<f64> {
        self.value()
    }

    /// The highest value that the point stands for; the value itself when it stands for one.
    fn maximum(&self) -> Option<f64> {
        self.value()
    }
}

impl<'a, P> Series<'a, P> {
    #[doc(hidden)]
    pub fn new(code: &'a str, info: Option<AttributeInfo<'a>>, points: &'a [P], total: Option<f64>) -> Self {
        let description = info.map_or(code, |info| info.description);
        let format = info.map_or("", |info| info.format);
        Series { code, info, description, format, points, total }
    }

    #[doc(hidden)]
    #[must_use]
    pub fn with_words(mut self, description: Option<&'a str>, format: Option<&'a str>) -> Self {
        self.description = description.filter(|text| !text.is_empty()).unwrap_or(self.description);
        self.format = format.filter(|text| text.contains('%')).unwrap_or(self.format);
        self
    }

    /// The unit of its values; empty for none.
    pub fn unit(&self) -> Cow<'a, str> {
        printf::unit(self.format)
    }

    /// Whether it has no points.
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    /// How many points it has.
    pub fn len(&self) -> usize {
        self.points.len()
    }

    /// The points, one by one.
    pub fn iter(&self) -> std::slice::Iter<'a, P> {
        self.points.iter()
    }

    /// A value with the decimals and the unit of this series, or its label: `52.70 V`.
    pub fn render(&self, value: f64) -> String {
        match self.info {
            Some(info) if !info.values.is_empty() => info.render(value),
            _ => printf::format_number(self.format, value),
        }
    }
}

impl<'a, P: SeriesPoint> Series<'a, P> {
    /// The values with their times; a point without a value is left out.
    pub fn values(&self) -> impl Iterator<Item = (Timestamp, f64)> + 'a {
        self.points.iter().filter_map(|point| Some((point.time(), point.value()?)))
    }

    /// The total of the answer, else the sum of the points; `None` when there is neither. It means
    /// something for amounts such as energy, but not for levels such as a voltage.
    pub fn total(&self) -> Option<f64> {
        self.total.or_else(|| (!self.is_empty()).then(|| self.values().map(|(_, value)| value).sum()))
    }

    /// The lowest value that any point stands for.
    pub fn minimum(&self) -> Option<f64> {
        self.points.iter().filter_map(SeriesPoint::minimum).min_by(f64::total_cmp)
    }

    /// The highest value that any point stands for.
    pub fn maximum(&self) -> Option<f64> {
        self.points.iter().filter_map(SeriesPoint::maximum).max_by(f64::total_cmp)
    }

    /// The mean of the values.
    pub fn mean(&self) -> Option<f64> {
        let count = self.values().count();
        (count > 0).then(|| self.values().map(|(_, value)| value).sum::<f64>() / count as f64)
    }
}

/// Keys in ascending order, each once.
#[doc(hidden)]
pub fn keys<'a>(all: impl Iterator<Item = &'a String>) -> impl Iterator<Item = &'a str> {
    all.map(String::as_str).collect::<std::collections::BTreeSet<_>>().into_iter()
}

impl<'a, P> IntoIterator for Series<'a, P> {
    type Item = &'a P;
    type IntoIter = std::slice::Iter<'a, P>;

    fn into_iter(self) -> Self::IntoIter {
        self.points.iter()
    }
}
