//! From the paths in a file to the files where the things behind them are defined.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::Visit;

use super::sources::Sources;

/// Which files each file knows.
pub type References = BTreeMap<String, BTreeSet<String>>;

/// More re-exports of one name than this lead nowhere.
const MOST_STEPS: usize = 16;

/// What each file knows, through whatever re-exports. What stands inside of macros is not read,
/// because it is the text of generated files.
pub fn references(sources: &Sources) -> References {
    sources.paths().map(|path| (path.clone(), known(sources, path))).collect()
}

fn known(sources: &Sources, path: &str) -> BTreeSet<String> {
    let Some(source) = sources.get(path) else { return BTreeSet::new() };
    let module = module_of(path);
    let mut paths = Paths::default();
    source.items.iter().for_each(|item| paths.visit_item(item));
    let imported = source.imports.iter().map(|import| match import.name.as_str() {
        "*" => [import.path.as_slice(), &["*".to_owned()]].concat(),
        _ => import.path.clone(),
    });
    let mut known = BTreeSet::new();
    for written in imported.chain(paths.found) {
        known.extend(resolve(sources, &module, &written, MOST_STEPS));
    }
    known.remove(path);
    known
}

/// The module that a file is.
fn module_of(path: &str) -> Vec<String> {
    let path = path.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    if path == "lib" { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

/// The files where the thing is defined to which a path leads, that is written in a module: one,
/// or several for a `*`, or none when it is from another crate.
fn resolve(sources: &Sources, module: &[String], written: &[String], steps: usize) -> BTreeSet<String> {
    let none = BTreeSet::new();
    let Some(steps) = steps.checked_sub(1) else { return none };
    let Some((first, mut rest)) = written.split_first() else { return none };
    let mut at = module.to_vec();
    match first.as_str() {
        "crate" => at.clear(),
        "self" => {}
        "super" => {
            at.pop();
            while let Some((next, after)) = rest.split_first()
                && next == "super"
            {
                at.pop();
                rest = after;
            }
        }
        _ => rest = written,
    }
    let is_anchored = matches!(first.as_str(), "crate" | "self" | "super");
    walk(sources, at, rest, is_anchored, steps)
}

/// Follows a path from a module on. Names that a module has not only for itself can be seen from
/// outside; those in the first place can be seen from within.
fn walk(sources: &Sources, at: Vec<String>, path: &[String], mut outside: bool, steps: usize) -> BTreeSet<String> {
    let mut at = at;
    let mut rest = path;
    loop {
        let Some(file) = sources.file_of(&at) else { return BTreeSet::new() };
        let Some(source) = sources.get(&file) else { return BTreeSet::new() };
        let Some((name, after)) = rest.split_first() else { return BTreeSet::from([file]) };
        if source.modules.contains(name) {
            at.push(name.clone());
            rest = after;
            outside = true;
            continue;
        }
        if source.defined.contains(name) {
            return BTreeSet::from([file]);
        }
        let visible = |shown: bool| shown || !outside;
        if name == "*" {
            let shown = source.imports.iter().filter(|import| visible(import.shown));
            let mut all: BTreeSet<_> = shown.flat_map(|import| resolve(sources, &at, &import.path, steps)).collect();
            if !source.defined.is_empty() || all.is_empty() {
                all.insert(file);
            }
            return all;
        }
        let named = source.imports.iter().find(|import| import.name == *name);
        if let Some(import) = named {
            let full = [import.path.as_slice(), after].concat();
            return resolve(sources, &at, &full, steps);
        }
        let globs = source.imports.iter().filter(|import| import.name == "*");
        return globs
            .flat_map(|import| resolve(sources, &at, &[import.path.as_slice(), rest].concat(), steps))
            .collect();
    }
}

/// The paths in the code of a file.
#[derive(Default)]
struct Paths {
    found: Vec<Vec<String>>,
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.leading_colon.is_none() {
            self.found.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, _: &'ast syn::Macro) {}

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    // `pub(super)` is no use of the module above.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_item_use(&mut self, _: &'ast syn::ItemUse) {}
}
