//! Secrets that expire: a provider is asked when one is needed, and once for all who wait.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use openapi_forge_runtime::runtime::{Builder, Client, Error, ErrorKind, Secret, TokenProvider};

use super::server::{Server, answer};
use super::{bare, get, make, poll_once, read};

/// A provider of the secrets t1, t2, t3, and how often it was asked.
fn counting() -> (Arc<AtomicUsize>, impl TokenProvider) {
    let count = Arc::new(AtomicUsize::new(0));
    let shared = count.clone();
    let provider = move |_: Option<Secret>| {
        let number = shared.fetch_add(1, Ordering::SeqCst) + 1;
        async move {
            tokio::time::sleep(Duration::from_millis(20)).await;
            Ok(Secret::new(format!("t{number}")))
        }
    };
    (count, provider)
}

fn ok() -> String {
    answer("200 OK", "", "[1]")
}

#[tokio::test]
async fn a_provider_is_asked_before_the_first_request_and_its_secret_is_kept() {
    let server = Server::answers([ok()]).await;
    let (count, provider) = counting();
    let client = bare(&server).provider(1, provider).build().unwrap();
    assert_eq!(count.load(Ordering::SeqCst), 0);
    for _ in 0..3 {
        get(&client).await.unwrap();
    }
    assert_eq!(count.load(Ordering::SeqCst), 1);
    assert!(server.texts().iter().all(|asked| asked.contains("authorization: bearer t1\r\n")));
}

#[tokio::test]
async fn a_refused_secret_is_replaced_and_the_request_sent_again_even_when_it_changes_something() {
    let server = Server::answers([answer("401 Who", "", ""), ok()]).await;
    let (count, provider) = counting();
    assert_eq!(make(bare(&server).provider(1, provider).retries(0)).await.unwrap(), [1]);
    assert_eq!(count.load(Ordering::SeqCst), 2);
    let texts = server.texts();
    assert!(texts[0].contains("bearer t1") && texts[1].contains("bearer t2"), "{texts:?}");
}

#[tokio::test]
async fn a_secret_is_replaced_once_for_a_request() {
    let server = Server::answers([answer("401 Who", "", "")]).await;
    let (_, provider) = counting();
    let error = read(bare(&server).provider(1, provider)).await.unwrap_err();
    assert_eq!(error.status(), Some(401));
    assert_eq!(server.asked().len(), 2);
}

#[tokio::test]
async fn requests_that_wait_share_one_answer_of_the_provider() {
    let server = Server::answers([ok()]).await;
    let (count, provider) = counting();
    let client = bare(&server).provider(1, provider).build().unwrap();
    let (a, b, c) = tokio::join!(get(&client), get(&client), get(&client));
    a.and(b).and(c).unwrap();
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_provider_hears_which_secret_was_refused() {
    let server = Server::answers([answer("401 Who", "", ""), ok()]).await;
    let provider = |refused: Option<Secret>| async move {
        Ok(Secret::new(refused.map_or("first".to_owned(), |refused| format!("after-{}", refused.expose()))))
    };
    read(bare(&server).provider(1, provider)).await.unwrap();
    assert!(server.texts()[1].contains("bearer after-first"), "{:?}", server.texts());
}

#[tokio::test]
async fn what_keeps_a_provider_from_a_secret_is_the_error_and_nothing_is_sent() {
    let server = Server::answers([ok()]).await;
    let failing = |_| async { Err::<Secret, _>(Error::credential("signed out")) };
    let error = read(bare(&server).provider(1, failing)).await.unwrap_err();
    assert!(error.to_string().starts_with("nothing was sent: signed out (read: GET"), "{error}");
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "signed out");

    let junk = |_| async { Ok(Secret::new("pass wörd")) };
    let error = read(bare(&server).provider(1, junk)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Credential { .. }), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("wörd"));

    assert!(server.asked().is_empty());
}

/// An error of kind `Credential`, within two seconds.
async fn credential_error(builder: Builder) -> Error {
    let error = tokio::time::timeout(Duration::from_secs(2), read(builder)).await.expect("no wait").unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Credential { .. }), "{error:?}");
    error
}

#[tokio::test]
async fn a_provider_that_panics_or_never_answers_fails_its_call() {
    let server = Server::answers([ok()]).await;
    let silent = |_| std::future::pending::<Result<Secret, Error>>();
    let error = credential_error(bare(&server).provider(1, silent).total_timeout(Duration::from_millis(50))).await;
    assert!(error.to_string().contains("no token in time"), "{error}");

    let panics = |refused: Option<Secret>| async move { Ok(refused.expect("a secret was refused")) };
    assert!(credential_error(bare(&server).provider(1, panics)).await.to_string().contains("panicked"));
    fn at_once(_: Option<Secret>) -> std::future::Ready<Result<Secret, Error>> {
        panic!("before there is a future")
    }
    assert!(credential_error(bare(&server).provider(1, at_once)).await.to_string().contains("panicked"));
    assert!(server.asked().is_empty());
}

#[tokio::test]
async fn a_provider_that_uses_its_own_client_is_noticed() {
    let server = Server::answers([ok()]).await;
    let own: Arc<OnceLock<Client>> = Arc::default();
    let shared = own.clone();
    let provider = move |_: Option<Secret>| {
        let client = shared.get().expect("it is set before the first request").clone();
        async move { get(&client).await.map(|_| Secret::new("t")) }
    };
    let client = bare(&server).provider(1, provider).build().unwrap();
    own.set(client.clone()).unwrap();
    let error = tokio::time::timeout(Duration::from_secs(2), get(&client)).await.expect("no wait").unwrap_err();
    assert!(error.to_string().contains("the token provider uses the client that waits for its token"), "{error}");
}

#[tokio::test]
async fn nobody_waits_for_a_provider_that_somebody_else_does_not_poll() {
    let server = Server::answers([ok()]).await;
    let (count, provider) = counting();
    let client = bare(&server).provider(1, provider).build().unwrap();
    let mut held = Box::pin(get(&client));
    assert!(poll_once(held.as_mut()).await.is_none());
    tokio::time::timeout(Duration::from_secs(2), get(&client)).await.expect("no wait").unwrap();
    held.await.unwrap();
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_provider_is_not_asked_again_and_again_for_what_is_refused() {
    let server = Server::answers([answer("401 Who", "", "")]).await;
    let asked = Arc::new(AtomicUsize::new(0));
    let shared = asked.clone();
    let provider = move |_: Option<Secret>| {
        shared.fetch_add(1, Ordering::SeqCst);
        async { Ok(Secret::new("refused")) }
    };
    let client = bare(&server).provider(1, provider).build().unwrap();
    assert_eq!(get(&client).await.unwrap_err().status(), Some(401));
    for _ in 0..49 {
        let error = get(&client).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Credential { .. }), "{error:?}");
    }
    // At first, and once for another one.
    assert_eq!((asked.load(Ordering::SeqCst), server.asked().len()), (2, 1));
}

#[tokio::test]
async fn calls_side_by_side_ask_once_for_another_secret_than_the_refused_one() {
    let server = Server::answers([answer("401 Who", "", "")]).await;
    let asked = Arc::new(AtomicUsize::new(0));
    let shared = asked.clone();
    let provider = move |_: Option<Secret>| {
        shared.fetch_add(1, Ordering::SeqCst);
        async {
            tokio::time::sleep(Duration::from_millis(20)).await;
            Ok(Secret::new("refused"))
        }
    };
    let client = bare(&server).provider(1, provider).build().unwrap();
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let client = client.clone();
        calls.spawn(async move { get(&client).await.unwrap_err() });
    }
    while calls.join_next().await.is_some() {}
    assert_eq!(asked.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_new_secret_that_is_refused_too_is_no_reason_to_ask_without_end() {
    let server = Server::answers([answer("401 Who", "", "")]).await;
    let (count, provider) = counting();
    let client = bare(&server).provider(1, provider).build().unwrap();
    for _ in 0..50 {
        assert_eq!(get(&client).await.unwrap_err().status(), Some(401));
    }
    assert_eq!(count.load(Ordering::SeqCst), 2);
}
