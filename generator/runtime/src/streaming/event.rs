//! Server-Sent Events (`text/event-stream`), as the HTML standard has them.

use std::time::Duration;

use super::items::{Items, Split};
use crate::runtime::Error;
use crate::runtime::decode::FromWire;
use crate::runtime::open::OpenCall;
use crate::runtime::request::Request;

/// What ends a stream of JSON at many services, and is none.
const DONE: &[u8] = b"[DONE]";

/// One event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event<T> {
    /// What it says.
    pub data: T,
    /// Its name, where it has one.
    pub event: Option<String>,
    /// The last id that was sent, with this event or before.
    pub id: Option<String>,
    /// How long the service asks to wait before connecting again.
    pub retry: Option<Duration>,
}

/// An answer of events, while it comes in. It ends with the body, or with an event `[DONE]`. When a
/// connection breaks, it is not made again: an event may have an `id` to go on from.
pub type Events<T> = Items<EventSplit, Event<T>>;

/// Sends a request, and reads a value in format `F` from the data of each event of the answer.
///
/// # Errors
/// As for any request, up to the head of the answer.
pub async fn events<F, T: FromWire<F>>(request: Request, _: F) -> Result<Events<T>, Error> {
    Items::open(request, read_json::<F, T>).await
}

/// Sends a request, and takes the data of each event of the answer as it is.
///
/// # Errors
/// As for any request, up to the head of the answer.
pub async fn event_texts(request: Request) -> Result<Events<String>, Error> {
    Items::open(request, read_text).await
}

fn read_json<F, T: FromWire<F>>(call: &OpenCall, event: Event<Vec<u8>>) -> Result<Option<Event<T>>, Error> {
    let Event { data, event, id, retry } = event;
    if data.trim_ascii() == DONE {
        return Ok(None);
    }
    Ok(Some(Event { data: call.read::<F, T>(data)?, event, id, retry }))
}

fn read_text(_: &OpenCall, event: Event<Vec<u8>>) -> Result<Option<Event<String>>, Error> {
    Ok(Some(event.map(|data| String::from_utf8_lossy(&data).into_owned())))
}

impl<T> Event<T> {
    /// The same event with other data.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Event<U> {
        Event { data: change(self.data), event: self.event, id: self.id, retry: self.retry }
    }
}

/// A body of events.
#[derive(Debug, Default)]
pub struct EventSplit {
    buffer: Vec<u8>,
    /// Where to go on looking for the end of a line.
    searched: usize,
    is_finished: bool,
    /// Whether the mark that may stand before the text was looked for.
    is_begun: bool,
    data: Option<Vec<u8>>,
    event: Option<String>,
    id: Option<String>,
    retry: Option<Duration>,
}

impl Split for EventSplit {
    type Part = Event<Vec<u8>>;

    fn push(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
    }

    fn finish(&mut self) {
        self.is_finished = true;
    }

    fn take(&mut self) -> Option<Event<Vec<u8>>> {
        while let Some(line) = self.line() {
            match line.is_empty() {
                true => {
                    if let Some(event) = self.event() {
                        return Some(event);
                    }
                }
                false => self.field(&line),
            }
        }
        // Services forget the empty line after the last event.
        if self.is_finished { self.event() } else { None }
    }

    fn held(&self) -> usize {
        self.buffer.len() + self.data.as_ref().map_or(0, Vec::len)
    }
}

impl EventSplit {
    /// The next line, which ends in `\n`, `\r\n` or `\r`.
    fn line(&mut self) -> Option<Vec<u8>> {
        if !self.is_begun {
            if self.buffer.len() < 3 && !self.is_finished {
                return None;
            }
            self.is_begun = true;
            if self.buffer.starts_with(b"\xef\xbb\xbf") {
                self.buffer.drain(..3);
            }
        }
        let rest = self.buffer.get(self.searched..).unwrap_or_default();
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).map(|at| self.searched + at);
        let (end, after) = match end {
            Some(end) if self.buffer[end] == b'\r' => match self.buffer.get(end + 1) {
                Some(b'\n') => (end, end + 2),
                // What comes next may belong to it.
                None if !self.is_finished => return None,
                _ => (end, end + 1),
            },
            Some(end) => (end, end + 1),
            None if self.is_finished && !self.buffer.is_empty() => (self.buffer.len(), self.buffer.len()),
            None => {
                self.searched = self.buffer.len();
                return None;
            }
        };
        self.searched = 0;
        let mut line: Vec<u8> = self.buffer.drain(..after).collect();
        line.truncate(end);
        Some(line)
    }

    fn field(&mut self, line: &[u8]) {
        let (name, value) = match line.iter().position(|byte| *byte == b':') {
            Some(at) => (&line[..at], line.get(at + 1..).unwrap_or_default()),
            None => (line, &b""[..]),
        };
        let value = value.strip_prefix(b" ").unwrap_or(value);
        let text = || String::from_utf8_lossy(value).into_owned();
        match name {
            b"data" => match &mut self.data {
                Some(data) => {
                    data.push(b'\n');
                    data.extend_from_slice(value);
                }
                None => self.data = Some(value.to_vec()),
            },
            b"event" => self.event = Some(text()).filter(|name| !name.is_empty()),
            b"id" if !value.contains(&0) => self.id = Some(text()).filter(|id| !id.is_empty()),
            b"retry" if value.iter().all(u8::is_ascii_digit) => {
                self.retry = text().parse().ok().map(Duration::from_millis);
            }
            // Comments, which begin with a colon, and what the standard does not know.
            _ => {}
        }
    }

    /// What came since the last event; without data it is none.
    fn event(&mut self) -> Option<Event<Vec<u8>>> {
        let (data, event) = (self.data.take(), self.event.take());
        let data = data?;
        Some(Event { data, event, id: self.id.clone(), retry: self.retry.take() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(pieces: &[&[u8]]) -> Vec<(String, Option<String>, Option<String>)> {
        let (mut split, mut found) = (EventSplit::default(), Vec::new());
        for piece in pieces {
            split.push(piece);
            found.extend(std::iter::from_fn(|| split.take()));
        }
        split.finish();
        found.extend(std::iter::from_fn(|| split.take()));
        found.into_iter().map(|event| (String::from_utf8(event.data).unwrap(), event.event, event.id)).collect()
    }

    #[test]
    fn events_are_found_wherever_the_body_is_cut() {
        let body =
            b"\xef\xbb\xbf: hello\r\nevent: made\ndata: {\"a\":\ndata:1}\nid: 7\rretry: 50\n\n\nevent: empty\n\n\
                     data\n\ndata:  x\r\n\r\ndata: last";
        let text = |text: &str| Some(text.to_owned());
        let expected = [
            ("{\"a\":\n1}".to_owned(), text("made"), text("7")),
            (String::new(), None, text("7")),
            (" x".to_owned(), None, text("7")),
            ("last".to_owned(), None, text("7")),
        ];
        for at in 0..body.len() {
            assert_eq!(split(&[&body[..at], &body[at..]]), expected, "cut at {at}");
        }
        let single: Vec<&[u8]> = body.chunks(1).collect();
        assert_eq!(split(&single), expected);
    }
}
