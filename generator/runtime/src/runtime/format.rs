//! Formats: the ways in which one value can travel.

/// The format of everything that has only one.
#[derive(Debug, Clone, Copy)]
pub struct Plain;

/// A truth value that travels as 0 or 1.
#[derive(Debug, Clone, Copy)]
pub struct Flag;

/// Whole seconds, which some write with their unit: `12s`.
#[derive(Debug, Clone, Copy)]
pub struct Count;

// part: times
/// A timestamp as seconds since 1970 UTC.
#[derive(Debug, Clone, Copy)]
pub struct Seconds;

// part: times
/// A timestamp as milliseconds since 1970 UTC.
#[derive(Debug, Clone, Copy)]
pub struct Millis;

// part: times
/// A timestamp as text, `2026-11-24T10:00:00Z`.
#[derive(Debug, Clone, Copy)]
pub struct Rfc3339;

/// A format in which values travel.
pub trait Format {
    /// The least number that is likely to be meant, where a smaller one is likely to be another
    /// value: timestamps before 1973 are not.
    fn least(&self) -> f64 {
        f64::NEG_INFINITY
    }
}

impl Format for Plain {}

impl Format for Flag {}

impl Format for Count {}

// part: times
impl Format for Seconds {
    fn least(&self) -> f64 {
        1e8
    }
}

// part: times
impl Format for Millis {
    fn least(&self) -> f64 {
        1e11
    }
}

// part: times
impl Format for Rfc3339 {}
