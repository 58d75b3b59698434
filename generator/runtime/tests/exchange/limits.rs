//! The client keeps within the rate that the service allows.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use openapi_to_crate_runtime::runtime::info::ApiInfo;
use openapi_to_crate_runtime::runtime::{Builder, ErrorKind, RateLimit};

use super::server::{Server, Step, answer};
use super::{INFO, builder, get, poll_once};

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

#[tokio::test]
async fn a_wait_for_the_rate_limit_that_is_too_long_is_refused_at_once_for_all_clones() {
    for status in ["429 Slow", "503 Busy", "408 Late"] {
        let server = Server::answers([answer(status, "retry-after: 3600\r\n", ""), ok()]).await;
        let client = builder(&server).rate_limit(limit(100, 1)).build().unwrap();
        let start = Instant::now();
        let first = get(&client).await.unwrap_err();
        assert_eq!(first.retry_after(), Some(Duration::from_secs(3600)), "{status}: {first:?}");
        let error = get(&client.clone()).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::RateLimited { held_back: true, .. }), "{error:?}");
        let wait = error.retry_after().unwrap();
        assert!(wait > Duration::from_secs(3500) && wait <= Duration::from_secs(3600), "{error}");
        assert_eq!((error.status(), error.tries(), server.asked().len()), (None, 0, 1));
        assert!(start.elapsed() < Duration::from_secs(5), "{status}: {:?}", start.elapsed());
    }
}

#[tokio::test]
async fn who_waits_already_hears_at_once_that_the_wait_has_become_too_long() {
    let server = Server::start(vec![vec![
        Step::Pause(Duration::from_millis(100)),
        Step::Send(answer("429 Slow", "retry-after: 3600\r\n", "").into_bytes()),
    ]])
    .await;
    let client = builder(&server).rate_limit(limit(1, 3000)).build().unwrap();
    let start = Instant::now();
    let (first, second) = tokio::join!(get(&client), get(&client));
    assert!(first.is_err() && second.unwrap_err().retry_after() > Some(Duration::from_secs(3500)));
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_queue_that_is_longer_than_the_total_time_is_refused_at_its_end() {
    let server = Server::answers([ok()]).await;
    let client = builder(&server).rate_limit(limit(1, 100)).total_timeout(Duration::from_millis(550)).build().unwrap();
    let start = Instant::now();
    let call = || get(&client);
    let calls = tokio::join!(call(), call(), call(), call(), call(), call(), call(), call());
    let done = [calls.0, calls.1, calls.2, calls.3, calls.4, calls.5, calls.6, calls.7].map(|call| call.is_ok());
    assert_eq!(done, [true, true, true, true, true, true, false, false]);
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

#[tokio::test]
async fn nobody_waits_for_a_call_that_is_not_polled() {
    let server = Server::answers([ok()]).await;
    let client = builder(&server).rate_limit(limit(1, 50)).max_connections(2).build().unwrap();
    get(&client).await.unwrap();
    // They stand before the others in the queue, and then nobody looks after them.
    let mut held: Vec<_> = (0..3).map(|_| Box::pin(get(&client))).collect();
    for call in &mut held {
        assert!(poll_once(call.as_mut()).await.is_none());
    }
    let others = async {
        for _ in 0..3 {
            get(&client).await.unwrap();
        }
    };
    tokio::time::timeout(Duration::from_secs(4), others).await.expect("they go past those that are held");
    for call in held {
        call.await.unwrap();
    }
    assert_eq!(server.asked().len(), 7);
}

#[tokio::test]
async fn a_call_that_is_held_while_it_is_under_way_gives_its_place_up_when_its_time_is_over() {
    let server = Server::start(vec![vec![Step::Stall], vec![Step::Send(ok().into_bytes())]]).await;
    let client = builder(&server).max_connections(1).timeout(Duration::from_millis(300)).build().unwrap();
    let mut held = Box::pin(get(&client));
    while server.asked().is_empty() {
        assert!(poll_once(held.as_mut()).await.is_none());
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    tokio::time::timeout(Duration::from_secs(2), get(&client)).await.expect("no wait").unwrap();
}

#[tokio::test]
async fn no_more_connections_are_made_than_allowed() {
    let server = Server::start(vec![vec![Step::Pause(Duration::from_millis(10)), Step::Send(ok().into_bytes())]]).await;
    let client = builder(&server).max_connections(7).build().unwrap();
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..300 {
        let client = client.clone();
        calls.spawn(async move { get(&client).await.unwrap() });
    }
    while let Some(call) = calls.join_next().await {
        call.unwrap();
    }
    assert_eq!((server.asked().len(), server.most_at_once()), (300, 7));
}

#[tokio::test]
async fn a_rate_without_a_refill_is_no_panic() {
    let server = Server::answers([ok()]).await;
    let rate = RateLimit { burst: 3, refill: Duration::MAX };
    let client = builder(&server).rate_limit(Some(rate)).build().unwrap();
    get(&client).await.unwrap();
    get(&client).await.unwrap();
    let error = get(&client).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::RateLimited { held_back: true, .. }), "{error:?}");
    assert!(error.to_string().contains("try again in years"), "{error}");
}

#[tokio::test]
async fn a_service_in_trouble_is_not_asked_four_times_by_everybody() {
    let server = Server::answers([answer("500 Broken", "", "")]).await;
    let budget = RateLimit { burst: 20, refill: Duration::from_secs(3600) };
    let client = builder(&server).retry_budget(Some(budget)).build().unwrap();
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..100 {
        let client = client.clone();
        calls.spawn(async move { get(&client).await.unwrap_err() });
    }
    while let Some(call) = calls.join_next().await {
        assert_eq!(call.unwrap().status(), Some(500));
    }
    assert_eq!(server.asked().len(), 120);
}

/// A service that takes `BURST` requests at once and then one after each `REFILL`, and refuses
/// all others.
async fn strict_service(refused: Arc<AtomicUsize>) -> Server {
    let bucket = Mutex::new((f64::from(BURST), None::<Instant>));
    Server::answering(move |_| {
        let (permits, last) = &mut *bucket.lock().unwrap();
        let now = Instant::now();
        let passed = last.map_or(Duration::ZERO, |last| now - last);
        *last = Some(now);
        *permits = (*permits + passed.as_secs_f64() / REFILL.as_secs_f64()).min(BURST.into());
        if *permits < 1.0 {
            refused.fetch_add(1, Ordering::SeqCst);
            return answer("429 Too Many", "retry-after: 1\r\n", "");
        }
        *permits -= 1.0;
        ok()
    })
    .await
}

const BURST: u32 = 200;
/// VRM takes one request in 0.33 s; a sixteenth of that.
const REFILL: Duration = Duration::from_micros(20_625);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_thousand_calls_two_hundred_are_dropped_and_no_permit_is_lost_and_none_is_refused() {
    let refused = Arc::new(AtomicUsize::new(0));
    let server = strict_service(refused.clone()).await;
    let limit = RateLimit { burst: BURST, refill: REFILL };
    let client = builder(&server).rate_limit(Some(limit)).retries(0).build().unwrap();
    let start = Instant::now();
    let mut calls = tokio::task::JoinSet::new();
    for number in 0..1000 {
        let client = client.clone();
        calls.spawn(async move {
            // Every fifth gives up while it waits: those at the head of the queue early.
            let patience = if number % 5 == 4 { 100 + number } else { 60_000 };
            tokio::time::timeout(Duration::from_millis(patience), get(&client)).await.ok()
        });
    }
    let (mut done, mut dropped) = (0, 0);
    while let Some(call) = calls.join_next().await {
        match call.unwrap() {
            Some(answer) => {
                answer.unwrap();
                done += 1;
            }
            None => dropped += 1,
        }
    }
    let taken = start.elapsed();
    assert!(done + dropped == 1000 && dropped > 120, "{dropped} dropped");
    // A call that is dropped after it was sent has used its permit.
    let sent = server.asked().len() as u32;
    assert!(sent >= done && sent < done + 40, "{sent} sent, {done} done");
    assert_eq!(refused.load(Ordering::SeqCst), 0);
    // A busy machine is slow; the permits of those that were dropped would be more than that.
    let least = REFILL * (sent - BURST);
    assert!(taken >= least && taken < least + REFILL * 80, "{taken:?} in place of {least:?} for {sent} calls");
}
