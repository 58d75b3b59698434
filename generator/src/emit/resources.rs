//! Resources: one struct for each place in the tree of paths from which calls go on.

use proc_macro2::TokenStream;
use quote::quote;

use super::comment::doc_comment;
use super::gate::{cfg, import};
use super::ident::ident;
use super::operations::calls;
use super::parallel;
use super::source::{Source, index_all};
use super::text::{item_texts, secrets, secrets_of_items, text_of_value};
use super::types::{declared, in_path, many_arguments};
use crate::codemodel::{Crate, Docs, Fault, Method, Notation, Resource, ResourceGroup, Step, StepText, Target};
use crate::output::OutputFile;

/// On what a method stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receiver {
    /// On the client.
    Client,
    /// On a resource.
    Resource,
}

/// `src/resources/`.
pub fn files(krate: &Crate) -> Result<Vec<OutputFile>, Fault> {
    let file = |group: &ResourceGroup| Ok(OutputFile::new(format!("src/resources/{}.rs", group.module), text(group)?));
    let mut files = parallel::each(&krate.resources, file)?;
    let root = Source::new(&Docs::new().line("Places in the tree of paths, from which calls go on."));
    let modules = krate.resources.iter().map(|group| (&group.module, &group.gate));
    files.push(OutputFile::new("src/resources/mod.rs", index_all(modules, root).text()?));
    Ok(files)
}

fn text(group: &ResourceGroup) -> Result<String, Fault> {
    let mut file = Source::new(&group.docs);
    file.push(import(quote!(param), group.param));
    for resource in &group.resources {
        file.push(declaration(resource));
        let (cfg, name) = (cfg(&resource.gate), ident(&resource.name));
        let methods = resource.methods.iter().map(|method| self::method(method, Receiver::Resource));
        file.push(quote!(#cfg impl #name { #(#methods)* }));
        if !resource.calls.is_empty() {
            let calls = calls(&resource.name, &resource.calls);
            file.push(quote!(#cfg #calls));
        }
    }
    file.text()
}

fn declaration(resource: &Resource) -> TokenStream {
    let (docs, cfg, name) = (doc_comment(&resource.docs), cfg(&resource.gate), ident(&resource.name));
    let idle = resource.idle.then(|| quote!(#[allow(dead_code, reason = "only some features call anything on it")]));
    quote!(#cfg resource! { #docs #idle pub struct #name })
}

/// A method of a resource, or of the client.
pub fn method(method: &Method, receiver: Receiver) -> TokenStream {
    let (docs, cfg, name) = (doc_comment(&method.docs), cfg(&method.gate), ident(&method.name));
    let many = many_arguments(method.many);
    let arguments = method.arguments.iter().map(in_path);
    let place = place(&method.steps, receiver);
    match &method.target {
        Target::Resource(target) => {
            let target = ident(target);
            let target = match receiver {
                Receiver::Client => quote!(crate::resources::#target),
                Receiver::Resource => quote!(super::#target),
            };
            quote! {
                #docs
                #cfg
                #many
                pub fn #name(&self #(, #arguments)*) -> #target {
                    #place.open()
                }
            }
        }
        Target::Request { name: request, arguments: more, deprecated } => {
            let request = ident(request);
            let arguments = arguments.chain(more.iter().map(declared));
            let passed = more.iter().map(|argument| ident(&argument.name));
            // What writes a body is compiled only for those who send it.
            let (inline, opened) = match more.is_empty() {
                true => (None, quote!(#place.open())),
                false => (Some(quote!(#[inline])), quote!(crate::requests::#request::new(#place #(, #passed)*))),
            };
            let deprecated = deprecated.then(|| quote!(#[deprecated = "the API has deprecated this operation"]));
            quote! {
                #docs
                #cfg
                #many
                #deprecated
                #inline
                pub fn #name(&self #(, #arguments)*) -> crate::requests::#request {
                    #opened
                }
            }
        }
    }
}

/// The place to which a method leads.
fn place(steps: &[Step], receiver: Receiver) -> TokenStream {
    let (start, steps) = match (receiver, steps) {
        (Receiver::Client, steps) => (quote!(Place::root(self)), steps),
        (Receiver::Resource, [Step::Fixed(text), steps @ ..]) => (quote!(self.place.below(#text)), steps),
        (Receiver::Resource, steps) => (quote!(self.place.clone()), steps),
    };
    let steps = steps.iter().map(step);
    quote!(#start #(#steps)*)
}

fn step(step: &Step) -> TokenStream {
    match step {
        Step::Fixed(text) => quote!(.segment(#text)),
        Step::Parameter { wire, name, notation, text } => {
            let name = ident(name);
            let notation = match notation {
                Notation::Simple => None,
                Notation::Label { explode } => Some(quote!(.label(#explode))),
                Notation::Matrix { explode } => Some(quote!(.matrix(#explode))),
            };
            let value = match text {
                StepText::AsIs => quote!(.param(#wire, #name)),
                StepText::Value(text) => {
                    let hide = secrets(text, &quote!(&#name)).map(|secrets| quote!(.hide(#secrets)));
                    let text = text_of_value(text, &quote!(#name));
                    quote!(#hide.param(#wire, #text))
                }
                StepText::List(joined) => {
                    let hide = secrets_of_items(joined, &quote!(#name)).map(|secrets| quote!(.hide(#secrets)));
                    let items = item_texts(joined, &quote!(#name));
                    quote!(#hide.list(#wire, #items))
                }
                StepText::Object { explode } => quote!(.object(#wire, #explode, &#name)),
            };
            quote!(#notation #value)
        }
    }
}
