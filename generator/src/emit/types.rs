//! Types, arguments, and calls of the runtime that read or write a value.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::ident::ident;
use crate::codemodel::{Argument, ArgumentType, PathArgument, RustPath, RustType, WireFormat};

/// A type.
pub fn rust(ty: &RustType) -> TokenStream {
    match ty {
        RustType::Unit => quote!(()),
        RustType::Bool => quote!(bool),
        RustType::I32 => quote!(i32),
        RustType::I64 => quote!(i64),
        RustType::U32 => quote!(u32),
        RustType::U64 => quote!(u64),
        RustType::F64 => quote!(f64),
        RustType::Number => quote!(crate::Number),
        RustType::Whole(value, format) => {
            let value = rust(value);
            match marker(*format) {
                None => quote!(crate::Whole<#value>),
                Some(format) => quote!(crate::Whole<#value, crate::runtime::decode::#format>),
            }
        }
        RustType::String => quote!(String),
        RustType::Secret => quote!(crate::Secret),
        RustType::Bytes => quote!(crate::Bytes),
        RustType::ByteVec => quote!(Vec<u8>),
        RustType::Upload => quote!(crate::Upload),
        RustType::Download => quote!(crate::runtime::Download),
        RustType::Timestamp => quote!(jiff::Timestamp),
        RustType::Date => quote!(jiff::civil::Date),
        RustType::AttributeCode => quote!(crate::attributes::AttributeCode),
        RustType::Json => quote!(serde_json::Value),
        RustType::List(item) => {
            let item = rust(item);
            quote!(Vec<#item>)
        }
        RustType::Short(item) => {
            let item = rust(item);
            quote!(smallvec::SmallVec<[#item; 4]>)
        }
        RustType::Map(value) => {
            let value = rust(value);
            quote!(std::collections::BTreeMap<String, #value>)
        }
        RustType::Option(value) => {
            let value = rust(value);
            quote!(Option<#value>)
        }
        RustType::Boxed(value) => {
            let value = rust(value);
            quote!(Box<#value>)
        }
        RustType::ByteStream => quote!(crate::streaming::ByteStream),
        RustType::Events(item) => {
            let item = rust(item);
            quote!(crate::streaming::Events<#item>)
        }
        RustType::Lines(item) => {
            let item = rust(item);
            quote!(crate::streaming::JsonLines<#item>)
        }
        RustType::Own(path) => self::path(path),
        RustType::Local(name) => {
            let name = ident(name);
            quote!(#name)
        }
        RustType::Model(name) => {
            let name = ident(name);
            quote!(crate::models::#name)
        }
    }
}

/// The path of a type or a trait of another crate.
pub fn path(path: &RustPath) -> TokenStream {
    // It has been seen to be one.
    path.as_str().parse().unwrap_or_default()
}

/// How the leaves of a type travel, behind its name in a table, where there are several ways.
pub fn as_format(format: WireFormat) -> TokenStream {
    match marker(format) {
        None => quote!(),
        Some(marker) => quote!(as #marker),
    }
}

/// The runtime's name for how leaves travel, where there are several ways.
pub fn marker(format: WireFormat) -> Option<TokenStream> {
    match format {
        WireFormat::Plain => None,
        WireFormat::Seconds => Some(quote!(Seconds)),
        WireFormat::Milliseconds => Some(quote!(Millis)),
        WireFormat::Rfc3339 => Some(quote!(Rfc3339)),
        WireFormat::Flag => Some(quote!(Flag)),
        WireFormat::WholeSeconds => Some(quote!(Count)),
    }
}

/// `name: Type`.
pub fn declared(argument: &Argument) -> TokenStream {
    let (name, ty) = (ident(&argument.name), argument_type(&argument.ty));
    quote!(#name: #ty)
}

/// An argument for a path.
pub fn in_path(argument: &PathArgument) -> TokenStream {
    let name = ident(&argument.name);
    match &argument.ty {
        Some(ty) => {
            let ty = rust(ty);
            quote!(#name: #ty)
        }
        None => quote!(#name: &str),
    }
}

/// The type of an argument.
pub fn argument_type(ty: &ArgumentType) -> TokenStream {
    match ty {
        ArgumentType::Own(ty) => rust(ty),
        ArgumentType::Into(ty) => {
            let ty = rust(ty);
            quote!(impl Into<#ty>)
        }
        ArgumentType::Items(item) => {
            let item = rust(item);
            quote!(impl IntoIterator<Item = #item>)
        }
        ArgumentType::IntoItems(item) => {
            let item = rust(item);
            quote!(impl IntoIterator<Item = impl Into<#item>>)
        }
    }
}

/// The value made from an argument.
pub fn argument_value(ty: &ArgumentType, name: &Ident) -> TokenStream {
    match ty {
        ArgumentType::Own(_) => quote!(#name),
        ArgumentType::Into(_) => quote!(#name.into()),
        ArgumentType::Items(_) => quote!(#name.into_iter().collect()),
        ArgumentType::IntoItems(_) => quote!(#name.into_iter().map(Into::into).collect()),
    }
}

/// How a field is set by an argument, for the macros of the runtime that make setters.
pub fn set(ty: &ArgumentType, optional: bool) -> TokenStream {
    let (some, how, ty) = match (ty, optional) {
        (ArgumentType::Own(ty), false) => (None, Some("own"), ty),
        (ArgumentType::Own(ty), true) => (Some("some"), None, ty),
        (ArgumentType::Into(ty), optional) => (optional.then_some("some_"), Some("into"), ty),
        (ArgumentType::Items(ty), optional) => (optional.then_some("some_"), Some("each"), ty),
        (ArgumentType::IntoItems(ty), optional) => (optional.then_some("some_"), Some("each_into"), ty),
    };
    let (how, ty) = (format_ident!("{}{}", some.unwrap_or_default(), how.unwrap_or_default()), rust(ty));
    quote!(#how #ty)
}

/// What is said to clippy about a type that is nested deep.
pub fn complex_type(complex: bool) -> Option<TokenStream> {
    complex.then(|| quote!(#[allow(clippy::type_complexity, reason = "the document nests it so")]))
}

/// What is said to clippy about a function with many arguments.
pub fn many_arguments(many: bool) -> Option<TokenStream> {
    many.then(|| quote!(#[expect(clippy::too_many_arguments, reason = "the API requires each of them")]))
}
