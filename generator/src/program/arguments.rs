//! The options that programs have in common.

use std::path::Path;

use super::config::Config;
use super::today::today;
use crate::crate_name::CrateName;
use crate::generate::{Input, Products};
use crate::own_module::OwnModule;
use crate::parse::{Folder, OtherFiles, Reading};
use crate::tag_features::TagFeatures;

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
    /// A file that says how the crate is made; options that are given beside it add to it.
    #[cfg_attr(feature = "program", arg(long, value_name = "FILE"))]
    pub config: Option<String>,
    /// Changes the document by an overlay (Overlay Specification 1.0) first; may be repeated.
    #[cfg_attr(feature = "program", arg(long, value_name = "FILE"))]
    pub overlay: Vec<String>,
    /// The folder below which all files of the document lie; that of the document when not given.
    #[cfg_attr(feature = "program", arg(long, value_name = "DIR"))]
    pub root: Option<String>,
    /// Reads only what fits `tag:NAME`, `path:/a/**` or `operation:ID`, and what that needs; may be repeated.
    #[cfg_attr(feature = "program", arg(long, value_name = "WHAT"))]
    pub only: Vec<String>,
    /// Leaves out an operation or a component that can't be read, with a warning, rather than nothing being made.
    #[cfg_attr(feature = "program", arg(long))]
    pub keep_going: bool,
}

impl ReadingArguments {
    /// What the file of `--config` says; nothing without one.
    ///
    /// # Errors
    /// When it can't be read or understood.
    pub fn config(&self) -> Result<Config, String> {
        self.config.as_deref().map_or_else(|| Ok(Config::default()), Config::read)
    }

    /// Adds to an input how it is to be read.
    ///
    /// # Errors
    /// When an overlay can't be read, or a choice is none.
    pub fn apply(&self, input: Input, config: &Config) -> Result<Input, String> {
        let overlay = |name: &String| {
            let bytes = std::fs::read(name).map_err(|error| format!("{name}: {error}"))?;
            Ok::<_, String>((name.clone(), bytes))
        };
        let reading = Reading {
            overlays: config.overlays.iter().chain(&self.overlay).map(overlay).collect::<Result<_, _>>()?,
            only: config.only.iter().chain(&self.only).map(|only| only.parse()).collect::<Result<_, _>>()?,
            keep_going: config.keep_going || self.keep_going,
            today: today(),
            formats: config.formats.clone(),
        };
        let files = match self.root.as_ref().or(config.root.as_ref()) {
            None => input.files,
            Some(root) => OtherFiles::Folder(Folder::below(Path::new(root), Path::new(&input.document.name))?),
        };
        Ok(Input { reading, files, ..input })
    }

    /// The same, as it is written on a command line; with a space before it, or nothing.
    pub fn command(&self) -> String {
        let config = self.config.iter().map(|name| format!(" --config {name}"));
        let overlays = self.overlay.iter().map(|name| format!(" --overlay {name}"));
        let root = self.root.iter().map(|dir| format!(" --root {dir}"));
        let only = self.only.iter().map(|only| format!(" --only '{only}'"));
        let keep_going = self.keep_going.then(|| " --keep-going".to_owned());
        config.chain(root).chain(overlays).chain(only).chain(keep_going).collect()
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
    /// Makes only the types that travel, without a client and what it needs.
    #[cfg_attr(feature = "program", arg(long))]
    pub types_only: bool,
    /// Whether the operations of each tag are a feature of the crate; they are in crates of more than 150 operations
    /// when not given.
    #[cfg_attr(feature = "program", arg(long, value_name = "WHEN"))]
    pub tag_features: Option<TagFeatures>,
    /// A module of the crate that is written by hand, in `src/NAME.rs` or `src/NAME/mod.rs`; may be repeated.
    #[cfg_attr(feature = "program", arg(long, value_name = "NAME"))]
    pub own_module: Vec<String>,
}

impl CrateArguments {
    /// What is asked for.
    ///
    /// # Errors
    /// When a name can't be that of a crate or of a module.
    pub fn products(&self, config: &Config) -> Result<Products, String> {
        let name = self.name.as_ref().or(config.name.as_ref());
        let own_modules = config.own_modules.iter().chain(&self.own_module);
        Ok(Products {
            crate_name: name.map(|name| CrateName::new(name)).transpose()?,
            doctests: config.doctest || self.doctest,
            strict: config.strict || self.strict,
            strict_types: config.strict_types || self.strict_types,
            paths_only: config.paths_only || self.paths_only,
            types_only: config.types_only || self.types_only,
            tag_features: self.tag_features.or(config.tag_features).unwrap_or_default(),
            own_modules: own_modules.map(|name| OwnModule::new(name)).collect::<Result<_, _>>()?,
            derives: config.derives()?,
            dependencies: config.added.clone(),
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
            (self.types_only, " --types-only"),
        ];
        let switches = switches.into_iter().filter(|(on, _)| *on).map(|(_, switch)| switch.to_owned());
        let tags = self.tag_features.iter().map(|when| format!(" --tag-features {}", when.word()));
        let own = self.own_module.iter().map(|name| format!(" --own-module {name}"));
        name.chain(switches).chain(tags).chain(own).collect()
    }
}
