//! A server for one request, and what it was asked.

use std::future::{Future, IntoFuture};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;

use constructs::{Client, Error};

/// A server that takes one request, and the client of it.
pub fn server() -> (Client, JoinHandle<(String, String)>) {
    let (url, asked) = listening();
    (Client::builder().base_url(url).build().expect("a client"), asked)
}

/// The address of a server that takes one request.
pub fn listening() -> (String, JoinHandle<(String, String)>) {
    answering("HTTP/1.1 204 Done\r\nconnection: close\r\n\r\n".to_owned())
}

/// The address of a server that takes one request, and answers this.
pub fn answering(answer: String) -> (String, JoinHandle<(String, String)>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let asked = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        let mut bytes = Vec::new();
        let mut piece = [0; 4096];
        loop {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            if let Some((head, body)) = text.split_once("\r\n\r\n") {
                let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
                if body.len() >= length.map_or(0, |length| length.parse().expect("a length")) {
                    stream.write_all(answer.as_bytes()).expect("an answer");
                    return (head.to_owned(), body.to_owned());
                }
            }
            let length = stream.read(&mut piece).expect("a request");
            assert!(length > 0, "the request was cut off: {text}");
            bytes.extend_from_slice(&piece[..length]);
        }
    });
    (url, asked)
}

pub fn wait<T>(request: impl IntoFuture<Output = Result<T, Error>>) -> Result<T, Error> {
    let request = request.into_future();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(Box::pin(request) as std::pin::Pin<Box<dyn Future<Output = Result<T, Error>>>>)
}

/// First line, media type and body of what a call sends.
pub fn sent<R: IntoFuture<Output = Result<(), Error>>>(call: impl FnOnce(&Client) -> R) -> [String; 3] {
    let (head, body) = exchanged(call);
    [line_of(&head), header_of(&head, "content-type"), body]
}

/// Head and body of what a call sends.
pub fn exchanged<R: IntoFuture<Output = Result<(), Error>>>(call: impl FnOnce(&Client) -> R) -> (String, String) {
    let (client, asked) = server();
    wait(call(&client)).expect("an answer");
    asked.join().expect("a request")
}

/// Head of what a call sends, whatever becomes of the answer.
pub fn head<T, R: IntoFuture<Output = Result<T, Error>>>(call: impl FnOnce(&Client) -> R) -> String {
    let (client, asked) = server();
    let _ = wait(call(&client));
    asked.join().expect("a request").0
}

/// The path and the query of a head.
pub fn target_of(head: &str) -> String {
    line_of(head).split(' ').nth(1).expect("a target").to_owned()
}

pub fn line_of(head: &str) -> String {
    head.lines().next().unwrap_or_default().to_owned()
}

/// A header by its name in small letters; empty when there is none.
pub fn header_of(head: &str, name: &str) -> String {
    let found = head.lines().find_map(|line| line.split_once(": ").filter(|(found, _)| *found == name));
    found.map_or("", |(_, value)| value).to_owned()
}
