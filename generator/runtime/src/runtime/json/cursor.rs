//! A place in a JSON text, up to which it is read.

use std::borrow::Cow;

use serde_json::Value;

use super::number::{self, Number, Numbers};
use super::text;

/// How many arrays and objects may be in each other.
const DEEPEST: u32 = 128;

/// How often a text is read once more, as a mean over all of it. That it is exceeded takes an answer that
/// nobody means: shapes of many branches inside of each other, which all fit a little.
const MOST_AGAIN: usize = 256;

/// Bytes of the shortest array of two numbers and what separates it from the next.
const SHORTEST: usize = "[1,2],".len();

/// The text is no JSON. Why is told by those who read it once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken;

/// A JSON text that is read value by value.
#[derive(Debug)]
pub struct Json<'de> {
    text: &'de str,
    at: usize,
    depth: u32,
    /// Up to where arrays were counted, so that no part is gone over twice, whatever is in it.
    counted: usize,
    /// Whether a value of any kind had a number that it does not write as it came.
    unlike: bool,
    /// How many bytes may still be read once more because it was not known what they are.
    again: usize,
}

impl<'de> Json<'de> {
    /// Nothing read yet.
    pub fn new(text: &'de str) -> Self {
        let again = text.len().saturating_mul(MOST_AGAIN);
        Json { text, at: 0, depth: 0, counted: 0, unlike: false, again }
    }

    /// The same text, read once more from a place on.
    pub fn again_from(&self, start: usize) -> Self {
        Json { at: start, unlike: false, ..*self }
    }

    /// Whether so many bytes may be read once more.
    pub fn may_read_again(&mut self, bytes: usize) -> bool {
        let left = self.again.checked_sub(bytes);
        self.again = left.unwrap_or_default();
        left.is_some()
    }

    /// Takes over what the same text was found to be while it was read once more.
    pub fn learn(&mut self, other: &Self) {
        (self.counted, self.again) = (other.counted, other.again);
    }

    /// The text that these bytes are.
    pub fn of_bytes(bytes: &'de [u8]) -> Result<Self, Broken> {
        std::str::from_utf8(bytes).map(Json::new).map_err(|_| Broken)
    }

    /// The first byte of the next value, key or mark.
    #[inline]
    pub fn peek(&mut self) -> Result<u8, Broken> {
        match self.text.as_bytes().get(self.at) {
            Some(byte @ b'!'..) => Ok(*byte),
            _ => self.peek_after_blanks(),
        }
    }

    fn peek_after_blanks(&mut self) -> Result<u8, Broken> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).count();
        self.at += blanks;
        rest.get(blanks).copied().ok_or(Broken)
    }

    /// How much is read.
    #[inline]
    pub fn at(&self) -> usize {
        self.at
    }

    /// All that was read from a place on.
    pub fn since(&self, start: usize) -> &'de str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The value that was read from a place on, and whether it writes all its numbers as they came.
    #[cold]
    pub fn value_since(&self, start: usize) -> (Value, bool) {
        let mut again = Json::new(self.since(start));
        let value = again.any().unwrap_or_default();
        (value, !again.take_unlike())
    }

    /// Takes note of a number that a value of any kind does not write as it came.
    pub(super) fn note_unlike(&mut self, text: &str, number: f64) {
        // PHP's numbers have no own spelling to go back to.
        self.unlike |= !crate::LENIENT && !number::is_written_so(text, number);
    }

    /// Whether the values of any kind that were read since this was asked had such numbers.
    pub fn take_unlike(&mut self) -> bool {
        std::mem::take(&mut self.unlike)
    }

    /// Whether the array or object that was read from a place on has nothing in it.
    pub fn is_empty_since(&self, start: usize) -> bool {
        let inside = self.since(start).get(1..).unwrap_or_default();
        matches!(inside.trim_ascii_start(), "]" | "}")
    }

    /// Begins an array or an object.
    #[inline]
    pub fn enter(&mut self) -> Result<(), Broken> {
        self.at += 1;
        self.depth += 1;
        if self.depth > DEEPEST { Err(Broken) } else { Ok(()) }
    }

    /// Whether another member follows in the array or object that `close` ends, else it is left.
    #[inline]
    pub fn more(&mut self, first: &mut bool, close: u8) -> Result<bool, Broken> {
        match self.peek()? {
            byte if byte == close => {
                self.at += 1;
                self.depth -= 1;
                Ok(false)
            }
            _ if std::mem::take(first) => Ok(true),
            b',' => {
                self.at += 1;
                // No value and no key begins with what closes.
                if self.peek()? == close { Err(Broken) } else { Ok(true) }
            }
            _ => Err(Broken),
        }
    }

    /// About how many arrays follow as members of the array that was begun.
    pub fn count_arrays(&mut self) -> usize {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if rest.first() != Some(&b'[') || self.at < self.counted {
            return 0;
        }
        let (mut count, mut at) = (0, 0);
        // Without a branch for each byte, many are looked at at once.
        while let (Some(chunk), Some(next)) = (piece(rest, at), piece(rest, at + 1)) {
            let opened = chunk.iter().fold(0_u8, |count, byte| count + u8::from(*byte == b'['));
            let ends = chunk.iter().zip(next).fold(0_u8, |ends, (a, b)| ends | u8::from((*a == b']') & (*b == b']')));
            if ends > 0 {
                break;
            }
            count += usize::from(opened);
            at += chunk.len();
        }
        let last = rest.get(at..).unwrap_or_default();
        let end = last.windows(2).position(|pair| pair == b"]]").unwrap_or(last.len());
        count += last.iter().take(end).filter(|byte| **byte == b'[').count();
        self.counted = self.at + at + end;
        // Empty ones must not reserve more than as many short ones would.
        count.min(rest.len() / SHORTEST + 1)
    }

    /// A text.
    #[inline]
    pub fn text(&mut self) -> Result<Cow<'de, str>, Broken> {
        let (start, bytes) = (self.at + 1, self.text.as_bytes());
        let end = text::end(bytes, start);
        match bytes.get(end) {
            Some(b'"') => {
                self.at = end + 1;
                self.text.get(start..end).map(Cow::Borrowed).ok_or(Broken)
            }
            Some(b'\\') => {
                let (text, end) = text::unescape(self.text, start, end).ok_or(Broken)?;
                self.at = end + 1;
                Ok(text)
            }
            _ => Err(Broken),
        }
    }

    /// A key, with the colon after it.
    #[inline]
    pub fn key(&mut self) -> Result<Cow<'de, str>, Broken> {
        if self.peek()? != b'"' {
            return Err(Broken);
        }
        let key = self.text()?;
        if self.peek()? != b':' {
            return Err(Broken);
        }
        self.at += 1;
        Ok(key)
    }

    /// A number.
    #[inline]
    pub fn number(&mut self) -> Result<Number, Broken> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let (number, length) = number::number(rest).ok_or(Broken)?;
        self.at += length;
        Ok(number)
    }

    /// The numbers of a short array that has nothing else in it, and where it ends; `None` where that
    /// cannot be seen at once. It is only looked at.
    #[inline]
    pub fn numbers(&self) -> Option<(Numbers, usize)> {
        let rest = self.text.as_bytes().get(self.at..).filter(|rest| rest.first() == Some(&b'['))?;
        let (numbers, length) = number::array(rest)?;
        Some((numbers, self.at + length))
    }

    /// Goes to a place where something that was looked at ends.
    #[inline]
    pub fn go_to(&mut self, end: usize) {
        self.at = end;
    }

    /// One of the three words that are values.
    pub fn word(&mut self) -> Result<Option<bool>, Broken> {
        for (word, value) in [("null", None), ("true", Some(true)), ("false", Some(false))] {
            if self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(Broken)
    }

    /// Holds that nothing follows.
    pub fn end(&mut self) -> Result<(), Broken> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if rest.iter().all(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')) { Ok(()) } else { Err(Broken) }
    }
}

/// So many bytes from a place on as are looked at at once.
#[inline]
fn piece(bytes: &[u8], at: usize) -> Option<&[u8; 64]> {
    bytes.get(at..).and_then(|rest| rest.first_chunk())
}
