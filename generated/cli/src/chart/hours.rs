//! What came and what was expected, hour by hour.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use plotters::prelude::*;

use super::days::{Days, label};
use super::panel::{Area, Colour, Drawn, Swatch, Theme, chart, decimals, head, mesh};
use crate::failure::Failure;

const HOUR: i64 = 3600;

/// Values by the second in which their hour begins.
pub struct Hours {
    pub title: &'static str,
    /// What the bars are called.
    pub what_came: &'static str,
    pub colour: Colour,
    pub came: Vec<(i64, f64)>,
    pub expected: Vec<(i64, f64)>,
}

/// A chart of panels with bars for what came, and a line for what was expected.
pub fn hours(title: &str, panels: &[Hours], zone: &TimeZone, now: Timestamp, dark: bool) -> Result<String, Failure> {
    chart(title, panels, dark, |hours, area, theme| panel(hours, area, theme, zone, now.as_second()))
}

fn panel(hours: &Hours, area: &Area<'_>, theme: &Theme, zone: &TimeZone, now: i64) -> Drawn {
    let legend = [(hours.what_came, Swatch::Filled(hours.colour)), ("expected", Swatch::Line(theme.ink))];
    let area = head(area, theme, hours.title, &legend)?;
    let all = || hours.came.iter().chain(&hours.expected);
    let highest = all().map(|(_, kwh)| *kwh).fold(0.1, f64::max);
    let start = all().map(|(time, _)| *time).min().unwrap_or_default();
    let end = all().map(|(time, _)| *time).max().unwrap_or_default() + HOUR;
    let mut chart = ChartBuilder::on(&area)
        .margin_right(20)
        .margin_top(8)
        .x_label_area_size(32)
        .y_label_area_size(56)
        .build_cartesian_2d(Days::new((start, end), zone), 0.0..highest * 1.06)?;
    mesh(&mut chart, theme, 12, &|time| label(*time, zone), &|kwh| format!("{kwh:.0$}", decimals(highest * 1.06)))?;
    chart.draw_series(hours.came.iter().map(|(time, kwh)| {
        let mut bar = Rectangle::new([(*time as f64, 0.0), ((*time + HOUR) as f64, *kwh)], hours.colour.filled());
        bar.set_margin(0, 0, 1, 1);
        bar
    }))?;
    // A line breaks where an hour is missing.
    for run in hours.expected.chunk_by(|one, next| next.0 - one.0 == HOUR) {
        let steps = run.iter().flat_map(|(time, kwh)| [(*time as f64, *kwh), ((*time + HOUR) as f64, *kwh)]);
        chart.draw_series([PathElement::new(steps.collect::<Vec<_>>(), theme.ink.stroke_width(2))])?;
    }
    if (start..end).contains(&now) {
        let line = [(now as f64, 0.0), (now as f64, highest * 1.06)];
        chart.draw_series([PathElement::new(line, theme.ink.stroke_width(1))])?;
        let word = ("sans-serif", 13).into_font().color(&theme.ink);
        chart.draw_series([Text::new("\u{a0}now", (now as f64, highest * 1.05), word)])?;
    }
    Ok(())
}
