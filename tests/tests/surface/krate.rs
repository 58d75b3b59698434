//! The source of the client as a tree of modules, and what of it can be named from outside.

use std::collections::BTreeMap;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;
use syn::{Attribute, Ident, Item, ItemImpl, Macro, Meta, UseTree, Visibility, parse_quote};
use vrm_tests::spec;

use super::methods;

/// Everything that a module holds, by its path within the crate (`runtime::client`).
pub struct Krate {
    modules: BTreeMap<String, Module>,
}

#[derive(Default)]
struct Module {
    items: Vec<Item>,
    /// Child modules, and whether they can be named and are shown.
    children: BTreeMap<String, bool>,
}

/// A public item.
#[derive(Clone)]
pub struct Public<'a> {
    /// Where it stands.
    pub module: String,
    /// Under which path users name it.
    pub path: String,
    pub item: &'a Item,
}

/// Whether an item has `#[doc(hidden)]`.
pub fn hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|found| match &found.meta {
        Meta::List(list) => list.path.is_ident("doc") && list.tokens.to_string() == "hidden",
        _ => false,
    })
}

pub fn public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Name and visibility of an item that can be named.
fn named(item: &Item) -> Option<(&Ident, &Visibility, &[Attribute])> {
    Some(match item {
        Item::Struct(found) => (&found.ident, &found.vis, &found.attrs),
        Item::Enum(found) => (&found.ident, &found.vis, &found.attrs),
        Item::Union(found) => (&found.ident, &found.vis, &found.attrs),
        Item::Type(found) => (&found.ident, &found.vis, &found.attrs),
        Item::Trait(found) => (&found.ident, &found.vis, &found.attrs),
        Item::Const(found) => (&found.ident, &found.vis, &found.attrs),
        Item::Static(found) => (&found.ident, &found.vis, &found.attrs),
        Item::Fn(found) => (&found.sig.ident, &found.vis, &found.attrs),
        _ => return None,
    })
}

/// The type that a call of a macro is about: its first word after documentation and `pub struct`.
fn subject(tokens: &TokenStream) -> Option<Ident> {
    tokens.clone().into_iter().find_map(|token| match token {
        TokenTree::Ident(name) if name != "pub" && name != "struct" => Some(name),
        _ => None,
    })
}

/// Whether a macro declares a struct that is read and written by its keys.
fn is_object(called: &Macro) -> bool {
    called.path.is_ident("object") || called.path.is_ident("sent_object")
}

/// What a macro of the runtime shows to users: an enum, or methods and conversions of a type.
fn declared(item: &Item) -> Vec<Item> {
    let Item::Macro(called) = item else { return Vec::new() };
    if let Some(blocks) = methods::of_macro(&called.mac) {
        return blocks;
    }
    let text = called.mac.path.is_ident("text_enum");
    if !text && !called.mac.path.is_ident("integer_enum") {
        return Vec::new();
    }
    let tokens = &called.mac.tokens;
    let name = subject(tokens);
    let values = tokens.clone().into_iter().find_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group.stream()),
        _ => None,
    });
    // A variant is the word before an equals sign.
    let words: Vec<_> = values.into_iter().flatten().collect();
    let variants = words.windows(2).filter_map(|pair| match pair {
        [TokenTree::Ident(name), TokenTree::Punct(sign)] if sign.as_char() == '=' => Some(name),
        _ => None,
    });
    let method = if text {
        quote!(
            pub fn as_str(&self) -> &str {}
        )
    } else {
        quote!(
            pub fn as_i64(&self) -> i64 {}
        )
    };
    vec![
        parse_quote! {
            #[derive(Debug, Clone, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum #name { #(#variants,)* Unknown(crate::Opaque) }
        },
        parse_quote! {
            impl #name {
                pub const ALL: &'static [Self] = &[];
                #method
            }
        },
    ]
}

fn join(module: &str, name: &str) -> String {
    if module.is_empty() { name.to_owned() } else { format!("{module}::{name}") }
}

impl Krate {
    /// Reads the generated crate.
    pub fn load() -> Self {
        let source = spec::root().join("generated/src");
        let mut krate = Krate { modules: BTreeMap::new() };
        krate.read(&source.join("lib.rs"), &source, "");
        krate
    }

    fn read(&mut self, file: &Path, folder: &Path, path: &str) {
        let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let mut module = Module::default();
        let items = parsed.items.into_iter().flat_map(|item| declared(&item).into_iter().chain([item]));
        for item in items {
            match item {
                Item::Mod(child) if child.content.is_none() => {
                    let name = child.ident.to_string();
                    let (flat, inner) = (folder.join(format!("{name}.rs")), folder.join(&name));
                    let file = if flat.exists() { flat } else { inner.join("mod.rs") };
                    self.read(&file, &inner, &join(path, &name));
                    module.children.insert(name, public(&child.vis) && !hidden(&child.attrs));
                }
                other => module.items.push(other),
            }
        }
        self.modules.insert(path.to_owned(), module);
    }

    /// Every item that users can name, each once and by its shortest path.
    pub fn public(&self) -> Vec<Public<'_>> {
        let mut found = Vec::new();
        self.export("", "victron_vrm", None, &mut found);
        let mut shortest: BTreeMap<(String, String), Public<'_>> = BTreeMap::new();
        for item in found {
            let name = item.path.rsplit("::").next().unwrap_or_default().to_owned();
            let known = shortest.entry((item.module.clone(), name)).or_insert_with(|| item.clone());
            if (item.path.len(), &item.path) < (known.path.len(), &known.path) {
                *known = item;
            }
        }
        shortest.into_values().collect()
    }

    /// Adds what a module shows under a public path; of all of it, or of one name.
    fn export<'a>(&'a self, module: &str, path: &str, only: Option<&str>, found: &mut Vec<Public<'a>>) {
        let Some(content) = self.modules.get(module) else { return };
        for (name, shown) in &content.children {
            if *shown && only.is_none() {
                self.export(&join(module, name), &join(path, name), None, found);
            }
        }
        for item in &content.items {
            if let Item::Use(used) = item {
                if public(&used.vis) {
                    self.reexport(module, path, &mut Vec::new(), &used.tree, only, found);
                }
            } else if let Some((name, visibility, attributes)) = named(item)
                && public(visibility)
                && !hidden(attributes)
                && only.is_none_or(|only| name == only)
            {
                found.push(Public { module: module.to_owned(), path: join(path, &name.to_string()), item });
            }
        }
    }

    fn reexport<'a>(
        &'a self,
        module: &str,
        path: &str,
        below: &mut Vec<String>,
        tree: &UseTree,
        only: Option<&str>,
        found: &mut Vec<Public<'a>>,
    ) {
        let target = |below: &[String]| match below.first().map(String::as_str) {
            Some("crate") => below.get(1..).unwrap_or_default().join("::"),
            _ => join(module, &below.join("::")).trim_end_matches("::").to_owned(),
        };
        match tree {
            UseTree::Path(inner) => {
                below.push(inner.ident.to_string());
                self.reexport(module, path, below, &inner.tree, only, found);
                below.pop();
            }
            // A whole other crate.
            UseTree::Name(_) if below.is_empty() => {}
            UseTree::Name(name) if only.is_none_or(|only| name.ident == only) => {
                self.export(&target(below), path, Some(&name.ident.to_string()), found);
            }
            UseTree::Glob(_) => self.export(&target(below), path, only, found),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.reexport(module, path, below, tree, only, found);
                }
            }
            UseTree::Rename(name) => panic!("a renamed export is not shown yet: {}", name.rename),
            UseTree::Name(_) => {}
        }
    }

    /// Whether a type in a module is meant by its bare name in another.
    fn means(&self, user: &str, name: &str, module: &str) -> bool {
        let defines = |module: &str| {
            let items = self.modules.get(module).map(|found| &found.items);
            items.into_iter().flatten().any(|item| named(item).is_some_and(|(found, ..)| found == name))
        };
        user == module || !defines(user)
    }

    /// The impl blocks of a type, wherever in the crate they stand.
    pub fn impls(&self, name: &str, module: &str) -> impl Iterator<Item = &ItemImpl> {
        let this = move |block: &&ItemImpl, user: &str| match &*block.self_ty {
            syn::Type::Path(ty) => {
                ty.path.segments.last().is_some_and(|last| last.ident == name) && self.means(user, name, module)
            }
            _ => false,
        };
        self.modules.iter().flat_map(move |(user, content)| {
            content.items.iter().filter_map(move |item| match item {
                Item::Impl(block) => Some(block).filter(|block| this(block, user)),
                _ => None,
            })
        })
    }

    /// Macros that are called with the name of a type, beside it.
    pub fn macros(&self, name: &str, module: &str) -> Vec<String> {
        let items = self.modules.get(module).map(|found| &found.items);
        let called = items.into_iter().flatten().filter_map(|item| match item {
            Item::Macro(called) => Some(&called.mac),
            _ => None,
        });
        let about = called
            .filter(|called| is_object(called) || methods::of_macro(called).is_none())
            .filter(|called| subject(&called.tokens).is_some_and(|subject| subject == name));
        // How an object is read and written is the same whether people make values of it or not.
        let name = |called: &Macro| called.path.get_ident().map(|name| format!("{name}!"));
        about.filter_map(|called| if is_object(called) { Some("object!".to_owned()) } else { name(called) }).collect()
    }
}
