//! The lines that the README shows first, so that they compile and their output is real.
//!
//! `cargo run -p victron-vrm --example first`

mod shared;

use victron_vrm::{AttributeCode, Client, Interval, StatsType};

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
        println!("{} ({})", site.name, site.timezone);
        let stats = vrm.installation(site.id_site).stats();
        for (code, total) in stats.type_(StatsType::Kwh).interval(Interval::Days).await?.totals {
            if let (Some(info), Some(total)) = (AttributeCode::from(code).info(), total) {
                println!("{:>22}: {total:.1} {}", info.description, info.unit);
            }
        }
    }
    // to here.
    Ok(())
}
