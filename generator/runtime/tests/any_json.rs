//! Any JSON as any type: it never panics, and what was read comes back when it is written.

use std::collections::BTreeMap;
use std::fmt::Debug;

use jiff::Timestamp;
use jiff::civil::Date;
use openapi_to_crate_runtime::runtime::decode::{FromWire, Millis, Plain, Rfc3339, Seconds, deserialize};
use openapi_to_crate_runtime::runtime::encode::{ToWire, Wire};
use openapi_to_crate_runtime::runtime::{Bytes, Secret};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// JSON of all shapes, in which the spellings of nothing and numbers in quotes are frequent.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        3 => select(vec![json!(null), json!(false), json!(true), json!(""), json!([]), json!({})]),
        2 => any::<i64>().prop_map(Value::from),
        2 => any::<i16>().prop_map(Value::from),
        1 => any::<u64>().prop_map(Value::from),
        // As many digits as every reader of JSON reads exactly.
        2 => (any::<i32>(), 0_i32..6).prop_map(|(digits, point)| json!(f64::from(digits) / 10_f64.powi(point))),
        2 => any::<i32>().prop_map(|number| number.to_string().into()),
        2 => select(vec!["1e400", "-1e400", "NaN", "inf", "-0", "8.0", " 7 ", "1.5e300", "false", "1", "null"])
            .prop_map(Value::from),
        1 => select(vec!["2026-11-24", "2026-11-24T10:00:00Z", "2026-11-24T10:00:00.123456789+02:00", "YQ==", "YQ"])
            .prop_map(Value::from),
        1 => any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("[a-z0-9]{0,3}", inner, 0..5)
                .prop_map(|entries| entries.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

/// Reads a value; where it is one, writes it and reads that again: it has to be the same.
fn comes_back<F, T>(json: &Value)
where
    T: FromWire<F> + ToWire<F> + PartialEq + Debug,
{
    let text = json.to_string();
    let read = |text: &str| deserialize::<F, T, _>(&mut serde_json::Deserializer::from_str(text));
    let Ok(value) = read(&text) else { return };
    let written = serde_json::to_string(&Wire::<T, F>::new(&value)).expect("what was read can be written");
    assert_eq!(read(&written).expect(&written), value, "{text} was written as {written}");
    // The reader of unions goes by a value that is in memory already.
    assert_eq!(deserialize::<F, T, _>(json).expect("it is the same JSON"), value, "{text}");
}

macro_rules! all_come_back {
    ($json:expr, $format:ty: $($ty:ty),* $(,)?) => {
        $(
            comes_back::<$format, $ty>($json);
            comes_back::<$format, Option<$ty>>($json);
            comes_back::<$format, Box<$ty>>($json);
            comes_back::<$format, Vec<$ty>>($json);
            comes_back::<$format, Vec<Option<$ty>>>($json);
            comes_back::<$format, BTreeMap<String, Vec<$ty>>>($json);
            comes_back::<$format, BTreeMap<String, Option<$ty>>>($json);
        )*
    };
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn numbers_texts_and_whatever_else_is_plain(json in any_json()) {
        all_come_back!(&json, Plain: bool, i32, i64, u32, u64, f64, String, Date, Bytes, Secret, Value);
    }

    #[test]
    fn moments_in_text(json in any_json()) {
        all_come_back!(&json, Rfc3339: Timestamp);
    }

    /// A counted moment is written without a fraction, as the format is one of whole numbers.
    #[test]
    fn counted_moments(count in any::<i64>(), quoted in any::<bool>()) {
        let json = if quoted { json!(count.to_string()) } else { json!(count) };
        all_come_back!(&json, Seconds: Timestamp);
        all_come_back!(&json, Millis: Timestamp);
        all_come_back!(&json!({"a": json, "b": [json, null]}), Seconds: Timestamp);
    }

    #[test]
    fn counted_moments_of_any_json_never_panic(json in any_json()) {
        let _ = deserialize::<Seconds, Vec<Timestamp>, _>(&json);
        let _ = deserialize::<Millis, Option<Timestamp>, _>(&json);
    }
}
