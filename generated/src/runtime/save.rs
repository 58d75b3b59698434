// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Files on a disk that are there whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use tokio::sync::mpsc;

use crate::runtime::answer;
use crate::runtime::base64::Decoder;
use crate::runtime::download::{Download, PIECE, no_file, write};
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::file::{Scan, Travels};
use crate::runtime::head::{AnswerHead, RawAnswer};
use crate::runtime::info::EnvelopeInfo;
use crate::runtime::sending::Sending;

impl Download {
    /// Writes it to a path, on a thread where waiting for the disk holds up nothing else.
    ///
    /// The file appears whole or not at all; one that was there before is replaced, and its mode
    /// and the symbolic links that lead to it stay. A future that is dropped on the way lets it
    /// come to its end.
    ///
    /// # Errors
    /// [`ErrorKind::Write`] when the file can't be written.
    pub fn save(self, path: impl Into<PathBuf>) -> Sending<()> {
        let path = path.into();
        Box::pin(async move {
            match tokio::runtime::Handle::try_current() {
                Ok(runtime) => {
                    let place = path.clone();
                    let saved = runtime.spawn_blocking(move || self.save_blocking(path)).await;
                    saved.unwrap_or_else(|error| Err(unwritten(&place)(io::Error::other(error))))
                }
                Err(_) => self.save_blocking(path),
            }
        })
    }

    /// As [`Download::save`], on the thread of the caller.
    ///
    /// # Errors
    /// [`ErrorKind::Write`] when the file can't be written.
    pub fn save_blocking(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        let path = path.as_ref();
        let mut draft = Draft::new(path).map_err(unwritten(path))?;
        draft.file.write_all(self.bytes()).and_then(|()| draft.finish()).map_err(unwritten(path))
    }
}

/// The error of a file that is not there, with its path.
fn unwritten(path: &Path) -> impl Fn(io::Error) -> Error {
    move |error| {
        let reason = format!("{}: {error}", path.display());
        Error::new(ErrorKind::Write { reason }).caused_by(error)
    }
}

/// The way to the thread that writes a file while its body comes in.
pub(crate) struct Saver {
    pieces: mpsc::Sender<Piece>,
    saved: tokio::task::JoinHandle<Result<(), Error>>,
}

enum Piece {
    Bytes(Vec<u8>),
    /// The body was whole. Without this one, nothing is kept.
    End,
}

impl Saver {
    /// Begins a file at a path, for the body of an answer with this content type.
    pub(crate) fn start(path: PathBuf, media_type: String, envelope: Option<&'static EnvelopeInfo>) -> Self {
        // A disk that is slower than the network holds the network up, and not the memory.
        let (pieces, receiver) = mpsc::channel(4);
        let saved = tokio::task::spawn_blocking(move || save(receiver, &path, &media_type, envelope));
        Saver { pieces, saved }
    }

    /// Hands over a piece of the body; whether more is wanted.
    pub(crate) async fn push(&self, piece: &[u8]) -> bool {
        self.pieces.send(Piece::Bytes(piece.to_vec())).await.is_ok()
    }

    /// The body is whole; waits until the file is in its place, or hears why it can't be.
    pub(crate) async fn finish(self) -> Result<(), Error> {
        let _ = self.pieces.send(Piece::End).await;
        drop(self.pieces);
        self.saved.await.unwrap_or_else(|error| Err(write(io::Error::other(error))))
    }
}

fn save(
    mut pieces: mpsc::Receiver<Piece>,
    path: &Path,
    media_type: &str,
    envelope: Option<&EnvelopeInfo>,
) -> Result<(), Error> {
    let write = unwritten(path);
    let mut draft = Draft::new(path).map_err(&write)?;
    let (mut scan, mut begin) = (Scan::new(media_type), Vec::new());
    loop {
        let piece = match pieces.blocking_recv() {
            Some(Piece::Bytes(piece)) => piece,
            Some(Piece::End) => break,
            // Who asked for it went away, or the body broke off.
            None => return Err(write(io::Error::from(io::ErrorKind::UnexpectedEof))),
        };
        begin.extend_from_slice(piece.get(..answer::KEPT.saturating_sub(begin.len())).unwrap_or(&piece));
        scan.push(&piece).map_err(|reason| no_file(reason, &begin))?;
        draft.file.write_all(&piece).map_err(&write)?;
    }
    if scan.finish().map_err(|reason| no_file(reason, &begin))? == Travels::InBase64 {
        draft.decode().map_err(&write)?;
    }
    if let Some(envelope) = envelope {
        let mut text = serde_json::Deserializer::from_reader(draft.text().map_err(&write)?);
        let words = answer::words(envelope, &mut text);
        if words.is_failure {
            let head = AnswerHead { status: 200, ..AnswerHead::default() };
            return Err(answer::refused(None, words, RawAnswer { head, body: begin, is_whole: false }));
        }
    }
    draft.finish().map_err(write)
}

/// A file under another name next to its place; it is removed unless it gets there.
struct Draft {
    file: File,
    /// Where it is, as long as it is not in its place.
    path: Option<PathBuf>,
    place: PathBuf,
}

impl Drop for Draft {
    fn drop(&mut self) {
        if let Some(path) = &self.path {
            let _ = fs::remove_file(path);
        }
    }
}

impl Draft {
    fn new(path: &Path) -> io::Result<Self> {
        path.file_name().ok_or_else(|| io::Error::other("the path names no file"))?;
        let place = target(path)?;
        // In the same folder, because a file can only be renamed within one file system; short,
        // because the name of the file can be as long as a name may be.
        let path = place.with_file_name(format!(".{:016x}.part", fastrand::u64(..)));
        let file = File::options().read(true).write(true).create_new(true).open(&path)?;
        let draft = Draft { file, path: Some(path), place };
        if let Ok(before) = fs::metadata(&draft.place).map(|before| before.permissions()) {
            draft.file.set_permissions(before)?;
        }
        Ok(draft)
    }

    /// Decodes what was written, in place: what comes out is never longer than what went in.
    fn decode(&mut self) -> io::Result<()> {
        let (mut decoder, mut piece, mut out) = (Decoder::default(), vec![0; PIECE], Vec::new());
        let (mut read, mut written) = (0, 0);
        loop {
            self.file.seek(SeekFrom::Start(read))?;
            let length = self.file.read(&mut piece)?;
            if length == 0 {
                return self.file.set_len(written);
            }
            read += length as u64;
            out.clear();
            decoder.push(piece.get(..length).unwrap_or(&piece), &mut out).map_err(|_| io::ErrorKind::InvalidData)?;
            self.file.seek(SeekFrom::Start(written))?;
            self.file.write_all(&out)?;
            written += out.len() as u64;
        }
    }

    /// What was written, without the mark that may stand before a text.
    fn text(&mut self) -> io::Result<impl Read + '_> {
        let mut begin = Vec::new();
        self.file.seek(SeekFrom::Start(0))?;
        (&self.file).take(answer::MARK.len() as u64).read_to_end(&mut begin)?;
        let after = if begin == answer::MARK { begin.len() } else { 0 };
        self.file.seek(SeekFrom::Start(after as u64))?;
        Ok(BufReader::new(&self.file))
    }

    /// Puts it in its place.
    fn finish(mut self) -> io::Result<()> {
        self.file.flush()?;
        // Without this, a machine that loses power can end up with the name and no contents.
        self.file.sync_all()?;
        if let Some(path) = &self.path {
            fs::rename(path, &self.place)?;
        }
        self.path = None;
        keep_name(&self.place);
        Ok(())
    }
}

/// Where a path leads to, symbolic links included; one that leads to nothing is followed too.
fn target(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    // As many as Linux follows.
    for _ in 0..40 {
        match fs::read_link(&target) {
            Ok(link) => target = target.parent().unwrap_or(Path::new("")).join(link),
            Err(_) => return Ok(target),
        }
    }
    Err(io::Error::other("the symbolic links lead in a circle"))
}

/// Makes the new name outlast a loss of power, where folders can be told to.
fn keep_name(path: &Path) {
    if cfg!(unix) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}
