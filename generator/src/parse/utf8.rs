//! Bytes to text.

use crate::diagnostic::{Code, Report, Span};

/// The bytes as text, without a byte order mark.
pub(crate) fn utf8<'a>(file: &str, bytes: &'a [u8], report: &mut Report) -> Option<&'a str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let text = String::from_utf8_lossy(good);
            let line = text.matches('\n').count() + 1;
            let column = text.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
            let span = Span { start: good.len(), end: good.len() + 1, line, column, file: 0 };
            report.push(Code::NotUtf8, file, span, "this byte is not UTF-8", "save the file as UTF-8");
            None
        }
    }
}
