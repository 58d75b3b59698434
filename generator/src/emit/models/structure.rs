//! Objects: a call of a macro that makes the struct and all that reads and writes it.

use proc_macro2::TokenStream;
use quote::quote;

use super::constructor;
use super::derives::derive_more;
use crate::codemodel::{Additional, Constructor, Docs, Field, Identifier, RustPath, Struct};
use crate::emit::comment::doc_comment;
use crate::emit::ident::ident;
use crate::emit::types::{as_format, complex_type, rust, set};

/// What every struct derives.
const USUAL: [&str; 3] = ["Debug", "Clone", "PartialEq"];

pub fn items(name: &Identifier, docs: &Docs, more: &[RustPath], structure: &Struct) -> Vec<TokenStream> {
    let mut items = vec![declaration(name, docs, more, structure)];
    let name = ident(name);
    if structure.answer {
        items.push(quote!(answer!(#name);));
    }
    items.extend(structure.constructor.as_ref().map(|found| constructor::new(&name, found, structure)));
    items
}

fn declaration(name: &Identifier, docs: &Docs, more: &[RustPath], structure: &Struct) -> TokenStream {
    let (name, docs) = (ident(name), doc_comment(docs));
    let default = structure.default.then(|| quote!(#[derive(Default)]));
    let usual: Vec<&str> = USUAL.into_iter().chain(default.is_some().then_some("Default")).collect();
    let derive = derive_more(&usual, more);
    let constructor = structure.constructor.as_ref().filter(|found| !found.setters.is_empty());
    let object = if constructor.is_some() { quote!(sent_object) } else { quote!(object) };
    let fields = structure.fields.iter().map(|found| field(found, constructor));
    let closed = structure.closed.then(|| quote!(closed { true }));
    let additional = structure.additional.as_ref().map(|Additional { ty, format }| {
        let (ty, format) = (rust(ty), as_format(*format));
        quote!(additional { #ty #format })
    });
    quote! {
        #object! {
            #docs
            #default
            #derive
            pub struct #name {
                #(#fields)*
            }
            #closed
            #additional
        }
    }
}

fn field(field: &Field, constructor: Option<&Constructor>) -> TokenStream {
    let (docs, name, ty) = (doc_comment(&field.docs), ident(&field.name), rust(&field.ty));
    let (wire, format, complex) = (&field.wire, as_format(field.format), complex_type(field.ty.is_complex(0)));
    let required = field.required.then(|| quote!(required));
    let setter = constructor.and_then(|found| found.setters.iter().find(|setter| setter.argument.name == field.name));
    let set = setter.map(|setter| {
        let set = set(&setter.argument.ty, setter.optional);
        quote!(set #set)
    });
    quote!(#docs #complex pub #name: #ty = #required #wire #format #set,)
}
