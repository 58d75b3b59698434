//! Reads a file so many times, or calls a server.

use client::client::default::parameters::GetStatsQuery;
use client::types::StatsResponse;

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
    let client = client::Client::new(url)?.with_sensitive_header("x-authorization", "Token any")?;
    let codes = ["Pb", "Gc"].map(str::to_owned).to_vec();
    let query = GetStatsQuery { attribute_codes: Some(codes), ..GetStatsQuery::default() };
    println!("{:?}", client.get_stats("1039", &query).await?);
    Ok(())
}
