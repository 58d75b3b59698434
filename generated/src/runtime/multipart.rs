// Part of the runtime of openapi-to-crate, the same in every crate. Do not edit.
//! Bodies of several parts (`multipart/form-data`, RFC 7578).

use std::borrow::Cow;
use std::fmt;

use crate::runtime::source::Piece;

/// A file to send, as a whole body or as one part of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Upload {
    pub(crate) content: Piece,
    name: Option<String>,
    pub(crate) content_type: Option<String>,
}

impl Upload {
    /// A file that holds these bytes.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Upload::of(Piece::Bytes(bytes.into()))
    }

    pub(crate) fn of(content: Piece) -> Self {
        Upload { content, name: None, content_type: None }
    }

    /// What the file is called; as its part is when not set.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Its media type, such as `image/png`; what the service expects when not set.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Upload { content, name, content_type } = self;
        let mut shown = formatter.debug_struct("Upload");
        shown.field("name", name).field("content_type", content_type).field("length", &content.length()).finish()
    }
}

macro_rules! upload_from {
    ($($from:ty),*) => {$(
        impl From<$from> for Upload {
            fn from(bytes: $from) -> Self {
                Upload::new(bytes)
            }
        }
    )*};
}

upload_from!(Vec<u8>, &[u8], String, &str);

impl<const N: usize> From<&[u8; N]> for Upload {
    fn from(bytes: &[u8; N]) -> Self {
        Upload::new(*bytes)
    }
}

/// A body while parts are added to it.
#[derive(Clone, Default)]
pub(crate) struct Multipart {
    /// Head and content of each part.
    parts: Vec<(String, Piece)>,
}

impl Multipart {
    /// Adds a text.
    pub(crate) fn text(&mut self, name: &str, content_type: Option<&str>, text: &str) {
        self.part(name, None, content_type, Piece::Bytes(text.as_bytes().to_vec()));
    }

    /// Adds a file; why it cannot be sent, otherwise.
    pub(crate) fn file(&mut self, name: &str, expected: Option<&str>, file: &Upload) -> Result<(), &'static str> {
        let content_type = file.content_type.as_deref().or(expected).unwrap_or("application/octet-stream");
        if content_type.is_empty() || !content_type.bytes().all(|byte| (b' '..0x7f).contains(&byte)) {
            return Err("its media type cannot stand in a header");
        }
        // Services tell a file from a text by its having a name.
        let file_name = file.name.as_deref().unwrap_or(name);
        self.part(name, Some(file_name), Some(content_type), file.content.clone());
        Ok(())
    }

    fn part(&mut self, name: &str, file_name: Option<&str>, content_type: Option<&str>, content: Piece) {
        let mut head = format!("Content-Disposition: form-data; name=\"{}\"", escape(name));
        if let Some(file_name) = file_name {
            head.push_str(&format!("; filename=\"{}\"", escape(file_name)));
        }
        if let Some(content_type) = content_type {
            head.push_str(&format!("\r\nContent-Type: {content_type}"));
        }
        self.parts.push((head, content));
    }

    /// The media type and the body: one piece, unless something is read while it is sent.
    pub(crate) fn finish(&self) -> (Cow<'static, str>, Vec<Piece>) {
        let boundary = self.boundary();
        let (mut pieces, mut bytes) = (Vec::new(), Vec::new());
        for (head, content) in &self.parts {
            bytes.extend_from_slice(format!("--{boundary}\r\n{head}\r\n\r\n").as_bytes());
            match content {
                Piece::Bytes(content) => bytes.extend_from_slice(content),
                source => pieces.extend([Piece::Bytes(std::mem::take(&mut bytes)), source.clone()]),
            }
            bytes.extend_from_slice(b"\r\n");
        }
        bytes.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        pieces.push(Piece::Bytes(bytes));
        (format!("multipart/form-data; boundary={boundary}").into(), pieces)
    }

    /// A line that no part has in it, so that none can end before its end. In what nobody has read yet
    /// it is only all but impossible.
    fn boundary(&self) -> String {
        if self.parts.iter().any(|(_, content)| content.source().is_some()) {
            return format!("end-of-part-{:032x}", fastrand::u128(..));
        }
        let free = |boundary: &String| {
            let inside = |bytes: &[u8]| bytes.windows(boundary.len()).any(|window| window == boundary.as_bytes());
            let found = |content: &Piece| matches!(content, Piece::Bytes(bytes) if inside(bytes));
            !self.parts.iter().any(|(head, content)| inside(head.as_bytes()) || found(content))
        };
        (0_u64..).map(|number| format!("end-of-part-{number:08}")).find(free).unwrap_or_default()
    }
}

/// A name as browsers write it, so that it cannot end its header.
fn escape(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_forge_a_header_or_a_part() {
        let mut body = Multipart::default();
        body.text("a\"\r\nX: y", None, "1");
        let (content_type, bytes) = body.finish();
        assert_eq!(content_type, "multipart/form-data; boundary=end-of-part-00000000");
        let expected = "--end-of-part-00000000\r\nContent-Disposition: form-data; name=\"a%22%0D%0AX: y\"\r\n\r\n1\r\n\
                        --end-of-part-00000000--\r\n";
        assert_eq!(bytes, [Piece::Bytes(expected.as_bytes().to_vec())]);
    }

    #[test]
    fn no_part_holds_the_boundary() {
        let mut body = Multipart::default();
        body.text("end-of-part-00000001", None, "\r\n--end-of-part-00000000--\r\n");
        assert_eq!(body.finish().0, "multipart/form-data; boundary=end-of-part-00000002");
    }

    #[test]
    fn a_media_type_that_would_forge_a_header_is_refused() {
        for wrong in ["a/b\r\nX: y", "", "image/ü"] {
            let file = Upload::new("x").content_type(wrong);
            assert!(Multipart::default().file("f", None, &file).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn what_is_uploaded_is_not_shown() {
        let shown = format!("{:?}", Upload::new("s3cret").name("a.txt"));
        assert_eq!(shown, "Upload { name: Some(\"a.txt\"), content_type: None, length: Some(6) }");
    }
}
