//! What the README shows of calls that are more than one request, so that it compiles and runs.
//!
//! `cargo run -p victron-vrm --example beyond`

#![allow(deprecated, reason = "signing in and exports are deprecated, and still work")]

mod shared;

use std::path::Path;

use jiff::civil::date;
use victron_vrm::{Client, Error, ErrorKind, Interval, LoginRequest, Period, Site, StatsType, time_zone};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (vrm, service) = shared::connect()?;
    eprintln!("{service}\n");
    let me = vrm.users().me().await?.user;
    for site in vrm.user(me.id).installations().await?.records {
        beyond(vrm.clone(), &site, &std::env::temp_dir()).await?;
    }
    Ok(())
}

async fn beyond(vrm: Client, site: &Site, folder: &Path) -> Result<Client, Error> {
    // The README shows from here
    // A year of hours: VRM answers 31 days at once, so this asks a dozen times and joins the answers.
    let zone = time_zone(site.timezone.as_deref().unwrap_or("UTC"))?;
    let year = Period::of_year(date(2025, 1, 1), &zone);
    let stats = vrm.installation(site.id_site).stats().kind(StatsType::Kwh).interval(Interval::Hours);
    let answer = stats.period(year).in_parts(&zone).await?;
    let total = answer.totals.get("kwh").copied().flatten().unwrap_or_default();
    println!("{total:.1} kWh");

    // Every reading, not only those of the first page.
    let readings = vrm.installation(site.id_site).diagnostics().all().await?;
    println!("{} readings", readings.len());

    // An export, decoded. The file appears whole or not at all.
    let export = vrm.installation(site.id_site).data_download().period(Period::last_days(7, &zone));
    export.save(folder.join("export.csv")).await?;

    // A password instead of an access token. Where VRM asks for a second factor, the error says so.
    let login = vrm.auth().login(LoginRequest::new("john@example.com", "secret-passw0rd"));
    let vrm = match login.sign_in().await {
        Ok(signed_in) => signed_in.client,
        Err(error) if matches!(error.kind(), ErrorKind::NotSignedIn { code_sent: true, .. }) => {
            let with_code = LoginRequest::new("john@example.com", "secret-passw0rd").sms_token("12345678");
            vrm.auth().login(with_code).sign_in().await?.client
        }
        Err(error) => return Err(error),
    };
    // to here.
    Ok(vrm)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of this file between the two markers, moved to the left.
    fn shown() -> String {
        let (_, rest) = include_str!("beyond.rs").split_once("// The README shows from here\n").unwrap();
        let (lines, _) = rest.split_once("    // to here.\n").unwrap();
        lines.lines().map(|line| format!("{}\n", line.strip_prefix("    ").unwrap_or(line))).collect()
    }

    #[tokio::test]
    async fn the_readme_shows_this_code_and_it_runs() {
        let mock = victron_vrm_mock::Mock::builder().house(7);
        let mock = mock.start().unwrap();
        let vrm = Client::builder().base_url(mock.url()).access_token("any").build().unwrap();
        let me = vrm.users().me().await.unwrap().user;
        let sites = vrm.user(me.id).installations().await.unwrap().records;
        let folder = std::env::temp_dir().join(format!("victron-vrm-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let signed_in = beyond(vrm, &sites[0], &folder).await.unwrap();
        signed_in.users().me().await.unwrap();

        let export = std::fs::read_to_string(folder.join("export.csv")).unwrap();
        assert!(export.starts_with("timestamp,") && export.lines().count() > 4 * 96, "{export}");
        let hours = mock.asked().iter().filter(|asked| asked.operation.as_deref() == Some("getStats")).count();
        assert_eq!(hours, 12, "a year is asked for month by month");
        std::fs::remove_dir_all(&folder).unwrap();
        let expected = format!("```rust,ignore\n{}```\n", shown());
        assert!(vrm_tests::spec::read("generated/README.md").contains(&expected), "it has to show:\n{expected}");
    }
}
