//! What VRM sends although no document says so, and what typed clients break on.

mod errors;
mod growth;
mod nothing;
mod numbers;
mod rate_limit;
mod today;
mod widgets;

use serde::de::DeserializeOwned;
use serde_json::Value;
use victron_vrm::{Client, Error};
use vrm_tests::{Answer, Canned};

/// Reads an answer as it would come over the wire.
fn read<T: DeserializeOwned>(answer: &Value) -> T {
    let text = answer.to_string();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// A moment in seconds since 1970.
fn moment(seconds: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_second(seconds).expect("a moment of our time")
}

/// A server with these answers, and a client of it that tries once.
fn canned(answers: impl IntoIterator<Item = Answer>) -> (Canned, Client) {
    let server = Canned::start(answers).expect("a port is free");
    let builder = Client::builder().base_url(server.url()).access_token("abcd1234efab1234").retries(0);
    (server, builder.build().expect("the token is sound"))
}

/// How a request for the account ends when the server answers so.
async fn failure(answer: Answer) -> Error {
    let (_server, client) = canned([answer]);
    client.users().me().await.expect_err("the answer is a failure")
}
