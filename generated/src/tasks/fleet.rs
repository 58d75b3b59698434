//! The same for many installations.

use std::future::Future;

use futures_util::stream::{self, StreamExt};

use super::{LocalSite, PowerFlow};
use crate::runtime::Error;
use crate::{Client, Site};

/// How many installations are asked for at a time. The rate limit decides how fast it goes.
const AT_ONCE: usize = 8;

/// An installation in an overview.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FleetEntry {
    /// What VRM says about it, with its latest values.
    pub site: Site,
    /// The flow of power.
    pub power: PowerFlow,
    /// How many alarms are active; `None` when VRM does not say.
    pub alarms: Option<i64>,
}

impl LocalSite {
    /// All installations of the account with the flow of power and the number of alarms: two requests,
    /// however many there are.
    ///
    /// # Errors
    /// When VRM can't be asked or refuses.
    pub async fn fleet(client: &Client) -> Result<Vec<FleetEntry>, Error> {
        let user = client.users().me().await?.user.id;
        let sites = client.user(user).installations().extended(true).await?.records;
        let entry = |site: Site| FleetEntry { power: PowerFlow::of(&site), alarms: site.num_alarms, site };
        Ok(sites.into_iter().map(entry).collect())
    }
}

/// Does the same for each of many installations, a few of them at a time, and gives what came of each
/// in their order. What fails for one is told for that one, and the others go on. All share the rate limit
/// of their client.
///
/// ```no_run
/// # async fn example(vrm: victron_vrm::Client) -> Result<(), victron_vrm::Error> {
/// use victron_vrm::tasks::{LocalSite, for_each_site};
///
/// let sites = LocalSite::all(&vrm).await?;
/// for (site, energy) in for_each_site(sites, |site| async move { site.energy_today().await }).await {
///     match energy {
///         Ok(energy) => println!("{}: {:.1} kWh", site.name(), energy.total.solar_kwh()),
///         Err(error) => println!("{}: {error}", site.name()),
///     }
/// }
/// # Ok(())
/// # }
/// ```
pub async fn for_each_site<T, F>(
    sites: Vec<LocalSite>,
    mut task: impl FnMut(LocalSite) -> F,
) -> Vec<(LocalSite, Result<T, Error>)>
where
    F: Future<Output = Result<T, Error>>,
{
    let all = sites.into_iter().map(|site| {
        let result = task(site.clone());
        async move { (site, result.await) }
    });
    stream::iter(all).buffered(AT_ONCE).collect().await
}
