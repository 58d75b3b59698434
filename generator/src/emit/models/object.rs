//! Objects: a struct, its decoder, its encoder, and a constructor where people make values.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::context::Context;
use crate::emit::docs::{Docs, code};
use crate::emit::source::ident;
use crate::ir::{Field, Object, Type, TypeId, TypeKind};
use crate::names::{Case, Claim, Scope};

/// Names that the struct needs for itself.
const RESERVED: &[&str] =
    &["additional", "extra", "new", "add", "sub", "mul", "div", "rem", "shl", "shr", "bitand", "bitor", "bitxor"];

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

/// A key of an object: its name and its type in the struct.
pub fn field(context: &Context<'_>, id: TypeId, wire: &str) -> Option<(proc_macro2::Ident, Type)> {
    let Some(TypeKind::Object(object)) = context.api.ty(id).map(|definition| &definition.kind) else { return None };
    let (required, optional) = constructor_fields(context, id, object);
    let found = required.into_iter().chain(optional).find(|(field, ..)| field.wire == wire);
    found.map(|(_, name, ty)| (ident(&name), ty))
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

/// The fields of an object by their keys, for methods that read them.
pub struct Shape<'o> {
    fields: Vec<NamedField<'o>>,
}

/// The fields of the object that `id` is.
pub fn shape<'o>(context: &Context<'o>, id: TypeId) -> Option<Shape<'o>> {
    let TypeKind::Object(object) = &context.api.ty(id)?.kind else { return None };
    let sent = context.is_sent(id);
    let fields = object.fields.iter().zip(field_names(object));
    Some(Shape { fields: fields.map(|(field, name)| (field, name, field_type(field, sent))).collect() })
}

impl Shape<'_> {
    /// The field of a key, and its type in the struct.
    pub fn typed(&self, key: &str) -> Option<(proc_macro2::Ident, &Type)> {
        let found = self.fields.iter().find(|(field, ..)| field.wire == key);
        found.map(|(_, name, ty)| (ident(name), ty))
    }

    /// The field of a key, and whether it may be missing.
    pub fn key(&self, key: &str) -> Option<(proc_macro2::Ident, bool)> {
        self.typed(key).map(|(name, ty)| (name, matches!(ty, Type::Optional(_))))
    }
}

struct Place {
    wire: String,
    name: proc_macro2::Ident,
    rust: TokenStream,
    ty: Type,
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
                docs: docs.tokens(),
                required: field.required,
                ty,
            }
        })
        .collect();
    let (required, optional) = constructor_fields(context, id, object);
    let default = if sent && required.is_empty() { quote!(, Default) } else { quote!() };
    let ident = ident(name);
    // Keys of which anything may be said are the same as keys of which nothing is said.
    let additional = object.additional.as_ref().filter(|ty| *context.resolve(ty) != Type::Any);
    let additional_field = additional.map(|ty| {
        let ty = context.rust(ty);
        quote! {
            /// Keys that the document does not name, but gives a type.
            pub additional: std::collections::BTreeMap<String, #ty>,
        }
    });
    let extra_docs = match additional {
        Some(_) => " Keys whose values are of another type, as they came.",
        None => " Keys that the document does not name.",
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
                #additional_field
                #[doc = #extra_docs]
                pub extra: crate::Extra,
            }
        },
    ];
    if sent {
        items.push(constructor(context, &ident, &required, &optional, additional.is_some()));
    }
    items.push(decoder(context, &ident, name, &places, additional));
    items.push(encoder(context, &ident, &places, additional));
    items.push(quote!(object!(#ident);));
    items
}

fn constructor(
    context: &Context<'_>,
    name: &proc_macro2::Ident,
    required: &[NamedField<'_>],
    optional: &[NamedField<'_>],
    additional: bool,
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
    if additional {
        inits.push(quote!(additional: std::collections::BTreeMap::new()));
    }
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
    let names: Vec<_> = places.iter().map(|place| &place.name).collect();
    // Names in here end in an underscore, as no field's does but a keyword's.
    let (declared, other, filled) = match additional {
        Some(ty) => {
            let call = context.call("additional", ty, &quote!(&mut map_, key_, &mut additional_, &mut extra_));
            (quote!(let mut additional_ = std::collections::BTreeMap::new();), call, quote!(additional: additional_,))
        }
        None => (quote!(), quote!(decode::other(&mut map_, key_, &mut extra_)), quote!()),
    };
    let sets = places.iter().map(|Place { wire, name, ty, .. }| {
        let set = context.call("set", ty, &quote!(&mut map_, &mut #name));
        quote!(#wire => #set?,)
    });
    let body = if places.is_empty() {
        quote!(#other?;)
    } else {
        quote! {
            match key_.as_ref() {
                #(#sets)*
                _ => #other?,
            }
        }
    };
    let optional = places.iter().all(|place| !place.required).then(|| {
        quote!(
            const OPTIONAL: bool = true;
        )
    });
    let takes = places.iter().map(|Place { wire, name, ty, .. }| {
        let take = context.call("take", ty, &quote!(#name, #wire));
        quote!(#name: #take?,)
    });
    quote! {
        impl<'de> decode::Object<'de> for #ident {
            const NAME: &'static str = #name;
            #optional
            fn from_map<A: serde::de::MapAccess<'de>>(mut map_: A) -> Result<Self, A::Error> {
                #(let mut #names = None;)*
                #declared
                let mut extra_ = std::collections::BTreeMap::new();
                while let Some(key_) = decode::key(&mut map_)? {
                    #body
                }
                Ok(Self { #(#takes)* #filled extra: extra_ })
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
    let entries = places.iter().map(|Place { wire, name, ty, required, .. }| {
        let function = if *required { "encode::entry" } else { "encode::field" };
        let write = context.call(function, ty, &quote!(map_, #wire, &self.#name));
        quote!(#write?;)
    });
    let additional = additional.map(|ty| {
        let write = context.call("encode::others", ty, &quote!(map_, &self.additional));
        quote!(#write?;)
    });
    quote! {
        impl encode::Object for #ident {
            fn to_map<M: serde::ser::SerializeMap>(&self, map_: &mut M) -> Result<(), M::Error> {
                #(#entries)*
                #additional
                encode::others(map_, &self.extra)
            }
        }
    }
}
