//! Bars on top of each other, for what adds up.

use plotters::prelude::*;

use super::panel::{Area, Colour, Drawn, Swatch, Theme, chart, decimals, head, mesh, say};
use super::places::Places;
use crate::failure::Failure;

/// Pixels of a bar at most.
const WIDEST: u32 = 72;

/// Bars over the same places.
pub struct Bars {
    pub title: String,
    /// What is said where no part has a value.
    pub nothing: &'static str,
    /// What stands below each bar.
    pub labels: Vec<String>,
    /// From the bottom to the top.
    pub columns: Vec<Column>,
}

/// A part of each bar.
pub struct Column {
    pub name: &'static str,
    pub colour: Colour,
    /// As many as there are bars.
    pub values: Vec<f64>,
}

/// A chart of panels with bars.
pub fn bars(title: &str, panels: &[Bars], dark: bool) -> Result<String, Failure> {
    chart(title, panels, dark, panel)
}

fn panel(bars: &Bars, area: &Area<'_>, theme: &Theme) -> Drawn {
    let legend: Vec<_> = bars.columns.iter().map(|column| (column.name, Swatch::Filled(column.colour))).collect();
    let area = head(area, theme, &bars.title, &legend)?;
    let count = bars.labels.len();
    let sum = |place: usize| bars.columns.iter().map(|column| column.values[place]).sum::<f64>();
    let highest = (0..count).map(sum).fold(0.1, f64::max);
    let mut chart = ChartBuilder::on(&area)
        .margin_right(20)
        .margin_top(8)
        .x_label_area_size(32)
        .y_label_area_size(56)
        .build_cartesian_2d(Places::new(count), 0.0..highest * 1.06)?;
    let label = |place: &f64| bars.labels.get(*place as usize).cloned().unwrap_or_default();
    mesh(&mut chart, theme, count.min(12), &label, &|kwh| format!("{kwh:.0$}", decimals(highest * 1.06)))?;
    if bars.columns.is_empty() {
        say(&area, theme, bars.nothing)?;
    }
    // Few bars stay slim, many stay apart.
    let each = chart.plotting_area().dim_in_pixel().0 / count.max(1) as u32;
    let margin = (each.saturating_sub(WIDEST) / 2).max(each / 10).max(1);
    let mut floor = vec![0.0; count];
    for column in &bars.columns {
        let style = column.colour.filled();
        chart.draw_series(column.values.iter().enumerate().map(|(place, value)| {
            let from = floor[place];
            floor[place] += value;
            let (left, right) = (place as f64, (place + 1) as f64);
            let mut bar = Rectangle::new([(left, from), (right, floor[place])], style);
            // A line of ground between the parts.
            bar.set_margin(1, 0, margin, margin);
            bar
        }))?;
    }
    Ok(())
}
