//! From codes and numbers to attributes and back, and how values of attributes are shown.

use std::collections::BTreeSet;

use victron_vrm::*;
use vrm_tests::spec;

#[test]
fn every_attribute_with_a_typed_name_is_found_by_its_code_and_by_its_number() {
    let mut table = spec::api().table.expect("the document has a table").attributes;
    table.retain(|row| row.is_typed());
    assert_eq!((Attribute::ALL.len(), table.len()), (1454, 1454));
    for row in &table {
        let attribute = Attribute::from_code(&row.code).expect(&row.code);
        assert_eq!(Attribute::from_id(row.id), Some(attribute));
        assert_eq!((attribute.code(), attribute.id()), (row.code.as_str(), row.id));
        assert_eq!(attribute.to_string(), row.code);
        assert_eq!(attribute.device_type().to_string(), row.device);
        let info = attribute.info();
        assert_eq!((info.description, info.format), (row.description.as_str(), row.format.as_str()));
        assert_eq!((info.unit, info.decimals, info.energy), (row.unit.as_str(), row.decimals, row.energy));
    }
}

#[test]
fn every_attribute_is_known_by_code_number_and_path_also_without_a_typed_name() {
    let table = spec::api().table.expect("the document has a table").attributes;
    assert_eq!((AttributeInfo::all().len(), table.len()), (1731, 1731));
    for row in &table {
        let info = AttributeInfo::from_code(&row.code).expect(&row.code);
        assert_eq!((info.code, info.id), (row.code.as_str(), row.id));
        assert_eq!(AttributeInfo::from_id(row.id), Some(info));
        assert_eq!(AttributeCode::from(row.code.as_str()).info(), Some(info));
        assert_eq!(info.attribute().is_some(), row.is_typed(), "{}", row.code);
        assert_eq!(
            (info.service, info.path, info.source),
            (row.service.as_str(), row.path.as_str(), row.source.as_str())
        );
        let evidence = [Evidence::Seed, Evidence::Recorded, Evidence::Inferred]
            .into_iter()
            .find(|evidence| format!("{evidence:?}").to_lowercase() == row.evidence.word());
        assert_eq!(Some(info.evidence), evidence);
        let by_path = AttributeInfo::from_path(info.service, info.path).filter(|found| *found == info).count();
        assert_eq!(by_path, usize::from(!row.path.is_empty()), "{}", row.code);
    }
    let unknown = AttributeInfo::from_code("hwr").expect("an attribute");
    assert_eq!((unknown.device, Attribute::from_code("hwr"), Attribute::from_id(unknown.id)), ("", None, None));
}

#[test]
fn an_attribute_is_found_by_its_path_of_the_d_bus() {
    let codes = |service, path| AttributeInfo::from_path(service, path).map(|info| info.code).collect::<Vec<_>>();
    assert_eq!(codes("battery", "/Soc"), ["SOC"]);
    assert_eq!(codes("tank", "/Level"), ["tl"]);
    assert_eq!(codes("solarcharger", "/Yield/Power"), ["PVP"]);
    assert_eq!(codes("battery", "/soc"), [""; 0]);
    assert_eq!(codes("", ""), [""; 0]);
    let attributes: Vec<_> = Attribute::from_path("battery", "/Soc").collect();
    assert_eq!(attributes, [BatteryMonitorAttribute::StateOfCharge.into()]);
}

#[test]
fn attributes_of_the_same_values_have_one_enum() {
    let mut sets: Vec<_> = AttributeInfo::all().map(|info| info.values).filter(|values| !values.is_empty()).collect();
    assert_eq!(sets.len(), 262);
    let mut different: Vec<Values<'_>> = Vec::new();
    sets.retain(|values| {
        let new = !different.contains(values);
        if new {
            different.push(*values);
        }
        new
    });
    assert_eq!(sets.len(), 91);
    let alarms = [VeBusSystemAttribute::LowBattery.info(), AlternatorAttribute::HighVoltageAlarm.info()];
    assert!(alarms.iter().all(|info| info.values.iter().eq(AlarmLevel::LABELS.iter().copied())));
}

#[test]
fn all_attributes_are_listed_once() {
    let all: BTreeSet<_> = Attribute::ALL.iter().collect();
    assert_eq!(all.len(), Attribute::ALL.len());
    let tanks = Attribute::ALL.iter().filter(|attribute| attribute.device_type() == DeviceType::Tank);
    assert_eq!(tanks.copied().collect::<Vec<_>>(), TankAttribute::ALL.iter().map(|a| (*a).into()).collect::<Vec<_>>());
    assert_eq!(TankAttribute::DEVICE_TYPE, DeviceType::from("Tank"));
}

#[test]
fn a_damaged_code_of_the_old_document_finds_its_attribute() {
    let table = spec::api().table.expect("the document has a table").attributes;
    let damaged: Vec<_> = table.iter().flat_map(|row| row.aliases.iter().map(move |alias| (alias, row.id))).collect();
    assert_eq!(damaged.len(), 15);
    for (alias, id) in damaged {
        assert_eq!(Attribute::from_code(alias), Attribute::from_id(id), "{alias}");
    }
}

#[test]
fn upper_and_lower_case_are_told_apart_and_what_the_table_lacks_is_not_found() {
    assert_ne!(Attribute::from_code("Pb"), Attribute::from_code("pb"));
    for code in ["", "kwh", "solar_yield", "ZZZ", "Pb ", "Pb\u{0}", "a code far longer than any of the table"] {
        assert_eq!(Attribute::from_code(code), None, "{code}");
    }
    for id in [0, 999_999, u32::MAX] {
        assert_eq!(Attribute::from_id(id), None);
    }
}

#[test]
fn values_are_shown_with_decimals_and_unit_or_as_words() {
    let shown = |code: &str, value: f64| Attribute::from_code(code).expect(code).info().render(value);
    assert_eq!(BatteryMonitorAttribute::Voltage.info().render(52.7), "52.70 V");
    assert_eq!(BatteryMonitorAttribute::StateOfCharge.info().render(76), "76.0 %");
    assert_eq!(shown("tl", 41.6), "42 %");
    assert_eq!(shown("S", 3.0), "Bulk");
    assert_eq!(shown("S", 1234.0), "1234");
    assert_eq!(GatewayAttribute::RemoteSupportPort.info().render(22), "Port 22");
    assert_eq!(shown("Pb", 2.512_212_9), "2.51 kWh");
}

#[test]
fn every_value_that_the_table_knows_is_shown_as_its_label() {
    for attribute in Attribute::ALL {
        let info = attribute.info();
        for (value, label) in info.values {
            assert_eq!(info.render(value), label, "{attribute}");
        }
    }
}

#[test]
fn a_pattern_of_the_table_is_never_shown_itself() {
    for attribute in Attribute::ALL {
        let shown = attribute.info().render(1.25);
        assert!(
            !shown.is_empty() && !shown.contains("%s") && !shown.contains("F ") && !shown.contains("%%"),
            "{shown}"
        );
        assert!(shown.ends_with(attribute.info().unit), "{attribute}: {shown}");
    }
}

#[test]
fn the_enum_of_a_state_has_the_labels_of_the_attribute() {
    let info = VeBusSystemAttribute::VeBusState.info();
    assert!(info.values.iter().eq(VeBusState::LABELS.iter().copied()));
    assert_eq!(VeBusState::from(3), VeBusState::Bulk);
}
