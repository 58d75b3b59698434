//! What the client does beyond sending one request, against servers that behave as real ones do:
//! they refuse long periods, move records between pages, ask for a second factor, and encode files.

mod download;
mod meter;
mod paging;
mod periods;
mod sign_in;

use victron_vrm::{Builder, Client, SiteId};
use vrm_tests::Canned;

/// The installation that the requests are about.
const SITE: SiteId = SiteId(1039);

/// A builder for a client of a server, that tries once.
fn builder(server: &Canned) -> Builder {
    Client::builder().base_url(server.url()).retries(0).rate_limit(None)
}

/// A client of a server, with an access token.
fn client(server: &Canned) -> Client {
    builder(server).access_token("abcd1234efab1234").build().expect("the token is sound")
}
