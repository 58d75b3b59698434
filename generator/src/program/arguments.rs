//! The options that programs have in common.

use crate::crate_name::CrateName;
use crate::generate::{Input, Products};
use crate::own_module::OwnModule;
use crate::parse::Reading;

/// How something is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "program", derive(clap::ValueEnum))]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// What is to be read of a document, as programs are told.
#[derive(Debug, Clone, Default)]
#[cfg_attr(feature = "program", derive(clap::Args))]
pub struct ReadingArguments {
    /// Changes the document by an overlay (Overlay Specification 1.0) first; may be repeated.
    #[cfg_attr(feature = "program", arg(long, value_name = "FILE"))]
    pub overlay: Vec<String>,
    /// Reads only what fits `tag:NAME`, `path:/a/**` or `operation:ID`, and what that needs; may be repeated.
    #[cfg_attr(feature = "program", arg(long, value_name = "WHAT"))]
    pub only: Vec<String>,
    /// Leaves out an operation or a component that can't be read, with a warning, rather than nothing being made.
    #[cfg_attr(feature = "program", arg(long))]
    pub keep_going: bool,
}

impl ReadingArguments {
    /// Adds to an input how it is to be read.
    ///
    /// # Errors
    /// When an overlay can't be read, or a choice is none.
    pub fn apply(&self, input: Input) -> Result<Input, String> {
        let overlay = |name: &String| {
            let bytes = std::fs::read(name).map_err(|error| format!("{name}: {error}"))?;
            Ok::<_, String>((name.clone(), bytes))
        };
        let reading = Reading {
            overlays: self.overlay.iter().map(overlay).collect::<Result<_, _>>()?,
            only: self.only.iter().map(|only| only.parse()).collect::<Result<_, _>>()?,
            keep_going: self.keep_going,
        };
        Ok(Input { reading, ..input })
    }

    /// The same, as it is written on a command line; with a space before it, or nothing.
    pub fn command(&self) -> String {
        let overlays = self.overlay.iter().map(|name| format!(" --overlay {name}"));
        let only = self.only.iter().map(|only| format!(" --only '{only}'"));
        let keep_going = self.keep_going.then(|| " --keep-going".to_owned());
        overlays.chain(only).chain(keep_going).collect()
    }
}

/// What is to be made of a document, as programs are told. Only for a folder: all of them require `--out`.
#[derive(Debug, Clone, Default)]
#[cfg_attr(feature = "program", derive(clap::Args), group(requires = "out"))]
pub struct CrateArguments {
    /// Name of the crate; from the document's title when not given.
    #[cfg_attr(feature = "program", arg(long))]
    pub name: Option<String>,
    /// Makes tests of the examples in the documentation. They stand between words of the document.
    #[cfg_attr(feature = "program", arg(long))]
    pub doctest: bool,
    /// Takes warnings for errors: nothing is written then.
    #[cfg_attr(feature = "program", arg(long))]
    pub strict: bool,
    /// Makes clients that take a value that does not fit its type for an error, unless told otherwise.
    #[cfg_attr(feature = "program", arg(long))]
    pub strict_types: bool,
    /// Names operations by their paths only, not also by tag and `operationId`.
    #[cfg_attr(feature = "program", arg(long))]
    pub paths_only: bool,
    /// A module of the crate that is written by hand, in `src/NAME.rs` or `src/NAME/mod.rs`; may be repeated.
    #[cfg_attr(feature = "program", arg(long, value_name = "NAME"))]
    pub own_module: Vec<String>,
}

impl CrateArguments {
    /// What is asked for.
    ///
    /// # Errors
    /// When a name can't be that of a crate or of a module.
    pub fn products(&self) -> Result<Products, String> {
        Ok(Products {
            crate_name: self.name.as_deref().map(CrateName::new).transpose()?,
            doctests: self.doctest,
            strict: self.strict,
            strict_types: self.strict_types,
            paths_only: self.paths_only,
            own_modules: self.own_module.iter().map(|name| OwnModule::new(name)).collect::<Result<_, _>>()?,
            ..Products::default()
        })
    }

    /// The same, as it is written on a command line; with a space before it, or nothing.
    pub fn command(&self) -> String {
        let name = self.name.iter().map(|name| format!(" --name {name}"));
        let switches = [
            (self.doctest, " --doctest"),
            (self.strict, " --strict"),
            (self.strict_types, " --strict-types"),
            (self.paths_only, " --paths-only"),
        ];
        let switches = switches.into_iter().filter(|(on, _)| *on).map(|(_, switch)| switch.to_owned());
        let own = self.own_module.iter().map(|name| format!(" --own-module {name}"));
        name.chain(switches).chain(own).collect()
    }
}
