//! The client, and the installation that is asked about.

use jiff::Timestamp;
use victron_vrm::Client;
use victron_vrm::tasks::LocalSite;

use crate::arguments::General;
use crate::failure::Failure;
use crate::token;

/// The client, with what it is asked for.
pub struct Connection {
    pub client: Client,
    pub json: bool,
    site: Option<String>,
    at: Option<Timestamp>,
    /// Stops when it is dropped.
    #[cfg(feature = "demo")]
    demo: Option<victron_vrm_mock::Mock>,
}

impl Connection {
    /// Sends nothing yet.
    pub fn open(general: &General) -> Result<Self, Failure> {
        #[cfg(feature = "demo")]
        let demo = general.demo.then(|| demo(general.at)).transpose()?;
        #[cfg(feature = "demo")]
        let demo_url = demo.as_ref().map(victron_vrm_mock::Mock::url);
        #[cfg(not(feature = "demo"))]
        let demo_url: Option<String> = match general.demo {
            true => return Err(Failure::usage("this vrm was built without the feature `demo`")),
            false => None,
        };
        let token = match demo_url {
            Some(_) => "demo".to_owned(),
            None => token::find()?,
        };
        let client = client(token, demo_url.or_else(|| general.url.clone()))?;
        Ok(Connection {
            client,
            json: general.json,
            site: general.site.clone(),
            at: general.at,
            #[cfg(feature = "demo")]
            demo,
        })
    }

    /// The time that counts as now.
    pub fn now(&self) -> Timestamp {
        self.at.unwrap_or_else(Timestamp::now)
    }

    /// The installation that is meant: the only one of the account when none is named, or the first of the
    /// demo.
    pub async fn site(&self) -> Result<LocalSite, Failure> {
        let site = match &self.site {
            Some(text) => LocalSite::find(&self.client, text).await?,
            None => self.only(LocalSite::all(&self.client).await?)?,
        };
        Ok(match self.at {
            Some(now) => site.at(now),
            None => site,
        })
    }

    fn only(&self, all: Vec<LocalSite>) -> Result<LocalSite, Failure> {
        #[cfg(feature = "demo")]
        let first_will_do = self.demo.is_some();
        #[cfg(not(feature = "demo"))]
        let first_will_do = false;
        let names: Vec<String> = all.iter().map(|site| format!("{} ({})", site.name(), site.id())).collect();
        let count = all.len();
        match all.into_iter().next() {
            Some(site) if count == 1 || first_will_do => Ok(site),
            Some(_) => Err(Failure::usage(format!(
                "the account sees several installations; choose one with --site NAME or VRM_SITE: {}",
                names.join(", ")
            ))),
            None => Err(Failure::usage("the account sees no installation")),
        }
    }
}

/// A client with a token, of the portal or of a sign-in.
pub fn client(token: String, url: Option<String>) -> Result<Client, Failure> {
    let builder = Client::builder();
    // Those of VRM's sign-in are JSON Web Tokens, those of the portal hexadecimal digits.
    let mut builder = match token.trim().strip_prefix("Bearer ") {
        Some(token) => builder.bearer_token(token),
        None if token.starts_with("eyJ") => builder.bearer_token(token),
        None => builder.access_token(token),
    };
    if let Some(url) = url {
        builder = builder.base_url(url);
    }
    Ok(builder.build()?)
}

/// Simulated installations in this process.
#[cfg(feature = "demo")]
fn demo(at: Option<Timestamp>) -> Result<victron_vrm_mock::Mock, Failure> {
    let mut mock = victron_vrm_mock::Mock::builder().without_limit().house(7);
    if let Some(now) = at {
        mock = mock.at(now);
    }
    mock.start()
        .map_err(|error| Failure::new(crate::failure::Code::Other, format!("the demo can't be served: {error}")))
}
