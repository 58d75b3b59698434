//! Tables, as wide as there is room.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};

use crate::output::room;

/// A table with a head; the first so many columns are texts, the others numbers. Where it is wider than the
/// terminal, its head and its texts are broken between words; where that is not enough, each row is a list.
pub fn table(head: &[&str], texts: usize, rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let rows: Vec<Vec<String>> = rows.into_iter().collect();
    let wide = spread(head, texts, &rows, None);
    let Some(room) = room().filter(|room| width(&wide) > *room) else { return wide };
    let narrow = spread(head, texts, &rows, Some(room));
    if width(&narrow) <= room { narrow } else { lists(head, texts, &rows) }
}

fn spread(head: &[&str], texts: usize, rows: &[Vec<String>], room: Option<usize>) -> String {
    let mut table = Table::new();
    let line = LineStyle::none().fill('─').junction('─');
    table.load_style(TableStyle::new().header_separator(line));
    let cell = |place: usize, text: &str| match place < texts {
        true => Cell::new(text),
        false => Cell::new(text).set_alignment(CellAlignment::Right),
    };
    table.set_header(head.iter().enumerate().map(|(place, text)| cell(place, text)));
    for row in rows {
        table.add_row(row.iter().enumerate().map(|(place, text)| cell(place, text)));
    }
    if let Some(room) = room {
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(room).unwrap_or(u16::MAX));
        table.set_constraints((0..head.len()).map(|place| {
            // No word and no number is broken.
            let words = head[place].split(' ').map(str::len);
            let cells = rows.iter().filter_map(|row| row.get(place));
            let least = match place < texts {
                true => words.chain(cells.flat_map(|text| text.split(' ').map(count))).max(),
                false => words.chain(cells.map(|text| count(text))).max(),
            };
            ColumnConstraint::LowerBoundary(Width::Fixed(least.unwrap_or_default() as u16 + 2))
        }));
    }
    let lines: Vec<String> = table.to_string().lines().map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n") + "\n"
}

/// Each row as its first cell, and a line below it for each other one.
fn lists(head: &[&str], texts: usize, rows: &[Vec<String>]) -> String {
    let names = head.iter().skip(1).map(|name| count(name)).max().unwrap_or_default();
    let numbers = rows.iter().flat_map(|row| row.iter().skip(texts)).map(|text| count(text)).max().unwrap_or_default();
    let mut out = String::new();
    for row in rows {
        for (place, text) in row.iter().enumerate() {
            match place {
                0 => out.push_str(&format!(" {text}\n")),
                place if place < texts => out.push_str(&format!("   {:names$}  {text}\n", head[place])),
                place => out.push_str(&format!("   {:names$}  {text:>numbers$}\n", head[place])),
            }
        }
    }
    out
}

fn count(text: &str) -> usize {
    text.chars().count()
}

fn width(text: &str) -> usize {
    text.lines().map(count).max().unwrap_or_default()
}
