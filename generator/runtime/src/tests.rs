//! Types as generated code writes them, and what becomes of odd answers that are read as these.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::Misfits;

#[derive(Debug, Clone, PartialEq)]
pub struct Id(pub i64);
newtype!(Id(i64));

#[derive(Debug, Clone, PartialEq)]
pub struct Begin(pub Timestamp);
newtype!(Begin(Timestamp) as Seconds);

text_enum! {
    /// A mood.
    Mood {
        /// Calm (`calm`).
        Calm = "calm",
        /// Grumpy (`grumpy`).
        Grumpy = "grumpy",
    }
}

integer_enum! {
    /// A level.
    Level {
        /// Low (`1`).
        Low = 1,
        /// Below (`-1`).
        Below = -1,
    }
}

object! {
    pub struct Record {
        pub id: Id = required "id",
        pub name: Option<String> = "name",
        pub created: Option<Timestamp> = "created" as Seconds,
        pub active: Option<bool> = "active",
        pub mood: Option<Mood> = "mood",
        pub level: Option<Level> = "level",
        pub place: Option<Place> = "place",
        pub tags: Vec<String> = "tags",
    }
}

object! {
    pub struct Place {
        pub lat: f64 = required "lat",
        pub lng: f64 = required "lng",
    }
}

#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Point {
    pub time: Timestamp,
    pub value: f64,
    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
}
tuple!(Point: time as Millis, value; minimum, maximum);

#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    pub state: String,
    pub start: Timestamp,
    pub end: Option<Timestamp>,
}
tuple!(Stretch, or at [1, 0, 2]: state, start as Seconds; end as Seconds);

#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    Place(Box<Place>),
    Names(Vec<String>),
    Number(i64),
    Other(Value),
}
union!(Shape { Place, Names, Number });

object! {
    pub struct Numbers {
        pub old: Option<bool> = "old",
    }
    additional { i64 }
}

object! {
    pub struct Answer {
        pub records: Vec<Record> = required "records",
        pub numbers: Numbers = required "numbers",
        pub success: Option<bool> = "success",
        pub points: BTreeMap<String, Vec<Point>> = "points",
        pub shape: Option<Shape> = "shape",
        pub flags: BTreeMap<String, bool> = "flags",
        pub begin: Option<Begin> = "begin",
    }
}
answer!(Answer);

fn read<T: DeserializeOwned + Serialize>(json: &Value) -> T {
    // Both ways of reading, from a text and from a value in memory, see the same.
    let from_text: T = serde_json::from_str(&json.to_string()).expect("an answer");
    let from_value: T = serde_json::from_value(json.clone()).expect("an answer");
    let written = |value: &T| serde_json::to_value(value).expect("what was read can be written");
    assert_eq!(written(&from_text), written(&from_value));
    from_text
}

fn whole() -> Value {
    json!({
        "success": true,
        "records": [
            {"id": 1, "name": "a", "created": 1_451_606_400, "active": true, "mood": "calm", "level": 1,
             "place": {"lat": 52.5, "lng": 13.25}, "tags": ["x", "y"]},
            {"id": 2, "name": "b", "unknown": [1]},
        ],
        "numbers": {"old": false, "1": 11, "2": 12},
        "points": {"Pc": [[1_451_606_400_000_i64, 1.5, 1.0, 2.0], [1_451_606_401_000_i64, 2.5]], "Pg": []},
        "shape": {"lat": 1.5, "lng": 2.5},
        "flags": {"a": true, "b": false},
        "begin": 1_451_606_400,
    })
}

fn paths(misfits: &Misfits) -> Vec<&str> {
    misfits.iter().map(super::runtime::Misfit::path).collect()
}

fn with(pointer: &str, value: Value) -> Value {
    let mut answer = whole();
    *answer.pointer_mut(pointer).expect("the place is there") = value;
    answer
}

#[test]
fn an_answer_as_promised_comes_back_as_it_was_and_has_no_misfits() {
    let answer: Answer = read(&whole());
    assert!(answer.misfits().is_empty(), "{:?}", answer.misfits());
    assert_eq!(serde_json::to_value(&answer).unwrap(), whole());
    assert_eq!(answer.points["Pc"].capacity(), 2, "points are counted before memory is taken");
}

#[test]
fn an_odd_field_is_none_and_stays_under_its_key() {
    let odd = with("/records/0/created", json!("yesterday"));
    let answer: Answer = read(&odd);
    let record = &answer.records[0];
    assert_eq!((record.created, &record.extra["created"]), (None, &json!("yesterday")));
    assert_eq!(record.name.as_deref(), Some("a"));
    let [misfit] = &**answer.misfits() else { panic!("{:?}", answer.misfits()) };
    assert_eq!((misfit.path(), misfit.expected()), ("records[0].created", "seconds since 1970"));
    assert_eq!((misfit.found(), misfit.left_out()), (Some(&json!("yesterday")), None));
    assert_eq!(misfit.to_string(), "records[0].created: expected seconds since 1970, found the text \"yesterday\"");
    assert_eq!(serde_json::to_value(&answer).unwrap(), odd);
}

#[test]
fn a_member_that_cannot_be_without_a_value_is_left_out_and_stays_reachable() {
    let mut odd = with("/records/0/id", json!("one"));
    odd["records"][0]["more"] = json!(7);
    let answer: Answer = read(&odd);
    assert_eq!(answer.records.len(), 1);
    assert_eq!(answer.records[0].id, Id(2));
    let [misfit] = &**answer.misfits() else { panic!("{:?}", answer.misfits()) };
    assert_eq!((misfit.path(), misfit.found()), ("records[0].id", Some(&json!("one"))));
    assert_eq!(misfit.left_out(), Some(("records[0]", &odd["records"][0])));
}

#[test]
fn a_member_without_what_it_needs_tells_that_it_is_absent() {
    let mut odd = whole();
    odd["records"][1].as_object_mut().unwrap().remove("id");
    let answer: Answer = read(&odd);
    let [misfit] = &**answer.misfits() else { panic!("{:?}", answer.misfits()) };
    assert_eq!((misfit.path(), misfit.found()), ("records[1].id", None));
    assert_eq!(misfit.left_out(), Some(("records[1]", &json!({"name": "b", "unknown": [1]}))));
}

#[test]
fn an_object_that_lacks_something_is_none_and_stays_under_its_key() {
    let odd = with("/records/0/place/lng", json!(null));
    let answer: Answer = read(&odd);
    assert_eq!(answer.records[0].place, None);
    assert_eq!(answer.records[0].extra["place"], json!({"lat": 52.5, "lng": null}));
    let [misfit] = &**answer.misfits() else { panic!("{:?}", answer.misfits()) };
    assert_eq!((misfit.path(), misfit.left_out().unwrap().0), ("records[0].place.lng", "records[0].place"));
    assert_eq!(serde_json::to_value(&answer).unwrap(), odd);
}

#[test]
fn odd_members_and_entries_are_left_out() {
    for (pointer, value, path) in [
        ("/records/1", json!("x"), "records[1]"),
        ("/records/1", json!(null), "records[1]"),
        ("/records/1", json!({}), "records[1].id"),
        ("/records/0/tags/1", json!({"a": 1}), "records[0].tags[1]"),
        ("/flags/a", json!(null), "flags.a"),
        ("/flags/a", json!(7), "flags.a"),
        ("/points/Pc/1", json!([]), "points.Pc[1]"),
        ("/points/Pc/1", json!({}), "points.Pc[1]"),
        ("/points/Pc/1", json!([1]), "points.Pc[1][1]"),
        ("/points/Pc/1", json!([null, 5.5]), "points.Pc[1][0]"),
        ("/points/Pc/1", json!(["x", 5.5]), "points.Pc[1][0]"),
        ("/points/Pc/1", json!([5, "x"]), "points.Pc[1][1]"),
        ("/points/Pc/1", json!(5), "points.Pc[1]"),
        ("/points/Pc/0/3", json!("high"), "points.Pc[0][3]"),
        ("/points/Pc", json!(5), "points.Pc"),
        ("/points", json!(5), "points"),
        ("/records", json!(5), "records"),
        ("/numbers", json!(5), "numbers"),
        ("/numbers/1", json!("x"), "numbers.1"),
        ("/shape/lat", json!("x"), "shape.lat"),
        ("/shape", json!(true), "shape"),
        ("/begin", json!([1]), "begin"),
        ("/success", json!("yes"), "success"),
    ] {
        let odd = with(pointer, value.clone());
        let answer: Answer = read(&odd);
        assert_eq!(paths(answer.misfits()), [path], "{pointer} = {value}");
        let misfit = &answer.misfits()[0];
        let kept = [misfit.found(), misfit.left_out().map(|(_, value)| value)];
        let lost = odd.pointer(pointer).unwrap();
        assert!(kept.contains(&Some(lost)), "{pointer} = {value}: {misfit:?}");
        // All others are there, and nothing is written twice.
        let mut written = serde_json::to_value(&answer).unwrap();
        let mut rest = odd;
        if written != rest {
            let (outer, last) = pointer.rsplit_once('/').unwrap();
            for answer in [&mut written, &mut rest] {
                match answer.pointer_mut(outer) {
                    Some(Value::Object(entries)) => drop(entries.remove(last)),
                    Some(Value::Array(items)) => items.truncate(last.parse().unwrap()),
                    _ => {}
                }
            }
            assert_eq!(written, rest, "{pointer} = {value}");
        }
    }
}

#[test]
fn a_point_without_a_value_is_no_misfit() {
    let answer: Answer = read(&with("/points/Pc/1", json!([1_451_606_401_000_i64, null])));
    assert_eq!(answer.points["Pc"].len(), 1);
    assert!(answer.misfits().is_empty());
}

#[test]
fn a_point_may_have_its_places_as_keys() {
    let answer: Answer = read(&with("/points/Pc/1", json!({"0": 1_451_606_401_000_i64, "1": 2.5})));
    assert_eq!(answer.points["Pc"][1].value, 2.5);
    assert!(answer.misfits().is_empty());
}

#[test]
fn a_place_without_a_value_before_one_with_a_value_is_written_as_null() {
    let point = Point { time: Timestamp::UNIX_EPOCH, value: 1.5, minimum: None, maximum: Some(2.5) };
    assert_eq!(serde_json::to_value(point).unwrap(), json!([0, 1.5, null, 2.5]));
}

#[test]
fn an_entry_that_fits_no_type_stays_beside_those_that_do() {
    let answer: Answer = read(&with("/numbers/1", json!([{"a": 1}])));
    assert_eq!(answer.numbers.additional, BTreeMap::from([("2".to_owned(), 12)]));
    assert_eq!(answer.numbers.extra["1"], json!([{"a": 1}]));
}

#[test]
fn the_branch_that_loses_least_is_taken() {
    let shape: Shape = read(&json!(["a", {"odd": 1}, "b"]));
    assert_eq!(shape, Shape::Names(vec!["a".into(), "b".into()]));
    let shape: Shape = read(&json!("12"));
    assert_eq!(shape, Shape::Number(12));
    let shape: Shape = read(&json!({"lat": 1, "lng": 2, "height": "?"}));
    assert!(matches!(shape, Shape::Place(place) if place.extra["height"] == "?"));
    let shape: Shape = read(&json!({"lat": "?", "lng": 2}));
    assert_eq!(shape, Shape::Other(json!({"lat": "?", "lng": 2})));
    let shape: Shape = read(&json!(1.5));
    assert_eq!(shape, Shape::Other(json!(1.5)));
}

#[test]
fn a_root_of_another_kind_is_an_error() {
    for root in [json!(null), json!(false), json!([]), json!(""), json!("x"), json!(1), json!([1])] {
        let error = serde_json::from_value::<Answer>(root.clone()).expect_err("no answer");
        assert!(error.to_string().contains("expected Answer"), "{root}: {error}");
    }
    let error = serde_json::from_value::<Place>(json!({"lat": 1})).expect_err("no place");
    assert_eq!(error.to_string(), "lng: expected a number, found nothing");
}

#[test]
fn every_misfit_of_an_answer_is_counted() {
    let records: Vec<_> = (0..10_050).map(|id| json!({"id": id, "active": "maybe"})).collect();
    let answer: Answer = read(&json!({"records": records}));
    assert_eq!((answer.records.len(), answer.misfits().total(), answer.misfits().len()), (10_050, 10_050, 10_000));
    assert_eq!(answer.misfits()[9_999].path(), "records[9999].active");
    assert_eq!(answer.records[10_049].extra["active"], "maybe");
}

#[test]
fn what_is_set_after_reading_goes_before_what_did_not_fit() {
    let mut answer: Answer = read(&with("/success", json!("yes")));
    assert_eq!(serde_json::to_value(&answer).unwrap()["success"], "yes");
    answer.success = Some(true);
    assert_eq!(serde_json::to_value(&answer).unwrap()["success"], true);
}

#[test]
fn a_path_shows_no_more_of_a_key_than_can_be_read() {
    let key = "k".repeat(1000);
    let answer: Answer = read(&json!({"records": [], "flags": {key: "odd"}}));
    assert_eq!(answer.misfits()[0].path().len(), "flags.".len() + 100 + "…".len());
}

#[test]
fn places_are_read_in_the_order_that_fits() {
    let stretch = |state: &str, start, end: Option<i64>| Stretch {
        state: state.to_owned(),
        start: Timestamp::from_second(start).unwrap(),
        end: end.map(|end| Timestamp::from_second(end).unwrap()),
    };
    let (start, end) = (1_451_606_400, 1_451_613_600);
    for (json, expected) in [
        (json!(["3", start, end]), stretch("3", start, Some(end))),
        (json!([3, start, end]), stretch("3", start, Some(end))),
        (json!([start, "3", end]), stretch("3", start, Some(end))),
        (json!([start, 3, end]), stretch("3", start, Some(end))),
        (json!([start.to_string(), "Bulk", end.to_string()]), stretch("Bulk", start, Some(end))),
        (json!(["Bulk", start]), stretch("Bulk", start, None)),
        (json!([start, 3]), stretch("3", start, None)),
        (json!([start, 3, null, "more"]), stretch("3", start, None)),
        (json!({"0": "3", "1": start, "2": end}), stretch("3", start, Some(end))),
        (json!({"0": start, "1": "3", "2": end}), stretch("3", start, Some(end))),
        // Which is which cannot be seen, so it is as documented.
        (json!([3, 1, 9]), stretch("3", 1, Some(9))),
    ] {
        assert_eq!(read::<Stretch>(&json), expected, "{json}");
    }
    let error = serde_json::from_value::<Stretch>(json!([start, {"no": "state"}, end])).unwrap_err();
    assert_eq!(error.to_string(), "[1]: expected a text, found an object");
}
