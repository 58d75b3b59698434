//! The command `diff`.

use std::path::Path;

use super::arguments::{CrateArguments, Format, ReadingArguments};
use super::input::input;
use crate::diagnostic::Report;
use crate::diff::{SURFACE, Surface, compare, render, render_json};
use crate::generate::{Input, Products, surface_of};

/// What is compared, as programs are told.
#[derive(Debug, Clone, Default)]
#[cfg_attr(feature = "program", derive(clap::Args))]
pub struct DiffArguments {
    /// For people, or one JSON object a line for continuous integration.
    #[cfg_attr(feature = "program", arg(long, value_enum, default_value_t))]
    pub format: Format,
    /// Fails (exit code 1) when something changes.
    #[cfg_attr(feature = "program", arg(long, value_enum, value_name = "WHAT"))]
    pub deny: Option<Deny>,
    /// Compares calls by their paths only, not also by tag and `operationId`.
    #[cfg_attr(feature = "program", arg(long))]
    pub paths_only: bool,
}

/// Which changes let `diff` fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "program", derive(clap::ValueEnum))]
pub enum Deny {
    /// Those that can break programs.
    Breaking,
    /// All of them.
    Any,
}

/// One of two things that are compared.
#[derive(Debug)]
pub enum Side {
    /// A document, and what is made of it.
    Document(Box<(Input, Products)>),
    /// A surface that was written into a crate.
    Surface(Surface),
}

impl Side {
    /// A document, a folder of a crate that was made, or the listing in it.
    ///
    /// # Errors
    /// When it can't be read, with its path.
    pub fn open(name: &str, reading: &ReadingArguments, arguments: &DiffArguments) -> Result<Self, String> {
        let folder = Path::new(name);
        let listing = folder.join(SURFACE).display().to_string();
        let input = input(if folder.is_dir() { &listing } else { name })?;
        let text = String::from_utf8_lossy(&input.document.bytes);
        if Surface::is_listed_in(&text) {
            let other = || format!("{}: written by another version of openapi-to-crate", input.document.name);
            return Surface::read(&text).map(Side::Surface).ok_or_else(other);
        }
        let config = reading.config()?;
        let of_crate = CrateArguments { paths_only: arguments.paths_only, ..CrateArguments::default() };
        let products = of_crate.products(&config)?;
        Ok(Side::Document(Box::new((reading.apply(input, &config)?, products))))
    }

    fn surface(self) -> Option<Surface> {
        match self {
            Side::Surface(surface) => Some(surface),
            Side::Document(document) => {
                let (input, products) = *document;
                let mut report = Report::default();
                let surface = surface_of(&input, &products, &mut report);
                // Warnings are not what was asked for.
                if surface.is_none() {
                    eprint!("{}", input.render(&report));
                }
                surface
            }
        }
    }
}

/// Prints what changes for programs. Whether both can be read, and nothing is denied.
pub fn diff(old: Side, new: Side, arguments: &DiffArguments) -> bool {
    let (Some(old), Some(new)) = (old.surface(), new.surface()) else { return false };
    let changes = compare(&old, &new);
    print!("{}", if arguments.format == Format::Json { render_json(&changes) } else { render(&changes) });
    match arguments.deny {
        None => true,
        Some(Deny::Breaking) => !changes.iter().any(|change| change.breaks),
        Some(Deny::Any) => changes.is_empty(),
    }
}
