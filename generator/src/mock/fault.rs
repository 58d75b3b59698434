//! Misbehaviour on request: how it is written down, and for which requests.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// How a fault is written, for people who got it wrong.
pub const GRAMMAR: &str = "\
A fault is OPERATION=KIND, for example getStats=500. OPERATION is an operationId of the document, or *
for all of them. A number of times may follow: 'getStats=500 x2' spoils the first two answers, and the
third is right. Several faults for one operation come one after the other. A request that the document
does not allow is refused as ever, and counts for no fault.

  STATUS         a number from 400 to 599: an error that fits the document; 429 with Retry-After
  html-STATUS    the same status with a web page instead of JSON, as proxies send it
  success-false  status 200, and a body that says it failed
  wrong-type     objects where numbers, texts and truth values are promised
  half-json      a complete answer whose JSON ends in the middle
  cut            the connection ends in the middle of the answer
  reset          the connection is reset before the answer
  stall          no answer at all
  slow, slow-MS  the right answer after 2 seconds, or after MS milliseconds";

/// A way to misbehave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Status(u16),
    Page(u16),
    SuccessFalse,
    WrongType,
    HalfJson,
    Cut,
    Reset,
    Stall,
    Slow(Duration),
}

/// A way to misbehave, where, and how often.
#[derive(Debug)]
pub(super) struct Fault {
    operation: String,
    kind: Kind,
    /// `u32::MAX` for always.
    left: AtomicU32,
}

impl Fault {
    /// Reads a fault. The error says what is wrong, and how to write one.
    pub(super) fn parse(text: &str, operations: &[&str]) -> Result<Self, String> {
        let wrong = |what: String| format!("fault `{text}`: {what}\n\n{GRAMMAR}");
        let (operation, rest) = text.split_once('=').ok_or_else(|| wrong("there is no `=`".to_owned()))?;
        let operation = operation.trim();
        if operation != "*" && !operations.contains(&operation) {
            let all = operations.join(", ");
            return Err(wrong(format!("there is no operation `{operation}`; there are {all}")));
        }
        let mut words = rest.split_whitespace();
        let kind = words.next().unwrap_or_default();
        let kind = Kind::parse(kind).ok_or_else(|| wrong(format!("`{kind}` is no kind of fault")))?;
        let left = match words.next() {
            None => u32::MAX,
            Some(times) => times
                .strip_prefix('x')
                .and_then(|number| number.parse().ok())
                .filter(|number| *number > 0)
                .ok_or_else(|| wrong(format!("`{times}` is no number of times such as `x2`")))?,
        };
        match words.next() {
            None => Ok(Fault { operation: operation.to_owned(), kind, left: AtomicU32::new(left) }),
            Some(more) => Err(wrong(format!("`{more}` is too much"))),
        }
    }

    /// Whether it is the turn of this fault, which it then has had.
    pub(super) fn strikes(&self, operation: &str) -> Option<Kind> {
        if self.operation != "*" && self.operation != operation {
            return None;
        }
        let taken = self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| match left {
            u32::MAX => Some(left),
            left => left.checked_sub(1),
        });
        taken.is_ok().then_some(self.kind)
    }
}

impl Kind {
    fn parse(text: &str) -> Option<Self> {
        let status = |text: &str| text.parse().ok().filter(|status| (400..=599).contains(status));
        Some(match text {
            "success-false" => Kind::SuccessFalse,
            "wrong-type" => Kind::WrongType,
            "half-json" => Kind::HalfJson,
            "cut" => Kind::Cut,
            "reset" => Kind::Reset,
            "stall" => Kind::Stall,
            "slow" => Kind::Slow(Duration::from_secs(2)),
            _ => match (text.strip_prefix("html-"), text.strip_prefix("slow-")) {
                (Some(number), _) => Kind::Page(status(number)?),
                (_, Some(number)) => Kind::Slow(Duration::from_millis(number.parse().ok()?)),
                _ => Kind::Status(status(text)?),
            },
        })
    }
}
