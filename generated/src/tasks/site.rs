//! An installation with the clock of its place.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::runtime::{Error, ErrorKind, time_zone};
use crate::{Client, Site, SiteId, UserId};

/// An installation with the clock of its place: everything that is about days is about its days.
///
/// Cheap to clone but for the texts of the [`Site`]; clones share the client's rate limit.
#[derive(Debug, Clone)]
pub struct LocalSite {
    client: Client,
    user: UserId,
    site: Site,
    zone: TimeZone,
    now: Option<Timestamp>,
}

impl LocalSite {
    /// An installation that a user can see. Its days are those of its time zone, and of UTC if VRM
    /// names none.
    ///
    /// # Errors
    /// When this machine does not know the time zone.
    pub fn new(client: &Client, user: UserId, site: Site) -> Result<Self, Error> {
        let zone = site.timezone.as_deref().map_or(Ok(TimeZone::UTC), time_zone)?;
        Ok(LocalSite { client: client.clone(), user, site, zone, now: None })
    }

    /// All installations of the account that is calling, without their latest values: two requests.
    ///
    /// # Errors
    /// When VRM can't be asked or refuses, or names a time zone that this machine does not know.
    pub async fn all(client: &Client) -> Result<Vec<Self>, Error> {
        let user = client.users().me().await?.user.id;
        let sites = client.user(user).installations().await?.records;
        sites.into_iter().map(|site| LocalSite::new(client, user, site)).collect()
    }

    /// The installation of the account that is calling with this name, VRM portal id (12 hexadecimal
    /// digits) or number. Upper and lower case are the same; part of a name will do if no other
    /// installation has it in its name.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidParameter`] when no installation is meant, or several are: it names them. As
    /// [`LocalSite::all`] otherwise.
    pub async fn find(client: &Client, text: &str) -> Result<Self, Error> {
        let mut all = LocalSite::all(client).await?;
        match meant(&all, text) {
            Ok(place) => Ok(all.swap_remove(place)),
            Err(reason) => Err(Error::new(ErrorKind::InvalidParameter { name: "site", reason })),
        }
    }

    /// The same, with a time that counts as now: for tests, and for looking back.
    #[must_use]
    pub fn at(mut self, now: Timestamp) -> Self {
        self.now = Some(now);
        self
    }

    /// VRM's number of it.
    pub fn id(&self) -> SiteId {
        self.site.id_site
    }

    /// Its name, and its number if it has none.
    pub fn name(&self) -> String {
        self.site.name.clone().unwrap_or_else(|| self.id().to_string())
    }

    /// Its time zone.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// What VRM said about it when it was looked up.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Code of its currency, such as `EUR`, for prices; newer and older servers write it in different
    /// places.
    pub fn currency(&self) -> Option<&str> {
        let newer = self.site.currency.as_ref().and_then(|currency| currency.code.as_deref());
        newer.or(self.site.currency_code.as_deref())
    }

    /// The client through which it is asked.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The requests about it.
    pub fn requests(&self) -> crate::resources::Installation {
        self.client.installation(self.id())
    }

    /// What VRM says about it now, with a selection of its latest values.
    ///
    /// # Errors
    /// When VRM can't be asked or refuses. [`ErrorKind::InvalidParameter`] when the account no longer
    /// sees it.
    pub async fn latest(&self) -> Result<Site, Error> {
        let request = self.client.user(self.user).installations().extended(true).id_site(self.id());
        let mut sites = request.await?.records.into_iter();
        sites.find(|site| site.id_site == self.id()).ok_or_else(|| {
            let reason = format!("the account does not see the installation {}", self.id());
            Error::new(ErrorKind::InvalidParameter { name: "site", reason })
        })
    }

    pub(super) fn now(&self) -> Timestamp {
        self.now.unwrap_or_else(Timestamp::now)
    }

    /// The day of a time on its calendar.
    pub(super) fn day(&self, time: Timestamp) -> Date {
        time.to_zoned_datetime(self.zone.clone()).date()
    }
}

/// The place of the only installation that is meant.
fn meant(all: &[LocalSite], text: &str) -> Result<usize, String> {
    let text = text.trim().to_lowercase();
    let places = |fits: &dyn Fn(&LocalSite) -> bool| -> Vec<usize> {
        all.iter().enumerate().filter(|(_, site)| fits(site)).map(|(place, _)| place).collect()
    };
    let name = |site: &LocalSite| site.site.name.as_deref().unwrap_or_default().to_lowercase();
    let ways: [&dyn Fn(&LocalSite) -> bool; 4] = [
        &|site| site.id().to_string() == text,
        &|site| site.site.identifier.as_deref().is_some_and(|id| id.to_lowercase() == text),
        &|site| name(site) == text,
        &|site| !text.is_empty() && name(site).contains(&text),
    ];
    for way in ways {
        match places(way).as_slice() {
            [] => {}
            [one] => return Ok(*one),
            several => {
                let names: Vec<String> =
                    several.iter().map(|place| format!("{} ({})", all[*place].name(), all[*place].id())).collect();
                return Err(format!("`{text}` could be any of {}; the number tells them apart", names.join(", ")));
            }
        }
    }
    let names: Vec<String> = all.iter().take(20).map(LocalSite::name).collect();
    let among = if all.len() > names.len() { format!(" and {} more", all.len() - names.len()) } else { String::new() };
    Err(format!("no installation is called `{text}`; the account sees {}{among}", names.join(", ")))
}
