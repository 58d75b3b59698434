//! The program that the README shows first, so that it compiles and its output is real.
//!
//! `cargo run -p victron-vrm --example first`

#[cfg(test)]
#[macro_use]
#[path = "shared/printed.rs"]
mod printed;
mod shared;

use victron_vrm::{Client, jiff::civil::date, tasks::LocalSite};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (vrm, service) = shared::connect()?;
    eprintln!("{service}\n");
    first(vrm).await
}

async fn first(vrm: Client) -> Result<(), Box<dyn std::error::Error>> {
    // The README shows from here
    for site in LocalSite::all(&vrm).await? {
        let day = site.energy_of_day(date(2026, 6, 21)).await?.total;
        println!("{}: {:.1} kWh from the sun, {:.1} kWh used", site.name(), day.solar_kwh(), day.consumption_kwh());
        let now = site.power().await?;
        if let (Some(watts), Some(percent)) = (now.solar_watts, now.state_of_charge_percent) {
            println!("  now {watts:.0} W from the sun, battery at {percent:.0} %");
        }
    }
    // to here.
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines that make the client, compiled in `shared`. Whoever forgot the token is told so.
    const CREATED: &str = "    let token = std::env::var(\"VRM_TOKEN\").map_err(|_| \"VRM_TOKEN is not set\")?;\n    \
                           let vrm = Client::builder().access_token(token).build()?;\n";

    /// The whole program: what it imports, and the lines of this file between the two markers.
    fn program() -> String {
        let source = include_str!("first.rs");
        let (_, rest) = source.split_once("// The README shows from here\n").unwrap();
        let (lines, _) = rest.split_once("    // to here.\n").unwrap();
        let import = source.lines().find(|line| line.starts_with("use victron_vrm::")).unwrap();
        let head = "#[tokio::main]\nasync fn main() -> Result<(), Box<dyn std::error::Error>> {\n";
        format!("{import}\n\n{head}{CREATED}{lines}    Ok(())\n}}\n")
    }

    #[tokio::test]
    async fn both_readmes_show_this_program_and_its_output() {
        let now = date(2026, 6, 22).at(12, 5, 0, 0).to_zoned_datetime(jiff::tz::TimeZone::UTC).unwrap().timestamp();
        let mock = victron_vrm_mock::Mock::builder().house(7).at(now).start().unwrap();
        first(Client::builder().base_url(mock.url()).access_token("any").build().unwrap()).await.unwrap();

        let shared = include_str!("shared/mod.rs");
        let compiled = CREATED.lines().all(|line| shared.contains(line.trim()));
        assert!(compiled, "no example makes its client like that");
        let (program, output) = (program(), printed::take());
        assert!(program.lines().filter(|line| !line.is_empty()).count() <= 15, "{program}");
        let expected = format!("```rust,no_run\n{program}```\n\n```text\n{output}```\n");
        for readme in ["README.md", "generated/README.md"] {
            assert!(vrm_tests::spec::read(readme).contains(&expected), "{readme} has to show:\n{expected}");
        }
    }
}
