//! CSV files as rows whose cells know where they stand.

use crate::diagnostic::{Code, Report, Span};
use crate::parse::utf8;

/// One cell.
#[derive(Debug, Default)]
pub struct Cell {
    /// What is in it, without blanks around it.
    pub text: String,
    /// Where it is.
    pub span: Span,
}

/// One row, with its cells in the order of the columns that were asked for.
pub struct Row<'a, const N: usize> {
    /// Name of the file.
    pub file: &'a str,
    /// Its cells; a cell of a column that the file lacks is empty.
    pub cells: [Cell; N],
}

impl<const N: usize> Row<'_, N> {
    /// Reports a cell that says nothing sensible.
    pub fn bad(&self, report: &mut Report, cell: &Cell, message: String, help: &str) {
        report.push(Code::TableCell, self.file, cell.span, message, help);
    }

    /// The whole number in a cell; when there is none, that is reported.
    pub fn number<T: std::str::FromStr>(&self, report: &mut Report, cell: &Cell) -> Option<T> {
        let read = cell.text.parse().ok();
        if read.is_none() {
            self.bad(report, cell, format!("`{}` is no whole number", cell.text), "write digits only");
        }
        read
    }
}

/// Reads rows with the named columns, which may stand in any order. Only those of `required` have to
/// be there.
pub fn read<'a, const N: usize>(
    file: &'a str,
    bytes: &[u8],
    required: &[&str],
    columns: [&str; N],
    report: &mut Report,
) -> Option<Vec<Row<'a, N>>> {
    let text = utf8(file, bytes, report)?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut order: Option<[Option<usize>; N]> = None;
    let mut rows = Vec::new();
    let mut wide = 0;
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let at = error.position().map_or(Span::default(), |at| cell_span(text, at, 0, None));
                report.push(
                    Code::TableCell,
                    file,
                    at,
                    format!("this is not CSV: {error}"),
                    "mend the quotes of this row",
                );
                return None;
            }
        };
        let at = record.position().cloned().unwrap_or_else(csv::Position::new);
        let Some(order) = order else {
            wide = record.len();
            let missing: Vec<_> = required.iter().filter(|name| record.iter().all(|cell| cell != **name)).collect();
            for name in &missing {
                let help = format!("begin the file with `{}`", required.join(","));
                report.push(
                    Code::TableColumn,
                    file,
                    cell_span(text, &at, 0, None),
                    format!("the column `{name}` is missing"),
                    help,
                );
            }
            if !missing.is_empty() {
                return None;
            }
            order = Some(columns.map(|name| record.iter().position(|cell| cell == name)));
            continue;
        };
        if record.len() != wide {
            let message = format!("this row has {} cells, and the header has {wide}", record.len());
            report.push(
                Code::TableCell,
                file,
                cell_span(text, &at, 0, None),
                message,
                "add the missing cells, or quote a comma",
            );
            continue;
        }
        let cells = order.map(|column| {
            let Some(index) = column else {
                return Cell { span: cell_span(text, &at, 0, None), ..Cell::default() };
            };
            let cell = record.get(index).unwrap_or_default();
            Cell { text: cell.trim().to_owned(), span: cell_span(text, &at, index, Some(cell)) }
        });
        rows.push(Row { file, cells });
    }
    if order.is_none() {
        let help = format!("begin the file with `{}`", required.join(","));
        report.push(
            Code::TableColumn,
            file,
            Span { line: 1, column: 1, ..Span::default() },
            "the table is empty",
            help,
        );
        return None;
    }
    Some(rows)
}

/// Where a cell stands: found in the raw line, since a reader of CSV knows only rows.
fn cell_span(text: &str, at: &csv::Position, index: usize, cell: Option<&str>) -> Span {
    let row = usize::try_from(at.byte()).unwrap_or_default();
    let rest = text.get(row..).unwrap_or_default();
    let (mut quoted, mut commas, mut start) = (false, 0, 0);
    for (offset, character) in rest.char_indices() {
        if commas == index {
            break;
        }
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => {
                commas += 1;
                start = offset + 1;
            }
            '\n' if !quoted && offset > 0 => break,
            _ => {}
        }
    }
    let end = start + cell.map_or_else(|| rest.find('\n').unwrap_or(rest.len()), str::len);
    let column = rest.get(..start).map_or(0, |before| before.chars().count()) + 1;
    let line = usize::try_from(at.line()).unwrap_or_default();
    Span { start: row + start, end: row + end, line, column, file: 0 }
}
