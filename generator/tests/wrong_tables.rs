//! A bad row of the attribute table is a diagnostic with line and column.

use openapi_to_crate::{diagnostic::Report, tables::parse_table};

const HEAD: &str = "code,id,device,data_type,description,format,energy,aliases\n";

fn findings(table: &str, values: Option<&str>) -> Vec<String> {
    let mut report = Report::default();
    let values = values.map(|text| ("values.csv", text.as_bytes()));
    let read = parse_table("codes.csv", table.as_bytes(), values, &mut report);
    assert_eq!(read.is_none(), report.has_errors());
    let line = |d: &&openapi_to_crate::diagnostic::Diagnostic| {
        format!("{} {}:{}:{} {}", d.code, d.file, d.span.line, d.span.column, d.message)
    };
    report.sorted().iter().map(line).collect()
}

#[test]
fn a_missing_column_is_named() {
    assert_eq!(
        findings("code,id,device,data_type,description,energy\n", None),
        ["E120 codes.csv:1:1 the column `format` is missing"]
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
    let table = format!("{HEAD}a,x,Tank,float,,%.0F,yes,\n");
    assert_eq!(
        findings(&table, None),
        [
            "E121 codes.csv:2:3 `x` is no whole number",
            "E121 codes.csv:2:16 `description` is empty",
            "E121 codes.csv:2:22 `yes` is neither 0 nor 1"
        ]
    );
    assert_eq!(
        findings(&format!("{HEAD}a,1\n"), None),
        ["E121 codes.csv:2:1 this row has 2 cells, and the header has 8"]
    );
}

#[test]
fn values_that_fit_nowhere_are_located() {
    let table = "code,id,device,data_type,description,format,values\na,1,Tank,enum,Status,%s,Switch\n\
                 b,2,Tank,float,Level,%.0F,Switch\nc,3,Tank,enum,Mood,%s,Mood\n";
    let values = "values,value,label,source\nSwitch,1,On,recorded\nSwitch,1,Off,guess\nOther,1,On,mqtt\n\
                  Other,x,Off,mqtt\n";
    assert_eq!(
        findings(table, Some(values)),
        [
            "E123 codes.csv:3:27 `b` is not enum-typed, so it has no known values",
            "E123 codes.csv:4:23 no values are called `Mood`",
            "E123 values.csv:2:1 `Switch` has the same values as `Other`",
            "E123 values.csv:3:1 the value 1 of `Switch` stands in the table twice",
            "E121 values.csv:3:14 `guess` is no source",
            "E123 values.csv:4:1 no attribute has the values `Other`",
            "E121 values.csv:5:7 `x` is no whole number",
        ]
    );
}

#[test]
fn what_may_be_unknown_may_be_left_out_and_gives_no_typed_name() {
    let table = "code,id,device,data_type,description,format\na,1,,float,Level,%.0F\nb,2,Tank,,Rest,%.0F\nc,3,Tank,float,Flow,%.0F\n";
    let mut report = Report::default();
    let table = parse_table("codes.csv", table.as_bytes(), None, &mut report).expect("a table");
    assert_eq!(report, Report::default());
    assert_eq!(table.attributes.iter().map(|row| row.is_typed()).collect::<Vec<_>>(), [false, false, true]);
}

#[test]
fn half_a_path_and_an_unknown_evidence_are_located() {
    let head = "code,id,device,data_type,description,format,service,path,evidence\n";
    let table = format!("{head}a,1,Tank,float,Level,%.0F,tank,,seed\nb,2,Tank,float,Rest,%.0F,tank,Rest,sure\n");
    assert_eq!(
        findings(&table, None),
        [
            "E121 codes.csv:2:32 `service` and `path` say where it is only together",
            "E121 codes.csv:3:31 `Rest` is no path of a service",
            "E121 codes.csv:3:36 `sure` does not say how sure the row is",
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
    assert_eq!(table.map(|table| table.attributes.len()), Some(1731));
}
