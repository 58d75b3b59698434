//! How things are written.

use std::io::{self, Write as _};

use anstyle::{AnsiColor, Style};
use comfy_table::{Cell, CellAlignment, LineStyle, Table, TableStyle};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::arguments::Color;

pub const BOLD: Style = Style::new().bold();
pub const FAINT: Style = Style::new().dimmed();
pub const SUN: Style = AnsiColor::Yellow.on_default();
pub const BATTERY: Style = AnsiColor::Green.on_default();
pub const GRID: Style = AnsiColor::Blue.on_default();
pub const GENERATOR: Style = AnsiColor::Magenta.on_default();
pub const LOADS: Style = AnsiColor::Cyan.on_default();
pub const BAD: Style = AnsiColor::Red.on_default().bold();

/// Decides for the whole process.
pub fn choose_color(color: Color) {
    match color {
        Color::Auto => anstream::ColorChoice::Auto,
        Color::Always => anstream::ColorChoice::Always,
        Color::Never => anstream::ColorChoice::Never,
    }
    .write_global();
}

/// Writes to the standard output. Who has read enough, as `head` does, is no failure.
pub fn print(text: &str) -> io::Result<()> {
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// JSON for people to read, with a line end.
pub fn json(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}

/// A text in a style.
pub fn styled(style: Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}

/// A number without digits that come from adding up.
pub fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

/// Power for people.
pub fn watts(value: f64) -> String {
    match value.abs() {
        less if less < 999.5 => format!("{value:.0} W"),
        _ => format!("{:.2} kW", value / 1000.0),
    }
}

/// Energy for people.
pub fn kwh(value: f64) -> String {
    format!("{value:.1}")
}

/// A part for people.
pub fn percent(part: Option<f64>) -> String {
    part.map_or_else(|| "-".to_owned(), |part| format!("{:.0} %", part * 100.0))
}

/// A time on the clock of an installation.
pub fn clock(time: Timestamp, zone: &TimeZone) -> String {
    time.to_zoned_datetime(zone.clone()).strftime("%a %d %b %Y, %H:%M").to_string()
}

/// How long ago something was.
pub fn ago(time: Timestamp, now: Timestamp) -> String {
    let seconds = now.duration_since(time).as_secs();
    match seconds {
        ..0 => "in the future".to_owned(),
        0..120 => format!("{seconds} s ago"),
        120..7200 => format!("{} min ago", seconds / 60),
        7200..172_800 => format!("{} h ago", seconds / 3600),
        _ => format!("{} days ago", seconds / 86_400),
    }
}

/// A table with a head; the first so many columns are texts, the others numbers.
pub fn table(head: &[&str], texts: usize, rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut table = Table::new();
    let line = LineStyle::none().fill('─').junction('─');
    table.load_style(TableStyle::new().header_separator(line));
    let cell = |place: usize, text: String| match place < texts {
        true => Cell::new(text),
        false => Cell::new(text).set_alignment(CellAlignment::Right),
    };
    table.set_header(head.iter().enumerate().map(|(place, text)| cell(place, (*text).to_owned())));
    for row in rows {
        table.add_row(row.into_iter().enumerate().map(|(place, text)| cell(place, text)));
    }
    let lines: Vec<String> = table.to_string().lines().map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n") + "\n"
}
