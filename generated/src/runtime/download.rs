// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Files that a service hands over, as they are or in base64.

use std::fmt;
use std::io::Write;

use crate::runtime::answer;
use crate::runtime::base64::Decoder;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::file::{NoFile, Scan, Travels};
use crate::runtime::request::Request;
use crate::runtime::sending::Sending;

/// How much of a body is looked at at once.
pub(crate) const PIECE: usize = 64 << 10;

/// A file that was downloaded.
#[derive(Clone, PartialEq, Eq)]
pub struct Download {
    bytes: Vec<u8>,
}

impl Download {
    /// Takes a body for a file. A body that is base64 through and through and stands for a file is
    /// decoded, also when it is in quotes, as JSON has them; any other is the file itself.
    pub fn from_body(body: Vec<u8>) -> Self {
        let bytes = read(&body, "").ok().flatten().unwrap_or(body);
        Download { bytes }
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
    pub fn download(self) -> Sending<Download> {
        Box::pin(self.answer(|answer, saved| match saved {
            true => Ok(Download { bytes: Vec::new() }),
            false => match read(&answer.body, &answer.media_type()) {
                Ok(decoded) => Ok(Download { bytes: decoded.unwrap_or_else(|| std::mem::take(&mut answer.body)) }),
                Err(reason) => Err(no_file(reason, &answer.body)),
            },
        }))
    }
}

/// The file in a body that is base64; `None` when the body itself is the file.
fn read(body: &[u8], media_type: &str) -> Result<Option<Vec<u8>>, NoFile> {
    let mut scan = Scan::new(media_type);
    body.chunks(PIECE).try_for_each(|piece| scan.push(piece))?;
    if scan.finish()? == Travels::AsItIs {
        return Ok(None);
    }
    let mut file = Vec::with_capacity(body.len() / 4 * 3);
    Decoder::default().push(body, &mut file).map_err(|_| NoFile::Base64)?;
    Ok(Some(file))
}

/// The error of a body that holds no file.
pub(crate) fn no_file(reason: NoFile, body: &[u8]) -> Error {
    let (body, truncated) = answer::begin(body);
    let reason = reason.reason().to_owned();
    Error::new(ErrorKind::Decode { path: ".".to_owned(), reason, body, truncated })
}

pub(crate) fn write(error: std::io::Error) -> Error {
    Error::new(ErrorKind::Write { reason: error.to_string() }).caused_by(error)
}
