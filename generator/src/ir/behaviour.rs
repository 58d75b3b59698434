//! What an operation does beyond sending one request and reading one answer.
//!
//! Everything is named as on the wire; lowering has made sure that it is there and of its kind.

/// What an operation does beyond sending one request and reading one answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Behaviour {
    /// `x-period`.
    pub period: Option<PeriodRule>,
    /// `x-paging`.
    pub paging: Option<Paging>,
    /// `x-credential`.
    pub credential: Option<Credential>,
    /// `x-download`: the answer is a file, perhaps in base64.
    pub download: bool,
}

/// `x-period`: two parameters that say from when to when.
#[derive(Debug, Clone, PartialEq)]
pub struct PeriodRule {
    /// The parameter for the first timestamp.
    pub start: String,
    /// The parameter for the last timestamp.
    pub end: String,
    /// The parameter for the interval of the points.
    pub interval: Option<String>,
    /// The longest period for each interval, in the order of the document.
    pub longest: Vec<Longest>,
    /// How answers for neighbouring periods become one.
    pub join: Option<Join>,
}

/// The longest period for one interval.
#[derive(Debug, Clone, PartialEq)]
pub struct Longest {
    /// Value of the interval on the wire.
    pub interval: String,
    /// How many units.
    pub count: u32,
    /// What is counted.
    pub unit: CalendarUnit,
}

/// The unit of a duration of ISO 8601 (`P31D`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarUnit {
    /// `D`.
    Days,
    /// `W`.
    Weeks,
    /// `M`.
    Months,
    /// `Y`.
    Years,
}

/// How answers for neighbouring periods become one.
#[derive(Debug, Clone, PartialEq)]
pub struct Join {
    /// Key of the answer whose lists of points, by name, are appended.
    pub points: String,
    /// Place of a point that holds its time.
    pub time: String,
    /// Place that only a point has which is no sum.
    pub means: Option<String>,
    /// Key of the answer whose numbers, by name, are added.
    pub sums: Option<String>,
}

/// `x-paging`: an answer that holds one page of many.
#[derive(Debug, Clone, PartialEq)]
pub struct Paging {
    /// The parameter for the number of the page, from 1.
    pub page: String,
    /// The parameter for the size of a page.
    pub size: Option<String>,
    /// The size to ask for when the caller doesn't say.
    pub usual: Option<u32>,
    /// Key of the answer for the records of a page.
    pub records: String,
    /// Key of the answer for the number of records on all pages.
    pub total: Option<String>,
    /// Keys of a record by which it is known again.
    pub identity: Vec<String>,
}

/// `x-credential`: an answer that holds a secret with which further requests are sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Credential {
    /// The scheme, as an index into [`Api::security`](super::Api::security).
    pub scheme: usize,
    /// Key of the answer for the secret.
    pub secret: String,
    /// Key of the answer that is true when a code was sent, with which to ask again.
    pub code_sent: Option<String>,
}
