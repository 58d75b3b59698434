//! What is read from answers: by status, from their headers, and from refusals.

use constructs::requests::{
    GetRefusalHeadersThingsRefusalHeaders,
    RefusalsPostUnlikeRefusal, ResponseHeadersGetThingsHeaders, ResponseSeveralPutDifferentAnswer,
};
use constructs::{Client, Error, NewerTypesShopCode, ReadOnlyChain, ReadOnlyOwner, ReadOnlyShop, RefusalsProblem};

use crate::server::{answering, header_of, target_of, wait};

/// A client whose one request is answered so.
fn answered(status: &str, headers: &str, body: &str) -> Client {
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}");
    let (url, _) = answering(format!("{head}\r\n{body}"));
    Client::builder().base_url(url).retries(0).build().expect("a client")
}

#[test]
fn an_answer_that_may_have_no_body_is_read_as_one_or_none() {
    let maybe = |status: &str, body: &str| wait(answered(status, "", body).response_several().maybe().get());
    let thing = maybe("200 OK", r#"{"name":"a"}"#).expect("an answer");
    assert_eq!(thing.map(|thing| thing.name).as_deref(), Some("a"));
    assert!(maybe("204 None", "").expect("an answer").is_none());
    let error = maybe("200 OK", "[]").expect_err("it is no thing");
    assert!(error.to_string().contains("not as promised"), "{error}");
    let file = wait(answered("204 None", "", "").response_several().file()).expect("an answer");
    assert_eq!(file, None);
    let file = wait(answered("206 Part", "", "pdf").response_several().file()).expect("an answer");
    assert_eq!(file.as_deref(), Some(&b"pdf"[..]));
}

#[test]
fn an_answer_is_read_as_its_status_promises() {
    type Answer = ResponseSeveralPutDifferentAnswer;
    let put = |status: &str, body: &str| wait(answered(status, "", body).response_several().different());
    let read = |status: &str, body: &str| put(status, body).expect("an answer");
    assert!(matches!(read("200 OK", r#"{"name":"a"}"#), Answer::Ok(thing) if thing.name == "a"));
    assert!(matches!(read("201 Made", r#"{"id":7}"#), Answer::Created(made) if made.id == 7));
    assert!(matches!(read("202 Later", "soon"), Answer::Accepted(text) if text == "soon"));
    assert!(matches!(read("204 None", ""), Answer::NoContent));
    let dates = read("203 Odd", r#"["2026-11-25T10:00:00Z"]"#);
    assert!(matches!(&dates, Answer::Success(dates) if dates[0].as_second() == 1_795_600_800), "{dates:?}");
    let error = put("201 Made", r#"{"name":"a"}"#).expect_err("it is no answer for this status");
    assert!(error.to_string().contains("id"), "{error}");
}

#[test]
fn headers_of_an_answer_are_read_beside_it() {
    let headers = "X-Total: 12\r\nlink: <a>; rel=next\r\nX-Tags: a, b\r\nX-Since: then\r\nx-left: 3\r\nx-own: y\r\n";
    let client = answered("200 OK", headers, r#"["a"]"#);
    let page = wait(client.response_headers().things().get().with_head()).expect("an answer");
    assert_eq!(*page.answer, ["a"]);
    let described: &ResponseHeadersGetThingsHeaders = &page.described;
    assert_eq!((described.x_total, described.x_left), (Some(12), Some(3)));
    assert_eq!(described.link.as_deref(), Some("<a>; rel=next"));
    assert_eq!(described.x_tags.as_deref(), Some(&["a".to_owned(), "b".to_owned()][..]));
    // What is no time is still there as it came.
    assert_eq!((described.x_since, page.head.header("X-Since")), (None, Some("then")));
    assert_eq!((page.head.status(), page.head.header("x-own")), (200, Some("y")));
    let client = answered("201 Made", "location: /things/7\r\n", "");
    let made = wait(client.response_headers().things().post().with_head()).expect("an answer");
    assert_eq!(made.described.location.as_deref(), Some("/things/7"));
    // Where none is described, all can be reached.
    let done = wait(answered("204 Done", "x-own: y\r\n", "").refusals().alike().with_head()).expect("an answer");
    assert_eq!(done.head.headers().find(|(name, _)| *name == "x-own"), Some(("x-own", &b"y"[..])));
}

#[test]
fn headers_of_a_refusal_are_read_as_their_types() {
    let things = |status: &str, headers: &str, body: &str| wait(answered(status, headers, body).refusal_headers().things());
    let error = things("429 Slow", "Retry-After: 7\r\nx-limit: 100\r\nx-trace: t\r\n", "").expect_err("it refuses");
    let headers: GetRefusalHeadersThingsRefusalHeaders = error.refusal_headers().expect("an answer");
    assert_eq!((headers.retry_after, headers.x_limit, headers.x_trace.as_deref()), (Some(7), Some(100), Some("t")));
    let error = things("500 Oops", "x-limit: many\r\n", r#"{"title":"a"}"#).expect_err("it refuses");
    let headers: GetRefusalHeadersThingsRefusalHeaders = error.refusal_headers().expect("an answer");
    // What is no number is still there as it came.
    assert_eq!((headers.retry_after, headers.x_limit), (None, None));
    assert_eq!(error.answer().and_then(|answer| answer.head().header("x-limit")), Some("many"));
}

#[test]
fn an_answer_of_several_media_types_comes_as_the_caller_asks_for_it() {
    let asked = |media: &str, body: &str| {
        let length = body.len();
        answering(format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: {media}\r\ncontent-length: {length}\r\n\r\n{body}"))
    };
    let client = |url: String| Client::builder().base_url(url).retries(0).build().expect("a client");
    let accept = |asked: std::thread::JoinHandle<(String, String)>| header_of(&asked.join().expect("a request").0, "accept");
    let day = jiff::civil::date(2026, 11, 25);

    let (url, head) = asked("application/json", r#"{"total":1.5}"#);
    assert_eq!(wait(client(url).response_media().reports().get()).expect("a report").total, 1.5);
    assert_eq!(accept(head), "application/json, */*;q=0.5");
    let (url, head) = asked("text/csv", "a,b\n");
    let csv = client(url).response_media().reports().get().day(day).as_csv();
    assert_eq!(wait(async { csv.await }).expect("a text"), "a,b\n");
    let head = head.join().expect("a request").0;
    assert_eq!(target_of(&head), "/response-media/reports?day=2026-11-25");
    assert_eq!(header_of(&head, "accept"), "text/csv, */*;q=0.5");
    let (url, head) = asked("application/pdf", "%PDF");
    assert_eq!(wait(async { client(url).response_media().reports().get().as_pdf().await }).expect("bytes"), b"%PDF");
    assert_eq!(accept(head), "application/pdf, */*;q=0.5");
    let (url, head) = asked("application/vnd.short+json", r#"["a"]"#);
    assert_eq!(wait(async { client(url).response_media().reports().get().as_short_json().await }).expect("a list").into_inner(), ["a"]);
    assert_eq!(accept(head), "application/vnd.short+json, */*;q=0.5");
    let (url, head) = asked("application/zip", "PK");
    let file = wait(async { client(url).response_media().reports().post().as_xlsx().await }).expect("a file");
    assert_eq!(file.as_deref(), Some(&b"PK"[..]));
    let expected = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, */*;q=0.5";
    assert_eq!(accept(head), expected);
}

fn refused(status: &str, body: &str) -> Error {
    wait(answered(status, "x-trace: t1\r\n", body).refusals().unlike()).expect_err("it refuses")
}

#[test]
fn a_refusal_is_read_as_its_status_promises() {
    type Refusal = RefusalsPostUnlikeRefusal;
    let read = |status: &str, body: &str| refused(status, body).refusal::<Refusal>().expect("a refusal");
    assert!(matches!(read("400 Bad", r#"{"fields":["a"]}"#), Refusal::BadRequest(bad) if bad.fields == ["a"]));
    assert_eq!(read("404 Gone", "<html>"), Refusal::NotFound);
    assert_eq!(read("409 Late", "too late"), Refusal::Conflict("too late".to_owned()));
    assert!(matches!(read("418 Tea", r#"{"title":"x"}"#), Refusal::ClientError(problem) if problem.title == "x"));
    assert!(matches!(read("500 Oops", r#"{"trace":"t"}"#), Refusal::Default(ours) if ours.trace == "t"));
    let other = read("400 Bad", "<html>proxy</html>");
    assert!(matches!(&other, Refusal::Other(raw) if raw.body() == b"<html>proxy</html>"), "{other:?}");
}

#[test]
fn status_headers_and_the_whole_body_of_a_refusal_can_be_reached() {
    let body = format!(r#"{{"fields":["{}"]}}"#, "a".repeat(100_000));
    let error = refused("400 Bad", &body);
    let answer = error.answer().expect("an answer");
    assert_eq!((answer.status(), answer.head().header("x-trace")), (400, Some("t1")));
    assert_eq!((answer.body(), answer.is_whole()), (body.as_bytes(), true));
    assert!(!format!("{answer:?}").contains("aaa"), "{answer:?}");
}

#[test]
fn refusals_that_are_all_alike_are_read_as_their_type() {
    let alike = |body: &str| wait(answered("404 Gone", "", body).refusals().alike()).expect_err("it refuses");
    let problem = alike(r#"{"title":"gone"}"#).refusal::<RefusalsProblem>().expect("a problem");
    assert_eq!(problem.title, "gone");
    assert_eq!(alike("<html>").refusal::<RefusalsProblem>(), None);
    let default = wait(answered("500 Oops", "", r#"{"title":"a"}"#).refusals().default_get()).expect_err("it refuses");
    assert_eq!(default.refusal::<RefusalsProblem>().expect("a problem").title, "a");
}

#[test]
fn what_only_the_caller_knows_is_not_required_of_an_answer() {
    let answer = r#"{"made":"2026-11-25T10:00:00Z","shops":[{"id":7,"name":"a"}]}"#;
    let chain = || ReadOnlyChain::new(ReadOnlyOwner::new("k"), ["c"], [ReadOnlyShop::new("a", "s3cret")]);
    let read = wait(answered("200 OK", "", answer).read_only().chains(chain())).expect("an answer");
    assert_eq!((read.shops[0].id, read.shops[0].password.is_none()), (Some(7), true));
    assert!(read.owner.is_none() && read.codes.is_none() && read.misfits().is_empty());
    let written = serde_json::to_string(&chain()).expect("JSON");
    let expected = r#"{"owner":{"key":"k"},"codes":["c"],"shops":[{"name":"a","password":"s3cret"}]}"#;
    assert_eq!(written, expected);
}

#[test]
fn a_part_that_only_requires_keys_makes_them_required() {
    let error = wait(answered("200 OK", "", r#"{"id":1}"#).all_of_required().things(thing())).expect_err("no name");
    assert!(error.to_string().contains("name"), "{error}");
    let whole = wait(answered("200 OK", "", r#"{"id":1,"name":"a"}"#).all_of_required().things(thing()));
    assert_eq!(whole.expect("an answer").name, "a");
}

fn thing() -> constructs::AllOfRequiredAddThingBody {
    constructs::AllOfRequiredAddThingBody::new("a")
}

#[test]
fn an_answer_that_is_no_object_goes_back_as_it_came() {
    let ok = |body: &str| answered("200 OK", "", body);
    let again = |body: &str| {
        let times = wait(ok(body).whole_answers().times()).expect("a list");
        (serde_json::to_string(&times).expect("JSON"), times)
    };
    let json = r#"["2024-02-29T12:34:56+02:00",null,"2024-02-29T12:34:56.500Z","soon"]"#;
    let (written, times) = again(json);
    assert_eq!((written.as_str(), times.len(), times.misfits().len()), (json, 2, 2));
    assert_eq!(times[0].to_string(), "2024-02-29T10:34:56Z");
    let json = r#"{"a":1.0,"b":1.10,"c":1e400,"d":7}"#;
    let numbers = wait(ok(json).whole_answers().numbers()).expect("a map");
    assert_eq!((serde_json::to_string(&numbers).expect("JSON").as_str(), numbers["b"]), (json, 1.1));
    let mut numbers = numbers;
    numbers.insert("d".to_owned(), 8.5);
    assert_eq!(serde_json::to_string(&numbers).expect("JSON"), r#"{"a":1.0,"b":1.10,"c":1e400,"d":8.5}"#);
    let number = wait(ok("0.1234567890123456789").whole_answers().number()).expect("a number");
    assert_eq!(serde_json::to_string(&number).expect("JSON"), "0.1234567890123456789");
    assert_eq!(*number, 0.12345678901234568);
    let anything = wait(ok(r#"{"a":[1.50,{"b":1e400}]}"#).whole_answers().anything()).expect("JSON");
    assert_eq!(serde_json::to_string(&anything).expect("JSON"), r#"{"a":[1.50,{"b":1e400}]}"#);
    let loudness = wait(ok("-5.50").whole_answers().loudness()).expect("decibels");
    assert_eq!((serde_json::to_string(&loudness).expect("JSON").as_str(), loudness.0), ("-5.50", -5.5));
    let either = wait(ok("1.0").whole_answers().either()).expect("one of two");
    assert_eq!(serde_json::to_string(&either).expect("JSON"), "1.0");
    let mut names = Vec::new();
    for thing in wait(ok(r#"[{"name":"a"},{"size":1},{"name":"b","at":"2024-02-29T12:34:56+02:00"}]"#).whole_answers().things()).expect("a list") {
        names.push(thing.name);
    }
    assert_eq!(names, ["a", "b"]);
}

#[test]
fn types_in_a_list_are_told_apart() {
    let answer = r#"{"name":null,"size":5,"kind":"shop","code":"7"}"#;
    let shop = |code: &str| {
        let answer = answer.replace(r#""7""#, code);
        let body = serde_json::from_str(&answer).expect("a shop");
        let shop = wait(answered("200 OK", "", &answer).newer_types().shops(body)).expect("a shop");
        assert!(shop.misfits().is_empty(), "{code}");
        shop.code
    };
    assert!(matches!(shop(r#""7""#), Some(NewerTypesShopCode::Text(text)) if text == "7"));
    assert!(matches!(shop("7"), Some(NewerTypesShopCode::Integer(7))));
}
