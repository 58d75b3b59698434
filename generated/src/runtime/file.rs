// Part of the runtime of openapi-to-crate, the same in every crate. Do not edit.
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

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    use super::*;

    fn read_in(pieces: usize, media_type: &str, body: &[u8]) -> Result<Vec<u8>, NoFile> {
        let mut scan = Scan::new(media_type);
        body.chunks(pieces).try_for_each(|piece| scan.push(piece))?;
        if scan.finish()? == Travels::AsItIs {
            return Ok(body.to_vec());
        }
        let (mut decoder, mut file) = (Decoder::default(), Vec::new());
        body.chunks(pieces).for_each(|piece| decoder.push(piece, &mut file).expect("it was looked through"));
        Ok(file)
    }

    fn read(media_type: &str, body: &[u8]) -> Result<Vec<u8>, NoFile> {
        let read = [1, 2, 3, 7, 1000, 1 << 20].map(|pieces| read_in(pieces, media_type, body));
        assert!(read.iter().all(|other| *other == read[0]), "it is the same however it is cut");
        read.into_iter().next().unwrap()
    }

    /// A file of which base64 has all letters.
    fn file() -> Vec<u8> {
        b"PK\x03\x04".iter().copied().chain((0..5000_u32).map(|number| (number * 7 % 251) as u8)).collect()
    }

    #[test]
    fn base64_is_decoded_in_lines_and_in_quotes_too() {
        let base64 = STANDARD.encode(file());
        let lines = base64.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect::<Vec<_>>();
        let php = base64.replace('/', "\\/");
        let bodies = [
            base64.clone(),
            lines.join("\r\n") + "\r\n",
            format!("\"{base64}\""),
            format!(" \"{php}\"\n"),
            format!("\"{}\"", lines.join("\\r\\n")),
        ];
        let latin = [b"time,temperature \xb0C\n".repeat(200), b"\xe9t\xe9".to_vec()].concat();
        assert!(read("", STANDARD.encode(&latin).as_bytes()) == Ok(latin));
        for body in bodies {
            for media_type in ["", "application/octet-stream", "text/plain", "application/json"] {
                assert!(read(media_type, body.as_bytes()) == Ok(file()), "{media_type} {}", &body[..20]);
            }
        }
        assert_eq!(read("", b"dGltZSxHdwo="), Ok(b"time,Gw\n".to_vec()));
        assert_eq!(read("application/json", br#""\/\/\/+""#), Ok(vec![0xff, 0xff, 0xfe]));
    }

    #[test]
    fn a_file_is_left_as_it_is() {
        let base64 = STANDARD.encode(file());
        let checksum = b"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".repeat(40);
        // The first letters stand for a text, the others for nothing.
        let lucky = [STANDARD.encode("time,Gw\n".repeat(300)).as_bytes(), &checksum].concat();
        let numbers = (1000..2000).map(|number| format!("{number}\n")).collect::<String>();
        let files: [(&str, &[u8]); 13] = [
            ("application/octet-stream", &checksum),
            ("text/plain", &lucky),
            ("", numbers.as_bytes()),
            // In base64, this would be `J\u{5ab}`.
            ("text/plain", b"Star"),
            ("application/octet-stream", &b"the quick brown fox jumps over the lazy dog\n".repeat(50)),
            ("", b"time,Gw\n1,2\n"),
            ("", b"\"time\",\"Gw\"\n"),
            ("text/csv", b"dGltZSxHdwo="),
            ("text/csv", base64.as_bytes()),
            ("application/octet-stream", b"abcd"),
            ("application/octet-stream", b"word"),
            ("", b"dGltZ"),
            ("application/zip", &[b'P', b'K', 3, 4, 0, 0xff]),
        ];
        for (media_type, file) in files {
            assert_eq!(read(media_type, file).as_deref(), Ok(file), "{}", String::from_utf8_lossy(file));
        }
    }

    #[test]
    fn what_is_no_file_is_told_from_one() {
        let base64 = STANDARD.encode(file());
        let cut = &base64[..base64.len() - 3];
        let twice = format!("\"{}{base64}\"", STANDARD.encode("o"));
        let blank = " ".repeat(3000);
        let cases: [(&str, &str, NoFile); 10] = [
            ("", "", NoFile::Empty),
            ("", &blank, NoFile::Empty),
            ("", " \n", NoFile::Empty),
            ("text/html", "anything", NoFile::Page),
            ("", "\n<!DOCTYPE html><title>Log in</title>", NoFile::Page),
            ("", cut, NoFile::Base64),
            ("application/json", &format!("\"{base64}"), NoFile::Base64),
            ("application/json", "\"no base64!\"", NoFile::Base64),
            ("", &format!("{base64}<br>Fatal error"), NoFile::Base64),
            ("application/json", &twice, NoFile::Base64),
        ];
        for (media_type, body, reason) in cases {
            assert!(read(media_type, body.as_bytes()) == Err(reason), "{}", &body[..body.len().min(40)]);
        }
    }
}
