//! Looking up an attribute takes nothing from the heap, from the first time on.

use std::hint::black_box;

use allocation_counter::measure;
use victron_vrm::{Attribute, AttributeCode, AttributeInfo, BatteryMonitorAttribute};

#[test]
fn attributes_are_found_by_code_number_and_path_without_a_piece_of_memory() {
    let all: Vec<_> = AttributeInfo::all().collect();
    let codes: Vec<AttributeCode> = all.iter().map(|info| AttributeCode::from(info.code)).collect();
    let mut found = 0;
    // Nothing was looked up before: also the first time is free.
    let taken = measure(|| {
        for (info, code) in all.iter().zip(&codes) {
            found += usize::from(black_box(AttributeInfo::from_code(info.code)).is_some());
            found += usize::from(black_box(AttributeInfo::from_id(info.id)).is_some());
            found += usize::from(black_box(code.info()).is_some());
            found += usize::from(black_box(Attribute::from_code(info.code)).is_some());
            found += usize::from(black_box(Attribute::from_id(info.id)).is_some());
            found += AttributeInfo::from_path(info.service, info.path).filter(|known| known == info).count();
        }
        for code in ["", "no such code", "Pb "] {
            found += usize::from(black_box(AttributeInfo::from_code(code)).is_some());
        }
        found += usize::from(BatteryMonitorAttribute::Voltage.info().values.is_empty());
    });
    // Of 1,731 attributes, 1,454 have a typed name and 1,420 a path.
    assert_eq!(found, 3 * 1731 + 2 * 1454 + 1420 + 1);
    assert_eq!((taken.count_total, taken.bytes_total), (0, 0));
    assert!(measure(|| drop(black_box(vec![found]))).count_total > 0, "nothing is counted");
}
