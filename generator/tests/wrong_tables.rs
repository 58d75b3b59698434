//! A bad row of the attribute table is a diagnostic with line and column.

use openapi_forge::{diagnostic::Report, tables::parse_table};

const HEAD: &str = "code,id,device,data_type,description,format,energy,aliases\n";

fn findings(table: &str, values: Option<&str>) -> Vec<String> {
    let mut report = Report::default();
    let values = values.map(|text| ("values.csv", text.as_bytes()));
    let read = parse_table("codes.csv", table.as_bytes(), values, &mut report);
    assert_eq!(read.is_none(), report.has_errors());
    let line = |d: &&openapi_forge::diagnostic::Diagnostic| {
        format!("{} {}:{}:{} {}", d.code, d.file, d.span.line, d.span.column, d.message)
    };
    report.sorted().iter().map(line).collect()
}

#[test]
fn a_missing_column_is_named() {
    assert_eq!(
        findings("code,id,device,data_type,description,format,energy\n", None),
        ["E120 codes.csv:1:1 the column `aliases` is missing"]
    );
    assert_eq!(findings("", None), ["E120 codes.csv:1:1 the table is empty"]);
}

#[test]
fn an_unknown_data_type_is_located() {
    let table = format!("{HEAD}a,1,Tank,flaot,\"Level, in %\",%.0F %%,0,\n");
    assert_eq!(findings(&table, None), ["E121 codes.csv:2:10 `flaot` is no data type"]);
}

#[test]
fn a_duplicate_code_is_located_and_aliases_count() {
    let table =
        format!("{HEAD}a,1,Tank,float,Level,%.0F,0,\nb,2,Tank,float,Rest,%.0F,0,a\nb,3,Tank,float,Flow,%.0F,0,\n");
    assert_eq!(
        findings(&table, None),
        [
            "E122 codes.csv:3:1 the code `a` stands in the table twice",
            "E122 codes.csv:4:1 the code `b` stands in the table twice"
        ]
    );
}

#[test]
fn every_bad_cell_of_a_row_is_reported() {
    let table = format!("{HEAD}a,x,,float,Level,%.0F,yes,\n");
    assert_eq!(
        findings(&table, None),
        [
            "E121 codes.csv:2:3 `x` is no whole number",
            "E121 codes.csv:2:5 `device` is empty",
            "E121 codes.csv:2:23 `yes` is neither 0 nor 1"
        ]
    );
    assert_eq!(
        findings(&format!("{HEAD}a,1\n"), None),
        ["E121 codes.csv:2:1 this row has 2 cells, and the header has 8"]
    );
}

#[test]
fn a_value_for_a_code_that_has_none_is_located() {
    let table = format!("{HEAD}a,1,Tank,enum,Status,%s,0,\nb,2,Tank,float,Level,%.0F,0,\n");
    let values = "code,value,label,source\na,1,On,recorded\na,1,Off,guess\nb,1,On,mqtt\nc,1,On,mqtt\n";
    assert_eq!(
        findings(&table, Some(values)),
        [
            "E123 values.csv:3:1 the value 1 of `a` stands in the table twice",
            "E121 values.csv:3:9 `guess` is no source",
            "E123 values.csv:4:1 `b` is not enum-typed, so it has no known values",
            "E123 values.csv:5:1 the code `c` is not in the table of attributes",
        ]
    );
}

#[test]
fn the_table_of_this_repository_is_sound() {
    let read =
        |name: &str| std::fs::read(format!("{}/../spec/{name}", env!("CARGO_MANIFEST_DIR"))).expect("it is there");
    let (codes, values) = (read("attributes.csv"), read("attribute-values.csv"));
    let mut report = Report::default();
    let table = parse_table("attributes.csv", &codes, Some(("attribute-values.csv", &values)), &mut report);
    assert_eq!(report, Report::default());
    assert_eq!(table.map(|table| table.attributes.len()), Some(564));
}
