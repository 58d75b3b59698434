//! Which credentials travel.

use std::future::IntoFuture;

use constructs::{Builder, Client, Error};

use crate::server::{header_of, listening, target_of, wait};

/// Target and headers with secrets of what a client sends that has some credentials.
fn proved<R: IntoFuture<Output = Result<(), Error>>>(
    set_up: impl FnOnce(Builder) -> Builder,
    call: impl FnOnce(&Client) -> R,
) -> [String; 4] {
    let (url, asked) = listening();
    let client = set_up(Client::builder().base_url(url)).build().expect("a client");
    wait(call(&client)).expect("an answer");
    let (head, _) = asked.join().expect("a request");
    [target_of(&head), header_of(&head, "x-key"), header_of(&head, "authorization"), header_of(&head, "cookie")]
}

#[test]
fn credentials_that_belong_together_are_all_sent() {
    let both = |client: &Client| client.security().both();
    let all = |builder: Builder| builder.security_header("h").security_query("q&").security_cookie("c;");
    assert_eq!(proved(all, both), ["/security/both?key=q%26", "Token h", "", "session=c%3B"].map(str::to_owned));
}

#[test]
fn of_alternatives_the_first_is_sent_of_which_the_client_has_all_credentials() {
    let sent = |expected: [&str; 4]| expected.map(str::to_owned);
    let both = |client: &Client| client.security().both();
    // Of the first, the cookie is missing.
    let second = |builder: Builder| builder.security_header("h").security_web("w").security_query("q");
    assert_eq!(proved(second, both), sent(["/security/both?key=q", "", "Bearer w", ""]));
    // Of none it has all, and it does not know what is added on the way.
    let part = |builder: Builder| builder.security_header("h");
    assert_eq!(proved(part, both), sent(["/security/both", "Token h", "", ""]));
    let either = |client: &Client| client.security().all();
    let user = |builder: Builder| builder.security_user("ada", "pw");
    assert_eq!(proved(user, either), sent(["/security/all", "", "Basic YWRhOnB3", ""]));
}

#[test]
fn no_credential_is_sent_where_none_is_taken_and_one_where_it_may_be() {
    let sent = |expected: [&str; 4]| expected.map(str::to_owned);
    let all = |builder: Builder| builder.security_header("h").security_web("w").security_user("ada", "pw");
    assert_eq!(proved(all, |client| client.security().none()), sent(["/security/none", "", "", ""]));
    assert_eq!(proved(all, |client| client.security().one()), sent(["/security/one", "", "Bearer w", ""]));
    let other = |builder: Builder| builder.security_header("h");
    assert_eq!(proved(other, |client| client.security().one()), sent(["/security/one", "", "", ""]));
}
