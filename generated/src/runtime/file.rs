// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! The file in an answer: as it is or in base64, told apart by content type and the whole of it.

use crate::runtime::base64::Decoder;

/// Fewer letters than these that say something in base64 say it by chance.
const FEWEST: usize = 12;

/// So many letters that say something in base64 do so before something else follows by chance no more.
const CERTAIN: usize = 1024;

/// From so many bytes on, what is mostly ASCII and has no control character is text, in whatever encoding.
const LONG: usize = 768;

/// How much of the begin of a body tells a web page.
const BEGIN: usize = 1024;

/// Content types of bodies that may hold a file in base64. All others name the kind of the file
/// itself.
const VAGUE: [&str; 5] = ["", "application/octet-stream", "binary/octet-stream", "text/plain", JSON];
const JSON: &str = "application/json";

/// Looks through a body, however it is cut into pieces.
pub(crate) struct Scan {
    media_type: String,
    begin: Vec<u8>,
    is_begun: bool,
    is_blank: bool,
    decoder: Decoder,
    content: Content,
    decoded: Vec<u8>,
    /// Whether all was base64 so far.
    is_base64: bool,
}

/// How a file travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Travels {
    AsItIs,
    InBase64,
}

/// Why there is no file in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoFile {
    Empty,
    Page,
    Base64,
}

impl NoFile {
    pub(crate) fn reason(self) -> &'static str {
        match self {
            NoFile::Empty => "the file is empty",
            NoFile::Page => "it is a web page, and no file",
            NoFile::Base64 => "its base64 is broken or cut off",
        }
    }
}

impl Scan {
    /// Of a body with this content type.
    pub(crate) fn new(media_type: &str) -> Self {
        let (begin, decoder, content, decoded) = Default::default();
        let (is_begun, is_blank, is_base64) = (false, true, VAGUE.contains(&media_type));
        Scan { media_type: media_type.to_owned(), begin, is_begun, is_blank, decoder, content, decoded, is_base64 }
    }

    /// Looks at the next piece. What is no file is noticed as early as it can be.
    pub(crate) fn push(&mut self, piece: &[u8]) -> Result<(), NoFile> {
        self.is_blank &= piece.trim_ascii().is_empty();
        if !self.is_begun {
            self.begin.extend_from_slice(piece.get(..BEGIN.saturating_sub(self.begin.len())).unwrap_or(piece));
            if self.begin.len() >= BEGIN {
                self.begun()?;
            }
        }
        if self.is_base64 {
            self.decoded.clear();
            self.is_base64 = self.decoder.push(piece, &mut self.decoded).is_ok();
            self.content.push(&self.decoded);
        }
        Ok(())
    }

    /// Tells from the begin of a body whether it is a web page.
    fn begun(&mut self) -> Result<(), NoFile> {
        self.is_begun = true;
        let begin = self.begin.trim_ascii_start();
        let begins_with = |tag: &[u8]| begin.get(..tag.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(tag));
        let is_page = self.media_type == "text/html" || begins_with(b"<!doctype html") || begins_with(b"<html");
        if is_page && !self.is_blank { Err(NoFile::Page) } else { Ok(()) }
    }

    /// The end of the body.
    pub(crate) fn finish(mut self) -> Result<Travels, NoFile> {
        if self.is_blank {
            return Err(NoFile::Empty);
        }
        if !self.is_begun {
            self.begun()?;
        }
        if !VAGUE.contains(&self.media_type.as_str()) {
            return Ok(Travels::AsItIs);
        }
        let whole = self.is_base64 && self.decoder.is_at_end();
        // A single text of JSON is no file, so what is in it must be one.
        if self.media_type == JSON && self.decoder.is_quoted() {
            return if whole { Ok(Travels::InBase64) } else { Err(NoFile::Base64) };
        }
        let letters = self.decoder.letters_read();
        match self.content.is_file() {
            true if whole && letters >= FEWEST => Ok(Travels::InBase64),
            // It began as nothing but base64 would, and went wrong.
            true if !whole && (letters >= CERTAIN || self.is_base64 && letters >= CERTAIN / 16) => Err(NoFile::Base64),
            _ => Ok(Travels::AsItIs),
        }
    }
}

/// What base64 stands for.
#[derive(Default)]
struct Content {
    /// The first bytes.
    begin: Vec<u8>,
    length: usize,
    ascii: usize,
    has_controls: bool,
    /// Where the last letter may not be whole yet.
    unread: Vec<u8>,
    is_no_utf8: bool,
}

impl Content {
    fn push(&mut self, bytes: &[u8]) {
        self.begin.extend(bytes.iter().take(8 - self.begin.len().min(8)));
        self.length += bytes.len();
        self.ascii += bytes.iter().filter(|byte| byte.is_ascii()).count();
        self.has_controls |= bytes.iter().any(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace());
        if self.is_no_utf8 {
            return;
        }
        self.unread.extend_from_slice(bytes);
        let valid = match std::str::from_utf8(&self.unread) {
            Ok(text) => text.len(),
            Err(error) => {
                self.is_no_utf8 = error.error_len().is_some();
                error.valid_up_to()
            }
        };
        self.unread.drain(..valid);
    }

    /// Whether it is a text that people can read, or one of the kinds of file that say so. Letters
    /// that were no base64 stand for nothing of the sort.
    fn is_file(&self) -> bool {
        const SIGNATURES: [&[u8]; 9] = [
            b"PK\x03\x04",
            b"\xd0\xcf\x11\xe0",
            b"\x1f\x8b",
            b"%PDF",
            b"\x89PNG",
            b"\xff\xd8\xff",
            b"GIF8",
            b"BZh",
            b"SQLite",
        ];
        let mostly_ascii = self.length >= LONG && self.ascii >= self.length / 10 * 9;
        let is_text = self.length > 0 && !self.has_controls && (!self.is_no_utf8 || mostly_ascii);
        is_text || SIGNATURES.iter().any(|signature| self.begin.starts_with(signature))
    }
}
