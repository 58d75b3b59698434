//! This repository: what it reads, what it makes of that, and where.

use std::path::{Path, PathBuf};
use std::process::Command;

use openapi_to_crate::generate::{Published, Source};
use openapi_to_crate::parse::{Folder, OtherFiles, Reading};
use openapi_to_crate::write::Ownership;
use openapi_to_crate::{CrateName, Input, OwnModule, Products};

/// The document of the API.
pub const DOCUMENT: &str = "spec/openapi.yaml";

/// The attributes, and the known values of those that are enums.
pub const TABLES: [&str; 2] = ["spec/attributes.csv", "spec/attribute-values.csv"];

/// These files and all files of these folders are machine-made but for those of [`OWN_MODULE`], so no list is kept of
/// them; git has one.
pub const OWNERSHIP: Ownership<'_> = Ownership::Folders {
    folders: &["generated/src", "generated/cli/src/operations", BUNDLE, SURFACE, "spec/published"],
    except: &["generated/src/tasks"],
};

/// The listing of what programs see of the client.
const SURFACE: &str = "generated/.openapi-to-crate-surface";

/// The document that the mock carries.
const BUNDLE: &str = "generated/mock/document";

/// The document for other languages.
pub const PUBLISHED: &str = "spec/published/openapi.yaml";

/// The module of the client that is written by hand.
pub const OWN_MODULE: &str = "tasks";

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The cargo that runs this, else the one that is found.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The document with its tables.
///
/// # Errors
/// When one of them can't be read, with its path.
pub fn input() -> Result<Input, String> {
    let read = |name: &str| {
        let bytes = std::fs::read(root().join(name)).map_err(|error| format!("{name}: {error}"))?;
        Ok::<_, String>(Source::new(name, bytes))
    };
    let [codes, values] = TABLES;
    let files = OtherFiles::Folder(Folder::of(&root().join(DOCUMENT)));
    let tables = Some((read(codes)?, read(values)?));
    Ok(Input { document: read(DOCUMENT)?, files, tables, reading: Reading::default() })
}

/// The client and the document for other languages. They are released together, so both have one
/// version.
///
/// # Errors
/// Never, as long as the name of the client is one.
pub fn products() -> Result<Products, String> {
    Ok(Products {
        crate_name: Some(CrateName::new("victron-vrm")?),
        command: Some("cargo xtask gen".to_owned()),
        crate_folder: "generated".to_owned(),
        source_only: true,
        strict: true,
        paths_only: true,
        own_modules: vec![OwnModule::new(OWN_MODULE)?],
        operation_table: Some("generated/cli/src/operations/mod.rs".to_owned()),
        bundle: Some(BUNDLE.to_owned()),
        readme: true,
        published: Some(Published {
            folder: "spec/published".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            before: None,
        }),
        ..Products::default()
    })
}
