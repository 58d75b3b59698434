//! All diagnostics, whatever happens to them while their pages are read.

use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};

use futures_core::Stream;
use serde_json::{Value, json};
use victron_vrm::{Blocking, DiagnosticRecord, Error, ErrorKind};
use vrm_tests::{Answer, Canned};

use super::{SITE, client};

/// The readings of an installation, and what happens to them.
struct Readings {
    /// Numbers of the attributes, in the order of the pages.
    all: Vec<i64>,
    /// Pages that were asked for.
    asked: usize,
}

type Event = fn(&mut Readings);

fn record(id: i64) -> Value {
    json!({"idSite": 1039, "timestamp": 1497056046, "Device": "Gateway", "instance": 0, "idDataAttribute": id})
}

/// A service with these readings. Before it answers the page of a number, counted over all
/// requests from 1, something happens. A page has at most `most` records, whoever asks.
fn service(all: impl IntoIterator<Item = i64>, most: usize, event: Event) -> (Canned, Arc<Mutex<Readings>>) {
    let readings = Arc::new(Mutex::new(Readings { all: all.into_iter().collect(), asked: 0 }));
    let shared = readings.clone();
    let server = Canned::answering(move |asked| {
        let mut readings = shared.lock().unwrap_or_else(PoisonError::into_inner);
        readings.asked += 1;
        event(&mut readings);
        let number = |name, otherwise| asked.parameter(name).map_or(otherwise, |text| text.parse().expect("a number"));
        let (page, size) = (number("page", 1_usize), number("count", 100_usize).min(most));
        let records: Vec<_> = readings.all.iter().skip((page - 1) * size).take(size).map(|id| record(*id)).collect();
        let body = json!({"success": true, "records": records, "num_records": readings.all.len()});
        Answer::new(200, body.to_string())
    });
    (server.expect("a port is free"), readings)
}

async fn all(server: &Canned) -> Result<Vec<DiagnosticRecord>, Error> {
    client(server).installation(SITE).diagnostics().count(10).all().await
}

fn ids(records: &[DiagnosticRecord]) -> Vec<i64> {
    records.iter().map(|record| record.id_data_attribute).collect()
}

fn sorted(records: &[DiagnosticRecord]) -> Vec<i64> {
    let mut ids = ids(records);
    ids.sort_unstable();
    ids
}

#[tokio::test]
async fn every_record_of_every_page_comes_once_and_in_order() {
    let (server, _) = service(1..=25, 1000, |_| ());
    let records = all(&server).await.expect("all records");
    assert_eq!(ids(&records), (1..=25).collect::<Vec<_>>());
    let pages: Vec<_> = server.asked().iter().map(|asked| asked.parameter("page")).collect();
    assert_eq!(pages, [Some("1".to_owned()), Some("2".to_owned()), Some("3".to_owned())]);
}

#[tokio::test]
async fn without_a_size_most_installations_take_one_request() {
    let (server, _) = service(1..=640, 1000, |_| ());
    let records = client(&server).installation(SITE).diagnostics().page(7).all().await.expect("all records");
    assert_eq!(records.len(), 640);
    assert_eq!(server.asked().len(), 1);
    assert_eq!(server.asked()[0].parameter("count").as_deref(), Some("1000"));
}

#[tokio::test]
async fn a_service_that_makes_smaller_pages_than_asked_for_loses_nothing() {
    let (server, _) = service(1..=250, 100, |_| ());
    let records = client(&server).installation(SITE).diagnostics().all().await.expect("all records");
    assert_eq!(ids(&records), (1..=250).collect::<Vec<_>>());
}

#[tokio::test]
async fn records_that_come_in_front_while_pages_are_read_are_found_and_none_comes_twice() {
    let (server, _) = service(1..=25, 1000, |readings| {
        if readings.asked == 2 {
            readings.all.splice(0..0, [101, 102, 103]);
        }
    });
    let records = all(&server).await.expect("all records");
    assert_eq!(sorted(&records), (1..=25).chain(101..=103).collect::<Vec<_>>());
}

#[tokio::test]
async fn records_that_go_while_pages_are_read_take_no_others_with_them() {
    let (server, _) = service(1..=25, 1000, |readings| {
        if readings.asked == 2 {
            readings.all.drain(0..3);
        }
    });
    let records = all(&server).await.expect("all records");
    assert_eq!(sorted(&records), (1..=25).collect::<Vec<_>>(), "those that went had been read before");
}

#[tokio::test]
async fn records_that_change_places_are_all_found() {
    let (server, _) = service(1..=25, 1000, |readings| {
        if readings.asked == 2 {
            readings.all.rotate_right(4);
        }
    });
    let records = all(&server).await.expect("all records");
    assert_eq!(sorted(&records), (1..=25).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_service_that_never_settles_is_an_error_after_a_few_readings() {
    let (server, readings) = service(1..=25, 1000, |readings| {
        readings.all.insert(0, 1000 + readings.asked as i64);
    });
    let error = all(&server).await.expect_err("it never settles");
    assert!(matches!(error.kind(), ErrorKind::Incomplete { total: Some(_), .. }), "{error:?}");
    assert!(error.is_retryable());
    let asked = readings.lock().unwrap_or_else(PoisonError::into_inner).asked;
    assert!((15..=25).contains(&asked), "{asked} requests");
}

#[tokio::test]
async fn a_service_that_ignores_the_page_is_an_error_and_not_a_hundred_records() {
    let records: Vec<_> = (1..=10).map(record).collect();
    let body = json!({"success": true, "records": records, "num_records": 25}).to_string();
    let server = Canned::answering(move |_| Answer::new(200, body.clone())).expect("a port is free");
    let error = all(&server).await.expect_err("15 records are missing");
    assert!(matches!(error.kind(), ErrorKind::Incomplete { read: 10, total: Some(25), .. }), "{error:?}");
    assert!(error.to_string().contains("10 of 25"), "{error}");
}

/// A service that makes something of the number of a page, and how many it has been asked for.
fn pages(page: impl Fn(i64) -> Value + Send + Sync + 'static) -> Canned {
    let server = Canned::answering(move |asked| {
        let number = asked.parameter("page").expect("a page").parse().expect("a number");
        Answer::new(200, page(number).to_string())
    });
    server.expect("a port is free")
}

/// Ten records, others on each page.
fn full(page: i64) -> Vec<Value> {
    (1..=10).map(|id| record(page * 10 + id)).collect()
}

#[tokio::test]
async fn a_page_without_anything_new_is_the_last() {
    let ignores_page = |total: Option<u64>| {
        pages(move |_| match total {
            Some(total) => json!({"success": true, "records": full(1), "num_records": total}),
            None => json!({"success": true, "records": full(1)}),
        })
    };
    for total in [None, Some(25), Some(u64::from(u32::MAX))] {
        let server = ignores_page(total);
        let items = collect(client(&server).installation(SITE).diagnostics().count(10).stream()).await;
        assert_eq!((items.len(), items.iter().filter(|item| item.is_ok()).count()), (11, 10));
        let error = items.into_iter().next_back().expect("an item").expect_err("the rest is missing");
        assert!(matches!(error.kind(), ErrorKind::Incomplete { read: 10, .. }), "{error:?}");
        assert!(error.to_string().contains("a page held nothing but what earlier ones held"), "{error}");
        assert_eq!(server.asked().len(), 2);
    }
}

#[tokio::test]
async fn a_service_that_always_has_one_more_page_is_asked_as_often_as_was_set() {
    for total in [Value::Null, json!(1_000_000_000)] {
        let server = pages(move |page| json!({"success": true, "records": full(page), "num_records": total}));
        let records = client(&server).installation(SITE).diagnostics().count(10).stream().max_pages(7);
        let items = collect(records).await;
        assert_eq!((items.len(), items.iter().filter(|item| item.is_ok()).count()), (71, 70));
        let error = items.into_iter().next_back().expect("an item").expect_err("there is more");
        assert!(matches!(error.kind(), ErrorKind::Incomplete { read: 70, .. }), "{error:?}");
        assert_eq!(server.asked().len(), 7);
    }
}

#[tokio::test]
async fn without_a_number_of_records_the_empty_page_is_the_last() {
    let server = Canned::answering(|asked| {
        let page: i64 = asked.parameter("page").expect("a page").parse().expect("a number");
        let records: Vec<_> = (1..=3).filter(|_| page < 3).map(|id| record(page * 10 + id)).collect();
        Answer::new(200, json!({"success": true, "records": records}).to_string())
    })
    .expect("a port is free");
    assert_eq!(ids(&all(&server).await.expect("all records")), [11, 12, 13, 21, 22, 23]);
    assert_eq!(server.asked().len(), 3);
}

#[tokio::test]
async fn an_installation_without_records_takes_one_request() {
    let (server, _) = service([], 1000, |_| ());
    assert_eq!(all(&server).await.expect("no records"), []);
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn records_of_one_page_that_look_alike_are_all_there() {
    let (server, _) = service([1, 2, 2, 3, 3, 3], 1000, |_| ());
    assert_eq!(ids(&all(&server).await.expect("all records")), [1, 2, 2, 3, 3, 3]);
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn a_record_is_known_by_its_device_and_instance_too() {
    let same = |device: &str, instance: i64| json!({"idSite": 1, "timestamp": 1, "Device": device, "instance": instance, "idDataAttribute": 7});
    let pages = [[same("Gateway", 0), same("Gateway", 1)], [same("Tank", 0), same("Tank", 1)]];
    let server = Canned::answering(move |asked| {
        let page: usize = asked.parameter("page").expect("a page").parse().expect("a number");
        Answer::new(200, json!({"success": true, "records": pages[page - 1], "num_records": 4}).to_string())
    })
    .expect("a port is free");
    assert_eq!(all(&server).await.expect("all records").len(), 4);
    assert_eq!(server.asked().len(), 2);
}

/// Takes what a stream gives, as any library for streams would.
async fn collect<S: Stream>(stream: S) -> Vec<S::Item> {
    let mut stream = pin!(stream);
    let mut items = Vec::new();
    while let Some(item) = std::future::poll_fn(|context| stream.as_mut().poll_next(context)).await {
        items.push(item);
    }
    items
}

#[tokio::test]
async fn the_stream_asks_for_a_page_when_the_one_before_it_is_used_up() {
    let (server, readings) = service(1..=25, 1000, |_| ());
    let mut records = client(&server).installation(SITE).diagnostics().count(10).stream();
    for id in 1..=10 {
        assert_eq!(records.next().await.expect("a record").expect("a record").id_data_attribute, id);
    }
    assert_eq!(readings.lock().unwrap_or_else(PoisonError::into_inner).asked, 1);
    let rest: Vec<_> = collect(records).await.into_iter().map(|record| record.expect("a record")).collect();
    assert_eq!(ids(&rest), (11..=25).collect::<Vec<_>>());
}

#[tokio::test]
async fn the_stream_ends_after_its_first_failure() {
    let page: Vec<_> = (1..=10).map(record).collect();
    let page = json!({"success": true, "records": page, "num_records": 25}).to_string();
    let server = Canned::start([Answer::new(200, page), Answer::new(500, "broken")]).expect("a port is free");
    let items = collect(client(&server).installation(SITE).diagnostics().count(10).stream()).await;
    assert_eq!(items.iter().filter(|item| item.is_ok()).count(), 10);
    assert_eq!(items.len(), 11);
    assert_eq!(items[10].as_ref().map_err(Error::status).expect_err("the second page"), Some(500));
}

#[test]
fn code_that_is_not_async_gets_all_records_too() {
    let (server, _) = service(1..=25, 1000, |_| ());
    let all = client(&server).installation(SITE).diagnostics().count(10).all();
    assert_eq!(ids(&all.wait().expect("all records")), (1..=25).collect::<Vec<_>>());
}
