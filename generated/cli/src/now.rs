//! `vrm now`: the flow of power as a picture.

use anstyle::Style;
use jiff::SignedDuration;
use serde_json::json;
use victron_vrm::tasks::{LocalSite, PowerFlow};

use crate::canvas::Canvas;
use crate::connection::Connection;
use crate::failure::Failure;
use crate::output::{self, BAD, BATTERY, BOLD, FAINT, GENERATOR, GRID, LOADS, SUN, ago, clock, rounded, styled, watts};

/// What is less is nothing: inverters and shunts show some watts when they do nothing.
const NOTHING_WATTS: f64 = 5.0;

const WIDTH: usize = 21;
const LEFT: usize = 1;
const BUS: usize = LEFT + WIDTH + 6;
const RIGHT: usize = BUS + 7;

pub async fn run(connection: &Connection) -> Result<String, Failure> {
    let site = connection.site().await?;
    let power = site.power().await?;
    if connection.json {
        return Ok(output::json(&as_json(&site, &power)));
    }
    let mut out = styled(BOLD, site.name());
    match power.time {
        None => out.push_str(&styled(FAINT, "  no data yet")),
        Some(time) => {
            out.push_str(&styled(FAINT, format!("  {}", clock(time, site.zone()))));
            // A GX device sends every quarter of an hour at the latest.
            if connection.now().duration_since(time) > SignedDuration::from_mins(45) {
                out.push_str(&styled(BAD, format!("  ({})", ago(time, connection.now()))));
            }
        }
    }
    Ok(format!("{out}\n\n{}", picture(&power)))
}

fn as_json(site: &LocalSite, power: &PowerFlow) -> serde_json::Value {
    let number = |value: Option<f64>| value.map(rounded);
    json!({
        "site": site.id().0, "name": site.name(), "time": power.time,
        "solar_watts": number(power.solar_watts), "consumption_watts": number(power.consumption_watts),
        "grid_watts": number(power.grid_watts), "generator_watts": number(power.generator_watts),
        "battery_watts": number(power.battery_watts), "battery_volts": number(power.battery_volts),
        "battery_amperes": number(power.battery_amperes),
        "state_of_charge_percent": number(power.state_of_charge_percent),
    })
}

/// Something that gives or takes power.
struct Part {
    name: &'static str,
    style: Style,
    /// Above 0 it gives, below 0 it takes.
    gives: Option<f64>,
    words: &'static str,
    percent: Option<f64>,
}

impl Part {
    fn new(name: &'static str, style: Style, gives: Option<f64>, words: [&'static str; 2]) -> Self {
        let words = match gives {
            Some(gives) if gives >= NOTHING_WATTS => words[0],
            Some(gives) if gives <= -NOTHING_WATTS => words[1],
            _ => "",
        };
        Part { name, style, gives, words, percent: None }
    }

    fn height(&self) -> usize {
        if self.percent.is_some() { 5 } else { 4 }
    }

    /// Draws the box, and the wire to the bus.
    fn draw(&self, canvas: &mut Canvas, row: usize, is_left: bool) {
        let column = if is_left { LEFT } else { RIGHT };
        canvas.frame(column, row, (WIDTH, self.height()), FAINT);
        canvas.text(column + 2, row + 1, self.style.bold(), self.name);
        let words = format!("{:>width$}", self.words, width = WIDTH - 4 - self.name.len());
        canvas.text(column + 2 + self.name.len(), row + 1, FAINT, &words);
        let value = self.gives.map_or_else(|| "unknown".to_owned(), |value| watts(value.abs()));
        canvas.text(column + 2, row + 2, Style::new(), &format!("{value:>width$}", width = WIDTH - 4));
        if let Some(percent) = self.percent {
            let full = (percent.clamp(0.0, 100.0) / 10.0).round() as usize;
            let bar = format!("{}{}", "█".repeat(full), "░".repeat(10 - full));
            canvas.text(column + 2, row + 3, self.style, &bar);
            canvas.text(column + 12, row + 3, Style::new(), &format!("{percent:>5.0} %"));
        }
        let (from, to) = if is_left { (LEFT + WIDTH, BUS) } else { (BUS, RIGHT - 1) };
        let flows = self.gives.filter(|watts| watts.abs() >= NOTHING_WATTS);
        canvas.across(from, to, row + 2, if flows.is_some() { self.style } else { FAINT });
        if let Some(watts) = flows {
            // What is on the left gives to the right.
            let arrow = if (watts > 0.0) == is_left { "►" } else { "◄" };
            canvas.text((from + to) / 2, row + 2, self.style, arrow);
        }
    }
}

/// Sources on the left, uses on the right, and a bus between them.
fn picture(power: &PowerFlow) -> String {
    let mut left = vec![Part::new("Sun", SUN, power.solar_watts, ["", ""])];
    if power.generator_watts.is_some() {
        left.push(Part::new("Generator", GENERATOR, power.generator_watts, ["runs", ""]));
    }
    let battery = power.battery_watts.map(|watts| -watts);
    let battery = Part::new("Battery", BATTERY, battery, ["gives", "charges"]);
    left.push(Part { percent: power.state_of_charge_percent, ..battery });
    let mut right = Vec::new();
    if power.grid_watts.is_some() {
        right.push(Part::new("Grid", GRID, power.grid_watts, ["gives", "takes"]));
    }
    right.push(Part::new("Loads", LOADS, power.consumption_watts.map(|watts| -watts), ["", ""]));

    let mut canvas = Canvas::default();
    let mut wires = Vec::new();
    let mut places = Vec::new();
    for (parts, is_left) in [(&left, true), (&right, false)] {
        let mut row = 0;
        for part in parts {
            places.push((part, row, is_left));
            wires.push(row + 2);
            row += part.height();
        }
    }
    // The bus first, so that the wires join it.
    if let (Some(first), Some(last)) = (wires.iter().min(), wires.iter().max()) {
        canvas.down(BUS, *first, *last, FAINT);
    }
    for (part, row, is_left) in places {
        part.draw(&mut canvas, row, is_left);
    }
    canvas.render()
}
