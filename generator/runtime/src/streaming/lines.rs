//! Lines of JSON (`application/x-ndjson`, `application/jsonl`), and texts of JSON in a sequence
//! (`application/json-seq`, RFC 7464).

use super::items::{Items, Split};
use crate::runtime::Error;
use crate::runtime::decode::FromWire;
use crate::runtime::open::OpenCall;
use crate::runtime::request::Request;

/// An answer with an item on each line, while it comes in.
pub type JsonLines<T> = Items<LineSplit, T>;

/// Sends a request, and reads a value in format `F` from each line of the answer.
///
/// # Errors
/// As for any request, up to the head of the answer.
pub async fn lines<F, T: FromWire<F>>(request: Request, _: F) -> Result<JsonLines<T>, Error> {
    Items::open(request, read_json::<F, T>).await
}

/// Sends a request, and takes each line of the answer as it is.
///
/// # Errors
/// As for any request, up to the head of the answer.
pub async fn line_texts(request: Request) -> Result<JsonLines<String>, Error> {
    Items::open(request, read_text).await
}

fn read_json<F, T: FromWire<F>>(call: &OpenCall, line: Vec<u8>) -> Result<Option<T>, Error> {
    call.read::<F, T>(line).map(Some)
}

fn read_text(_: &OpenCall, line: Vec<u8>) -> Result<Option<String>, Error> {
    Ok(Some(String::from_utf8_lossy(&line).into_owned()))
}

/// A body in lines; empty ones are none.
#[derive(Debug, Default)]
pub struct LineSplit {
    buffer: Vec<u8>,
    /// Where to go on looking for the end of a line.
    searched: usize,
    is_finished: bool,
}

impl Split for LineSplit {
    type Part = Vec<u8>;

    fn push(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
    }

    fn finish(&mut self) {
        self.is_finished = true;
    }

    fn take(&mut self) -> Option<Vec<u8>> {
        loop {
            let rest = self.buffer.get(self.searched..).unwrap_or_default();
            let end = rest.iter().position(|byte| *byte == b'\n').map(|at| self.searched + at);
            let line: Vec<u8> = match end {
                Some(end) => self.buffer.drain(..=end).collect(),
                None if self.is_finished && !self.buffer.is_empty() => std::mem::take(&mut self.buffer),
                None => {
                    self.searched = self.buffer.len();
                    return None;
                }
            };
            self.searched = 0;
            // The sign before each text of a sequence.
            let line = line.trim_ascii();
            let line = line.strip_prefix(b"\x1e").unwrap_or(line).trim_ascii();
            if !line.is_empty() {
                return Some(line.to_vec());
            }
        }
    }

    fn held(&self) -> usize {
        self.buffer.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_wherever_the_body_is_cut() {
        let body = b"{\"a\":1}\r\n\n \n\x1e{\"b\":2}\n{\"c\":3}";
        for at in 0..body.len() {
            let (mut split, mut found) = (LineSplit::default(), Vec::new());
            for piece in [&body[..at], &body[at..]] {
                split.push(piece);
                found.extend(std::iter::from_fn(|| split.take()));
            }
            split.finish();
            found.extend(std::iter::from_fn(|| split.take()));
            assert_eq!(found, [&b"{\"a\":1}"[..], b"{\"b\":2}", b"{\"c\":3}"], "cut at {at}");
        }
    }
}
