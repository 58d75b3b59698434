//! Bars on top of each other, for what adds up.

use plotters::prelude::*;

use super::panel::{Area, Colour, Drawn, Swatch, Theme, chart, decimals, head, mesh};
use crate::failure::Failure;

/// Bars over the same places.
pub struct Bars {
    pub title: String,
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
        // Both ends of the range get a segment.
        .build_cartesian_2d((0..count.saturating_sub(1)).into_segmented(), 0.0..highest * 1.06)?;
    let label = |place: &SegmentValue<usize>| match place {
        SegmentValue::CenterOf(place) => bars.labels.get(*place).cloned().unwrap_or_default(),
        SegmentValue::Exact(_) | SegmentValue::Last => String::new(),
    };
    mesh(&mut chart, theme, count.min(12), &label, &|kwh| format!("{kwh:.0$}", decimals(highest)))?;
    let margin = match count {
        ..=16 => 6,
        17..=40 => 3,
        _ => 1,
    };
    let mut floor = vec![0.0; count];
    for column in &bars.columns {
        let style = column.colour.filled();
        chart.draw_series(column.values.iter().enumerate().map(|(place, value)| {
            let from = floor[place];
            floor[place] += value;
            let (left, right) = (SegmentValue::Exact(place), SegmentValue::Exact(place + 1));
            let mut bar = Rectangle::new([(left, from), (right, floor[place])], style);
            // A line of ground between the parts.
            bar.set_margin(1, 0, margin, margin);
            bar
        }))?;
    }
    Ok(())
}
