//! Objects: a struct, its decoder, its encoder, and a constructor where people make values.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::context::Context;
use crate::emit::docs::{Docs, code};
use crate::emit::source::ident;
use crate::ir::{Field, Object, Type, TypeId};
use crate::names::{Case, Claim, Scope};

/// Names that the struct needs for itself.
const RESERVED: &[&str] =
    &["extra", "new", "add", "sub", "mul", "div", "rem", "shl", "shr", "bitand", "bitor", "bitxor"];

/// Most arguments of a function that clippy finds readable.
const MOST_ARGUMENTS: usize = 7;

/// Rust names of the fields, in their order.
fn field_names(object: &Object) -> Vec<String> {
    let claims: Vec<_> = object.fields.iter().map(|field| Claim::new(&field.wire, &field.wire).hint("field")).collect();
    Scope::new(Case::Snake).reserve(RESERVED.iter().copied()).assign(&claims)
}

/// A field, its name in Rust and its type in the struct.
pub type NamedField<'o> = (&'o Field, String, Type);

/// Fields with their names and types: those that `new` asks for, then those that have setters.
pub fn constructor_fields<'o>(
    context: &Context<'_>,
    id: TypeId,
    object: &'o Object,
) -> (Vec<NamedField<'o>>, Vec<NamedField<'o>>) {
    let sent = context.is_sent(id);
    object.fields.iter().zip(field_names(object)).map(|(field, name)| (field, name, field_type(field, sent))).partition(
        |(field, _, ty)| {
            let may_be_empty = matches!(context.resolve(ty), Type::List(_) | Type::Map(_)) && !field.required;
            !may_be_empty && !matches!(context.resolve(ty), Type::Optional(_))
        },
    )
}

/// The type of a field as it is in the struct.
fn field_type(field: &Field, sent: bool) -> Type {
    let ty = match &field.ty {
        Type::String if field.write_only => Type::Secret,
        Type::Optional(inner) if field.write_only && **inner == Type::String => Type::Optional(Box::new(Type::Secret)),
        other => other.clone(),
    };
    let bare = !matches!(ty, Type::Optional(_) | Type::List(_) | Type::Map(_));
    // Nobody can give what only the server knows, and no answer repeats what only we know.
    let one_way = (sent && field.read_only) || (field.write_only && !sent);
    if bare && (one_way || !field.required) { Type::Optional(Box::new(ty)) } else { ty }
}

struct Place {
    wire: String,
    name: proc_macro2::Ident,
    rust: TokenStream,
    format: TokenStream,
    docs: TokenStream,
    required: bool,
}

pub fn items(context: &Context<'_>, id: TypeId, object: &Object, name: &str, docs: &Docs) -> Vec<TokenStream> {
    let sent = context.is_sent(id);
    let places: Vec<_> = object
        .fields
        .iter()
        .zip(field_names(object))
        .map(|(field, name)| {
            let ty = field_type(field, sent);
            let docs = Docs::new().markdown(&field.description).or(format!("{}.", code(&field.wire)));
            let docs = if field.deprecated { docs.line("Deprecated by the API.") } else { docs };
            Place {
                wire: field.wire.clone(),
                name: ident(&name),
                rust: context.rust(&ty),
                format: context.format(&ty),
                docs: docs.tokens(),
                required: field.required,
            }
        })
        .collect();
    let (required, optional) = constructor_fields(context, id, object);
    let default = if sent && required.is_empty() { quote!(, Default) } else { quote!() };
    let ident = ident(name);
    let (extra_type, extra_docs) = match &object.additional {
        Some(ty) => {
            let ty = context.rust(ty);
            (quote!(std::collections::BTreeMap<String, #ty>), " All other keys.")
        }
        None => (quote!(crate::Extra), " Keys that the document does not name."),
    };
    let (names, rusts, field_docs) = (
        places.iter().map(|place| &place.name),
        places.iter().map(|place| &place.rust),
        places.iter().map(|place| &place.docs),
    );
    let docs = docs.tokens();
    let mut items = vec![
        quote!(
            use crate::runtime::{decode, encode};
        ),
        quote! {
            #docs
            #[derive(Debug, Clone, PartialEq #default)]
            #[non_exhaustive]
            pub struct #ident {
                #(#field_docs pub #names: #rusts,)*
                #[doc = #extra_docs]
                pub extra: #extra_type,
            }
        },
    ];
    if sent {
        items.push(constructor(context, &ident, &required, &optional));
    }
    items.push(decoder(context, &ident, name, &places, object.additional.as_ref()));
    items.push(encoder(context, &ident, &places, object.additional.as_ref()));
    items.push(quote!(object!(#ident);));
    items
}

fn constructor(
    context: &Context<'_>,
    name: &proc_macro2::Ident,
    required: &[NamedField<'_>],
    optional: &[NamedField<'_>],
) -> TokenStream {
    let mut arguments = Vec::new();
    let mut inits = Vec::new();
    for (_, field, ty) in required {
        let field = ident(field);
        let (argument, value) = context.argument(ty, &quote!(#field));
        arguments.push(quote!(#field: #argument));
        inits.push(if field == value.to_string() { quote!(#field) } else { quote!(#field: #value) });
    }
    let mut setters = Vec::new();
    for (field, name, ty) in optional {
        let name = ident(name);
        let docs = Docs::new().markdown(&field.description).or(format!("Sets {}.", code(&field.wire))).tokens();
        let (inner, wrap) = match ty {
            Type::Optional(inner) => (&**inner, true),
            other => (other, false),
        };
        let init = match context.resolve(ty) {
            Type::List(_) => quote!(Vec::new()),
            Type::Map(_) => quote!(std::collections::BTreeMap::new()),
            _ => quote!(None),
        };
        inits.push(quote!(#name: #init));
        let (argument, value) = context.argument(inner, &quote!(#name));
        let value = if wrap { quote!(Some(#value)) } else { value };
        setters.push(quote! {
            #docs
            #[must_use]
            pub fn #name(mut self, #name: #argument) -> Self {
                self.#name = #value;
                self
            }
        });
    }
    let many = (arguments.len() > MOST_ARGUMENTS)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "the API requires each of them")]));
    let docs = if arguments.is_empty() {
        " A value with nothing set."
    } else {
        " A value with everything that the API requires."
    };
    quote! {
        impl #name {
            #[doc = #docs]
            #many
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#inits,)* extra: std::collections::BTreeMap::new() }
            }
            #(#setters)*
        }
    }
}

fn decoder(
    context: &Context<'_>,
    ident: &proc_macro2::Ident,
    name: &str,
    places: &[Place],
    additional: Option<&Type>,
) -> TokenStream {
    let wires: Vec<_> = places.iter().map(|place| &place.wire).collect();
    let names: Vec<_> = places.iter().map(|place| &place.name).collect();
    let formats: Vec<_> = places.iter().map(|place| &place.format).collect();
    // Names in here end in an underscore, as no field's does but a keyword's.
    let other = match additional {
        Some(ty) => {
            let (rust, format) = (context.rust(ty), context.format(ty));
            quote! {
                let key_ = key_.into_owned();
                let mut value_: Option<#rust> = None;
                decode::set::<#format, _, _>(&mut map_, &mut value_)?;
                if let Some(value_) = value_ {
                    extra_.insert(key_, value_);
                }
            }
        }
        None => quote! {
            let key_ = key_.into_owned();
            extra_.insert(key_, serde::de::MapAccess::next_value(&mut map_)?);
        },
    };
    let body = if places.is_empty() {
        other
    } else {
        quote! {
            match key_.as_ref() {
                #(#wires => decode::set::<#formats, _, _>(&mut map_, &mut #names)?,)*
                _ => { #other }
            }
        }
    };
    quote! {
        impl<'de> decode::Object<'de> for #ident {
            const NAME: &'static str = #name;
            fn from_map<A: serde::de::MapAccess<'de>>(mut map_: A) -> Result<Self, A::Error> {
                #(let mut #names = None;)*
                let mut extra_ = std::collections::BTreeMap::new();
                while let Some(key_) = decode::key(&mut map_)? {
                    #body
                }
                Ok(Self {
                    #(#names: decode::take::<#formats, _, _>(#names, #wires)?,)*
                    extra: extra_,
                })
            }
        }
    }
}

fn encoder(
    context: &Context<'_>,
    ident: &proc_macro2::Ident,
    places: &[Place],
    additional: Option<&Type>,
) -> TokenStream {
    let entries = places.iter().map(|place| {
        let (wire, name, format) = (&place.wire, &place.name, &place.format);
        if place.required {
            quote!(map_.serialize_entry(#wire, &encode::Wire::<_, #format>::new(&self.#name))?;)
        } else {
            quote!(encode::field::<#format, _, _>(&mut map_, #wire, &self.#name)?;)
        }
    });
    let format = additional.map_or_else(|| quote!(decode::Plain), |ty| context.format(ty));
    quote! {
        impl encode::ToWire for #ident {
            fn to_wire<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                let mut map_ = serializer.serialize_map(None)?;
                #(#entries)*
                for (key, value) in &self.extra {
                    map_.serialize_entry(key, &encode::Wire::<_, #format>::new(value))?;
                }
                map_.end()
            }
        }
    }
}
