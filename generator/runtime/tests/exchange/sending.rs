//! What leaves, and what never does.

use std::time::Duration;

use openapi_to_crate_runtime::runtime::place::Place;
use openapi_to_crate_runtime::runtime::{Builder, ErrorKind, RateLimit};

use super::server::{Server, answer};
use super::{INFO, MAKE, READ, builder, make, read};

#[tokio::test]
async fn the_token_travels_trimmed_in_its_header_and_the_path_is_escaped() {
    let server = Server::answers([answer("200 OK", "", "[1]")]).await;
    let client = builder(&server).build().unwrap();
    let request = Place::root(&client).segment("/things/").param("id", "a/b ü*").request(&READ);
    assert_eq!(request.json::<Vec<i64>>().await.unwrap(), [1]);
    let asked = &server.texts()[0];
    assert!(asked.starts_with("get /v2/things/a%2fb%20%c3%bc* http/1.1\r\n"), "{asked}");
    assert!(asked.contains("x-authorization: token s3cret\r\n"), "{asked}");
    assert!(asked.contains("user-agent: test/1\r\n"), "{asked}");
}

#[tokio::test]
async fn a_path_parameter_that_changes_the_path_is_never_sent() {
    let server = Server::start(vec![]).await;
    let client = builder(&server).build().unwrap();
    for id in ["", ".", ".."] {
        let request = Place::root(&client).segment("/things/").param("id", id).request(&READ);
        let error = request.json::<Vec<i64>>().await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::InvalidParameter { name: "id", .. }), "{error}");
    }
    assert!(server.asked().is_empty());
}

#[tokio::test]
async fn a_secret_goes_where_it_is_asked_for_and_nowhere_else() {
    let server = Server::answers([answer("200 OK", "", "[1]")]).await;
    assert_eq!(make(builder(&server)).await.unwrap(), [1]);
    let asked = &server.texts()[0];
    assert!(asked.ends_with("\r\n\r\n\"name\"") && !asked.contains("s3cret"), "{asked}");
}

#[tokio::test]
async fn a_secret_in_the_query_is_escaped_and_in_no_error() {
    let server = Server::answers([answer("503 Busy", "", "")]).await;
    let client = super::bare(&server).retries(0).credential(2, "s3cret&more").build().unwrap();
    let mut request = Place::root(&client).segment("/things").request(&READ);
    request.query("page", "2");
    let error = request.json::<Vec<i64>>().await.unwrap_err();
    assert!(server.texts()[0].starts_with("get /v2/things?page=2&key=s3cret%26more http"), "{:?}", server.texts());
    assert!(!format!("{error} {error:?}").contains("s3cret"), "{error:?}");

    let nobody = Builder::new(&INFO).base_url("http://127.0.0.1:9").retries(0).credential(2, "s3cret");
    let error = read(nobody).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport { .. }), "{error}");
    assert!(!format!("{error} {error:?}").contains("s3cret"), "{error:?}");
}

#[tokio::test]
async fn a_proxy_gets_the_whole_address() {
    let proxy = Server::answers([answer("200 OK", "", "[1]")]).await;
    let builder = Builder::new(&INFO).base_url("http://vrm.invalid/v2").proxy(format!("http://{}", proxy.address()));
    assert_eq!(read(builder).await.unwrap(), [1]);
    assert!(proxy.texts()[0].starts_with("get http://vrm.invalid/v2/things/1 http/1.1\r\n"), "{:?}", proxy.texts());
}

#[test]
fn what_cannot_be_a_proxy_is_refused_without_its_password() {
    let error = Builder::new(&INFO).proxy("http://user:s3cret@ /").build().unwrap_err();
    assert!(error.to_string().contains("proxy") && !format!("{error:?}").contains("s3cret"), "{error:?}");
    let both = Builder::new(&INFO).http_client(reqwest::Client::new()).proxy("http://127.0.0.1:9").build();
    assert!(both.unwrap_err().to_string().contains("set the proxy there"));
}

#[test]
fn what_is_no_base_url_is_refused_and_a_password_in_it_is_not_shown() {
    let refused = [
        ("", "no base URL"),
        ("vrm", "no base URL"),
        ("ftp://vrm.invalid", "no base URL"),
        ("https://vrm.invalid/?a=s3cret", "no query and no fragment"),
        ("https://vrm.invalid/v2#s3cret", "no query and no fragment"),
        ("https://s3cret@vrm.invalid/v2", "holds a user or a password"),
        ("https://user:s3cret@vrm.invalid/v2", "holds a user or a password"),
        ("https://user:s3cret@", "no base URL"),
    ];
    for (url, reason) in refused {
        let builder = Builder::new(&INFO).base_url(url);
        let shown = format!("{builder:?}");
        let error = builder.build().unwrap_err();
        assert!(error.to_string().contains(reason), "{url}: {error}");
        assert!(!format!("{shown} {error:?}").contains("s3cret"), "{shown} {error:?}");
    }
}

#[test]
fn a_limit_of_zero_is_refused_by_its_name() {
    let zero = Duration::ZERO;
    let rate = |burst, refill| Some(RateLimit { burst, refill });
    let refused = [
        ("burst of the rate limit", Builder::new(&INFO).rate_limit(rate(0, Duration::MAX))),
        ("refill of the rate limit", Builder::new(&INFO).rate_limit(rate(1, zero))),
        ("burst of the retry budget", Builder::new(&INFO).retry_budget(rate(0, Duration::MAX))),
        ("refill of the retry budget", Builder::new(&INFO).retry_budget(rate(1, zero))),
        ("timeout", Builder::new(&INFO).timeout(zero)),
        ("connect timeout", Builder::new(&INFO).connect_timeout(zero)),
        ("total timeout", Builder::new(&INFO).total_timeout(zero)),
        ("number of connections", Builder::new(&INFO).max_connections(0)),
        ("size of a body", Builder::new(&INFO).max_body_bytes(0)),
    ];
    for (name, builder) in refused {
        let error = builder.build().unwrap_err();
        assert!(error.to_string().contains(&format!("the {name} is 0")), "{name}: {error}");
    }
}

#[test]
fn a_pasted_password_is_refused_and_never_shown() {
    let error = Builder::new(&INFO).credential(0, "pass wörd").build().unwrap_err();
    assert!(error.to_string().contains("characters that no token has") && !error.to_string().contains("wörd"));
    for (scheme, pasted, word) in
        [(0, "Token s3cret", "Token"), (0, "token  s3cret", "Token"), (1, "Bearer s3cret", "Bearer")]
    {
        let error = Builder::new(&INFO).credential(scheme, pasted).build().unwrap_err();
        assert!(error.to_string().contains(&format!("leave out `{word} `")), "{error}");
        assert!(!format!("{error:?}").contains("s3cret"));
    }
    let builder = Builder::new(&INFO).credential(0, "s3cret");
    assert!(!format!("{builder:?}").contains("s3cret"));
    let client = builder.build().unwrap();
    let mut request = Place::root(&client).segment("/s3cret").request(&MAKE);
    request.query("password", "s3cret");
    request.header("password", "s3cret");
    request.body_json("application/json", "s3cret");
    assert_eq!(format!("{request:?}"), r#"Request { method: "POST", route: "/things", .. }"#);
    assert!(!format!("{client:?}").contains("s3cret"));
}
