//! The client's own reader of JSON takes what any reader takes, and refuses what any refuses.

use std::collections::BTreeMap;

use jiff::Timestamp;
use openapi_to_crate_runtime::runtime::decode::{Context, FromWire, Plain, deserialize, from_slice};
use openapi_to_crate_runtime::runtime::json::{Broken, Json, json_of};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

fn read(text: &str) -> Result<Value, Broken> {
    let mut json = Json::new(text);
    let value = json.any()?;
    json.end()?;
    Ok(value)
}

fn skip(text: &str) -> Result<(), Broken> {
    let mut json = Json::new(text);
    json.skip()?;
    json.end()
}

/// Pieces of JSON, good and bad, which are put behind each other.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    " ",
    "\n",
    "\t",
    "\r",
    "\u{a0}",
    "\"\"",
    "\"a\"",
    "\"key\"",
    "\"",
    "\\",
    "\\\"",
    "\"\\n\\u00e9\\/\"",
    "\"\\u00g0\"",
    "\"\\ud83d\\ude00\"",
    "\"tab\there\"",
    "\"ü and 漢\"",
    "\"eight by\"",
    "0",
    "-0",
    "7",
    "-",
    "-7",
    "00",
    "01",
    "1.",
    ".5",
    "1.5",
    "-0.25",
    "0.0000001",
    "12345678",
    "123456789",
    "1700000000000",
    "1e5",
    "1E-3",
    "1e",
    "1e+",
    "9223372036854775808",
    "18446744073709551616",
    "9007199254740993.5",
    "true",
    "false",
    "null",
    "nul",
    "True",
    "[1,2]",
    "[1700000000000,37.1234]",
    "[1,2,3,4]",
    "[1,2,3,4,5]",
    "[1,]",
    "{\"a\":1}",
    "NaN",
    "+1",
];

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_filter("JSON has no others", |number| number.is_finite()).prop_map(Value::from),
        (any::<i32>(), 0_i32..8).prop_map(|(digits, point)| json!(f64::from(digits) / 10_f64.powi(point))),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|entries| entries.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_json_is_read_as_it_was_written(value in any_json()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
            prop_assert_eq!(read(&text), Ok(value.clone()), "{}", text);
            prop_assert_eq!(skip(&text), Ok(()));
        }
        // Other readers of serde's give the same.
        prop_assert_eq!(deserialize::<Plain, Value, _>(&value).unwrap(), value);
    }

    #[test]
    fn what_is_no_json_for_others_is_none(pieces in prop::collection::vec(select(PIECES), 1..8)) {
        let text = pieces.concat();
        let peer = serde_json::from_str::<Value>(&text);
        // They lose the whole answer for a number that is too big.
        prop_assume!(!peer.as_ref().is_err_and(|error| error.to_string().contains("out of range")));
        let peer = peer.map_err(|_| Broken);
        prop_assert_eq!(read(&text), peer.clone(), "{}", text);
        prop_assert_eq!(skip(&text), peer.map(drop), "{}", text);
    }

    #[test]
    fn numbers_are_read_to_the_last_digit(whole in any::<i64>(), fraction in "[0-9]{0,18}", exponent in -330_i32..310) {
        for text in [
            format!("{whole}"), format!("{whole}.{fraction}0"), format!("{}.{fraction}1", whole % 100),
            format!("{whole}e{exponent}"), format!("{}.{fraction}7e{exponent}", whole % 10),
        ] {
            let number: f64 = text.parse().unwrap();
            if number.is_finite() {
                let peer: Value = serde_json::from_str(&text).unwrap();
                prop_assert_eq!(read(&text), Ok(peer.clone()), "{}", text);
                // One place of a short array is read in another way.
                prop_assert_eq!(from_slice::<Vec<Value>>(format!("[{text}, 1]").as_bytes()).unwrap()[0].clone(), peer);
            }
        }
    }
}

#[test]
fn a_number_that_is_too_big_and_half_of_a_character_cost_themselves() {
    assert_eq!(read("[1e400, -1e999, 1]"), Ok(json!(["1e400", "-1e999", 1])));
    assert_eq!(
        read(r#"["\ud83d", "\ud83dx", "\ude00", "\ud83d\n"]"#),
        Ok(json!(["\u{fffd}", "\u{fffd}x", "\u{fffd}", "\u{fffd}\n"]))
    );
    let numbers: BTreeMap<String, f64> = from_slice(br#"{"a": 1e400, "b": 2}"#).unwrap();
    assert_eq!(numbers, BTreeMap::from([("b".to_owned(), 2.0)]));
    let mut context = Context::default();
    let read: Option<BTreeMap<String, f64>> =
        FromWire::<Plain>::read(&mut Json::new(r#"{"a": 1e400}"#), &mut context).unwrap();
    assert_eq!(read, Some(BTreeMap::new()));
    let misfits = context.finish();
    assert_eq!((misfits[0].path(), misfits[0].found()), ("a", Some(&json!("1e400"))));
}

#[test]
fn what_is_nested_too_deeply_is_refused_before_memory_ends() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let nested = |depth: usize| format!("{}1{}", open.repeat(depth), close.repeat(depth));
        assert!(read(&nested(128)).is_ok() && skip(&nested(128)).is_ok());
        assert_eq!((read(&nested(129)), skip(&nested(1_000_000))), (Err(Broken), Err(Broken)));
    }
}

#[test]
fn a_text_is_not_copied_before_it_is_read() {
    let text = r#" {"a": [1, 2.50]} "#;
    let mut from = serde_json::Deserializer::from_str(text);
    assert!(matches!(json_of(&mut from).unwrap(), std::borrow::Cow::Borrowed(r#"{"a": [1, 2.50]}"#)));
    let from = serde::de::value::MapDeserializer::<_, serde_json::Error>::new([("a", 1), ("b", 2)].into_iter());
    assert_eq!(json_of(from).unwrap(), r#"{"a":1,"b":2}"#);
    let from = serde::de::value::SeqDeserializer::<_, serde_json::Error>::new([1, 2].into_iter());
    assert_eq!(deserialize::<Plain, Vec<i64>, _>(from).unwrap(), [1, 2]);
}

#[test]
fn what_stands_between_values_changes_none() {
    let points = " [ [ 1 , 2.5 ] ,\n[3,4 ],\t[5,6]\r\n ] ";
    let read: Vec<Vec<f64>> = from_slice(points.as_bytes()).unwrap();
    assert_eq!(read, [[1.0, 2.5], [3.0, 4.0], [5.0, 6.0]]);
    let moments: Vec<Timestamp> = from_slice::<Vec<String>>(b"\xef\xbb\xbf[\"1970-01-01T00:00:01Z\"]")
        .unwrap()
        .iter()
        .map(|text| text.parse().unwrap())
        .collect();
    assert_eq!(moments, [Timestamp::from_second(1).unwrap()]);
}

#[test]
fn a_list_of_short_arrays_reserves_no_more_than_its_bytes_can_hold() {
    let list: Vec<Vec<i64>> = from_slice(format!("[{}[]]", "[],".repeat(100_000)).as_bytes()).unwrap();
    assert_eq!(list.len(), 100_001);
    for count in [1_usize, 2, 63, 64, 65, 1000] {
        let text = format!("[{}]", vec!["[1700000000000,37.5]"; count].join(","));
        let mut json = Json::new(&text);
        json.enter().unwrap();
        assert_eq!(json.count_arrays(), count);
    }
    // Where the end of a list can't be seen, the rest of the text is gone over once and not for each.
    let entry = r#""a":[[1,2] ],"#;
    let body = format!("{{{}\"b\":[]}}", entry.repeat(200_000));
    let read: BTreeMap<String, Vec<Vec<i64>>> = from_slice(body.as_bytes()).unwrap();
    assert_eq!(read.len(), 2);
}

#[test]
fn the_members_of_a_list_that_is_read_take_one_piece_of_memory() {
    for count in [1_usize, 5, 1_000, 100_000] {
        let list: Vec<Vec<f64>> =
            from_slice(format!("[{}]", vec!["[1700000000000,37.5]"; count].join(",")).as_bytes()).unwrap();
        assert_eq!((list.len(), list.capacity()), (count, count));
    }
}
