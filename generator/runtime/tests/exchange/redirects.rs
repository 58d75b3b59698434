//! Redirects: not followed unless asked for, and never to another origin.

use super::server::{Server, answer};
use super::{builder, make, read};

fn to(location: &str) -> String {
    answer("302 There", &format!("location: {location}\r\n"), "")
}

#[tokio::test]
async fn a_redirect_is_a_refusal_that_says_where_unless_it_is_to_be_followed() {
    let server = Server::answers([to("/v2/other"), answer("200 OK", "", "[1]")]).await;
    let error = read(builder(&server)).await.unwrap_err();
    let head = error.answer().unwrap().head();
    assert_eq!((head.status(), head.header("location")), (302, Some("/v2/other")));
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn a_redirect_to_the_same_origin_is_followed_on_request_with_the_secret() {
    let server = Server::answers([to("/v2/other"), answer("200 OK", "", "[1]")]).await;
    assert_eq!(read(builder(&server).follow_redirects(true)).await.unwrap(), [1]);
    let texts = server.texts();
    assert!(texts[1].starts_with("get /v2/other http/1.1\r\n"), "{texts:?}");
    assert!(texts[1].contains("x-authorization: token s3cret\r\n"), "{texts:?}");
}

#[tokio::test]
async fn a_body_is_sent_again_where_the_redirect_says_so() {
    let there = answer("307 There", "location: /v2/other\r\n", "");
    let server = Server::answers([there, answer("200 OK", "", "[1]")]).await;
    make(builder(&server).follow_redirects(true)).await.unwrap();
    let texts = server.texts();
    assert!(texts[1].starts_with("post /v2/other ") && texts[1].ends_with("\"name\""), "{texts:?}");
}

#[tokio::test]
async fn a_redirect_to_another_origin_is_never_followed() {
    let other = Server::answers([answer("200 OK", "", "[1]")]).await;
    let server = Server::answers([to(&other.url())]).await;
    let error = read(builder(&server).follow_redirects(true)).await.unwrap_err();
    assert_eq!(error.status(), Some(302));
    assert_eq!(other.asked().len(), 0);
}

#[tokio::test]
async fn redirects_without_an_end_are_given_up() {
    let server = Server::answers([to("/v2/on")]).await;
    let error = read(builder(&server).follow_redirects(true)).await.unwrap_err();
    assert_eq!((error.status(), server.asked().len()), (Some(302), 11));
}
