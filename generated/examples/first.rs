//! The lines that the README shows first, so that they compile and their output is real.
//!
//! `cargo run -p victron-vrm --example first`

#[cfg(test)]
#[macro_use]
#[path = "shared/printed.rs"]
mod printed;
mod shared;

use victron_vrm::{Client, Interval, StatsType};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (vrm, service) = shared::connect()?;
    eprintln!("{service}\n");
    Ok(first(vrm).await?)
}

async fn first(vrm: Client) -> Result<(), victron_vrm::Error> {
    // The README shows from here
    let me = vrm.users().me().await?.user;
    for site in vrm.user(me.id).installations().await?.records {
        println!("{} ({})", site.name.unwrap_or_default(), site.timezone.unwrap_or_default());
        let stats = vrm.installation(site.id_site).stats();
        for series in stats.kind(StatsType::Kwh).interval(Interval::Days).await?.series() {
            if let (Some(info), Some(total)) = (series.info, series.total) {
                println!("{:>22}: {}", info.description, info.render(total));
            }
        }
    }
    // to here.
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CREATED: &str = "let vrm = Client::builder().access_token(token).build()?;";

    /// The lines of this file between the two markers, moved to the left.
    fn shown() -> String {
        let (_, rest) = include_str!("first.rs").split_once("// The README shows from here\n").unwrap();
        let (lines, _) = rest.split_once("    // to here.\n").unwrap();
        lines.lines().map(|line| format!("{}\n", line.strip_prefix("    ").unwrap_or(line))).collect()
    }

    #[tokio::test]
    async fn both_readmes_show_this_code_and_its_output() {
        let mock = vrm_tests::Mock::start(&vrm_tests::spec::api()).unwrap();
        first(Client::builder().base_url(mock.url()).access_token("any").build().unwrap()).await.unwrap();

        assert!(include_str!("shared/mod.rs").contains(CREATED), "the first line of the README is compiled nowhere");
        let expected = format!("```rust\n{CREATED}\n{}```\n\n```text\n{}```\n", shown(), printed::take());
        for readme in ["README.md", "generated/README.md"] {
            assert!(vrm_tests::spec::read(readme).contains(&expected), "{readme} has to show:\n{expected}");
        }
    }
}
