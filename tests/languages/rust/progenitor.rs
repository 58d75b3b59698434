//! What progenitor's client reads from the server in the first argument, as JSON.

use progenitor_vrm::{Client, types};
use reqwest::header::{HeaderMap, HeaderValue};
use serde_json::json;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args().nth(1).ok_or("no server")?;
    let token = HeaderMap::from_iter([("x-authorization".parse()?, HeaderValue::from_static("Token any"))]);
    let client = Client::new_with_client(&url, reqwest::Client::builder().default_headers(token).build()?);
    let codes = ["Pb"].map(|code| types::AnyAttributeCode(code.to_owned())).to_vec();
    let (interval, kind) = (types::Interval::Days, types::StatsType::Custom);
    let stats = client.get_stats(&types::SiteId(710001), Some(&codes), None, Some(interval), None, Some(kind)).await?;
    println!("{}", json!({"records": stats.records, "totals": stats.totals}));
    Ok(())
}
