//! The client keeps within the rate that the service allows.

use std::time::{Duration, Instant};

use openapi_forge_runtime::runtime::info::ApiInfo;
use openapi_forge_runtime::runtime::{Builder, RateLimit};

use super::server::{Server, answer};
use super::{INFO, builder, get};

fn ok() -> String {
    answer("200 OK", "", "[]")
}

fn limit(burst: u32, millis: u64) -> Option<RateLimit> {
    Some(RateLimit { burst, refill: Duration::from_millis(millis) })
}

#[tokio::test]
async fn clones_share_one_limit() {
    let server = Server::answers([ok()]).await;
    let client = builder(&server).rate_limit(limit(1, 100)).build().unwrap();
    let start = Instant::now();
    for client in [client.clone(), client.clone(), client] {
        get(&client).await.unwrap();
    }
    assert!(start.elapsed() >= Duration::from_millis(190), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_thousand_calls_at_once_keep_the_limit_and_none_is_lost() {
    const BURST: u32 = 200;
    const REFILL: Duration = Duration::from_millis(2);
    let server = Server::answers([ok()]).await;
    let client = builder(&server).rate_limit(Some(RateLimit { burst: BURST, refill: REFILL })).build().unwrap();
    let start = Instant::now();
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..1000 {
        let client = client.clone();
        calls.spawn(async move { get(&client).await });
    }
    while let Some(call) = calls.join_next().await {
        call.unwrap().unwrap();
    }
    let asked = server.asked();
    assert_eq!(asked.len(), 1000);
    let last = asked.iter().map(|asked| asked.at).max().unwrap();
    assert!(last - start >= REFILL * (1000 - BURST), "{:?}", last - start);
}

#[tokio::test]
async fn the_limit_of_the_document_holds_unless_told_otherwise() {
    static LIMITED: ApiInfo = ApiInfo { rate_limit: Some((2, 150)), envelope: None, schemes: &[], ..INFO };
    let server = Server::answers([ok()]).await;
    let time = async |builder: Builder| {
        let client = builder.base_url(server.url()).build().unwrap();
        let start = Instant::now();
        for _ in 0..3 {
            get(&client).await.unwrap();
        }
        start.elapsed()
    };
    assert!(time(Builder::new(&LIMITED)).await >= Duration::from_millis(290));
    assert!(time(Builder::new(&LIMITED).rate_limit(None)).await < Duration::from_millis(290));
}

#[tokio::test]
async fn a_429_holds_back_all_clones() {
    let slow = answer("429 Slow", "retry-after: 1\r\n", "");
    let server = Server::answers([slow, ok()]).await;
    let client = builder(&server).rate_limit(limit(100, 1)).retries(0).build().unwrap();
    let start = Instant::now();
    get(&client).await.unwrap_err();
    get(&client.clone()).await.unwrap();
    assert!(start.elapsed() >= Duration::from_secs(1), "{:?}", start.elapsed());
}

#[tokio::test]
async fn after_a_429_nothing_is_left_of_the_burst() {
    let server = Server::answers([answer("429 Slow", "", ""), ok()]).await;
    let client = builder(&server).rate_limit(limit(100, 100)).retries(0).build().unwrap();
    get(&client).await.unwrap_err();
    let start = Instant::now();
    for _ in 0..8 {
        get(&client).await.unwrap();
    }
    assert!(start.elapsed() >= Duration::from_millis(300), "{:?}", start.elapsed());
}

#[tokio::test]
async fn callers_are_served_in_the_order_in_which_they_came() {
    let server = Server::answers([ok()]).await;
    let client = builder(&server).rate_limit(limit(1, 15)).build().unwrap();
    let done = std::sync::Mutex::new(Vec::new());
    let call = async |number: usize| {
        get(&client).await.unwrap();
        done.lock().unwrap().push(number);
    };
    tokio::join!(call(0), call(1), call(2), call(3), call(4), call(5));
    assert_eq!(*done.lock().unwrap(), [0, 1, 2, 3, 4, 5]);
}
