//! Operations by what the document calls them: one struct for each tag.

use proc_macro2::TokenStream;
use quote::quote;

use super::comment::doc_comment;
use super::gate::cfg;
use super::ident::ident;
use super::source::{Source, index_all};
use super::types::{declared, in_path, many_arguments};
use crate::codemodel::{Crate, Docs, Fault, Identifier, NamedCall, OperationGroup};
use crate::output::OutputFile;

/// `src/operations/`.
pub fn files(krate: &Crate) -> Result<Vec<OutputFile>, Fault> {
    let mut files = Vec::new();
    if krate.operations.is_empty() {
        return Ok(files);
    }
    for group in &krate.operations {
        files.push(OutputFile::new(format!("src/operations/{}.rs", group.module), text(group)?));
    }
    let root = Source::new(&Docs::new().line("Operations by the names that the document gives them, by tag."));
    let modules = krate.operations.iter().map(|group| (&group.module, &group.gate));
    files.push(OutputFile::new("src/operations/mod.rs", index_all(modules, root).text()?));
    Ok(files)
}

fn text(group: &OperationGroup) -> Result<String, Fault> {
    let mut file = Source::new(&group.docs);
    let (docs, name) = (doc_comment(&group.docs), ident(&group.name));
    file.push(quote!(resource! { #docs pub struct #name }));
    file.push(calls(&group.name, &group.calls));
    file.text()
}

/// The method of the client that leads to a group.
pub fn group_method(group: &OperationGroup) -> TokenStream {
    let (docs, cfg) = (doc_comment(&group.docs), cfg(&group.gate));
    let (method, name) = (ident(&group.method), ident(&group.name));
    quote! {
        #docs
        #cfg
        pub fn #method(&self) -> crate::operations::#name {
            Place::root(self).open()
        }
    }
}

/// The methods of a resource that make requests of operations by their names.
pub fn calls(resource: &Identifier, calls: &[NamedCall]) -> TokenStream {
    let (resource, calls) = (ident(resource), calls.iter().map(named_call));
    quote!(calls! { #resource { #(#calls)* } })
}

fn named_call(call: &NamedCall) -> TokenStream {
    let (docs, cfg) = (doc_comment(&call.docs), cfg(&call.gate));
    let (name, request) = (ident(&call.name), ident(&call.request));
    let arguments = call.in_path.iter().map(in_path).chain(call.required.iter().map(declared));
    let many = many_arguments(call.many);
    let deprecated = call.deprecated.then(|| {
        quote! {
            #[deprecated = "the API has deprecated this operation"]
            #[expect(deprecated, reason = "so is what this leads to")]
        }
    });
    let way = call.way.iter().map(|(method, arguments)| {
        let (method, arguments) = (ident(method), arguments.iter().map(ident));
        quote!(#method(#(#arguments),*))
    });
    quote!(#docs #cfg #many #deprecated #name(#(#arguments),*) -> #request => #(#way).*,)
}
