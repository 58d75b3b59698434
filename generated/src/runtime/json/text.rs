// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Texts as they stand in quotes.

use std::borrow::Cow;

/// The same byte in all eight places.
const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Where the first byte at or after `at` is that ends a text or that a text has only escaped.
#[inline]
pub(super) fn end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let chunk = u64::from_le_bytes(*chunk);
        // The high bit of the first byte that is searched is set, and of none before it.
        let zero = |bytes: u64| bytes.wrapping_sub(all(1)) & !bytes;
        let found = zero(chunk ^ all(b'"')) | zero(chunk ^ all(b'\\')) | (chunk.wrapping_sub(all(0x20)) & !chunk);
        match found & all(0x80) {
            0 => at += 8,
            found => return at + (found.trailing_zeros() / 8) as usize,
        }
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20)).unwrap_or(rest.len())
}

/// The text from `start` on, of which at least the part before `at` has nothing escaped, and where
/// its quotes end.
#[cold]
pub(super) fn unescape(text: &str, start: usize, mut at: usize) -> Option<(Cow<'_, str>, usize)> {
    let bytes = text.as_bytes();
    let (mut out, mut start) = (String::new(), start);
    loop {
        out.push_str(text.get(start..at)?);
        match bytes.get(at)? {
            b'"' => return Some((out.into(), at)),
            b'\\' => {
                let (c, length) = escaped(bytes.get(at + 1..)?)?;
                out.push(c);
                at += 1 + length;
            }
            _ => return None,
        }
        start = at;
        at = end(bytes, at);
    }
}

/// The character that is escaped, and how long that is after the backslash.
fn escaped(bytes: &[u8]) -> Option<(char, usize)> {
    let c = match bytes.first()? {
        c @ (b'"' | b'\\' | b'/') => char::from(*c),
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unicode(bytes),
        _ => return None,
    };
    Some((c, 1))
}

/// A character as `u` and its number. Half of one, which is left where a service cuts a text, is
/// shown as what it is: a character that nobody knows.
fn unicode(bytes: &[u8]) -> Option<(char, usize)> {
    let unit = |from: usize| {
        let digits = bytes.get(from..from + 4)?;
        digits.iter().try_fold(0, |unit, digit| Some(unit * 16 + char::from(*digit).to_digit(16)?))
    };
    let first = unit(1)?;
    if let Some(c) = char::from_u32(first) {
        return Some((c, 5));
    }
    if let (0xd800..0xdc00, Some(b"\\u")) = (first, bytes.get(5..7))
        && let Some(second @ 0xdc00..0xe000) = unit(7)
        && let Some(c) = char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00))
    {
        return Some((c, 11));
    }
    Some((char::REPLACEMENT_CHARACTER, 5))
}
