//! Every operation of the document, called through the generated client over HTTP: what is sent
//! is what the service expects, and what comes back is what its document shows.

mod access;
mod alarms;
mod attributes;
mod auth;
mod custom_widgets;
mod dynamic_ess;
mod energy;
mod installations;
mod settings;
mod states;
mod summaries;
mod users;

use openapi_to_crate::ir::Api;
use serde_json::Value;
use victron_vrm::{Builder, Client, Instance, SiteId, UserId};
use vrm_tests::{Asked, Mock, spec};

/// A personal access token, and what proves it.
const TOKEN: (&str, &str) = ("abcd1234efab1234", "Token abcd1234efab1234");
/// A token from signing in, and what proves it.
const BEARER: (&str, &str) = ("eyJ0eXAiOiJKV1QifQ.example", "Bearer eyJ0eXAiOiJKV1QifQ.example");

/// The installation, the user and the device that the requests are about.
const SITE: SiteId = SiteId(1039);
const USER: UserId = UserId(22);
const DEVICE: Instance = Instance(288);

/// The mock, and the document whose examples it answers.
struct Vrm {
    api: Api,
    mock: Mock,
}

impl Vrm {
    fn start() -> Self {
        let api = spec::api();
        let mock = Mock::start().expect("a port is free");
        Vrm { api, mock }
    }

    fn builder(&self) -> Builder {
        Client::builder().base_url(self.mock.url())
    }

    /// A client with a personal access token.
    fn client(&self) -> Client {
        self.builder().access_token(TOKEN.0).build().expect("the token is sound")
    }

    /// The example of the answer of an operation.
    fn example(&self, id: &str) -> Value {
        spec::example(&self.api, id)
    }

    /// The only request that came, held against the operation that was meant and its request line.
    fn only(&self, id: &str, line: &str) -> Asked {
        let mut asked = self.mock.asked();
        let only = asked.pop().expect("a request was sent");
        assert_eq!(asked, [], "one call sends one request");
        let question = if only.query.is_empty() { "" } else { "?" };
        assert_eq!(format!("{} {}{question}{}", only.method, only.path, only.query), line);
        assert_eq!(only.operation.as_deref(), Some(id));
        only
    }

    /// What the only request sent as JSON, which proves itself with the access token.
    fn sent(&self, id: &str, line: &str) -> Value {
        let asked = self.only(id, line);
        assert_eq!(asked.header("x-authorization"), Some(TOKEN.1));
        assert_eq!(asked.header("content-type"), Some("application/json"));
        serde_json::from_str(&asked.body).expect("the body is JSON")
    }

    /// As [`Vrm::only`], for a request without a body that proves itself with the access token.
    fn only_with_token(&self, id: &str, line: &str) {
        let asked = self.only(id, line);
        assert_eq!(asked.header("x-authorization"), Some(TOKEN.1));
        assert_eq!(asked.header("authorization"), None);
        assert_eq!(asked.body, "");
    }
}

/// A moment in seconds since 1970.
fn moment(seconds: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_second(seconds).expect("a moment of our time")
}

#[test]
fn every_operation_of_the_document_has_a_test_here() {
    let sources = [
        include_str!("access.rs"),
        include_str!("alarms.rs"),
        include_str!("attributes.rs"),
        include_str!("auth.rs"),
        include_str!("custom_widgets.rs"),
        include_str!("dynamic_ess.rs"),
        include_str!("energy.rs"),
        include_str!("installations.rs"),
        include_str!("settings.rs"),
        include_str!("states.rs"),
        include_str!("summaries.rs"),
        include_str!("users.rs"),
    ]
    .concat();
    let missing: Vec<_> = spec::api()
        .operations
        .into_iter()
        .map(|operation| operation.id)
        .filter(|id| !sources.contains(&format!("\"{id}\"")))
        .collect();
    assert_eq!(missing, Vec::<String>::new(), "operations without a test");
}
