// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! printf patterns such as `%.2F V`, by which services say how a value is shown.
//!
//! The generator reads units and decimals with this same file.

use std::borrow::Cow;

/// A pattern, taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pattern<'a> {
    before: &'a str,
    conversion: Conversion,
    after: &'a str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Conversion {
    /// `%.2F`: digits after the point.
    Fixed(usize),
    /// `%d`: no digits after the point, and none that is rounded.
    Whole,
    /// `%s`, and all that is none of the others.
    Text,
}

impl<'a> Pattern<'a> {
    /// Takes a pattern apart; `None` when it has no place for a value.
    fn read(pattern: &'a str) -> Option<Self> {
        let mut from = 0;
        let start = loop {
            let at = from + pattern.get(from..)?.find('%')?;
            match pattern.get(at + 1..) {
                Some(rest) if rest.starts_with('%') => from = at + 2,
                _ => break at,
            }
        };
        let (before, rest) = (pattern.get(..start)?, pattern.get(start + 1..)?);
        let letter = rest.find(|c: char| c.is_ascii_alphabetic())?;
        let (spec, after) = (rest.get(..letter)?, rest.get(letter + 1..)?);
        if !spec.bytes().all(|byte| byte.is_ascii_digit() || b".+- '".contains(&byte)) {
            return None;
        }
        let digits = spec.split_once('.').map(|(_, digits)| digits.parse().unwrap_or(0));
        let conversion = match rest.as_bytes().get(letter) {
            Some(b'f' | b'F') => Conversion::Fixed(digits.unwrap_or(6).min(MOST_DIGITS)),
            Some(b'd' | b'i' | b'u') => Conversion::Whole,
            _ => Conversion::Text,
        };
        Some(Pattern { before, conversion, after })
    }

    fn fill(&self, value: &str) -> String {
        let mut out = self.before.replace("%%", "%");
        out.push_str(value);
        out.push_str(&self.after.replace("%%", "%"));
        out
    }
}

/// No f64 has more digits that mean something.
const MOST_DIGITS: usize = 17;

/// A number in a pattern; the bare number where the pattern has no place for it. Widths are not
/// kept, as nothing is lined up here.
pub fn format_number(pattern: &str, value: f64) -> String {
    let Some(read) = Pattern::read(pattern) else { return shortest(value) };
    match read.conversion {
        _ if !value.is_finite() => read.fill(&shortest(value)),
        Conversion::Fixed(digits) => read.fill(unsigned_zero(&format!("{value:.digits$}"))),
        Conversion::Whole => read.fill(unsigned_zero(&format!("{:.0}", value.trunc()))),
        Conversion::Text => read.fill(&shortest(value)),
    }
}

/// A text in a pattern for texts; the bare text where the pattern is for numbers.
pub fn format_text(pattern: &str, value: &str) -> String {
    match Pattern::read(pattern) {
        Some(read) if read.conversion == Conversion::Text => read.fill(value),
        _ => value.to_owned(),
    }
}

/// Whether a pattern is one for numbers.
pub fn is_numeric(pattern: &str) -> bool {
    Pattern::read(pattern).is_some_and(|read| read.conversion != Conversion::Text)
}

/// The unit in a pattern: `V` in `%.2F V`, `Ah` in `%s Ah`; empty for none. Text before the value
/// names the thing (`Port %d`), and what follows then is no unit.
pub fn unit(pattern: &str) -> Cow<'_, str> {
    let after = match Pattern::read(pattern) {
        Some(read) if read.before.is_empty() => read.after.trim(),
        _ => "",
    };
    match after {
        "%%" => Cow::Borrowed("%"),
        _ if after.contains("%%") => Cow::Owned(after.replace("%%", "%")),
        _ => Cow::Borrowed(after),
    }
}

/// Digits after the point in a pattern for numbers; `None` for texts.
pub fn decimals(pattern: &str) -> Option<u8> {
    match Pattern::read(pattern)?.conversion {
        Conversion::Fixed(digits) => u8::try_from(digits).ok(),
        Conversion::Whole => Some(0),
        Conversion::Text => None,
    }
}

/// A number as short as it can be.
pub fn shortest(value: f64) -> String {
    // Adding zero takes the sign off a negative one.
    (value + 0.0).to_string()
}

/// `-0.0` is what is left of a small negative number, and reads as a mistake.
fn unsigned_zero(text: &str) -> &str {
    match text.strip_prefix('-') {
        Some(rest) if rest.bytes().all(|byte| matches!(byte, b'0' | b'.')) => rest,
        _ => text,
    }
}
