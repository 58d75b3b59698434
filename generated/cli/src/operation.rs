//! What the table of operations consists of. `cargo xtask gen` writes the table itself.

use victron_vrm::runtime::Route;

/// An operation of the API.
pub struct Operation {
    /// What the client has to know to call it.
    pub route: Route,
    /// What it does, in one line.
    pub summary: &'static str,
    /// What it is about.
    pub tag: &'static str,
    /// Whether the API has deprecated it.
    pub deprecated: bool,
    /// What it takes beside its body.
    pub parameters: &'static [Parameter],
    /// What is sent.
    pub body: Option<Body>,
}

/// A parameter of an operation.
pub struct Parameter {
    /// Its name on the wire.
    pub name: &'static str,
    /// What it is, in one line.
    pub summary: &'static str,
    /// Where it travels.
    pub place: Place,
    /// Whether it must be there.
    pub required: bool,
    /// What it, or each item of it, is.
    pub kind: ValueKind,
    /// How its items are written, if it is a list.
    pub list: Option<ListNotation>,
    /// The least number, length or count of items.
    pub minimum: Option<f64>,
    /// The greatest number, length or count of items.
    pub maximum: Option<f64>,
    /// A value that it can have.
    pub example: Option<&'static str>,
}

/// Where a parameter travels. No operation has one in a header or a cookie today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "the table has those that the document has today")]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "the table has those that the document has today")]
pub enum ValueKind {
    /// `true` or `false`.
    Boolean,
    /// `0` or `1`.
    Flag,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970.
    Milliseconds,
    /// A time as RFC 3339 writes it.
    DateTime,
    /// A day as RFC 3339 writes it.
    Date,
    /// One of these.
    OneOf(&'static [&'static str]),
    /// A text of which nothing is known.
    Text,
}

/// How the items of a list are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "the table has those that the document has today")]
pub enum ListNotation {
    /// Each under the name.
    Repeated,
    /// Together, with this between them.
    Joined(&'static str),
}

/// A body.
pub struct Body {
    /// `Content-Type`.
    pub content_type: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// A body that is taken.
    pub example: Option<&'static str>,
}

impl Operation {
    /// The parameters that must be there.
    pub fn required(&self) -> impl Iterator<Item = &'static Parameter> {
        self.parameters.iter().filter(|parameter| parameter.required)
    }
}

impl Parameter {
    /// Its name without the brackets that a shell would take for a pattern.
    pub fn plain_name(&self) -> &'static str {
        self.name.strip_suffix("[]").unwrap_or(self.name)
    }

    /// A value as it travels, or what is wrong with it.
    pub fn checked(&self, text: &str) -> Result<String, String> {
        let travels = self.kind.checked(text)?;
        if matches!(self.kind, ValueKind::Integer | ValueKind::Number) && self.list.is_none() {
            self.bounded(travels.parse().unwrap_or(f64::NAN), "it")?;
        } else if self.kind == ValueKind::Text && self.list.is_none() {
            self.bounded(text.chars().count() as f64, "its length")?;
        }
        Ok(travels)
    }

    fn bounded(&self, value: f64, what: &str) -> Result<(), String> {
        match (self.minimum, self.maximum) {
            (Some(minimum), _) if value < minimum => Err(format!("{what} is {value}, and {minimum} is the least")),
            (_, Some(maximum)) if value > maximum => Err(format!("{what} is {value}, and {maximum} is the most")),
            _ => Ok(()),
        }
    }
}

impl ValueKind {
    /// What can be written, in words.
    pub fn words(self) -> String {
        match self {
            ValueKind::Boolean => "true or false".to_owned(),
            ValueKind::Flag => "0 or 1".to_owned(),
            ValueKind::Integer => "a whole number".to_owned(),
            ValueKind::Number => "a number".to_owned(),
            ValueKind::Seconds => "a time: 2026-06-01, 2026-06-01T12:00:00Z, or seconds since 1970".to_owned(),
            ValueKind::Milliseconds => {
                "a time: 2026-06-01, 2026-06-01T12:00:00Z, or milliseconds since 1970".to_owned()
            }
            ValueKind::DateTime => "a time such as 2026-06-01T12:00:00Z".to_owned(),
            ValueKind::Date => "a day such as 2026-06-01".to_owned(),
            ValueKind::OneOf(values) => format!("one of {}", values.join(", ")),
            ValueKind::Text => "a text".to_owned(),
        }
    }

    fn checked(self, text: &str) -> Result<String, String> {
        let wrong = || format!("`{text}` is not {}", self.words());
        let text = text.trim();
        let as_it_is = |fits: bool| if fits { Ok(text.to_owned()) } else { Err(wrong()) };
        match self {
            ValueKind::Boolean => as_it_is(matches!(text, "true" | "false")),
            ValueKind::Flag => match text {
                "0" | "1" => Ok(text.to_owned()),
                "false" | "no" => Ok("0".to_owned()),
                "true" | "yes" => Ok("1".to_owned()),
                _ => Err(wrong()),
            },
            ValueKind::Integer => as_it_is(text.parse::<i64>().is_ok()),
            ValueKind::Number => as_it_is(text.parse::<f64>().is_ok_and(f64::is_finite)),
            ValueKind::Seconds if text.parse::<i64>().is_ok() => Ok(text.to_owned()),
            ValueKind::Milliseconds if text.parse::<i64>().is_ok() => Ok(text.to_owned()),
            ValueKind::Seconds => Ok(time(text).ok_or_else(wrong)?.as_second().to_string()),
            ValueKind::Milliseconds => Ok(time(text).ok_or_else(wrong)?.as_millisecond().to_string()),
            ValueKind::DateTime => Ok(time(text).ok_or_else(wrong)?.to_string()),
            ValueKind::Date => as_it_is(text.parse::<jiff::civil::Date>().is_ok()),
            ValueKind::OneOf(values) => as_it_is(values.contains(&text)),
            ValueKind::Text => as_it_is(!text.is_empty()),
        }
    }
}

/// A time, or midnight in UTC of a day.
fn time(text: &str) -> Option<jiff::Timestamp> {
    let midnight = || {
        let day: jiff::civil::Date = text.parse().ok()?;
        Some(day.to_zoned_datetime(jiff::tz::TimeZone::UTC).ok()?.timestamp())
    };
    if text.contains('T') || text.contains(' ') { text.parse().ok() } else { midnight() }
}
