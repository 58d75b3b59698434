//! The command.

use std::collections::BTreeMap;

use openapi_to_crate::{CrateName, Products, TagFeatures, generate, program};

use super::difference::differences;
use super::json::Json;
use super::program::Program;
use super::samples::Samples;

/// An overlay.
const WITHOUT_OPERATIONS: &str = "overlay: 1.0.0\ninfo: {title: Components alone, version: '1'}\n\
    actions: [{target: $.paths.*, remove: true}]\n";

/// Which document, and how much is said.
#[derive(clap::Args)]
pub struct Request {
    /// An OpenAPI document, YAML or JSON; `-` is the standard input.
    file: String,
    /// Fails when less than this share, in percent, is written as it came.
    #[arg(long, default_value_t = 0.0)]
    least: f64,
    /// So many kinds of differences are shown.
    #[arg(long, default_value_t = 20)]
    kinds: usize,
    /// Leaves the operations out, so that the crate of a large document is compiled soon.
    #[arg(long)]
    components: bool,
    /// Prints every sample that is not written as it came, and what became of it.
    #[arg(long)]
    all: bool,
}

/// Makes samples of every component schema of a document, reads and writes them with the generated
/// crate, and prints how many come back as they were. Whether these are enough.
pub fn run(request: &Request) -> Result<bool, String> {
    let mut input = program::input(&request.file)?;
    if request.components {
        input.reading.overlays.push(("components alone".to_owned(), WITHOUT_OPERATIONS.into()));
    }
    let stem = std::path::Path::new(&request.file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let crate_name = CrateName::from_title(&format!("roundtrip {stem}"));
    let products = Products { crate_name: Some(crate_name), tag_features: TagFeatures::Never, ..Products::default() };
    let generation = generate(&input, &products);
    let Some(generated) = generation.generated else {
        eprint!("{}", input.render(&generation.report));
        return Ok(false);
    };
    let document = generated.model.document.tree.to_json();
    let program = Program::write(&generated)?;
    let samples = Samples::new(&document);
    let made: Vec<(usize, Json)> = program
        .components
        .iter()
        .enumerate()
        .flat_map(|(index, component)| samples.of(component).into_iter().map(move |sample| (index, sample)))
        .collect();
    let outcomes = program.run(&made)?;

    let mut same = 0;
    let mut kinds: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for ((index, sample), outcome) in made.iter().zip(&outcomes) {
        let component = program.components.get(*index).map_or("", String::as_str);
        let found = match outcome {
            Ok(went) => differences(sample, went),
            Err(reason) => vec![(reason.clone(), String::new())],
        };
        if found.is_empty() {
            same += 1;
        } else if request.all {
            let went = outcome.as_ref().map_or_else(String::clone, Json::to_string);
            println!("{component}: {sample}\n  {went}");
        }
        for (kind, at) in found {
            kinds.entry(kind).or_insert_with(|| (0, format!("{component}{at}"))).0 += 1;
        }
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    for (kind, (count, example)) in kinds.iter().take(request.kinds) {
        println!("{count:>7}  {kind}, as in {example}");
    }
    if kinds.len() > request.kinds {
        println!("{:>7}  {} kinds more", "", kinds.len() - request.kinds);
    }
    let share = 100.0 * f64::from(same) / (made.len().max(1) as f64);
    println!("{same} of {} samples come back as they came: {share:.2} %", made.len());
    Ok(share >= request.least)
}
