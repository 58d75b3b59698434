//! From a password to a client.

#![allow(deprecated, reason = "signing in is deprecated, and still works")]

use std::time::Duration;

use victron_vrm::{ErrorKind, LoginRequest, RateLimit, SignedIn};
use vrm_tests::{Answer, Canned};

use super::{builder, client};

const TOKEN: &str =
    r#"{"token":"eyJ0eXAi.bearer","idUser":22,"verification_mode":"password","verification_sent":false}"#;
const ME: &str = r#"{"success":true,"user":{"id":22}}"#;

fn john() -> LoginRequest {
    LoginRequest::new("john@example.com", "secret-passw0rd")
}

fn serving<const N: usize>(bodies: [&str; N]) -> Canned {
    Canned::start(bodies.map(|body| Answer::new(200, body))).expect("a port is free")
}

#[tokio::test]
async fn signing_in_gives_a_client_that_proves_itself_with_the_new_token_alone() {
    let server = serving([TOKEN, ME]);
    let SignedIn { client, answer } = client(&server).auth().login(john()).sign_in().await.expect("a client");
    assert_eq!(answer.id_user.expect("an id").0, 22);
    client.users().me().await.expect("an answer");

    let asked = server.asked();
    assert_eq!(asked[0].header("x-authorization"), None);
    assert_eq!(asked[1].header("x-authorization"), Some("Bearer eyJ0eXAi.bearer"));
}

#[tokio::test]
async fn the_demo_user_signs_in_without_a_password() {
    let server = serving([r#"{"token":"demo-token","idUser":22}"#, ME]);
    let client = builder(&server).without_credentials().build().expect("a client without a token");
    let demo = client.auth().login_as_demo().sign_in().await.expect("a client").client;
    demo.users().me().await.expect("an answer");
    assert_eq!(server.asked()[1].header("x-authorization"), Some("Bearer demo-token"));
}

#[tokio::test]
async fn a_second_factor_is_asked_for_and_then_opens_the_door() {
    let waiting = r#"{"token":null,"idUser":22,"verification_mode":"sms","verification_sent":true}"#;
    let server = serving([waiting, TOKEN, ME]);
    let client = client(&server);
    let error = client.auth().login(john()).sign_in().await.expect_err("a code is needed");
    assert!(matches!(error.kind(), ErrorKind::NotSignedIn { code_sent: true, .. }), "{error:?}");
    assert!(error.to_string().contains("sent a code"), "{error}");
    assert!(!error.is_retryable());

    let again = client.auth().login(john().sms_token("12345678")).sign_in().await.expect("a client");
    again.client.users().me().await.expect("an answer");
    assert!(server.asked()[1].body.contains(r#""sms_token":"12345678""#));
}

#[tokio::test]
async fn an_answer_without_a_token_gives_no_client() {
    for body in ["{}", r#"{"token":null,"verification_sent":false}"#, r#"{"token":" "}"#] {
        let server = serving([body]);
        let error = client(&server).auth().login(john()).sign_in().await.expect_err("there is no token");
        assert!(matches!(error.kind(), ErrorKind::NotSignedIn { code_sent: false, .. }), "{body}: {error:?}");
    }
}

#[tokio::test]
async fn a_token_that_cannot_be_one_gives_no_client_and_is_not_shown() {
    let server = serving([r#"{"token":"two\nlines"}"#]);
    let error = client(&server).auth().login(john()).sign_in().await.expect_err("that is no token");
    assert!(matches!(error.kind(), ErrorKind::Credential { .. }), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("lines"), "{error:?}");
}

#[tokio::test]
async fn the_new_client_shares_the_rate_limit_of_the_one_it_came_from() {
    let server = serving([TOKEN, ME]);
    let limit = RateLimit { burst: 1, refill: Duration::from_secs(600) };
    let before = builder(&server).without_credentials().rate_limit(Some(limit)).build().expect("a client");
    let after = before.auth().login(john()).sign_in().await.expect("the only request for now").client;
    let error = after.users().me().await.expect_err("the next one would wait for ten minutes, whoever sends it");
    assert!(matches!(error.kind(), ErrorKind::RateLimited { held_back: true, .. }), "{error:?}");
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn signing_out_ends_the_token_of_the_new_client() {
    let server = serving([TOKEN, r#"{"success":true}"#]);
    let client = client(&server).auth().login(john()).sign_in().await.expect("a client").client;
    client.auth().logout().await.expect("an answer");
    let asked = server.asked();
    assert_eq!(
        (asked[1].path.as_str(), asked[1].header("x-authorization")),
        ("/auth/logout", Some("Bearer eyJ0eXAi.bearer"))
    );
}

#[tokio::test]
async fn neither_token_nor_password_is_shown() {
    let server = serving([TOKEN]);
    let request = client(&server).auth().login(john());
    let shown = format!("{request:?}");
    let shown = format!("{shown} {:?}", request.sign_in().await.expect("a client"));
    let as_bytes = format!("{:?}", "passw0rd".as_bytes());
    for secret in ["eyJ0eXAi", "passw0rd", as_bytes.trim_matches(['[', ']'])] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
