// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! How errors say things to people.

use std::fmt;
use std::time::Duration;

/// Of a web page, its title; any other text as it is.
pub(crate) fn title(text: &str) -> &str {
    let lower = text.to_ascii_lowercase();
    let begin = lower.trim_start();
    if !begin.starts_with("<!doctype html") && !begin.starts_with("<html") {
        return text;
    }
    let between = |open: &str, close: &str| {
        let start = lower.find(open)? + open.len();
        let start = start + lower.get(start..)?.find('>')? + 1;
        let end = start + lower.get(start..)?.find(close)?;
        text.get(start..end).map(str::trim).filter(|title| !title.is_empty())
    };
    between("<title", "</title").or_else(|| between("<h1", "</h1")).unwrap_or("a web page without a title")
}

/// A length of time, in the unit in which people would say it.
pub(crate) struct Wait(pub(crate) Duration);

impl fmt::Display for Wait {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DAY: u64 = 86_400;
        match self.0.as_secs() {
            0 => write!(formatter, "{} ms", self.0.as_millis()),
            1..10 => write!(formatter, "{:.1} s", self.0.as_secs_f64()),
            seconds @ ..7200 => write!(formatter, "{seconds} s"),
            seconds if seconds < 2 * DAY => write!(formatter, "{} h", seconds / 3600),
            seconds if seconds < 1000 * DAY => write!(formatter, "{} days", seconds / DAY),
            _ => formatter.write_str("years"),
        }
    }
}
