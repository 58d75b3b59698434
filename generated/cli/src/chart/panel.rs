//! What all charts have in common: a title, and panels below it, each with a head of its own.

use std::error::Error;

use plotters::coord::Shift;
use plotters::coord::ranged1d::{Ranged, ValueFormatter};
use plotters::prelude::*;

use crate::failure::{Code, Failure};

pub use plotters::style::RGBColor as Colour;

pub type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
pub type Drawn = Result<(), Box<dyn Error>>;

/// Colours of everything that is no value.
#[derive(Clone, Copy)]
pub struct Theme {
    pub ground: Colour,
    pub ink: Colour,
    pub faint: Colour,
}

const LIGHT: Theme =
    Theme { ground: Colour(0xff, 0xff, 0xff), ink: Colour(0x1f, 0x23, 0x28), faint: Colour(0xd6, 0xda, 0xdf) };
const DARK: Theme =
    Theme { ground: Colour(0x16, 0x19, 0x1d), ink: Colour(0xe6, 0xed, 0xf3), faint: Colour(0x3d, 0x44, 0x4d) };

const WIDTH: u32 = 960;
const TITLE_HEIGHT: u32 = 48;
const HEAD_HEIGHT: u32 = 30;
const PANEL_HEIGHT: u32 = 300;

/// What a legend shows beside a name.
pub enum Swatch {
    Filled(Colour),
    Line(Colour),
}

/// A chart of panels below each other. `draw` draws one into the area under its head.
pub fn chart<P>(
    title: &str,
    panels: &[P],
    dark: bool,
    mut draw: impl FnMut(&P, &Area<'_>, &Theme) -> Drawn,
) -> Result<String, Failure> {
    let theme = if dark { DARK } else { LIGHT };
    let mut svg = String::new();
    let drawn = {
        let size = (WIDTH, TITLE_HEIGHT + PANEL_HEIGHT * panels.len() as u32);
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        let mut all = || -> Drawn {
            area.fill(&theme.ground)?;
            let (head, body) = area.split_vertically(TITLE_HEIGHT);
            write(&head, title, (16, 16), 20, theme.ink)?;
            for (panel, area) in panels.iter().zip(body.split_evenly((panels.len(), 1))) {
                draw(panel, &area, &theme)?;
            }
            area.present()?;
            Ok(())
        };
        all()
    };
    drawn.map_err(|error| Failure::new(Code::Other, format!("the chart can't be drawn: {error}")))?;
    let svg = named(&svg, title);
    Ok(if dark { svg } else { with_dark_side(&svg) })
}

/// Writes the head of a panel with its legend, and gives what is left below.
pub fn head<'a>(
    area: &Area<'a>,
    theme: &Theme,
    title: &str,
    legend: &[(&str, Swatch)],
) -> Result<Area<'a>, Box<dyn Error>> {
    let (head, body) = area.split_vertically(HEAD_HEIGHT);
    write(&head, title, (16, 8), 15, theme.ink)?;
    // From the right edge to the left, so that it never meets the title.
    let mut right = WIDTH as i32 - 20;
    for (name, swatch) in legend.iter().rev() {
        right -= name.chars().count() as i32 * 7;
        write(&head, name, (right, 9), 14, theme.ink)?;
        right -= 18;
        match swatch {
            Swatch::Filled(colour) => {
                head.draw(&Rectangle::new([(right, 10), (right + 12, 22)], colour.filled()))?;
            }
            Swatch::Line(colour) => {
                head.draw(&PathElement::new([(right - 6, 16), (right + 12, 16)], colour.stroke_width(2)))?;
                right -= 6;
            }
        }
        right -= 18;
    }
    Ok(body)
}

/// Writes into the middle of a panel.
pub fn say(area: &Area<'_>, theme: &Theme, text: &str) -> Drawn {
    let (width, height) = area.dim_in_pixel();
    let left = width as i32 / 2 - text.chars().count() as i32 * 7 / 2;
    write(area, text, (left, height as i32 / 2 - 20), 15, theme.ink)
}

fn write(area: &Area<'_>, text: &str, place: (i32, i32), size: i32, colour: Colour) -> Drawn {
    area.draw(&Text::new(text.to_owned(), place, ("sans-serif", size).into_font().color(&colour)))?;
    Ok(())
}

/// Draws axes and lines for the eye.
pub fn mesh<X, Y>(
    chart: &mut ChartContext<'_, SVGBackend<'_>, Cartesian2d<X, Y>>,
    theme: &Theme,
    labels: usize,
    x: &dyn Fn(&X::ValueType) -> String,
    y: &dyn Fn(&Y::ValueType) -> String,
) -> Drawn
where
    X: Ranged + ValueFormatter<X::ValueType>,
    Y: Ranged + ValueFormatter<Y::ValueType>,
{
    let label = ("sans-serif", 13).into_font().color(&theme.ink);
    chart
        .configure_mesh()
        .disable_x_mesh()
        .max_light_lines(1)
        .axis_style(theme.faint)
        .bold_line_style(theme.faint)
        .light_line_style(theme.ground)
        .label_style(label)
        .x_labels(labels)
        .y_labels(6)
        .x_label_formatter(x)
        .y_label_formatter(y)
        .draw()?;
    Ok(())
}

/// How many decimals tell the labels of an axis apart that is so long.
pub fn decimals(length: f64) -> usize {
    // There are six labels at most, in steps of 1, 2 or 5 at some decimal, and less than a step beyond each end.
    let least = length / 7.0;
    let mut decimals = 0;
    while decimals < 6 && 0.5 * 10f64.powi(-(decimals as i32)) >= least {
        decimals += 1;
    }
    decimals
}

/// The same picture with a name for those who can't see it.
fn named(svg: &str, title: &str) -> String {
    let title = title.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    svg.replacen("<svg ", &format!("<svg role=\"img\" aria-label=\"{title}\" "), 1)
}

/// The same picture, dark where the viewer is.
fn with_dark_side(svg: &str) -> String {
    let hex = |colour: Colour| format!("#{:02X}{:02X}{:02X}", colour.0, colour.1, colour.2);
    let pairs = [(LIGHT.ground, DARK.ground), (LIGHT.ink, DARK.ink), (LIGHT.faint, DARK.faint)];
    let rules: String = pairs
        .into_iter()
        .map(|(light, dark)| (hex(light), hex(dark)))
        .map(|(light, dark)| format!("[fill=\"{light}\"]{{fill:{dark}}}[stroke=\"{light}\"]{{stroke:{dark}}}"))
        .collect();
    match svg.split_once(">\n") {
        Some((start, rest)) => {
            format!("{start}>\n<style>@media (prefers-color-scheme:dark){{{rules}}}</style>\n{rest}")
        }
        None => svg.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_labels_of_an_axis_are_the_same() {
        for length in (1..4000).map(|part| f64::from(part) * 0.013) {
            for lowest in [0.0, 12.1, 49.33] {
                let axis: plotters::coord::types::RangedCoordf64 = (lowest..lowest + length).into();
                let shown = |value: &f64| format!("{value:.0$}", decimals(length));
                let labels: Vec<String> = axis.key_points(6).iter().map(shown).collect();
                let mut apart = labels.clone();
                apart.dedup();
                assert_eq!(labels, apart, "{length} from {lowest}");
            }
        }
    }
}
