//! Charts as SVG.
//!
//! Colours are those of Okabe and Ito, which people with colour blindness tell apart. A chart is light or
//! dark as its viewer is, unless it is asked to be dark.

mod bands;
mod bars;
mod days;
mod hours;
mod panel;
mod places;

use std::fs;
use std::path::Path;

pub use bands::{Band, bands};
pub use bars::{Bars, Column, bars};
pub use hours::{Hours, hours};
pub use panel::Colour;

use crate::failure::{Code, Failure};

pub const ORANGE: Colour = Colour(0xe6, 0x9f, 0x00);
pub const SKY: Colour = Colour(0x56, 0xb4, 0xe9);
pub const GREEN: Colour = Colour(0x00, 0x9e, 0x73);
pub const BLUE: Colour = Colour(0x00, 0x72, 0xb2);
pub const PURPLE: Colour = Colour(0xcc, 0x79, 0xa7);

/// Writes a chart into a file.
pub fn save(path: &Path, svg: &str) -> Result<(), Failure> {
    fs::write(path, svg).map_err(|error| Failure::new(Code::Other, format!("{}: {error}", path.display())))
}
