//! How things are written.

use std::io::{self, Write as _};

use anstyle::{AnsiColor, Style};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use victron_vrm::Period;

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

/// First and last day of a period on the clock of an installation.
pub fn span(period: Period, zone: &TimeZone) -> String {
    let [from, to] = [period.start, period.end].map(|time| time.to_zoned_datetime(zone.clone()).date());
    match from == to {
        true => from.strftime("%d %b %Y").to_string(),
        false => format!("{} to {}", from.strftime("%d %b %Y"), to.strftime("%d %b %Y")),
    }
}

/// How many characters fit into a line: those of `COLUMNS`, else of the terminal. Any number in a file or a pipe.
pub fn room() -> Option<usize> {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    let seen = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    told.or_else(seen).filter(|columns| *columns > 0)
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
