// Part of the runtime of openapi-forge, the same in every crate. Do not edit.
//! Files that a service hands over, as they are or in base64.

use std::fmt;
use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::request::Request;

/// A file that was downloaded.
#[derive(Clone, PartialEq, Eq)]
pub struct Download {
    bytes: Vec<u8>,
}

impl Download {
    /// Takes a body for a file. A body that is base64 through and through is decoded, also when
    /// it stands in quotes, as JSON has them; any other is the file itself.
    pub fn from_body(body: Vec<u8>) -> Self {
        Download { bytes: decoded(&body).unwrap_or(body) }
    }

    /// What is in it.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What is in it, without a copy.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Writes all of it.
    ///
    /// # Errors
    /// [`ErrorKind::Write`] when the writer fails.
    pub fn write_to(&self, mut writer: impl Write) -> Result<(), Error> {
        writer.write_all(&self.bytes).and_then(|()| writer.flush()).map_err(write)
    }
}

impl AsRef<[u8]> for Download {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Download({} bytes)", self.bytes.len())
    }
}

impl Request {
    /// Sends the request and reads a file.
    pub async fn download(self) -> Result<Download, Error> {
        self.bytes().await.map(Download::from_body)
    }
}

pub(crate) fn write(error: std::io::Error) -> Error {
    Error::new(ErrorKind::Write { reason: error.to_string() })
}

/// The bytes behind base64, if it is such.
fn decoded(body: &[u8]) -> Option<Vec<u8>> {
    let body = body.trim_ascii();
    let quoted = match body.first() {
        // Slashes are escaped in there, as PHP does it.
        Some(b'"') => Some(serde_json::from_slice::<String>(body).ok()?),
        _ => None,
    };
    let body = quoted.as_ref().map_or(body, |text| text.as_bytes());
    // Looks at the first letters, so that a large file is not copied for nothing.
    let of_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=\r\n".contains(byte);
    if body.is_empty() || !body.iter().all(of_base64) {
        return None;
    }
    let text: Vec<u8> = body.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    STANDARD.decode(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &[u8]) -> Vec<u8> {
        Download::from_body(body.to_vec()).into_bytes()
    }

    #[test]
    fn base64_is_decoded_in_lines_and_in_quotes_too() {
        assert_eq!(read(b"dGltZSxHdwo="), b"time,Gw\n");
        assert_eq!(read(b"dGlt\r\nZSxH\r\ndwo=\r\n"), b"time,Gw\n");
        assert_eq!(read(b" \"dGltZSxHdwo=\"\n"), b"time,Gw\n");
        assert_eq!(read(br#""\/\/\/+""#), [0xff, 0xff, 0xfe]);
    }

    #[test]
    fn a_file_is_left_as_it_is() {
        let zip = [b'P', b'K', 3, 4, 0, 0xff];
        let files: [&[u8]; 7] =
            [b"", b"time,Gw\n1,2\n", b"\"time\",\"Gw\"\n", b"<html></html>", b"dGltZ", b"\"not base64\"", &zip];
        for file in files {
            assert_eq!(read(file), file, "{}", String::from_utf8_lossy(file));
        }
    }
}
