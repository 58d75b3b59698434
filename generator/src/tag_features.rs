//! When a crate has a feature for each tag.

use serde::Deserialize;

use crate::ir::Api;

/// Whether the operations of each tag are a feature of the crate, so that people compile only what they use. All
/// are on by default. It takes a manifest that is made with the crate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "program", derive(clap::ValueEnum))]
#[serde(rename_all = "kebab-case")]
pub enum TagFeatures {
    /// For documents of more than 150 operations.
    #[default]
    Auto,
    /// For every document.
    Always,
    /// For none.
    Never,
}

impl TagFeatures {
    /// As it is written on a command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }
    }

    /// Whether a document is one of those.
    pub fn are_wanted(self, api: &Api) -> bool {
        match self {
            Self::Auto => api.operations.len() > 150,
            Self::Always => true,
            Self::Never => false,
        }
    }
}
