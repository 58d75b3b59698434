//! Reads a file so many times, or calls a server.

use client::types::{AnyAttributeCode, SiteId, StatsResponse};
use reqwest::header::{HeaderMap, HeaderValue};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, file, times] = arguments.as_slice() {
        let body = std::fs::read(file)?;
        for _ in 0..times.parse()? {
            std::hint::black_box(serde_json::from_slice::<StatsResponse>(&body)?);
        }
        return Ok(());
    }
    let url = arguments.last().ok_or("no server")?;
    let token = HeaderMap::from_iter([("x-authorization".parse()?, HeaderValue::from_static("Token any"))]);
    let client = client::Client::new_with_client(url, reqwest::Client::builder().default_headers(token).build()?);
    let codes = ["Pb", "Gc"].map(|code| AnyAttributeCode(code.to_owned())).to_vec();
    println!("{:?}", client.get_stats(&SiteId(1039), Some(&codes), None, None, None, None).await?);
    Ok(())
}
