//! Lines over time, each in a band from its lowest to its highest value.

use jiff::tz::TimeZone;
use plotters::prelude::*;

use super::days::{Days, label};
use super::panel::{Area, Colour, Drawn, Swatch, Theme, chart, decimals, head, mesh};
use crate::failure::Failure;

/// A value over time.
pub struct Band {
    pub title: &'static str,
    pub colour: Colour,
    /// First and last second.
    pub period: (i64, i64),
    /// Lowest and highest place on the axis; those of the values when not given.
    pub bounds: Option<(f64, f64)>,
    /// Stretches without a gap: the second, and lowest, mean and highest value.
    pub runs: Vec<Vec<(i64, [f64; 3])>>,
}

/// A chart of panels with a line each. Where nothing is known there is no line.
pub fn bands(title: &str, panels: &[Band], zone: &TimeZone, dark: bool) -> Result<String, Failure> {
    chart(title, panels, dark, |band, area, theme| panel(band, area, theme, zone))
}

fn panel(band: &Band, area: &Area<'_>, theme: &Theme, zone: &TimeZone) -> Drawn {
    let spreads = band.runs.iter().flatten().any(|(_, [low, _, high])| low < high);
    let legend = [("lowest to highest", Swatch::Filled(band.colour)), ("mean", Swatch::Line(theme.ink))];
    // One line alone needs no legend.
    let area = head(area, theme, band.title, if spreads { &legend } else { &[] })?;
    let values = || band.runs.iter().flatten().flat_map(|(_, values)| *values);
    let (lowest, highest) = band.bounds.unwrap_or_else(|| {
        let (low, high) = values().fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        if low > high { (0.0, 1.0) } else { (low - 0.05 * (high - low) - 0.1, high + 0.05 * (high - low) + 0.1) }
    });
    let mut chart = ChartBuilder::on(&area)
        .margin_right(20)
        .margin_top(8)
        .x_label_area_size(32)
        .y_label_area_size(56)
        .build_cartesian_2d(Days::new(band.period, zone), lowest..highest)?;
    mesh(&mut chart, theme, 12, &|time| label(*time, zone), &|value| {
        format!("{value:.0$}", decimals(highest - lowest))
    })?;
    for run in &band.runs {
        let up = run.iter().map(|(time, [low, ..])| (*time as f64, *low));
        let back = run.iter().rev().map(|(time, [.., high])| (*time as f64, *high));
        chart.draw_series([Polygon::new(up.chain(back).collect::<Vec<_>>(), band.colour.mix(0.55).filled())])?;
        let mean = run.iter().map(|(time, [_, mean, _])| (*time as f64, *mean));
        let line = if spreads { theme.ink.stroke_width(1) } else { band.colour.stroke_width(2) };
        chart.draw_series([PathElement::new(mean.collect::<Vec<_>>(), line)])?;
    }
    Ok(())
}
