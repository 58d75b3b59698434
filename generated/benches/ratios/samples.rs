//! Answers as VRM gives them, of any length.

use std::fmt::Write;

use victron_vrm::{Attribute, AttributeInfo, DataType};

/// An answer of `diagnostics` with this many records: the attributes of the table in turns, with
/// every kind of value that VRM mixes in one answer.
pub fn diagnostics(count: usize) -> String {
    let infos: Vec<_> = Attribute::ALL.iter().map(|attribute| attribute.info()).collect();
    let mut text = String::from(r#"{"success":true,"records":["#);
    for (number, info) in (0..count).zip(infos.iter().cycle()) {
        if number > 0 {
            text.push(',');
        }
        record(&mut text, number, info);
    }
    write!(text, r#"],"num_records":{count}}}"#).expect("a String takes all");
    text
}

fn record(text: &mut String, number: usize, info: &AttributeInfo) {
    let AttributeInfo { id, code, device, description, format, unit, .. } = info;
    let (raw, shown) = match info.data_type {
        DataType::Float if number.is_multiple_of(5) => (r#""78""#.to_owned(), format!("78 {unit}")),
        DataType::Float if number.is_multiple_of(7) => ("null".to_owned(), "--".to_owned()),
        DataType::Float => (format!("{}.{}", number % 60, number % 9973), format!("{} {unit}", number % 60)),
        DataType::Enum => ((number % 4).to_string(), info.label(1).unwrap_or("On").to_owned()),
        _ => (r#""v3.72""#.to_owned(), "v3.72".to_owned()),
    };
    let values = info.values.iter().map(|(value, label)| format!(r#"{{"nameEnum":"{label}","valueEnum":{value}}}"#));
    let values = values.collect::<Vec<_>>().join(",");
    let values = if values.is_empty() { String::new() } else { format!(r#""dataAttributeEnumValues":[{values}],"#) };
    write!(
        text,
        r#"{{"idSite":100,"timestamp":{},"Device":"{device}","instance":{},"idDataAttribute":{id},"#,
        1_700_000_000 + number,
        number % 300,
    )
    .expect("a String takes all");
    write!(
        text,
        concat!(
            r#""description":"{description}","formatWithUnit":"{format}","dbusServiceType":"battery","#,
            r#""dbusPath":"/Dc/0/Voltage","code":"{code}","bitmask":0,"formattedValue":"{shown}","#,
            r#""rawValue":{raw},{values}"id":{number}}}"#
        ),
        description = description,
        format = format,
        code = code,
        shown = shown,
        raw = raw,
        values = values,
        number = number,
    )
    .expect("a String takes all");
}

/// An answer of `stats` with this many points in all, of eight attributes: half of them with
/// minimum and maximum.
pub fn stats(count: usize) -> String {
    let codes = ["Pc", "Pb", "Pg", "Gc", "Gb", "Bc", "bs", "bv"];
    let mut text = String::from(r#"{"success":true,"records":{"#);
    for (place, code) in codes.iter().enumerate() {
        let comma = if place > 0 { "," } else { "" };
        write!(text, r#"{comma}"{code}":["#).expect("a String takes all");
        for number in 0..count / codes.len() {
            let comma = if number > 0 { "," } else { "" };
            let (time, value) = (1_700_000_000_000 + number * 900_000, number % 9973);
            let level = if place < 4 { String::new() } else { format!(",{}.25,{}.875", value / 2, value * 2) };
            write!(text, "{comma}[{time},{}.{value}{level}]", number % 50).expect("a String takes all");
        }
        text.push(']');
    }
    text.push_str(r#"},"totals":{"Pc":12.5,"Pb":1,"Pg":0,"kwh":12.5}}"#);
    text
}
