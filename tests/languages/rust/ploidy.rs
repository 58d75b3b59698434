//! What ploidy's client reads from the server in the first argument, as JSON.
//!
//! Only what always has values: it takes the schema of `false` for one of texts, and fails on answers with it.

use ploidy_vrm::client::Client;
use ploidy_vrm::client::default::parameters::GetStatsQuery;
use ploidy_vrm::types;
use serde_json::json;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args().nth(1).ok_or("no server")?;
    let client = Client::new(&url)?.with_sensitive_header("x-authorization", "Token any")?;
    let query = GetStatsQuery {
        interval: Some(types::Interval::Days),
        r#type: Some(types::StatsType::Custom),
        attribute_codes: Some(["Pb"].map(str::to_owned).to_vec()),
        ..GetStatsQuery::default()
    };
    let stats = client.get_stats("710001", &query).await?;
    println!("{}", json!({"records": stats.records, "totals": stats.totals}));
    Ok(())
}
