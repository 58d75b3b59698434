//! The whole way, from the files that are read to those that are to be written.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::bundle::bundle;
use crate::codemodel::{Crate, Derives, Fault, Options, RustPath, model, operation_table};
use crate::crate_name::CrateName;
use crate::diagnostic::{Report, Span};
use crate::diff::{SURFACE, Surface, surface};
use crate::emit::{self, OutputFile, emit, samples};
use crate::ir::{Api, CodeTable};
use crate::lower::lower;
use crate::own_module::OwnModule;
use crate::parse::{Document, OtherFiles, Reading, Whole, whole};
use crate::publish::{Material, publish};
use crate::render::render;
use crate::tables::parse_table;
use crate::tag_features::TagFeatures;

/// A file that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What messages call it, usually its path.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

impl Source {
    /// A file.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }
}

/// All that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// An OpenAPI 3.0 or 3.1 document, YAML or JSON.
    pub document: Source,
    /// What the document may refer to beside itself.
    pub files: OtherFiles,
    /// The table of codes and that of their values, for documents that have code tables.
    pub tables: Option<(Source, Source)>,
    /// What is to be read of the document, and how.
    pub reading: Reading,
}

impl Input {
    /// A document alone.
    pub fn document(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { document: Source::new(name, bytes), files: OtherFiles::None, tables: None, reading: Reading::default() }
    }

    /// A report as text, with the lines that it is about.
    pub fn render(&self, report: &Report) -> String {
        let tables = self.tables.iter().flat_map(|(codes, values)| [codes, values]);
        let texts: Vec<(&str, Cow<'_, str>)> = std::iter::once(&self.document)
            .chain(tables)
            .map(|source| (source.name.as_str(), String::from_utf8_lossy(&source.bytes)))
            .collect();
        let sources: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_ref())).collect();
        render(report, &sources)
    }
}

/// What an input says.
#[derive(Debug, Clone)]
pub struct Model {
    /// The document as it stands.
    pub document: Document,
    /// What it means, with its tables.
    pub api: Api,
}

/// What is to be made of an input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Products {
    /// Name of the crate; of the document's title when there is none.
    pub crate_name: Option<CrateName>,
    /// The command that makes it, which each file names; `openapi-to-crate gen` when there is none.
    pub command: Option<String>,
    /// Folder of the crate, with `/`; empty when it is the folder of all files.
    pub crate_folder: String,
    /// Whether the crate has a manifest already, so that only its source is written.
    pub source_only: bool,
    /// Whether `cargo test` compiles the examples in the documentation of the crate. They stand
    /// between words of the document.
    pub doctests: bool,
    /// Whether a warning, too, keeps everything from being made.
    pub strict: bool,
    /// Whether clients of the crate take a value of an answer that does not fit its type for an
    /// error, unless told otherwise. It is only missing where it stands when not.
    pub strict_types: bool,
    /// Modules of the crate that somebody writes by hand. The crate declares them as public; their
    /// files are never touched.
    pub own_modules: Vec<OwnModule>,
    /// Whether the documentation of the crate begins with the `README.md` beside its manifest, which
    /// somebody wrote.
    pub readme: bool,
    /// Whether operations are found by their paths only, not also by tag and `operationId`.
    pub paths_only: bool,
    /// Whether the operations of each tag are a feature of the crate.
    pub tag_features: TagFeatures,
    /// Whether only the types that travel are made, with code tables where there are any, and without a client.
    pub types_only: bool,
    /// What types derive beside what they always do.
    pub derives: Vec<Derives>,
    /// Crates that it depends on beside those of the runtime, each with its value in a manifest.
    pub dependencies: Vec<(String, String)>,
    /// The document for other languages, where one is wanted.
    pub published: Option<Published>,
    /// Path of a file of another crate, with `/`, that lists all operations but those whose body has
    /// parts, for a program that calls any of them by name. That crate has the types of what is listed in
    /// `crate::operation`.
    pub operation_table: Option<String>,
    /// Folder of a bundle, with `/`: the document with all that it refers to in `openapi.json`, and its tables, for
    /// a program that carries them along and reads them as they are read here.
    pub bundle: Option<String>,
}

/// The document for other languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Its folder, with `/`.
    pub folder: String,
    /// Its version.
    pub version: String,
    /// Its YAML as it was published before. Where nothing changes it, it is not read back, which takes
    /// as long as all the rest.
    pub before: Option<String>,
}

/// What came of an input.
#[derive(Debug)]
pub struct Generation {
    /// All that was found, for [`Input::render`] or [`crate::render::render_json`].
    pub report: Report,
    /// Nothing when the report has errors, or anything at all where [`Products::strict`] is asked for.
    pub generated: Option<Generated>,
}

/// The files that an input makes.
#[derive(Debug)]
pub struct Generated {
    /// What the input says.
    pub model: Model,
    /// The crate, as it was decided.
    pub krate: Crate,
    /// All files, for [`mod@crate::write`].
    pub files: Vec<OutputFile>,
}

/// Reads and understands an input; nothing when it has errors. All problems of all files are
/// reported in one run.
pub fn read(input: &Input, report: &mut Report) -> Option<Model> {
    let Input { document, files, reading, .. } = input;
    let whole = whole(&document.name, &document.bytes, files, reading, report);
    let operations = whole.as_ref().map(Whole::operations);
    let model = understood(input, whole, report);
    if let Some(operations) = operations {
        report.name_operations(&document.name, |place| operations.at(place));
    }
    model
}

fn understood(input: &Input, whole: Option<Whole>, report: &mut Report) -> Option<Model> {
    let table = input.tables.as_ref().map(|(codes, values)| {
        let read = parse_table(&codes.name, &codes.bytes, Some((&values.name, &values.bytes)), report);
        // It has been reported; the document is judged as if it had a table.
        read.unwrap_or_default()
    });
    if input.reading.keep_going {
        return keep_going(whole?, table, report);
    }
    let document = whole?.typed(report)?;
    let api = lower(&document, table, report)?;
    (!report.has_errors()).then_some(Model { document, api })
}

/// Leaves out what can't be read until the rest can. Each round leaves out something.
fn keep_going(mut whole: Whole, table: Option<CodeTable>, report: &mut Report) -> Option<Model> {
    let mut errors = report.take_errors();
    loop {
        let mut found = Report::with_files(report.files());
        let document = whole.clone().typed(&mut found);
        let model = document.and_then(|document| {
            let api = lower(&document, table.clone(), &mut found)?;
            Some(Model { document, api })
        });
        errors.extend(found.take_errors());
        let sound = !errors.has_errors();
        if sound || !whole.leave_out(&errors, report) {
            report.extend(found);
            report.extend(errors);
            return model.filter(|_| sound);
        }
        errors = Report::default();
    }
}

/// Makes the files of an input. Writes none, and reads none but those that the document refers to.
///
/// ```
/// use openapi_to_crate::{Input, Products, generate};
///
/// let text = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\npaths: {}\n";
/// let input = Input::document("pets.yaml", text);
/// let generation = generate(&input, &Products::default());
/// print!("{}", input.render(&generation.report));
/// let generated = generation.generated.expect("a document without errors");
/// assert_eq!(generated.krate.options.crate_name, "pets");
/// assert!(generated.files.iter().any(|file| file.path == "src/lib.rs"));
/// ```
pub fn generate(input: &Input, products: &Products) -> Generation {
    let mut report = Report::default();
    let model = read(input, &mut report).filter(|_| !(products.strict && report.has_findings()));
    let generated = model.and_then(|model| match generated(input, model, products) {
        Ok(generated) => Some(generated),
        Err(fault) => {
            report.internal(&input.document.name, Span::START, fault.to_string());
            None
        }
    });
    Generation { report, generated }
}

/// What programs see of the crate that an input makes; nothing when the input has errors.
pub fn surface_of(input: &Input, products: &Products, report: &mut Report) -> Option<Surface> {
    let model = read(input, report)?;
    match decided(&input.document.name, &model, products) {
        Ok(krate) => Some(surface(&krate)),
        Err(fault) => {
            report.internal(&input.document.name, Span::START, fault.to_string());
            None
        }
    }
}

fn decided(document: &str, understood: &Model, products: &Products) -> Result<Crate, Fault> {
    let api = &understood.api;
    let crate_name = products.crate_name.clone().unwrap_or_else(|| CrateName::from_title(&api.title));
    let usual = Options::source(crate_name.as_str(), document);
    let own_types: BTreeSet<_> = understood.document.formats.values().collect();
    let options = Options {
        command: products.command.clone().unwrap_or(usual.command),
        crate_name: usual.crate_name,
        document: usual.document,
        workspace_manifest: !products.source_only,
        doctests: products.doctests,
        strict_types: products.strict_types,
        by_tag: !products.paths_only,
        tag_features: products.tag_features.are_wanted(api) && !products.source_only && !products.types_only,
        own_modules: products.own_modules.iter().map(|own| own.as_str().to_owned()).collect(),
        readme: products.readme,
        types_only: products.types_only,
        derives: products.derives.clone(),
        own_types: own_types.into_iter().map(|path| RustPath::new(path)).collect::<Result<_, _>>()?,
        dependencies: products.dependencies.clone(),
    };
    model(api, &options)
}

fn generated(input: &Input, understood: Model, products: &Products) -> Result<Generated, Fault> {
    let api = &understood.api;
    let krate = decided(&input.document.name, &understood, products)?;
    let published = || {
        let Some(published) = &products.published else { return Ok(Vec::new()) };
        let before = published.before.as_deref();
        let material = Material { api, samples: &samples(&krate), version: &published.version, before };
        Ok(in_folder(&published.folder, publish(&understood.document.tree, &material)?))
    };
    // Neither needs the other, and both together take twice as long.
    let (source, published) = std::thread::scope(|scope| {
        let published = scope.spawn(published);
        (emit(&krate), published.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    let mut files = source?;
    files.push(OutputFile::new(SURFACE, surface(&krate).to_string()));
    let mut files = in_folder(&products.crate_folder, files);
    files.extend(published?);
    if let Some(path) = &products.operation_table {
        files.push(emit::operation_table(&operation_table(api, &krate)?, path)?);
    }
    if let Some(folder) = &products.bundle {
        let tables = input.tables.iter().flat_map(|(codes, values)| [codes, values]);
        let tables = tables.map(|table| (table.name.as_str(), table.bytes.as_slice()));
        files.extend(in_folder(folder, bundle(&understood.document.tree, tables)?));
    }
    Ok(Generated { model: understood, krate, files })
}

fn in_folder(folder: &str, files: Vec<OutputFile>) -> Vec<OutputFile> {
    if folder.is_empty() {
        return files;
    }
    files.into_iter().map(|file| OutputFile::new(format!("{folder}/{}", file.path), file.contents)).collect()
}
