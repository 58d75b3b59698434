//! What `spec/attributes.csv` and `spec/attribute-values.csv` promise.

use std::collections::BTreeSet;

fn rows(file: &str) -> Vec<csv::StringRecord> {
    let path = format!("{}/../spec/{file}", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(&path).expect("the table can be opened");
    reader.records().collect::<Result<_, _>>().expect("every row has every column")
}

#[test]
fn every_code_of_the_seed_document_is_listed_once() {
    let codes: BTreeSet<String> = rows("attributes.csv").iter().map(|row| row[0].to_owned()).collect();
    assert_eq!(codes.len(), 564);
    assert_eq!(rows("attributes.csv").len(), 564);
}

#[test]
fn the_twenty_five_energy_readings_are_marked() {
    let energy = rows("attributes.csv").iter().filter(|row| &row[6] == "1").count();
    assert_eq!(energy, 25);
}

#[test]
fn a_damaged_code_is_an_alias_and_never_a_code() {
    let table = rows("attributes.csv");
    let codes: BTreeSet<&str> = table.iter().map(|row| &row[0]).collect();
    let aliases: Vec<&str> = table.iter().map(|row| &row[7]).filter(|alias| !alias.is_empty()).collect();
    assert_eq!(aliases.len(), 15);
    for alias in aliases {
        assert!(!codes.contains(alias), "{alias} is both a code and an alias");
    }
}

#[test]
fn every_known_value_belongs_to_an_enum_typed_code_and_names_its_source() {
    let table = rows("attributes.csv");
    let enums: BTreeSet<&str> = table.iter().filter(|row| &row[3] == "enum").map(|row| &row[0]).collect();
    for row in &rows("attribute-values.csv") {
        assert!(enums.contains(&row[0]), "{} is no enum-typed code", &row[0]);
        assert!(row[1].parse::<i64>().is_ok(), "{} is no whole number", &row[1]);
        assert!(["recorded", "modbus", "mqtt"].contains(&&row[3]), "{} is no source", &row[3]);
    }
}
