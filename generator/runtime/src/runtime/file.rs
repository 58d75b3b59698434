//! The file in an answer: as it is or in base64, told apart by content type and the whole, piece by
//! piece.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};

/// How much is looked at before it is decided what a body is.
const BEGIN: usize = 1024;

/// Fewer letters than these are base64 only when they are so to the last one.
const CERTAIN: usize = 64;

/// Content types of bodies that may hold a file in base64. All others name the kind of the file
/// itself.
const VAGUE: [&str; 5] = ["", "application/octet-stream", "binary/octet-stream", "text/plain", JSON];
const JSON: &str = "application/json";

/// What comes out is the file, whatever the pieces are cut like.
pub(crate) struct FileReader {
    media_type: String,
    kind: Option<Kind>,
    /// What was not looked at yet; without line breaks in base64.
    pending: Vec<u8>,
    /// How much there is before the end, in base64.
    letters: usize,
    quoted: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Plain,
    Base64,
    /// After the end of base64, where nothing but blanks may come.
    End,
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

impl FileReader {
    pub(crate) fn new(media_type: &str) -> Self {
        let media_type = media_type.to_owned();
        FileReader { media_type, kind: None, pending: Vec::new(), letters: 0, quoted: false }
    }

    /// Takes the next piece of a body, and appends what is known of the file by then.
    pub(crate) fn push(&mut self, piece: &[u8], out: &mut Vec<u8>) -> Result<(), NoFile> {
        self.pending.extend_from_slice(piece);
        if self.kind.is_none() && self.pending.len() >= BEGIN {
            self.decide()?;
        }
        match self.kind {
            None => Ok(()),
            Some(Kind::Plain) => {
                out.append(&mut self.pending);
                Ok(())
            }
            Some(_) => self.decode(out),
        }
    }

    /// The end of the body.
    pub(crate) fn finish(mut self, out: &mut Vec<u8>) -> Result<(), NoFile> {
        if self.kind.is_none() {
            self.decide()?;
        }
        if self.kind == Some(Kind::Plain) {
            out.append(&mut self.pending);
            return Ok(());
        }
        self.decode(out)?;
        let is_whole = self.pending.is_empty() && (!self.quoted || self.kind == Some(Kind::End));
        if is_whole && self.letters > 0 { Ok(()) } else { Err(NoFile::Base64) }
    }

    /// Looks at the begin of a body, which is all of it when it is short.
    fn decide(&mut self) -> Result<(), NoFile> {
        let is_all = self.pending.len() < BEGIN;
        let begin = self.pending.get(..BEGIN).unwrap_or(&self.pending).trim_ascii_start();
        let begins_with = |tag: &[u8]| begin.get(..tag.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(tag));
        if begin.is_empty() {
            return if is_all { Err(NoFile::Empty) } else { self.become_plain() };
        }
        if self.media_type == "text/html" || begins_with(b"<!doctype html") || begins_with(b"<html") {
            return Err(NoFile::Page);
        }
        let quoted = begin.first() == Some(&b'"');
        let letters = begin.strip_prefix(b"\"").unwrap_or(begin).trim_ascii_end();
        let letters = letters.strip_suffix(b"\"").filter(|_| quoted && is_all).unwrap_or(letters);
        // PHP escapes slashes and line breaks in a text of JSON.
        let is_letter = |byte: &u8| is_base64(*byte) || byte.is_ascii_whitespace() || (quoted && *byte == b'\\');
        let are_letters = !letters.is_empty() && letters.iter().all(is_letter);
        if quoted && self.media_type == JSON {
            if !are_letters {
                return Err(NoFile::Base64);
            }
        } else if !VAGUE.contains(&self.media_type.as_str()) || !are_letters || !is_file(&decoded_begin(letters)) {
            return self.become_plain();
        }
        let is_broken = is_all && !quoted && STANDARD.decode(without_breaks(letters)).is_err();
        if is_broken && letters.len() < CERTAIN {
            return self.become_plain();
        }
        (self.kind, self.quoted) = (Some(Kind::Base64), quoted);
        let blanks = self.pending.len() - self.pending.trim_ascii_start().len();
        self.pending.drain(..blanks + usize::from(quoted));
        Ok(())
    }

    fn become_plain(&mut self) -> Result<(), NoFile> {
        self.kind = Some(Kind::Plain);
        Ok(())
    }

    /// Decodes what is pending, as far as it goes.
    fn decode(&mut self, out: &mut Vec<u8>) -> Result<(), NoFile> {
        let mut letters = Vec::with_capacity(self.pending.len());
        let mut bytes = self.pending.iter().copied().peekable();
        let mut rest = Vec::new();
        while let Some(byte) = bytes.next() {
            match byte {
                _ if byte.is_ascii_whitespace() => {}
                _ if self.kind == Some(Kind::End) => return Err(NoFile::Base64),
                b'"' if self.quoted => self.kind = Some(Kind::End),
                b'\\' if self.quoted => match bytes.next() {
                    Some(b'/') => letters.push(b'/'),
                    Some(b'n' | b'r') => {}
                    Some(_) => return Err(NoFile::Base64),
                    None => rest.push(b'\\'),
                },
                _ if is_base64(byte) => letters.push(byte),
                _ => return Err(NoFile::Base64),
            }
        }
        let whole = letters.len() / 4 * 4;
        let (ready, left) = letters.split_at(whole);
        // Padding before the end would be taken for the end of another file.
        let ends_before = out.len();
        STANDARD.decode_vec(ready, out).map_err(|_| NoFile::Base64)?;
        self.letters += ready.len();
        if out.len() - ends_before < ready.len() / 4 * 3 && !left.is_empty() {
            return Err(NoFile::Base64);
        }
        self.pending = [left, &rest].concat();
        Ok(())
    }
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+/=".contains(&byte)
}

fn without_breaks(text: &[u8]) -> Vec<u8> {
    text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect()
}

/// What the begin of a body of base64 stands for.
fn decoded_begin(letters: &[u8]) -> Vec<u8> {
    let mut letters = without_breaks(letters);
    letters.retain(|byte| *byte != b'\\' && *byte != b'=');
    letters.truncate(letters.len() / 4 * 4);
    STANDARD_NO_PAD.decode(&letters).unwrap_or_default()
}

/// Whether bytes begin like a file: a text that people can read, or one of the kinds that say so.
/// Letters that were no base64 stand for nothing of the sort.
fn is_file(begin: &[u8]) -> bool {
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
    let text = match std::str::from_utf8(begin) {
        Ok(text) => Some(text),
        // The last letter may be cut off.
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&begin[..error.valid_up_to()]).ok(),
        Err(_) => None,
    };
    let is_text =
        text.is_some_and(|text| !text.is_empty() && text.chars().all(|c| !c.is_control() || c.is_whitespace()));
    is_text || SIGNATURES.iter().any(|signature| begin.starts_with(signature))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_in(pieces: usize, media_type: &str, body: &[u8]) -> Result<Vec<u8>, NoFile> {
        let (mut reader, mut out) = (FileReader::new(media_type), Vec::new());
        for piece in body.chunks(pieces) {
            reader.push(piece, &mut out)?;
        }
        reader.finish(&mut out).map(|()| out)
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
        let files: [(&str, &[u8]); 9] = [
            ("application/octet-stream", &checksum),
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
        let cases: [(&str, &str, NoFile); 9] = [
            ("", "", NoFile::Empty),
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
