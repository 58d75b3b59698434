//! Reads a file so many times, or calls a server.

use oas3_gen::{GetStatsRequest, GetStatsRequestPath, GetStatsRequestQuery, StatsResponse, VictronVrmApiClient};

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
    let client = VictronVrmApiClient::with_base_url(url)?.with_access_token("Token any");
    let codes = ["Pb", "Gc"].map(str::to_owned).to_vec();
    let query = GetStatsRequestQuery { attribute_codes: Some(codes), ..GetStatsRequestQuery::default() };
    let request = GetStatsRequest { path: GetStatsRequestPath { id_site: 1039 }, query };
    println!("{:?}", client.get_stats(request).await?);
    Ok(())
}
