//! A server that misbehaves as told: bytes, pauses and resets, in the order of a script.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the server does on a connection, after the request is read.
#[derive(Debug, Clone)]
pub enum Step {
    Send(Vec<u8>),
    Pause(Duration),
    /// Sends the same bytes until nobody takes them.
    Flood(Vec<u8>),
    /// Sends the same bytes so many times.
    Repeat(Vec<u8>, usize),
    /// Ends the connection as a crashed machine would.
    Reset,
    /// Says nothing until the caller goes away.
    Stall,
    /// Sends what is decided now.
    Decide(Decide),
}

#[derive(Clone)]
pub struct Decide(Arc<Answering>);

type Answering = dyn Fn(&str) -> Vec<u8> + Send + Sync;

impl std::fmt::Debug for Decide {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Decide")
    }
}

/// A request, as text, and when it came.
#[derive(Debug, Clone)]
pub struct Asked {
    pub text: String,
    pub at: Instant,
}

/// What the server has seen.
#[derive(Debug, Default)]
struct Seen {
    asked: Vec<Asked>,
    left: usize,
    open: usize,
    most_at_once: usize,
}

/// A running server.
pub struct Server {
    address: SocketAddr,
    seen: Arc<Mutex<Seen>>,
}

impl Server {
    /// One script for each connection; the last one for all that follow.
    pub async fn start(scripts: Vec<Vec<Step>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Server { address: listener.local_addr().unwrap(), seen: Arc::default() };
        let seen = server.seen.clone();
        tokio::spawn(async move {
            let mut scripts = scripts.into_iter();
            let mut script = Vec::new();
            while let Ok((stream, _)) = listener.accept().await {
                script = scripts.next().unwrap_or(script);
                tokio::spawn(serve(stream, script.clone(), seen.clone()));
            }
        });
        server
    }

    /// A complete answer for each request, as it is decided when the request is there.
    pub async fn answering(decide: impl Fn(&str) -> String + Send + Sync + 'static) -> Self {
        let decide = Decide(Arc::new(move |request| decide(request).into_bytes()));
        Self::start(vec![vec![Step::Decide(decide)]]).await
    }

    /// Complete answers, one after the other; the last one for all that follow.
    pub async fn answers<const N: usize>(answers: [String; N]) -> Self {
        Self::start(answers.map(|answer| vec![Step::Send(answer.into_bytes())]).to_vec()).await
    }

    pub fn url(&self) -> String {
        format!("http://{}/v2/", self.address)
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.seen.lock().unwrap().asked.clone()
    }

    /// The requests as text, in lower case.
    pub fn texts(&self) -> Vec<String> {
        self.asked().iter().map(|asked| asked.text.to_lowercase()).collect()
    }

    /// The most connections that there were at once.
    pub fn most_at_once(&self) -> usize {
        self.seen.lock().unwrap().most_at_once
    }

    /// Waits until so many callers went away while the server was silent.
    pub async fn left(&self, count: usize) {
        while self.seen.lock().unwrap().left < count {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

async fn serve(mut stream: TcpStream, script: Vec<Step>, seen: Arc<Mutex<Seen>>) {
    {
        let mut seen = seen.lock().unwrap();
        seen.open += 1;
        seen.most_at_once = seen.most_at_once.max(seen.open);
    }
    answer_one(&mut stream, script, &seen).await;
    seen.lock().unwrap().open -= 1;
}

async fn answer_one(stream: &mut TcpStream, script: Vec<Step>, seen: &Mutex<Seen>) {
    let Some(text) = request(stream).await else { return };
    seen.lock().unwrap().asked.push(Asked { text: text.clone(), at: Instant::now() });
    for step in script {
        match step {
            Step::Send(bytes) => drop(stream.write_all(&bytes).await),
            Step::Pause(time) => tokio::time::sleep(time).await,
            Step::Decide(decide) => drop(stream.write_all(&decide.0(&text)).await),
            Step::Repeat(bytes, count) => {
                for _ in 0..count {
                    if stream.write_all(&bytes).await.is_err() {
                        return;
                    }
                }
            }
            Step::Flood(bytes) => while stream.write_all(&bytes).await.is_ok() {},
            Step::Reset => {
                stream.set_zero_linger().unwrap();
                return;
            }
            Step::Stall => {
                while stream.read(&mut [0; 64]).await.is_ok_and(|length| length > 0) {}
                seen.lock().unwrap().left += 1;
            }
        }
    }
}

/// Reads headers and as much body as they announce.
async fn request(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let announced =
                head.to_lowercase().lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
            if body.len() >= announced.unwrap_or(0) {
                return Some(text);
            }
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    }
}

/// A complete answer.
pub fn answer(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n{headers}\r\n{body}", body.len())
}

/// The head of an answer that announces a body of JSON.
pub fn head(length: u64, headers: &str) -> Step {
    let text =
        format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n{headers}\r\n");
    Step::Send(text.into_bytes())
}
