//! Resources: one struct for each place in the tree of paths from which calls go on.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::OutputFile;
use super::context::Context;
use super::docs::{Docs, code};
use super::examples;
use super::parameter::{Arguments, arguments};
use super::segment::{Part, Segment};
use super::source::{Source, ident};
use super::tree::{Method, Node, Target, Tree, parameter, path_words};
use crate::ir::Evidence;
use crate::names::{Case, Claim, Scope};

/// The module `resources`.
pub fn files(context: &Context<'_>, tree: &Tree) -> Vec<OutputFile> {
    let mut groups: BTreeMap<&str, Vec<&Node>> = BTreeMap::new();
    for node in tree.nodes.iter().skip(1).filter(|node| !node.name.is_empty()) {
        groups.entry(&node.group).or_default().push(node);
    }
    let modules = modules(context, groups.keys().copied(), "resources");
    let mut root = Source::new(&["Places in the tree of paths, from which calls go on.".to_owned()]);
    let (mut declared, mut exported) = (Vec::new(), Vec::new());
    let mut files = Vec::new();
    for (group, nodes) in groups {
        let Some(module) = modules.get(group) else {
            continue;
        };
        let mut file = Source::new(&[format!("Resources below {}.", code(&format!("/{group}")))]);
        file.push(quote!(
            use crate::runtime::{Client, Path, param};
        ));
        for node in nodes {
            file.push(resource(node));
            let (name, methods) = (ident(&node.name), methods(context, tree, node));
            let new = quote! {
                pub(crate) fn new(client: Client, path: Path) -> Self {
                    Self { client, path }
                }
            };
            file.push(quote!(impl #name { #new #methods }));
        }
        files.push(OutputFile::new(format!("src/resources/{module}.rs"), prune(file.text())));
        let module = ident(module);
        declared.push(quote!(mod #module;));
        exported.push(quote!(pub use #module::*;));
    }
    root.push(declared.into_iter().collect());
    root.push(exported.into_iter().collect());
    files.push(OutputFile::new("src/resources/mod.rs", root.text()));
    files
}

/// Names of the modules that first segments become.
pub fn modules<'g>(
    context: &Context<'_>,
    groups: impl Iterator<Item = &'g str>,
    parent: &str,
) -> BTreeMap<&'g str, String> {
    let groups: Vec<_> = groups.collect();
    let claims: Vec<_> =
        groups.iter().map(|group| Claim::new(path_words(context, group), *group).hint("group")).collect();
    let names = Scope::new(Case::Module).reserve([parent]).assign(&claims);
    groups.into_iter().zip(names).collect()
}

/// Drops the import of what a file turned out not to use.
pub fn prune(text: String) -> String {
    if text.contains("param::") {
        return text;
    }
    text.replace(", param};", "};").replace("use crate::runtime::param;\n", "")
}

fn resource(node: &Node) -> TokenStream {
    let docs = Docs::new().line(format!("{}.", code(&node.path))).tokens();
    let name = ident(&node.name);
    quote! {
        #docs
        #[derive(Debug, Clone)]
        pub struct #name {
            client: Client,
            path: Path,
        }
    }
}

/// The methods of a resource or of the client itself.
pub fn methods(context: &Context<'_>, tree: &Tree, node: &Node) -> TokenStream {
    let is_root = tree.nodes.first().is_some_and(|root| std::ptr::eq(root, node));
    node.methods.iter().map(|method| one(context, tree, method, is_root)).collect()
}

fn one(context: &Context<'_>, tree: &Tree, method: &Method, is_root: bool) -> TokenStream {
    let (client, start) =
        if is_root { (quote!(self), quote!(Path::root())) } else { (quote!(&self.client), quote!(self.path.clone())) };
    let name = ident(&method.name);
    let steps = Steps::new(context, method);
    let (mut declared, path_steps) = (steps.declared, steps.steps);
    match method.target {
        Target::Resource(index) => {
            let Some(target) = tree.nodes.get(index) else {
                return quote!();
            };
            let kind = ident(&target.name);
            let kind = if is_root { quote!(crate::resources::#kind) } else { quote!(super::#kind) };
            let docs = Docs::new().line(format!("{}.", code(&target.path))).tokens();
            let client = if is_root { quote!(self.clone()) } else { quote!(self.client.clone()) };
            quote! {
                #docs
                pub fn #name(&self #(, #declared)*) -> #kind {
                    #kind::new(#client, #start #path_steps)
                }
            }
        }
        Target::Request(index, _) => {
            let (Some(operation), Some(request)) = (context.api.operations.get(index), tree.requests.get(index)) else {
                return quote!();
            };
            let request = ident(request);
            let Arguments { declared: more, passed, many, .. } = arguments(context, operation);
            declared.extend(more);
            let many = if many {
                quote!(#[expect(clippy::too_many_arguments, reason = "the API requires each of them")])
            } else {
                quote!()
            };
            let deprecated = if operation.deprecated {
                quote!(#[deprecated = "the API has deprecated this operation"])
            } else {
                quote!()
            };
            let docs = operation_docs(context, tree, index).tokens();
            quote! {
                #docs
                #many
                #deprecated
                pub fn #name(&self #(, #declared)*) -> crate::requests::#request {
                    crate::requests::#request::new(#client, #start #path_steps #(, #passed)*)
                }
            }
        }
    }
}

/// What documentation says about an operation, with an example.
pub fn operation_docs(context: &Context<'_>, tree: &Tree, index: usize) -> Docs {
    let Some(operation) = context.api.operations.get(index) else {
        return Docs::new();
    };
    let route = format!("{} {}", operation.method, operation.path);
    let mut docs = Docs::new();
    if operation.summary.trim().is_empty() {
        docs = docs.line(format!("{}.", code(&route))).markdown(&operation.description);
    } else {
        docs = docs.markdown(&operation.summary);
        if operation.description.trim() != operation.summary.trim() {
            docs = docs.markdown(&operation.description);
        }
        docs = docs.line(format!("{}.", code(&route)));
    }
    if let Some(evidence) = operation.evidence {
        docs = docs.line(match evidence {
            Evidence::Recorded => "Known from recorded answers.",
            Evidence::Documented => "Known from the service's own documentation.",
            Evidence::Client => "Known from public clients only: the service does not document it.",
            Evidence::Inferred => "Inferred: nobody has published what it takes and answers.",
        });
    }
    docs.own(&examples::block(context, tree, index))
}

struct Steps {
    declared: Vec<TokenStream>,
    steps: TokenStream,
}

impl Steps {
    /// Arguments for the placeholders of a method's segments, and the calls that add them.
    fn new(context: &Context<'_>, method: &Method) -> Self {
        let claims: Vec<_> = method
            .parameters
            .iter()
            .map(|(operation, wire)| {
                let words = parameter(context, *operation, wire).map_or(wire, |found| &found.name);
                Claim::new(words, wire).hint("value")
            })
            .collect();
        let names = Scope::new(Case::Snake).assign(&claims);
        let mut declared = Vec::new();
        let mut places = Vec::new();
        for ((operation, wire), name) in method.parameters.iter().zip(&names) {
            let name = ident(name);
            let found = parameter(context, *operation, wire);
            let (rust, text) = match found.map(|found| context.resolve(&found.ty)) {
                None | Some(crate::ir::Type::String) => (quote!(&str), quote!(#name)),
                Some(ty) => {
                    let text = context.text_of_own(ty, &quote!(#name));
                    (found.map(|found| context.rust(&found.ty)).unwrap_or_default(), text)
                }
            };
            declared.push(quote!(#name: #rust));
            places.push((wire, text));
        }
        let mut places = places.into_iter();
        let mut steps = quote!();
        // Fixed text is collected, so that neighbours make one call.
        let mut fixed = String::new();
        for segment in &method.segments {
            fixed.push('/');
            let parts = match segment {
                Segment::Literal(text) => {
                    fixed.push_str(text);
                    continue;
                }
                Segment::Template(parts) => parts,
            };
            for part in parts {
                match part {
                    Part::Text(text) => fixed.push_str(text),
                    Part::Parameter => {
                        let text = std::mem::take(&mut fixed);
                        if let Some((wire, value)) = places.next() {
                            steps.extend(quote!(.segment(#text).param(#wire, #value)));
                        }
                    }
                }
            }
        }
        if method.target_has_slash() {
            fixed.push('/');
        }
        if !fixed.is_empty() {
            steps.extend(quote!(.segment(#fixed)));
        }
        Self { declared, steps }
    }
}
