//! Reads a file so many times, or calls a server.

use client::{AnyAttributeCode, SiteId, StatsResponse};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, file, times] = arguments.as_slice() {
        let body = std::fs::read(file)?;
        for _ in 0..times.parse()? {
            std::hint::black_box(client::runtime::decode::from_slice::<StatsResponse>(&body)?);
        }
        return Ok(());
    }
    let url = arguments.last().ok_or("no server")?;
    let client = client::Client::builder().base_url(url).access_token("any").build()?;
    let codes = ["Pb", "Gc"].map(|code| AnyAttributeCode(code.to_owned()));
    println!("{:?}", client.installation(SiteId(1039)).stats().attribute_codes(codes).await?);
    Ok(())
}
