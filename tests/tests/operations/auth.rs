//! Signing in and out.

#![allow(deprecated, reason = "signing in is deprecated, and still works")]

use serde_json::{Value, json};
use victron_vrm::LoginRequest;

use super::{BEARER, TOKEN, Vrm};

#[tokio::test]
async fn login_sends_name_and_password_and_no_token() {
    let vrm = Vrm::start();
    let request = LoginRequest::new("john@example.com", "secret-passw0rd");
    let answer = vrm.client().auth().login(request).await.expect("an answer");

    let asked = vrm.only("login", "POST /auth/login");
    assert_eq!(asked.header("content-type"), Some("application/json"));
    assert_eq!(asked.header("x-authorization"), None, "a token must not go where none is needed");
    let sent: Value = serde_json::from_str(&asked.body).expect("the body is JSON");
    assert_eq!(sent, json!({"username": "john@example.com", "password": "secret-passw0rd"}));

    let example = vrm.example("login");
    assert_eq!(answer.token.expect("a token").expose(), example["token"]);
    assert_eq!(answer.id_user.expect("an id").0, example["idUser"]);
    assert_eq!(answer.verification_mode.expect("a mode"), example["verification_mode"]);
    assert_eq!(answer.verification_sent.expect("said"), example["verification_sent"]);
}

#[tokio::test]
async fn login_sends_the_code_of_the_second_factor() {
    let vrm = Vrm::start();
    let mut request = LoginRequest::new("john@example.com", "secret-passw0rd");
    request.sms_token = Some("12345678".into());
    request.remember_me = Some(true);
    vrm.client().auth().login(request).await.expect("an answer");

    let sent: Value = serde_json::from_str(&vrm.only("login", "POST /auth/login").body).expect("the body is JSON");
    let expected = json!({
        "username": "john@example.com", "password": "secret-passw0rd", "sms_token": "12345678", "remember_me": true,
    });
    assert_eq!(sent, expected);
}

#[tokio::test]
async fn login_as_demo_needs_no_token() {
    let vrm = Vrm::start();
    let client = vrm.builder().without_credentials().build().expect("a client without a token");
    let answer = client.auth().login_as_demo().await.expect("an answer");

    let asked = vrm.only("loginAsDemo", "GET /auth/loginAsDemo");
    assert_eq!(asked.header("x-authorization"), None);
    assert_eq!(asked.body, "");

    let example = vrm.example("loginAsDemo");
    assert_eq!(answer.token.expect("a token").expose(), example["token"]);
    assert_eq!(answer.id_user.expect("an id").0, example["idUser"]);
}

#[tokio::test]
async fn logout_sends_the_token_that_it_ends() {
    let vrm = Vrm::start();
    let client = vrm.builder().bearer_token(BEARER.0).build().expect("the token is sound");
    let answer = client.auth().logout().await.expect("an answer");

    let asked = vrm.only("logoutWithGet", "GET /auth/logout");
    assert_eq!(asked.header("x-authorization"), Some(BEARER.1));
    assert_eq!(asked.body, "");
    assert_eq!(vrm.example("logoutWithGet")["token"], "");
    assert_eq!(answer.token.map(|token| token.expose().to_owned()).unwrap_or_default(), "");
}

#[tokio::test]
async fn logout_the_older_way_sends_the_token_that_it_ends() {
    let vrm = Vrm::start();
    let client = vrm.builder().bearer_token(BEARER.0).build().expect("the token is sound");
    let answer = client.auth().logout_with_post().await.expect("an answer");

    let asked = vrm.only("logout", "POST /auth/logout");
    assert_eq!(asked.header("x-authorization"), Some(BEARER.1));
    assert_eq!(asked.body, "");
    assert_eq!(answer.success.expect("said"), vrm.example("logout")["success"]);
}

#[tokio::test]
async fn logout_with_both_tokens_ends_the_one_from_signing_in() {
    let vrm = Vrm::start();
    let client = vrm.builder().access_token(TOKEN.0).bearer_token(BEARER.0).build().expect("both are sound");
    client.auth().logout().await.expect("an answer");
    assert_eq!(vrm.only("logoutWithGet", "GET /auth/logout").header("x-authorization"), Some(BEARER.1));
}

#[tokio::test]
async fn a_token_from_signing_in_opens_everything_else_too() {
    let vrm = Vrm::start();
    let client = vrm.builder().bearer_token(BEARER.0).build().expect("the token is sound");
    client.users().me().await.expect("an answer");
    assert_eq!(vrm.only("getCurrentUser", "GET /users/me").header("x-authorization"), Some(BEARER.1));
}
