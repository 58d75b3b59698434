// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Base64 that comes in pieces.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Reads base64 as it stands, in lines, or in quotes as a text of JSON.
#[derive(Default)]
pub(crate) struct Decoder {
    stage: Stage,
    is_quoted: bool,
    /// Letters that are no whole group of four yet, and a backslash whose letter is still to come.
    pending: Vec<u8>,
    /// How many letters were decoded.
    letters: usize,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum Stage {
    #[default]
    Before,
    Letters,
    /// After the padding, where no letter may come.
    Padded,
    /// After the closing quote, where nothing but blanks may come.
    End,
}

/// It is no base64.
#[derive(Debug)]
pub(crate) struct Broken;

impl Decoder {
    /// Reads the next piece, and appends what it stands for.
    pub(crate) fn push(&mut self, piece: &[u8], out: &mut Vec<u8>) -> Result<(), Broken> {
        let mut letters = Vec::with_capacity(self.pending.len() + piece.len());
        let broken = self.letters(piece, &mut letters).is_err();
        let is_escape = self.is_quoted && letters.last() == Some(&b'\\');
        let whole = (letters.len() - usize::from(is_escape)) / 4 * 4;
        let (ready, left) = letters.split_at(whole);
        // What comes before the place where it breaks tells what it was meant for.
        let before = out.len();
        STANDARD.decode_vec(ready, out).map_err(|_| Broken)?;
        self.letters += ready.len();
        if out.len() - before < ready.len() / 4 * 3 {
            self.stage = if self.stage == Stage::Letters { Stage::Padded } else { self.stage };
            if !left.is_empty() {
                return Err(Broken);
            }
        }
        self.pending = left.to_vec();
        if broken { Err(Broken) } else { Ok(()) }
    }

    /// The letters of a piece and those that were left before.
    fn letters(&mut self, piece: &[u8], letters: &mut Vec<u8>) -> Result<(), Broken> {
        let before = std::mem::take(&mut self.pending);
        let mut bytes = before.iter().chain(piece).copied();
        while let Some(byte) = bytes.next() {
            match (byte, self.stage) {
                _ if byte.is_ascii_whitespace() => {}
                (b'"', Stage::Before) => (self.stage, self.is_quoted) = (Stage::Letters, true),
                (b'"', Stage::Letters | Stage::Padded) if self.is_quoted => self.stage = Stage::End,
                // PHP escapes slashes and line breaks in a text of JSON.
                (b'\\', Stage::Letters | Stage::Padded) if self.is_quoted => match bytes.next() {
                    Some(b'/') if self.stage == Stage::Letters => letters.push(b'/'),
                    Some(b'n' | b'r') => {}
                    Some(_) => return Err(Broken),
                    None => letters.push(b'\\'),
                },
                (_, Stage::Before | Stage::Letters) if byte.is_ascii_alphanumeric() || b"+/=".contains(&byte) => {
                    self.stage = Stage::Letters;
                    letters.push(byte);
                }
                _ => return Err(Broken),
            }
        }
        Ok(())
    }

    /// How many letters were decoded so far.
    pub(crate) fn letters_read(&self) -> usize {
        self.letters
    }

    /// Whether it stands in quotes.
    pub(crate) fn is_quoted(&self) -> bool {
        self.is_quoted
    }

    /// Whether it can end here.
    pub(crate) fn is_at_end(&self) -> bool {
        let is_closed = !self.is_quoted || self.stage == Stage::End;
        is_closed && self.pending.is_empty() && self.letters > 0
    }
}
