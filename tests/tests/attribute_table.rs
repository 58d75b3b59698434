//! What `spec/attributes.csv` and `spec/attribute-values.csv` promise.

use std::collections::BTreeSet;

fn rows(file: &str) -> Vec<csv::StringRecord> {
    let path = format!("{}/../spec/{file}", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(&path).expect("the table can be opened");
    reader.records().collect::<Result<_, _>>().expect("every row has every column")
}

#[test]
fn every_code_of_vrm_is_listed_once_and_those_of_the_seed_document_are_marked() {
    let codes: BTreeSet<String> = rows("attributes.csv").iter().map(|row| row[0].to_owned()).collect();
    assert_eq!((codes.len(), rows("attributes.csv").len()), (1731, 1731));
    let seed: BTreeSet<String> =
        rows("attributes.csv").iter().filter(|row| &row[11] == "seed").map(|row| row[0].to_owned()).collect();
    assert_eq!(seed.len(), 564);
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
    let named: BTreeSet<&str> = table.iter().map(|row| &row[10]).filter(|name| !name.is_empty()).collect();
    assert!(table.iter().all(|row| row[10].is_empty() || &row[3] == "enum"));
    for row in &rows("attribute-values.csv") {
        assert!(named.contains(&row[0]), "no attribute has the values {}", &row[0]);
        assert!(row[1].parse::<i64>().is_ok(), "{} is no whole number", &row[1]);
        assert!(["recorded", "modbus", "mqtt", "node-red"].contains(&&row[3]), "{} is no source", &row[3]);
    }
}

#[test]
fn every_row_says_how_sure_it_is_and_an_inferred_fact_says_from_where() {
    let table = rows("attributes.csv");
    let count = |evidence: &str| table.iter().filter(|row| &row[11] == evidence).count();
    assert_eq!((count("seed"), count("recorded"), count("inferred")), (564, 27, 1140));
    for row in table.iter().filter(|row| &row[11] != "seed") {
        for (column, fact) in [(2, "device:"), (3, "type:"), (9, "path:")] {
            let told = row[12].split(' ').any(|source| source.starts_with(fact));
            assert_eq!(told, !row[column].is_empty(), "{}: {fact} {}", &row[0], &row[12]);
        }
    }
}

#[test]
fn the_attributes_of_which_enough_is_known_have_a_type_and_a_device() {
    let typed = rows("attributes.csv").iter().filter(|row| !row[2].is_empty() && !row[3].is_empty()).count();
    assert_eq!(typed, 1454);
    let with_path = rows("attributes.csv").iter().filter(|row| !row[9].is_empty()).count();
    assert_eq!(with_path, 1420);
}
