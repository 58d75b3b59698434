//! Whole calls to a server on loopback, beside the bare HTTP client.
//!
//! The peer sends the same header to the same address with a client that is set up alike, reads
//! the body and decodes it into the types of [`victron_vrm`], so that the difference is what the
//! client adds: building the request, retries, limits of time and size, looking for failures.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread;

use tokio::runtime::Builder;
use victron_vrm::{Client, DiagnosticsResponse, SiteId};

use crate::measure::Bench;
use crate::samples;

/// How much longer than the peer a call may take.
const AIM: Option<f64> = Some(1.1);

pub fn run(bench: &mut Bench) {
    for (name, records) in [("1 record", 1), ("100 records", 100), ("1,000 records", 1_000)] {
        let row = format!("call for {name} on loopback");
        if bench.wants(&row) {
            call(bench, &row, records);
        }
    }
}

fn call(bench: &mut Bench, row: &str, records: usize) {
    let url = serve(samples::diagnostics(records));
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    let vrm = Client::builder().base_url(&url).access_token("any").rate_limit(None).build().expect("a client");
    let bare = reqwest::Client::builder()
        .user_agent("bare")
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("a client");
    let url = format!("{url}/installations/100/diagnostics?count=1000");
    let ours = || runtime.block_on(async { vrm.installation(SiteId(100)).diagnostics().count(1000).await });
    let peer = || runtime.block_on(plain(&bare, &url));
    assert_eq!(ours().expect("an answer").records.len(), records);
    assert_eq!(peer().expect("an answer").records.len(), records);
    bench.compare(row, AIM, 1, || drop(ours()), || drop(peer()));
}

async fn plain(bare: &reqwest::Client, url: &str) -> Result<DiagnosticsResponse, Box<dyn std::error::Error>> {
    let response = bare
        .get(url)
        .header("accept", "application/json, */*;q=0.5")
        .header("x-authorization", "Token any")
        .send()
        .await?
        .error_for_status()?;
    Ok(serde_json::from_slice(&response.bytes().await?)?)
}

/// Answers every request on every connection with the same body; gives the address. It does as
/// little as a server can, because its time counts on both sides.
fn serve(body: String) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let address = listener.local_addr().expect("an address");
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ";
    let answer = format!("{head}{}\r\n\r\n{body}", body.len());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = answer.clone();
            // A client that is done just goes away.
            thread::spawn(move || drop(converse(stream, answer.as_bytes())));
        }
    });
    format!("http://{address}")
}

fn converse(stream: TcpStream, answer: &[u8]) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut writer = stream.try_clone()?;
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 {
            return Ok(());
        }
        if line == "\r\n" {
            writer.write_all(answer)?;
        }
    }
}
