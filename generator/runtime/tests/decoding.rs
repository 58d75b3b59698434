//! What services send instead of what they promise must never cost the answer.

use std::collections::BTreeMap;

use jiff::Timestamp;
use openapi_to_crate_runtime::runtime::decode::{FromWire, Millis, Plain, Seconds, deserialize};

fn read<T: FromWire<F>, F>(json: &str) -> Result<T, String> {
    let mut from = serde_json::Deserializer::from_str(json);
    let value = deserialize::<F, T, _>(&mut from).map_err(|error| error.to_string())?;
    from.end().map_err(|error| error.to_string())?;
    Ok(value)
}

fn plain<T: FromWire>(json: &str) -> Result<T, String> {
    read::<T, Plain>(json)
}

#[test]
fn a_number_in_quotes_is_a_number() {
    assert_eq!(plain::<i64>("\"168231\""), Ok(168_231));
    assert_eq!(plain::<f64>("\"52.7237\""), Ok(52.7237));
    assert_eq!(plain::<u32>("7.0"), Ok(7));
    assert_eq!(plain::<i64>("\"8.0\""), Ok(8));
    assert_eq!(plain::<f64>("18446744073709551615"), Ok(u64::MAX as f64));
}

#[test]
fn a_number_that_does_not_fit_is_an_error() {
    assert!(plain::<i64>("1.5").is_err());
    assert!(plain::<u32>("-1").is_err());
    assert!(plain::<i32>("\"abc\"").is_err());
    assert!(plain::<f64>("\"NaN\"").is_err());
}

#[test]
fn every_spelling_of_nothing_is_none() {
    for json in ["null", "false", "\"\"", "[]", "{}"] {
        assert_eq!(plain::<Option<f64>>(json), Ok(None), "{json}");
    }
    assert_eq!(plain::<Option<String>>("false"), Ok(None));
    assert_eq!(plain::<Option<bool>>("false"), Ok(Some(false)));
}

#[test]
fn nothing_where_a_value_is_required_is_an_error() {
    assert_eq!(plain::<f64>("null").map_err(|e| e.contains("found null")), Err(true));
}

#[test]
fn false_where_a_list_is_promised_is_an_empty_list() {
    for json in ["false", "null", "[]", "{}", "\"\""] {
        assert_eq!(plain::<Vec<i64>>(json), Ok(vec![]), "{json}");
    }
    assert!(plain::<Vec<i64>>("true").is_err());
}

#[test]
fn a_member_that_says_nothing_or_does_not_fit_is_left_out_of_a_list() {
    assert_eq!(plain::<Vec<i64>>("[1, null, 2, false]"), Ok(vec![1, 2]));
    assert_eq!(plain::<Vec<Vec<i64>>>("[[1], [], null]"), Ok(vec![vec![1], vec![], vec![]]));
    assert_eq!(plain::<Vec<Option<i64>>>("[1, null]"), Ok(vec![Some(1), None]));
    assert_eq!(plain::<Vec<i64>>(r#"[1, "x", 2]"#), Ok(vec![1, 2]));
    assert_eq!(plain::<Vec<Option<i64>>>(r#"[1, "x", 2]"#), Ok(vec![Some(1), None, Some(2)]));
}

#[test]
fn an_object_where_a_list_is_promised_gives_its_values() {
    assert_eq!(plain::<Vec<i64>>(r#"{"3": 1, "5": 2}"#), Ok(vec![1, 2]));
}

#[test]
fn an_empty_array_where_an_object_is_promised_is_empty() {
    assert_eq!(plain::<BTreeMap<String, f64>>("[]"), Ok(BTreeMap::new()));
    let totals = plain::<BTreeMap<String, Option<f64>>>(r#"{"Gc": false, "Pc": 1.5}"#);
    assert_eq!(totals, Ok(BTreeMap::from([("Gc".to_owned(), None), ("Pc".to_owned(), Some(1.5))])));
}

#[test]
fn moments_are_read_in_their_own_unit_through_containers() {
    let moment = Timestamp::from_second(1_508_415_114).unwrap();
    assert_eq!(read::<Timestamp, Seconds>("1508415114"), Ok(moment));
    assert_eq!(read::<Timestamp, Seconds>("\"1508415114\""), Ok(moment));
    assert_eq!(read::<Vec<Timestamp>, Millis>("[1508415114000]"), Ok(vec![moment]));
    assert_eq!(read::<Option<Timestamp>, Seconds>("false"), Ok(None));
    assert!(read::<Timestamp, Seconds>("1e300").is_err());
}

#[test]
fn a_text_takes_numbers_as_they_stand() {
    assert_eq!(plain::<String>("12"), Ok("12".to_owned()));
    assert_eq!(plain::<String>("44.7155"), Ok("44.7155".to_owned()));
}
