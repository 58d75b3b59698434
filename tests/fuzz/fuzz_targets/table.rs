//! Any bytes as a table of codes and, behind a line of `---`, as that of their values.
#![no_main]

use libfuzzer_sys::fuzz_target;
use openapi_forge::diagnostic::Report;
use openapi_forge::render::render;
use openapi_forge::tables::parse_table;

fuzz_target!(|bytes: &[u8]| {
    let at = bytes.windows(5).position(|window| window == b"\n---\n");
    let (codes, values) = at.map_or((bytes, None), |at| (&bytes[..at + 1], Some(&bytes[at + 5..])));
    let mut report = Report::default();
    let read = parse_table("codes.csv", codes, values.map(|values| ("values.csv", values)), &mut report);
    assert_eq!(read.is_none(), report.has_errors());
    let texts = [codes, values.unwrap_or_default()].map(String::from_utf8_lossy);
    render(&report, &[("codes.csv", &texts[0]), ("values.csv", &texts[1])]);
    for found in report.sorted() {
        assert!(found.span.line > 0 && found.span.column > 0 && !found.help.is_empty(), "{found:?}");
    }
});
