//! What the types of all constructs read is written as it came.

use constructs::{
    ArrayShortTrack,
    BranchesBesideKeysEitherPlace, BranchesBesideKeysEitherSize, BranchesBesideKeysEverything, BranchesBesideKeysPet,
    BranchesBesideKeysTagged, BranchesBesideKeysVehicle, DiscriminatorInlinePart, DiscriminatorOfHeirsDog, DiscriminatorOfHeirsPet, NotationsReading, NullAndAbsentThing, NumbersAsWrittenPayment,
    PartsCombinedLeaf, PartsCombinedOrder, PartsCombinedOrderKind, PictureThing, UnionFitValues, UnionFitValuesEvent, UnionFitValuesJob, UnionFitValuesMoment, UnionFitValuesNames,
    UnionFitValuesOutcome, UnionFitValuesShape, UnionFitValuesTitle, UnionFitValuesTone, UnionNestedNode,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads JSON, holds that it is written as it came, numbers included, and gives what was read.
fn read<T: DeserializeOwned + Serialize>(json: &str) -> T {
    let value: T = serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"));
    let written = serde_json::to_value(&value).expect("JSON");
    assert_eq!(written, serde_json::from_str::<Value>(json).expect("JSON"), "{json}");
    value
}

#[test]
fn null_absent_and_empty_are_four_things() {
    let thing: NullAndAbsentThing = read(r#"{"note":null,"tags":null,"labels":null,"plain":[]}"#);
    assert_eq!((&thing.note, &thing.tags, &thing.labels), (&None, &None, &None));
    assert_eq!((&thing.maybe_note, &thing.maybe_tags, &thing.maybe_list), (&None, &None, &None));

    let thing: NullAndAbsentThing = read(
        r#"{"note":"","tags":[null],"labels":{"a":null},"plain":["x"],"maybeNote":null,"maybeTags":null,"maybeList":[],
            "maybeMap":{},"status":null}"#,
    );
    assert_eq!((thing.maybe_note, thing.maybe_tags), (Some(None), Some(None)));
    assert_eq!((thing.maybe_list, thing.maybe_map.map(|map| map.len())), (Some(Vec::new()), Some(0)));
    assert_eq!((thing.tags, thing.status), (Some(vec![None]), Some(None)));
}

#[test]
fn null_where_the_document_knows_none_goes_back_until_somebody_sets_the_key() {
    let mut thing: NullAndAbsentThing =
        read(r#"{"note":"a","tags":[],"labels":{},"plain":null,"maybeText":null,"maybeList":null,"maybeMap":null}"#);
    assert!(thing.plain.is_empty() && thing.maybe_text.is_none() && thing.extra.misfits().is_empty());

    thing.maybe_text = Some("set".to_owned());
    thing.plain.push("set".to_owned());
    let written = serde_json::to_value(&thing).expect("JSON");
    assert_eq!((&written["maybeText"], &written["plain"][0]), (&"set".into(), &"set".into()));
    // What has to be there, and is not.
    let thing: NullAndAbsentThing = read(r#"{"note":"a"}"#);
    assert!(thing.plain.is_empty() && thing.tags.is_none());
}

#[test]
fn a_general_document_is_read_as_it_is_written() {
    let json = r#"{"note":5,"tags":false,"labels":[],"plain":{"0":"a"},"maybeText":true,"maybeMap":"","status":1}"#;
    let thing: NullAndAbsentThing = read(json);
    assert_eq!(thing.extra.len(), 7, "{:?}", thing.extra);
    assert_eq!(thing.extra.misfits().len(), 7, "{:?}", thing.extra.misfits());

    let thing: NullAndAbsentThing =
        read(r#"{"note":"a","tags":["a",1,null,{}],"labels":{"a":"b","c":2},"plain":["a",1,"b"]}"#);
    assert_eq!(
        (thing.plain.as_slice(), thing.labels.map(|map| map.len())),
        (&["a".to_owned(), "b".to_owned()][..], Some(2))
    );
}

#[test]
fn times_and_numbers_go_back_in_the_notation_in_which_they_came() {
    for at in [
        "2024-02-29T12:34:56Z",
        "2024-02-29T12:34:56.5Z",
        "2024-02-29T12:34:56.500Z",
        "2024-02-29T12:34:56+02:00",
        "2024-02-29T12:34:56.123456789-05:30",
        "2024-02-29t12:34:56z",
        "2024-02-29 12:34:56",
        "2024-02-29T12:34:56",
        "2024-02-29T12:34:56.000+00:00",
        "1969-12-31T23:59:59.999Z",
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59.999",
        "0001-01-01T00:00:00Z",
    ] {
        let reading: NotationsReading =
            read(&format!(r#"{{"at":"{at}","value":1,"history":["{at}","2024-02-29T12:34:56Z","{at}"]}}"#));
        assert!(reading.extra.misfits().is_empty(), "{at}");
        assert_eq!(reading.history.expect("a list").first(), Some(&reading.at));
    }
    for number in ["0", "1", "1.0", "-1.0", "0.5", "-0.0", "1e+21", "9007199254740993", "18446744073709551615"] {
        let json = format!(
            r#"{{"at":"2024-02-29T12:34:56Z","value":{number},"values":{{"a":{number}}},"grid":[[1,{number}],[]],"more":{number}}}"#
        );
        let reading: NotationsReading = read(&json);
        assert_eq!(reading.additional.get("more"), Some(&reading.value));
        assert_eq!(reading.value, number.parse::<f64>().expect("a number"));
    }
    // Odd members and nulls stay in their places.
    let json = r#"{"at":"2024-02-29T12:34:56Z","value":1,"grid":[null,[null,1.0,"a",2,{}],"b",[]],"values":{"a":null,"b":[]}}"#;
    let reading: NotationsReading = read(json);
    assert_eq!(reading.grid, Some(vec![vec![], vec![1.0, 2.0], vec![]]));
    let _: NotationsReading =
        read(r#"{"at":"2024-02-29T12:34:56Z","value":1,"count":2.0,"picture":"aGVsbG8","id":"6F1E"}"#);
}

#[test]
fn the_offset_of_a_timestamp_can_be_seen_and_a_new_value_is_written_as_it_is() {
    let mut reading: NotationsReading = read(r#"{"at":"2024-02-29T12:34:56+02:00","value":1.0,"day":"2024-02-29"}"#);
    assert_eq!(reading.at.to_string(), "2024-02-29T10:34:56Z");
    assert_eq!(reading.extra.as_it_came("at").and_then(Value::as_str), Some("2024-02-29T12:34:56+02:00"));
    assert_eq!(reading.extra.as_it_came("day"), None);

    reading.at = jiff::Timestamp::UNIX_EPOCH;
    reading.value = 2.5;
    let written = serde_json::to_string(&reading).expect("JSON");
    assert_eq!(written, r#"{"at":"1970-01-01T00:00:00Z","day":"2024-02-29","value":2.5}"#);
}

/// Reads JSON, holds that it is written letter by letter as it came, and gives what was read.
fn read_letters<T: DeserializeOwned + Serialize>(json: &str) -> T {
    let value: T = serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"));
    assert_eq!(serde_json::to_string(&value).expect("JSON"), json);
    value
}

#[test]
fn a_number_goes_back_with_all_its_digits() {
    for number in [
        "0.1234567890123456789",
        "123456789012345678901234567890",
        "-123456789012345678901234567890.5",
        "1.10",
        "1.00",
        "100e-2",
        "1E5",
        "-0",
        "0.00001",
        "2.50e+3",
        "1e-400",
    ] {
        let json = format!(
            r#"{{"at":"2024-02-29T12:34:56Z","value":{number},"history":null,"values":{{"a":{number}}},"grid":[[1,{number}],[]],"any":{{"deep":[{number},{{"x":{number}}}]}},"more":{number}}}"#
        );
        let reading: NotationsReading = read_letters(&json);
        assert!(reading.extra.misfits().is_empty(), "{number}");
        assert_eq!(reading.value, number.parse::<f64>().expect("a number"));
        let digits = reading.extra.number_as_it_came("value").unwrap_or(number);
        assert_eq!(digits, number);
    }
    let mut reading: NotationsReading = read_letters(r#"{"at":"2024-02-29T12:34:56Z","value":1.10}"#);
    reading.value = 2.5;
    assert_eq!(serde_json::to_string(&reading).expect("JSON"), r#"{"at":"2024-02-29T12:34:56Z","value":2.5}"#);
}

#[test]
fn a_number_that_does_not_fit_costs_itself_and_is_kept_to_the_letter() {
    let json = r#"{"at":"2024-02-29T12:34:56Z","value":1,"history":null,"values":{"a":1,"b":1e400},"grid":[[1e400,2],[1]],"count":123456789012345678901234567890,"any":[1e400],"new":{"x":[1e400,0.10]},"later":-1e999}"#;
    let reading: NotationsReading = serde_json::from_str(json).expect("a reading");
    let written = serde_json::to_string(&reading).expect("JSON");
    let paths: Vec<_> = reading.extra.misfits().iter().map(|misfit| misfit.path().to_owned()).collect();
    assert_eq!(paths, ["values.b", "grid[0][0]", "count", "new", "later"], "{:?}", reading.extra.misfits());
    for part in [
        r#""values":{"a":1,"b":1e400}"#,
        r#""grid":[[1e400,2],[1]]"#,
        r#""count":123456789012345678901234567890"#,
        r#""any":[1e400]"#,
        r#""new":{"x":[1e400,0.10]}"#,
        r#""later":-1e999"#,
    ] {
        assert!(written.contains(part), "{part}: {written}");
    }
    assert_eq!((reading.count, reading.values.as_ref().and_then(|values| values.get("b"))), (None, Some(&f64::MAX)));
    let json = r#"{"at":"2024-02-29T12:34:56Z","value":-1e400}"#;
    assert_eq!(read_letters::<NotationsReading>(json).value, f64::MIN);
    assert_eq!(reading.extra.number_as_it_came("count"), Some("123456789012345678901234567890"));
}

#[test]
fn numbers_have_all_their_digits_where_the_document_asks_for_it() {
    let json = r#"{"id":7,"amount":0.1234567890123456789,"serial":123456789012345678901234567890,"parts":[1e400,1.10,-0],"rates":{"a":1E5},"either":2.50,"maybe":null}"#;
    let payment: NumbersAsWrittenPayment = read_letters(json);
    assert!(payment.misfits().is_empty(), "{:?}", payment.misfits());
    assert_eq!((payment.amount.as_str(), payment.amount.to_f64()), ("0.1234567890123456789", 0.12345678901234568));
    assert_eq!(payment.serial.map(|serial| serial.to_string()).as_deref(), Some("123456789012345678901234567890"));
    let payment: NumbersAsWrittenPayment = serde_json::from_str(r#"{"id":7,"amount":1,"serial":"1"}"#).expect("a payment");
    assert_eq!((payment.amount.to_i64(), payment.serial, payment.extra.misfits().len()), (Some(1), None, 1));
    assert!(serde_json::from_str::<NumbersAsWrittenPayment>(r#"{"id":7,"amount":"1"}"#).is_err());
}

#[test]
fn what_is_no_base64_costs_itself_also_where_it_is_required() {
    let thing: PictureThing = read(r#"{"name":"a","picture":"no base64!","pictures":["aGVsbG8=","no base64!"]}"#);
    assert_eq!((thing.name.as_str(), thing.picture.0.len(), thing.pictures.map(|all| all.len())), ("a", 0, Some(1)));
    assert_eq!(thing.extra.misfits().len(), 2);
    let thing: PictureThing = read(r#"{"name":"a","picture":"aGVsbG8="}"#);
    assert_eq!(thing.picture.0, b"hello");
    assert!(serde_json::from_str::<PictureThing>(r#"{"name":"a"}"#).is_err());
}

fn values(json: &str) -> UnionFitValues {
    let values: UnionFitValues = read(json);
    assert!(values.extra.misfits().is_empty(), "{json}: {:?}", values.extra.misfits());
    values
}

#[test]
fn a_union_of_scalars_tells_them_apart() {
    let title = |json: &str| values(&format!(r#"{{"title":{json}}}"#)).title;
    assert!(matches!(title("1"), Some(UnionFitValuesTitle::Integer(1))));
    assert!(matches!(title(r#""1""#), Some(UnionFitValuesTitle::Text(text)) if text == "1"));
    assert!(matches!(title(r#""""#), Some(UnionFitValuesTitle::Text(text)) if text.is_empty()));
    let moment = |json: &str| values(&format!(r#"{{"moment":{json}}}"#)).moment;
    assert!(matches!(moment(r#""2024-02-29T12:34:56+02:00""#), Some(UnionFitValuesMoment::Timestamp(_))));
    assert!(matches!(moment(r#""soon""#), Some(UnionFitValuesMoment::Text(_))));
    assert!(matches!(moment("1.0"), Some(UnionFitValuesMoment::Number(_))));
    assert!(matches!(moment("false"), Some(UnionFitValuesMoment::Bool(false))));
    let names = |json: &str| values(&format!(r#"{{"names":{json}}}"#)).names;
    assert!(matches!(names("[]"), Some(UnionFitValuesNames::List(_))));
    assert!(matches!(names(r#"{"0":"a"}"#), Some(UnionFitValuesNames::Map(_))));
    assert!(matches!(names("{}"), Some(UnionFitValuesNames::Map(_))));
}

#[test]
fn the_branch_is_taken_that_fits_all_of_a_value() {
    let shape = |json: &str| values(&format!(r#"{{"shape":{json}}}"#)).shape;
    assert!(matches!(shape(r#"{"x":1}"#), Some(UnionFitValuesShape::UnionFitPoint(_))));
    assert!(matches!(shape(r#"{"x":1,"color":"red"}"#), Some(UnionFitValuesShape::UnionFitNamedPoint(_))));
    assert!(matches!(shape(r#"{"x":1,"name":"a"}"#), Some(UnionFitValuesShape::UnionFitNamedPoint(_))));
    let job = |json: &str| values(&format!(r#"{{"job":{json}}}"#)).job;
    assert!(matches!(job(r#"{"id":1,"ended":null}"#), Some(UnionFitValuesJob::UnionFitStarted(_))));
    assert!(matches!(job(r#"{"id":1}"#), Some(UnionFitValuesJob::UnionFitEnded(_))));
    let event = |json: &str| values(&format!(r#"{{"event":{json}}}"#)).event;
    assert!(matches!(
        event(r#"{"id":1,"event":"labeled","label":"x","new":1}"#),
        Some(UnionFitValuesEvent::UnionFitLabeled(_))
    ));
    assert!(matches!(
        event(r#"{"id":1,"event":"renamed","rename":{"from":"a"}}"#),
        Some(UnionFitValuesEvent::UnionFitRenamed(_))
    ));
    assert!(matches!(
        event(r#"{"id":1,"event":"commented","body":"x"}"#),
        Some(UnionFitValuesEvent::UnionFitCommented(_))
    ));
    let outcome = |json: &str| values(&format!(r#"{{"outcome":{json}}}"#)).outcome;
    assert!(matches!(outcome(r#"{"ok":true,"value":1}"#), Some(UnionFitValuesOutcome::UnionFitGood(_))));
    assert!(matches!(outcome(r#"{"ok":false,"value":1}"#), Some(UnionFitValuesOutcome::UnionFitBad(_))));
    let tone = |json: &str| values(&format!(r#"{{"tone":{json}}}"#)).tone;
    assert!(matches!(tone(r#"{"level":"roar"}"#), Some(UnionFitValuesTone::UnionFitLoud(_))));
    assert!(matches!(tone(r#"{"level":"hum"}"#), Some(UnionFitValuesTone::UnionFitQuiet(_))));
    // What fits none of them is kept.
    let values: UnionFitValues = read(r#"{"title":{"a":[1]},"names":5,"shape":[1]}"#);
    assert!(matches!(values.title, Some(UnionFitValuesTitle::Other(_))));
}

#[test]
fn lists_of_a_few_numbers_are_as_any_list() {
    let track: ArrayShortTrack =
        read(r#"{"start":[4.5, -1],"positions":[[1.0,2.50,1e2],[],[0.1]],"counts":[1,2,3,4,9007199254740993]}"#);
    assert!(track.misfits().is_empty(), "{:?}", track.misfits());
    assert_eq!(track.start[..], [4.5, -1.0]);
    assert_eq!(track.positions.iter().flatten().map(|it| it.to_vec()).collect::<Vec<_>>(), [vec![1.0, 2.5, 100.0], vec![], vec![0.1]]);
    assert_eq!(track.counts.as_deref(), Some(&[1, 2, 3, 4, 9_007_199_254_740_993][..]));
    let many = format!(r#"{{"start":[],"positions":[{}]}}"#, vec!["[1.0,2]"; 500].join(","));
    assert_eq!(read::<ArrayShortTrack>(&many).positions.map(|all| all.len()), Some(500));
    // What is odd costs itself.
    let track: ArrayShortTrack = read(r#"{"start":[1,"x",2.0],"positions":[7,[null,3]],"counts":[1.5,2]}"#);
    assert_eq!((track.start[..].to_vec(), track.misfits().len()), (vec![1.0, 2.0], 4));
    assert_eq!(track.counts.as_deref(), Some(&[2][..]));
}

#[test]
fn unions_inside_of_each_other_are_read_in_time_whatever_they_hold() {
    assert!(matches!(read(r#"{"left":"a","child":{"right":"b"}}"#), UnionNestedNode::UnionNestedLeft(_)));
    // Each of them fits both shapes a little, so that the last could be tried 2^60 times.
    let json = format!("{}{{}}{}", r#"{"neither":1,"child":"#.repeat(60), "}".repeat(60));
    read::<UnionNestedNode>(&json);
}

#[test]
fn a_parent_with_a_discriminator_is_one_of_its_heirs() {
    use DiscriminatorOfHeirsPet as Pet;
    assert!(matches!(read(r#"{"kind":"cat","lives":9}"#), Pet::DiscriminatorOfHeirsCat(cat) if cat.lives == Some(9)));
    assert!(matches!(read(r#"{"kind":"kitty","name":"a"}"#), Pet::DiscriminatorOfHeirsCat(_)));
    assert!(matches!(read(r#"{"kind":"bird","name":"a"}"#), Pet::DiscriminatorOfHeirsBird(_)));
    let dog = |json: &str| match read(json) {
        Pet::DiscriminatorOfHeirsDog(dog) => *dog,
        other => panic!("{other:?}"),
    };
    let puppy = dog(r#"{"kind":"discriminator-of-heirs_Puppy","weeks":3,"barks":false,"new":1}"#);
    assert!(matches!(puppy, DiscriminatorOfHeirsDog::DiscriminatorOfHeirsPuppy(_)), "{puppy:?}");
    let grown = dog(r#"{"kind":"discriminator-of-heirs_Dog","barks":true}"#);
    assert!(matches!(grown, DiscriminatorOfHeirsDog::Base(_)), "{grown:?}");
    assert!(matches!(read(r#"{"kind":"fish","name":"a","fins":2}"#), Pet::Base(fish) if fish.extra.len() == 1));
}

#[test]
fn a_discriminator_chooses_branches_without_a_name_by_what_they_allow() {
    use DiscriminatorInlinePart as Part;
    assert!(matches!(read(r#"{"type":"wheel","size":1}"#), Part::DiscriminatorInlineWheel(_)));
    assert!(matches!(read(r#"{"type":"bell","size":1}"#), Part::Object(_)));
    assert!(matches!(read(r#"{"type":"saddle","size":1,"weight":2.0}"#), Part::Object2(_)));
    assert!(matches!(read(r#"{"type":"saddle","weight":2.0}"#), Part::Other(_)));
}

#[test]
fn a_key_that_two_parts_describe_is_what_both_say() {
    let json = r#"{"kind":"order","place":{"city":"Ghent","lat":51.05,"zip":"9000"},"exact":{"city":"a","lat":1},
        "lines":[{"sku":"x","count":2}],"note":null,"amount":3,"anything":"b","choice":"c","more":{"a":1,"b":"d"}}"#;
    let order: PartsCombinedOrder = read(json);
    assert!(order.misfits().is_empty(), "{:?}", order.misfits());
    assert_eq!((order.kind, order.place.city.as_str(), order.place.lat), (PartsCombinedOrderKind::Order, "Ghent", 51.05));
    let lines = order.lines.expect("lines");
    assert_eq!((lines[0].sku.as_str(), lines[0].count), ("x", 2));
    assert_eq!((order.amount, order.anything.as_deref(), order.choice.as_deref()), (Some(3), Some("b"), Some("c")));
    let more = &order.additional["more"];
    assert_eq!((more.a, more.b.as_deref()), (Some(1), Some("d")));
    // What one of the parts demands is missing.
    let order: PartsCombinedOrder =
        read(r#"{"kind":"order","place":{"city":"Ghent","lat":1},"exact":{"city":"a"},"lines":[{"sku":"x"},{"count":1}]}"#);
    assert_eq!((order.misfits().len(), order.exact, order.lines.map(|lines| lines.len())), (3, None, Some(0)));
    let leaf: PartsCombinedLeaf = read(r#"{"name":"a","size":1,"next":{"name":"b","size":2,"next":{}}}"#);
    assert_eq!(leaf.next.and_then(|next| next.size), Some(2));
}

#[test]
fn branches_beside_keys_are_objects_with_the_shared_keys() {
    let all = |json: &str| {
        let all: BranchesBesideKeysEverything = read(json);
        assert!(all.misfits().is_empty(), "{json}: {:?}", all.misfits());
        all
    };
    let pet = |json: &str| all(&format!(r#"{{"pet":{json}}}"#)).pet;
    let cat = pet(r#"{"id":7,"kind":"cat","lives":9,"barks":false}"#);
    assert!(matches!(cat, Some(BranchesBesideKeysPet::BranchesBesideKeysCat(cat)) if (cat.id, cat.lives) == (7, 9)));
    let dog = pet(r#"{"id":7,"barks":true}"#);
    assert!(matches!(dog, Some(BranchesBesideKeysPet::BranchesBesideKeysDog(dog)) if dog.id == 7 && dog.barks));
    let vehicle = |json: &str| all(&format!(r#"{{"vehicle":{json}}}"#)).vehicle;
    let car = vehicle(r#"{"name":"a","size":4,"doors":5}"#);
    assert!(matches!(car, Some(BranchesBesideKeysVehicle::Car(car)) if (car.name.as_str(), car.size) == ("a", 4)));
    let boat = vehicle(r#"{"name":"a","size":"large"}"#);
    assert!(matches!(boat, Some(BranchesBesideKeysVehicle::Boat(boat)) if boat.size == "large"));
    let tagged = all(r#"{"tagged":{"type":"woof","barks":false,"lives":9}}"#).tagged;
    assert!(matches!(tagged, Some(BranchesBesideKeysTagged::BranchesBesideKeysDog(dog)) if dog.type_ == "woof"));
    let either = all(r#"{"either":{"name":"a","size":"xl","place":{"city":"Ghent"}}}"#).either.expect("an object");
    assert!(matches!(either.size, Some(BranchesBesideKeysEitherSize::Text(size)) if size == "xl"));
    assert!(matches!(either.place, Some(BranchesBesideKeysEitherPlace::Object(place)) if place.city == "Ghent"));
    let contact = all(r#"{"contact":{"mail":"a@example.com"}}"#).contact.expect("an object");
    assert_eq!((contact.mail.as_deref(), contact.phone), (Some("a@example.com"), None));
    // What is none of them is kept.
    let none: BranchesBesideKeysEverything = read(r#"{"pet":{"id":1},"vehicle":{"size":1},"tagged":{"type":"moo"}}"#);
    assert!(matches!(none.pet, Some(BranchesBesideKeysPet::Other(_))));
}
