//! Files and readers that are read while they are sent.

use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

#[cfg(not(target_arch = "wasm32"))]
use futures_core::Stream;
#[cfg(not(target_arch = "wasm32"))]
use tokio::io::AsyncRead;

use crate::runtime::Upload;
use crate::runtime::source::{Piece, Source};

impl Upload {
    /// The file at a path, which is read while it is sent, and again when the request is sent again.
    /// It is called as on the disk when not told otherwise.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let upload = Upload::of(Piece::Source(Arc::new(OnDisk(path))));
        match name {
            Some(name) => upload.name(name),
            None => upload,
        }
    }

    /// What a reader gives, which is read while it is sent, on a thread where waiting holds up nothing
    /// else. A request with it is sent once, whatever becomes of it. `length` is how much there is,
    /// where that is known.
    pub fn reader(reader: impl Read + Send + 'static, length: Option<u64>) -> Self {
        let reader: Box<dyn Read + Send> = Box::new(reader);
        Upload::of(Piece::Source(Arc::new(Once { reader: Mutex::new(Some(reader)), length })))
    }

    /// As [`Upload::reader`], of a reader that is async. The request has to be awaited in a runtime of
    /// Tokio, which drives it.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn async_reader(reader: impl AsyncRead + Send + 'static, length: Option<u64>) -> Self {
        Upload::reader(waiting::OfReader::new(reader), length)
    }

    /// As [`Upload::reader`], of a stream of bytes, such as another answer that is read while it comes in.
    /// The request has to be awaited in a runtime of Tokio, which drives it.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn stream<B, E>(stream: impl Stream<Item = Result<B, E>> + Send + 'static, length: Option<u64>) -> Self
    where
        B: AsRef<[u8]> + Send + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>> + 'static,
    {
        Upload::reader(waiting::OfStream::new(stream), length)
    }
}

struct OnDisk(PathBuf);

impl Source for OnDisk {
    fn length(&self) -> Option<u64> {
        std::fs::metadata(&self.0).ok().filter(std::fs::Metadata::is_file).map(|file| file.len())
    }

    fn is_repeatable(&self) -> bool {
        true
    }

    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        let file = File::open(&self.0);
        let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", self.0.display()));
        Ok(Box::new(file.map_err(named)?))
    }

    fn body(&self, pieces: Vec<Piece>) -> io::Result<reqwest::Body> {
        body(pieces)
    }
}

struct Once {
    reader: Mutex<Option<Box<dyn Read + Send>>>,
    length: Option<u64>,
}

impl Source for Once {
    fn length(&self) -> Option<u64> {
        self.length
    }

    fn is_repeatable(&self) -> bool {
        false
    }

    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        let reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner).take();
        reader.ok_or_else(|| io::Error::other("its reader was read before"))
    }

    fn body(&self, pieces: Vec<Piece>) -> io::Result<reqwest::Body> {
        body(pieces)
    }
}

/// The pieces, opened.
fn opened(pieces: Vec<Piece>) -> io::Result<Vec<Box<dyn Read + Send>>> {
    let open = |piece| match piece {
        Piece::Bytes(bytes) => Ok(Box::new(io::Cursor::new(bytes)) as Box<dyn Read + Send>),
        Piece::Source(source) => source.open(),
    };
    pieces.into_iter().map(open).collect()
}

#[cfg(target_arch = "wasm32")]
fn body(pieces: Vec<Piece>) -> io::Result<reqwest::Body> {
    let mut bytes = Vec::new();
    for mut reader in opened(pieces)? {
        reader.read_to_end(&mut bytes)?;
    }
    Ok(bytes.into())
}

#[cfg(not(target_arch = "wasm32"))]
fn body(pieces: Vec<Piece>) -> io::Result<reqwest::Body> {
    let left = pieces.iter().map(Piece::length).sum();
    Ok(reqwest::Body::wrap(pump::Pump::start(opened(pieces)?, left)))
}

#[cfg(not(target_arch = "wasm32"))]
mod waiting {
    use std::future::poll_fn;
    use std::io::{self, Read};
    use std::pin::Pin;

    use futures_core::Stream;
    use tokio::io::{AsyncRead, ReadBuf};
    use tokio::runtime::Handle;

    /// Does the work of a future on a thread where waiting holds up nothing else.
    fn wait<T>(work: impl Future<Output = io::Result<T>>) -> io::Result<T> {
        Handle::try_current().map_err(io::Error::other)?.block_on(work)
    }

    /// A reader that waits for one that is async.
    pub(super) struct OfReader<R>(Pin<Box<R>>);

    impl<R: AsyncRead> OfReader<R> {
        pub(super) fn new(reader: R) -> Self {
            OfReader(Box::pin(reader))
        }
    }

    impl<R: AsyncRead> Read for OfReader<R> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let mut buffer = ReadBuf::new(buffer);
            wait(poll_fn(|context| self.0.as_mut().poll_read(context, &mut buffer)))?;
            Ok(buffer.filled().len())
        }
    }

    /// A reader that waits for the pieces of a stream.
    pub(super) struct OfStream<S, B> {
        stream: Pin<Box<S>>,
        piece: Option<B>,
        /// How much of the piece was read.
        at: usize,
    }

    impl<S, B> OfStream<S, B> {
        pub(super) fn new(stream: S) -> Self {
            OfStream { stream: Box::pin(stream), piece: None, at: 0 }
        }
    }

    impl<S, B, E> Read for OfStream<S, B>
    where
        S: Stream<Item = Result<B, E>>,
        B: AsRef<[u8]>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            loop {
                let left = self.piece.as_ref().and_then(|piece| piece.as_ref().get(self.at..)).unwrap_or_default();
                if !left.is_empty() || buffer.is_empty() {
                    let length = io::Read::read(&mut &*left, buffer)?;
                    self.at += length;
                    return Ok(length);
                }
                let next = wait(async { Ok(poll_fn(|context| self.stream.as_mut().poll_next(context)).await) })?;
                match next.transpose().map_err(io::Error::other)? {
                    Some(piece) => (self.piece, self.at) = (Some(piece), 0),
                    None => return Ok(0),
                }
            }
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod pump {
    use std::io::{self, Read};
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use bytes::Bytes;
    use hyper::body::{Body, Frame, SizeHint};
    use tokio::sync::mpsc;

    /// How much is read at once.
    const PIECE: usize = 64 << 10;

    /// A body that comes from a thread that reads.
    pub(super) struct Pump {
        pieces: mpsc::Receiver<io::Result<Bytes>>,
        /// How much is to come, where that is known.
        left: Option<u64>,
    }

    impl Pump {
        pub(super) fn start(readers: Vec<Box<dyn Read + Send>>, left: Option<u64>) -> Self {
            // A network that is slower than the disk holds the disk up, and not the memory.
            let (sender, pieces) = mpsc::channel(2);
            tokio::task::spawn_blocking(move || {
                for mut reader in readers {
                    if !pump(&mut reader, &sender) {
                        return;
                    }
                }
            });
            Pump { pieces, left }
        }
    }

    /// Sends all of a reader; whether to go on.
    fn pump(reader: &mut dyn Read, sender: &mpsc::Sender<io::Result<Bytes>>) -> bool {
        loop {
            let mut piece = vec![0; PIECE];
            match reader.read(&mut piece) {
                Ok(0) => return true,
                Ok(length) => {
                    piece.truncate(length);
                    if sender.blocking_send(Ok(piece.into())).is_err() {
                        return false;
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    let _ = sender.blocking_send(Err(error));
                    return false;
                }
            }
        }
    }

    impl Body for Pump {
        type Data = Bytes;
        type Error = io::Error;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            context: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
            self.pieces.poll_recv(context).map(|piece| {
                let piece = piece?;
                if let (Ok(piece), Some(left)) = (&piece, &mut self.left) {
                    *left = left.saturating_sub(piece.len() as u64);
                }
                Some(piece.map(Frame::data))
            })
        }

        fn size_hint(&self) -> SizeHint {
            self.left.map_or_else(SizeHint::default, SizeHint::with_exact)
        }
    }
}
