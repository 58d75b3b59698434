//! Secrets that expire: a provider is asked when one is needed, and once for all who wait.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use openapi_to_crate_runtime::runtime::{Builder, Client, Error, ErrorKind, Secret, TokenProvider};

use super::server::{Server, answer};
use super::{bare, get, make_with, poll_once, read};

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

fn refused() -> String {
    answer("401 Who", "", "")
}

/// A provider of one secret, and how often it was asked.
fn constant() -> (Arc<AtomicUsize>, impl TokenProvider) {
    let count = Arc::new(AtomicUsize::new(0));
    let shared = count.clone();
    let provider = move |_: Option<Secret>| {
        shared.fetch_add(1, Ordering::SeqCst);
        async {
            tokio::time::sleep(Duration::from_millis(20)).await;
            Ok(Secret::new("constant"))
        }
    };
    (count, provider)
}

/// What becomes of fifty calls side by side.
async fn fifty(client: &Client) -> Vec<Result<Vec<i64>, Error>> {
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let client = client.clone();
        calls.spawn(async move { get(&client).await });
    }
    calls.join_all().await
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
async fn an_expired_secret_is_replaced_and_the_request_sent_again_even_when_it_changes_something() {
    let server = Server::answers([ok(), refused(), ok()]).await;
    let (count, provider) = counting();
    let client = bare(&server).provider(1, provider).retries(0).build().unwrap();
    get(&client).await.unwrap();
    assert_eq!(make_with(&client).await.unwrap(), [1]);
    assert_eq!(count.load(Ordering::SeqCst), 2);
    let texts = server.texts();
    assert!(texts[1].contains("bearer t1") && texts[2].contains("bearer t2"), "{texts:?}");
}

#[tokio::test]
async fn a_secret_is_replaced_once_for_a_request() {
    let server = Server::answers([ok(), refused()]).await;
    let (_, provider) = counting();
    let client = bare(&server).provider(1, provider).build().unwrap();
    get(&client).await.unwrap();
    assert_eq!(get(&client).await.unwrap_err().status(), Some(401));
    assert_eq!(server.asked().len(), 3);
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
    let server = Server::answers([ok(), refused(), ok()]).await;
    let provider = |refused: Option<Secret>| async move {
        Ok(Secret::new(refused.map_or("first".to_owned(), |refused| format!("after-{}", refused.expose()))))
    };
    let client = bare(&server).provider(1, provider).build().unwrap();
    get(&client).await.unwrap();
    get(&client).await.unwrap();
    assert!(server.texts()[2].contains("bearer after-first"), "{:?}", server.texts());
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
async fn a_provider_is_asked_once_for_a_secret_that_is_refused_at_first() {
    let server = Server::answers([refused()]).await;
    let (count, provider) = constant();
    let client = bare(&server).provider(1, provider).build().unwrap();
    assert_eq!(get(&client).await.unwrap_err().status(), Some(401));
    for _ in 0..49 {
        let error = get(&client).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Credential { .. }), "{error:?}");
    }
    assert_eq!((count.load(Ordering::SeqCst), server.asked().len()), (1, 1));
}

async fn is_asked_once_by_fifty((count, provider): (Arc<AtomicUsize>, impl TokenProvider)) {
    let server = Server::answers([refused()]).await;
    let client = bare(&server).provider(1, provider).build().unwrap();
    assert!(fifty(&client).await.iter().all(Result::is_err));
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn fifty_calls_side_by_side_ask_once_for_a_secret_that_is_refused_at_first() {
    is_asked_once_by_fifty(constant()).await;
    is_asked_once_by_fifty(counting()).await;
}

#[tokio::test]
async fn fifty_calls_side_by_side_ask_once_for_another_secret_than_the_expired_one() {
    let expired = |asked: &str| asked.starts_with("GET") && asked.contains("Bearer t1");
    let server = Server::answering(move |asked| if expired(asked) { refused() } else { ok() }).await;
    let (count, provider) = counting();
    let client = bare(&server).provider(1, provider).build().unwrap();
    make_with(&client).await.unwrap();
    for answer in fifty(&client).await {
        assert_eq!(answer.unwrap(), [1]);
    }
    assert_eq!(count.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_new_secret_that_is_refused_too_is_no_reason_to_ask_without_end() {
    let server = Server::answers([ok(), refused()]).await;
    let (count, provider) = counting();
    let client = bare(&server).provider(1, provider).build().unwrap();
    get(&client).await.unwrap();
    for _ in 0..50 {
        assert_eq!(get(&client).await.unwrap_err().status(), Some(401));
    }
    assert_eq!(count.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn an_operation_that_refuses_everybody_does_not_wear_the_provider_out_nor_block_others() {
    let server = Server::answering(|asked| if asked.starts_with("GET") { refused() } else { ok() }).await;
    let (count, provider) = counting();
    let (same, constant) = constant();
    for client in [bare(&server).provider(1, provider), bare(&server).provider(1, constant)] {
        let client = client.build().unwrap();
        for _ in 0..10 {
            assert_eq!(make_with(&client).await.unwrap(), [1]);
            assert_eq!(get(&client).await.unwrap_err().status(), Some(401));
        }
    }
    assert_eq!((count.load(Ordering::SeqCst), same.load(Ordering::SeqCst)), (2, 2));
}

#[tokio::test]
async fn a_provider_that_fails_for_once_is_asked_again() {
    let server = Server::answers([ok(), refused(), refused(), ok()]).await;
    let count = AtomicUsize::new(0);
    let provider = move |_: Option<Secret>| {
        let number = count.fetch_add(1, Ordering::SeqCst);
        async move { if number == 1 { Err(Error::credential("no network")) } else { Ok(Secret::new(format!("t{number}"))) } }
    };
    let client = bare(&server).provider(1, provider).build().unwrap();
    get(&client).await.unwrap();
    let error = get(&client).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Credential { .. }), "{error:?}");
    assert_eq!(get(&client).await.unwrap(), [1]);
    assert!(server.texts()[3].contains("bearer t2"), "{:?}", server.texts());
}
