//! What a request can do beyond being sent: periods, pages, signing in, files.

use super::docs::Docs;
use super::identifier::Identifier;
use super::rust_type::RustType;
use super::text::Text;

/// What a request can do beyond being sent.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Behaviour {
    /// Two parameters that say from when to when.
    pub period: Option<Period>,
    /// An answer that holds one page of many.
    pub paging: Option<Paging>,
    /// An answer with which further requests prove who is calling.
    pub sign_in: Option<SignIn>,
    /// An answer that is a file.
    pub save: Option<Save>,
}

/// Two parameters that say from when to when.
#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    /// The parameter for the first timestamp.
    pub start: Identifier,
    /// The parameter for the last timestamp.
    pub end: Identifier,
    /// The parameter for the interval of the points.
    pub interval: Option<Identifier>,
    /// `start` as it travels.
    pub start_wire: String,
    /// `end` as it travels.
    pub end_wire: String,
    /// `interval` as it travels.
    pub interval_wire: Option<String>,
    /// The longest period for each interval.
    pub longest: Vec<Longest>,
    /// What the setter of both says.
    pub docs: Docs,
    /// How a period that is too long is cut.
    pub cut: Option<Cut>,
}

/// The longest period for one interval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Longest {
    /// Value of the interval as it travels.
    pub interval: String,
    /// How many units.
    pub count: u32,
    /// What is counted.
    pub unit: CalendarUnit,
}

/// The unit of a duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarUnit {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Years.
    Years,
}

/// How a period that is too long is cut, and the answers are joined.
#[derive(Debug, Clone, PartialEq)]
pub struct Cut {
    /// What the method says.
    pub docs: Docs,
    /// Field of the answer with lists of points by name.
    pub points: Identifier,
    /// Place of a point that holds its time.
    pub time: Identifier,
    /// Field of the answer with numbers by name, which are added.
    pub sums: Option<Identifier>,
    /// Place that only a point has which is no sum.
    pub means: Option<Identifier>,
}

/// An answer that holds one page of many.
#[derive(Debug, Clone, PartialEq)]
pub struct Paging {
    /// The parameter for the number of the page.
    pub page: Identifier,
    /// Its type.
    pub number: Number,
    /// The parameter for the size of a page, and the size to ask for.
    pub usual: Option<(Identifier, u32)>,
    /// Field of the answer for the records.
    pub records: Identifier,
    /// Whether that has a value.
    pub records_presence: Presence,
    /// Type of a record.
    pub record: RustType,
    /// Field of the answer for the number of all records.
    pub total: Option<TotalRecords>,
    /// Fields of a record by which it is known again.
    pub identity: Vec<IdentityKey>,
    /// What the method for a stream says.
    pub stream_docs: Docs,
    /// What the method for a list says.
    pub all_docs: Docs,
}

/// Type of the number of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// `u32`.
    U32,
    /// `i32`.
    I32,
    /// `i64` or `u64`.
    Wide,
}

/// Whether a field has a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It always has.
    Always,
    /// It is an `Option`.
    Optional,
    /// It is an `Option` of an `Option`: the key may be absent, and its value `null`.
    AbsentOrNull,
}

/// The field for the number of all records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalRecords {
    /// The field.
    pub field: Identifier,
    /// Whether it has a value.
    pub presence: Presence,
    /// Whether it is a `u64`.
    pub unsigned: bool,
}

/// A field by which a record is known again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityKey {
    /// The field.
    pub field: Identifier,
    /// Whether it has a value.
    pub presence: Presence,
    /// How it becomes text.
    pub text: Text,
}

/// An answer with which further requests prove who is calling.
#[derive(Debug, Clone, PartialEq)]
pub struct SignIn {
    /// What the method says.
    pub docs: Docs,
    /// When the method fails.
    pub errors: Docs,
    /// Index into the schemes of the client.
    pub scheme: usize,
    /// Field of the answer for the secret.
    pub secret: Identifier,
    /// Whether that has a value.
    pub secret_presence: Presence,
    /// Field of the answer that is true when a code was sent, and whether it has a value.
    pub code_sent: Option<(Identifier, Presence)>,
}

/// An answer that is a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Save {
    /// What the method says.
    pub docs: Docs,
}

impl Behaviour {
    /// Whether the runtime's module `param` is needed for it.
    pub fn uses_param(&self) -> bool {
        self.paging.iter().any(|paging| paging.identity.iter().any(|key| key.text.uses_param()))
    }
}
