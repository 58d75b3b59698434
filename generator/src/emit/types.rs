//! Rust's types for the types of the IR, and how their values travel.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::source::ident;
use crate::ir::{Enum, EnumValues, IntegerSize, TimeFormat, Type, TypeKind};

impl Context<'_> {
    /// The Rust type of a field or an answer.
    pub fn rust(&self, ty: &Type) -> TokenStream {
        match ty {
            Type::Bool | Type::Flag => quote!(bool),
            Type::Integer(IntegerSize::I32) => quote!(i32),
            Type::Integer(IntegerSize::I64) => quote!(i64),
            Type::Integer(IntegerSize::U32) => quote!(u32),
            Type::Integer(IntegerSize::U64) => quote!(u64),
            Type::Number => quote!(f64),
            Type::String => quote!(String),
            Type::Secret => quote!(crate::Secret),
            Type::Base64 => quote!(crate::Bytes),
            // Bytes can't be inside JSON, whatever a document says; there they are text.
            Type::Binary => quote!(String),
            Type::Upload => quote!(crate::Upload),
            Type::Timestamp(_) => quote!(jiff::Timestamp),
            Type::Date => quote!(jiff::civil::Date),
            Type::Code if self.api.table.is_some() => quote!(crate::attributes::AttributeCode),
            Type::Code => quote!(String),
            Type::Any => quote!(serde_json::Value),
            Type::List(inner) => {
                let inner = self.rust(inner);
                quote!(Vec<#inner>)
            }
            Type::Map(inner) => {
                let inner = self.rust(inner);
                quote!(std::collections::BTreeMap<String, #inner>)
            }
            Type::Optional(inner) => {
                let inner = self.rust(inner);
                quote!(Option<#inner>)
            }
            Type::Named(id) => self.type_path(*id),
            Type::Boxed(id) => {
                let path = self.type_path(*id);
                quote!(Box<#path>)
            }
        }
    }

    /// A call of a function of the runtime that reads or writes a value of a type: `set(map, slot)`,
    /// or `set_as(map, slot, Seconds)` where the type has more than one format.
    pub fn call(&self, function: &str, ty: &Type, arguments: &TokenStream) -> TokenStream {
        let format = self.format(ty);
        let (module, name) = function.split_once("::").unwrap_or(("decode", function));
        let module = ident(module);
        if format.to_string() == quote!(decode::Plain).to_string() {
            let name = ident(name);
            quote!(#module::#name(#arguments))
        } else {
            let name = ident(&format!("{name}_as"));
            quote!(#module::#name(#arguments, #format))
        }
    }

    /// The marker of how the leaves of a type travel.
    pub fn format(&self, ty: &Type) -> TokenStream {
        match self.resolve(ty) {
            Type::Timestamp(TimeFormat::Seconds) => quote!(decode::Seconds),
            Type::Timestamp(TimeFormat::Milliseconds) => quote!(decode::Millis),
            Type::Timestamp(TimeFormat::Rfc3339) => quote!(decode::Rfc3339),
            Type::List(inner) | Type::Map(inner) | Type::Optional(inner) => self.format(inner),
            _ => quote!(decode::Plain),
        }
    }

    /// The type of an argument that ends up as a value of `ty`, and the value made from it.
    pub fn argument(&self, ty: &Type, name: &TokenStream) -> (TokenStream, TokenStream) {
        match self.resolve(ty) {
            Type::String => (quote!(impl Into<String>), quote!(#name.into())),
            Type::Code => {
                let code = self.rust(&Type::Code);
                (quote!(impl Into<#code>), quote!(#name.into()))
            }
            Type::Secret => (quote!(impl Into<crate::Secret>), quote!(#name.into())),
            Type::Upload => (quote!(impl Into<crate::Upload>), quote!(#name.into())),
            Type::List(inner) => match self.resolve(inner) {
                Type::String | Type::Code | Type::Upload => {
                    let inner = self.rust(inner);
                    (
                        quote!(impl IntoIterator<Item = impl Into<#inner>>),
                        quote!(#name.into_iter().map(Into::into).collect()),
                    )
                }
                _ => {
                    let inner = self.rust(inner);
                    (quote!(impl IntoIterator<Item = #inner>), quote!(#name.into_iter().collect()))
                }
            },
            _ => (self.rust(ty), quote!(#name)),
        }
    }

    /// An expression of type `&str` for a reference `value` to one scalar.
    pub fn text(&self, ty: &Type, value: &TokenStream) -> TokenStream {
        self.written(ty, value, value, &quote!(*#value))
    }

    /// As [`Context::text`], for a variable that holds the value itself.
    pub fn text_of_own(&self, ty: &Type, name: &TokenStream) -> TokenStream {
        self.written(ty, &quote!(&#name), name, name)
    }

    fn written(&self, ty: &Type, reference: &TokenStream, receiver: &TokenStream, value: &TokenStream) -> TokenStream {
        match self.resolve(ty) {
            Type::String | Type::Binary => quote!(#reference),
            Type::Secret => quote!(#receiver.expose()),
            Type::Base64 => quote!(&#receiver.to_base64()),
            Type::Flag => quote!(param::flag(#value)),
            Type::Timestamp(TimeFormat::Seconds) => quote!(&param::seconds(#value)),
            Type::Timestamp(TimeFormat::Milliseconds) => quote!(&param::millis(#value)),
            Type::Timestamp(TimeFormat::Rfc3339) => quote!(&param::rfc3339(#value)),
            Type::List(inner) => {
                let joined = self.joined(inner, receiver, ",");
                quote!(&#joined)
            }
            scalar if self.is_scalar(scalar) => quote!(&param::ToParam::to_param(#reference)),
            _ => quote!(&serde_json::to_string(#reference).unwrap_or_default()),
        }
    }

    /// An expression of type `String` for the items of `list` with a separator between them.
    pub fn joined(&self, item: &Type, list: &TokenStream, separator: &str) -> TokenStream {
        let value = quote!(item);
        let (item, items) = self.items(item, list);
        let text = match self.resolve(item) {
            Type::String | Type::Binary => quote!(String::as_str),
            Type::Base64 => quote!(crate::Bytes::to_base64),
            Type::Secret => quote!(crate::Secret::expose),
            scalar @ Type::Flag => {
                let text = self.text(scalar, &value);
                quote!(|item| #text)
            }
            scalar if self.is_scalar(scalar) && !matches!(scalar, Type::Timestamp(_)) => {
                quote!(param::ToParam::to_param)
            }
            other => {
                let text = self.text(other, &value);
                quote!(|item| String::from(#text))
            }
        };
        quote!(#items.map(#text).collect::<Vec<_>>().join(#separator))
    }

    /// The items of `list` that are there, as an iterator of references, and their type.
    pub fn items<'t>(&'t self, item: &'t Type, list: &TokenStream) -> (&'t Type, TokenStream) {
        match self.resolve(item) {
            Type::Optional(inner) => (inner, quote!(#list.iter().flatten())),
            _ => (item, quote!(#list.iter())),
        }
    }

    /// The type with every other name for a type replaced by what it stands for.
    pub fn expanded(&self, ty: &Type) -> Type {
        self.expanded_within(ty, self.api.types.len())
    }

    fn expanded_within(&self, ty: &Type, depth: usize) -> Type {
        // More steps than there are types would mean that an alias leads to itself.
        let Some(depth) = depth.checked_sub(1) else { return ty.clone() };
        match self.resolve(ty) {
            Type::List(inner) => Type::List(Box::new(self.expanded_within(inner, depth))),
            Type::Map(inner) => Type::Map(Box::new(self.expanded_within(inner, depth))),
            Type::Optional(inner) => Type::Optional(Box::new(self.expanded_within(inner, depth))),
            other => other.clone(),
        }
    }

    /// Whether a value travels as one piece of text.
    pub fn is_scalar(&self, ty: &Type) -> bool {
        match self.resolve(ty) {
            Type::List(_) | Type::Map(_) | Type::Any | Type::Base64 | Type::Binary | Type::Upload => false,
            Type::Optional(inner) => self.is_scalar(inner),
            named @ (Type::Named(_) | Type::Boxed(_)) => matches!(
                self.named(named).map(|(definition, _)| &definition.kind),
                Some(TypeKind::Newtype(_) | TypeKind::Enum(_))
            ),
            _ => true,
        }
    }

    /// A reference `value` to a number as `f64`, when the type is a number.
    pub fn number(&self, ty: &Type, value: &TokenStream) -> Option<TokenStream> {
        match self.resolve(ty) {
            Type::Integer(_) => Some(quote!(*#value as f64)),
            Type::Number => Some(quote!(*#value)),
            named => match self.named(named).map(|(definition, _)| &definition.kind) {
                Some(TypeKind::Newtype(Type::Integer(_))) => Some(quote!(#value.0 as f64)),
                Some(TypeKind::Newtype(Type::Number)) => Some(quote!(#value.0)),
                _ => None,
            },
        }
    }

    /// A reference `value` as an iterator over enums of numbers, when it holds any.
    pub fn numeric(&self, ty: &Type, value: &TokenStream) -> Option<TokenStream> {
        match self.resolve(ty) {
            Type::List(inner) => match self.items(inner, value) {
                (item, items) if self.is_integer_enum(item) => Some(items),
                _ => None,
            },
            other => self.is_integer_enum(other).then(|| quote!([#value])),
        }
    }

    fn is_integer_enum(&self, ty: &Type) -> bool {
        matches!(
            self.named(self.resolve(ty)).map(|(definition, _)| &definition.kind),
            Some(TypeKind::Enum(Enum { values: EnumValues::Integer(_) }))
        )
    }

    /// The length of a reference `value`, when the type has one.
    pub fn length(&self, ty: &Type, value: &TokenStream) -> Option<TokenStream> {
        match self.resolve(ty) {
            Type::String => Some(quote!(#value.chars().count())),
            Type::List(_) => Some(quote!(#value.len())),
            named => match self.named(named).map(|(definition, _)| &definition.kind) {
                Some(TypeKind::Newtype(Type::String)) => Some(quote!(#value.0.chars().count())),
                _ => None,
            },
        }
    }

    /// Whether values are copied rather than moved.
    pub fn is_copy(&self, ty: &Type) -> bool {
        match self.resolve(ty) {
            Type::Bool | Type::Flag | Type::Integer(_) | Type::Number => true,
            Type::Timestamp(_) | Type::Date => true,
            named => match self.named(named).map(|(definition, _)| &definition.kind) {
                Some(TypeKind::Newtype(inner)) => self.is_copy(inner),
                _ => false,
            },
        }
    }
}
