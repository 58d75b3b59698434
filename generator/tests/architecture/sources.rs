//! Rust files, and what each of them declares, shows and takes from others.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use syn::{Item, UseTree, Visibility};

/// The files of a folder of the repository, with their texts.
pub fn files(folder: &str) -> Vec<(String, String)> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the generator is in a folder");
    let mut found = Vec::new();
    collect(&repository.join(folder), &mut found);
    found.sort();
    let text = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("the file can be read");
        let path = path.strip_prefix(repository).expect("it is in the repository");
        (path.to_string_lossy().replace('\\', "/"), text)
    };
    found.into_iter().map(text).collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

/// A name that a file has from elsewhere.
#[derive(Debug, Clone)]
pub struct Import {
    /// The name in the file; `*` stands for all of a module.
    pub name: String,
    /// From where, as it is written.
    pub path: Vec<String>,
    /// Whether others can take it from here.
    pub shown: bool,
}

/// One file.
pub struct Source {
    text: String,
    /// It, parsed; without what is only compiled for its own tests.
    pub items: Vec<Item>,
    /// Modules in files of their own.
    pub modules: BTreeSet<String>,
    /// Everything else that it defines.
    pub defined: BTreeSet<String>,
    /// What it takes from elsewhere.
    pub imports: Vec<Import>,
}

/// The files of one crate, by their paths below its `src`.
#[derive(Default)]
pub struct Sources(BTreeMap<String, Source>);

impl Sources {
    /// Reads a folder of the repository.
    pub fn read(folder: &str) -> Self {
        let folder = format!("{folder}/");
        let files = files(&folder);
        let below = |(path, text): (String, String)| (path.trim_start_matches(&folder).to_owned(), Source::new(text));
        Self(files.into_iter().map(below).collect())
    }

    /// With one file more.
    pub fn with(mut self, path: &str, text: &str) -> Self {
        let (folder, name) = path.rsplit_once('/').expect("a file in a folder");
        if let Some(parent) = self.0.get_mut(&format!("{folder}/mod.rs")) {
            parent.modules.insert(name.trim_end_matches(".rs").to_owned());
        }
        self.0.insert(path.to_owned(), Source::new(text.to_owned()));
        self
    }

    /// Paths and texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, source)| (path.as_str(), source.text.as_str()))
    }

    /// Paths.
    pub fn paths(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }

    /// One file.
    pub fn get(&self, path: &str) -> Option<&Source> {
        self.0.get(path)
    }

    /// Whether a file defines anything but modules.
    pub fn defines_items(&self, path: &str) -> bool {
        self.get(path).is_some_and(|source| !source.defined.is_empty())
    }

    /// The file of a module.
    pub fn file_of(&self, module: &[String]) -> Option<String> {
        let joined = module.join("/");
        let candidates = match module {
            [] => vec!["lib.rs".to_owned()],
            _ => vec![format!("{joined}.rs"), format!("{joined}/mod.rs")],
        };
        candidates.into_iter().find(|path| self.0.contains_key(path))
    }
}

impl Source {
    fn new(text: String) -> Self {
        let file = syn::parse_file(&text).expect("it is Rust");
        let items: Vec<_> = file.items.into_iter().filter(|item| !is_test(item)).collect();
        let mut source =
            Self { text, items: Vec::new(), modules: BTreeSet::new(), defined: BTreeSet::new(), imports: Vec::new() };
        for item in &items {
            source.note(item);
        }
        source.items = items;
        source
    }

    fn note(&mut self, item: &Item) {
        let name = match item {
            Item::Mod(item) if item.content.is_none() => {
                self.modules.insert(item.ident.to_string());
                return;
            }
            Item::Use(item) => {
                let shown = !matches!(item.vis, Visibility::Inherited);
                take(&item.tree, &mut Vec::new(), shown, &mut self.imports);
                return;
            }
            Item::Mod(item) => Some(&item.ident),
            Item::Struct(item) => Some(&item.ident),
            Item::Enum(item) => Some(&item.ident),
            Item::Union(item) => Some(&item.ident),
            Item::Trait(item) => Some(&item.ident),
            Item::Type(item) => Some(&item.ident),
            Item::Const(item) => Some(&item.ident),
            Item::Static(item) => Some(&item.ident),
            Item::Fn(item) => Some(&item.sig.ident),
            Item::Macro(item) => item.ident.as_ref(),
            _ => None,
        };
        self.defined.extend(name.map(ToString::to_string));
    }
}

fn is_test(item: &Item) -> bool {
    let attributes = match item {
        Item::Mod(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => return false,
    };
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || attribute
                .parse_args::<syn::Ident>()
                .is_ok_and(|ident| attribute.path().is_ident("cfg") && ident == "test")
    })
}

/// Collects the names of a `use`.
fn take(tree: &UseTree, path: &mut Vec<String>, shown: bool, imports: &mut Vec<Import>) {
    let import = |name: &str, path: &[String]| Import { name: name.to_owned(), path: path.to_vec(), shown };
    match tree {
        UseTree::Path(tree) => {
            path.push(tree.ident.to_string());
            take(&tree.tree, path, shown, imports);
            path.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| take(tree, path, shown, imports)),
        UseTree::Glob(_) => imports.push(import("*", path)),
        UseTree::Name(tree) if tree.ident == "self" => {
            imports.extend(path.last().map(|name| import(name, path)));
        }
        UseTree::Name(tree) => {
            let name = tree.ident.to_string();
            imports.push(import(&name, &[path.as_slice(), std::slice::from_ref(&name)].concat()));
        }
        UseTree::Rename(tree) => {
            let name = tree.ident.to_string();
            let path = if name == "self" { path.clone() } else { [path.as_slice(), &[name]].concat() };
            imports.push(import(&tree.rename.to_string(), &path));
        }
    }
}
