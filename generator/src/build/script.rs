//! What a build script does.

use std::path::{Path, PathBuf};
use std::{env, fmt, fs};

use super::inline::module;
use super::needs::missing;
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::generate::{Input, Products, generate};
use crate::own_module::OwnModule;
use crate::program::{self, CrateArguments, ReadingArguments};

/// More warnings would hide the others of a build.
const SHOWN: usize = 20;

/// Makes a client when a crate is built.
#[derive(Debug, Clone)]
pub struct Build {
    document: String,
    module: String,
    products: Option<Products>,
    reading: ReadingArguments,
}

/// The client was not made; cargo has been told why.
pub struct Failed {
    document: String,
}

impl fmt::Debug for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no client was made of {}", self.document)
    }
}

impl std::error::Error for Failed {}

impl Build {
    /// A client for a document, whose path is from the folder of the manifest, as a module of this name at
    /// the root of the crate.
    pub fn new(document: impl Into<String>, module: impl Into<String>) -> Self {
        let reading = ReadingArguments::default();
        Self { document: document.into(), module: module.into(), products: None, reading }
    }

    /// Overlays, a choice of operations, a file that says all of it, and whether what can't be read is left out.
    #[must_use]
    pub fn reading(self, reading: ReadingArguments) -> Self {
        Self { reading, ..self }
    }

    /// What else is wanted of the client, instead of what that file says. Its name, and what is about a crate of its own,
    /// means nothing here.
    #[must_use]
    pub fn products(self, products: Products) -> Self {
        Self { products: Some(products), ..self }
    }

    /// Writes `MODULE.rs` into `OUT_DIR`, and tells cargo what is wrong and when to come again: when the document, an
    /// overlay, or a file that it refers to has changed.
    ///
    /// # Errors
    /// When the document has errors, a dependency is missing, or something can't be read or written.
    pub fn write(&self) -> Result<(), Failed> {
        self.try_to_write().map_err(|messages| {
            messages.lines().for_each(|line| println!("cargo::error={line}"));
            Failed { document: self.document.clone() }
        })
    }

    fn try_to_write(&self) -> Result<(), String> {
        println!("cargo::rustc-check-cfg=cfg(feature, values(\"blocking\", \"tracing\"))");
        for path in std::iter::once(&self.document).chain(&self.reading.config) {
            println!("cargo::rerun-if-changed={path}");
        }
        let config = self.reading.config()?;
        for path in config.overlays.iter().chain(&self.reading.overlay) {
            println!("cargo::rerun-if-changed={path}");
        }
        let products = match &self.products {
            Some(products) => products.clone(),
            None => CrateArguments::default().products(&config)?,
        };
        let name = OwnModule::new(&self.module)?;
        let variable = |name: &str| env::var_os(name).map(PathBuf::from).ok_or(format!("{name} is not set"));
        let (manifest, out) = (variable("CARGO_MANIFEST_DIR")?.join("Cargo.toml"), variable("OUT_DIR")?);
        let input = self.reading.apply(program::input(&self.document)?, &config)?;
        let products = Products { source_only: true, ..products };
        let generation = generate(&input, &products);
        tell(&input, &generation.report);
        let Some(generated) = generation.generated else {
            return Err(format!("{}: nothing was made of it", self.document));
        };
        let lines = missing(&read(&manifest)?, &generated.krate.parts, &products.dependencies)?;
        if !lines.is_empty() {
            let (path, lines) = (manifest.display(), lines.join("\n"));
            return Err(format!("{path}: a client needs these lines under [dependencies]\n{lines}"));
        }
        let text = module(name.as_str(), &generated.files).map_err(|fault| fault.to_string())?;
        let path = out.join(format!("{}.rs", name.as_str()));
        // Cargo compiles what is newer, whether or not it is different.
        if fs::read_to_string(&path).is_ok_and(|there| there == text) {
            return Ok(());
        }
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
    }
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Tells cargo what was found, and which other files belong to the document.
fn tell(input: &Input, report: &Report) {
    for (name, _) in report.files() {
        println!("cargo::rerun-if-changed={name}");
    }
    let shown = |found: &Diagnostic| {
        let Diagnostic { file, span, code, message, help, .. } = found;
        let within = found.within.as_ref().map(|within| format!(", in {within}")).unwrap_or_default();
        format!("{file}:{}:{}: {message} [{code}{within}]; {help}", span.line, span.column)
    };
    let (errors, warnings): (Vec<_>, Vec<_>) =
        report.sorted().into_iter().partition(|found| found.severity() == Severity::Error);
    errors.iter().for_each(|found| println!("cargo::error={}", shown(found)));
    warnings.iter().take(SHOWN).for_each(|found| println!("cargo::warning={}", shown(found)));
    if warnings.len() > SHOWN {
        let (more, file) = (warnings.len() - SHOWN, &input.document.name);
        println!("cargo::warning={more} more; `openapi-to-crate lint {file}` shows them");
    }
}
