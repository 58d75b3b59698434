//! Parameters and bodies: arguments, setters, and how they get into a request.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::behaviour;
use super::context::Context;
use super::source::ident;
use crate::ir::{Body, BodyKind, Operation, Parameter, Place, Style, Type, TypeKind};
use crate::names::{Case, Claim, Scope};

/// Names that a request needs for itself.
const RESERVED: &[&str] = &[
    "add",
    "bitand",
    "bitor",
    "bitxor",
    "client",
    "clone",
    "div",
    "drop",
    "fmt",
    "into_future",
    "mul",
    "new",
    "path",
    "rem",
    "request",
    "send",
    "shl",
    "shr",
    "sub",
    "value",
];

/// Rust names of what an operation takes beside its path.
pub struct Names {
    /// By place in `operation.parameters`; empty for path parameters.
    pub parameters: Vec<String>,
    /// The body's.
    pub body: String,
}

/// Names of the parameters that are not in the path.
pub fn names(operation: &Operation) -> Names {
    let mut claims = Vec::new();
    for parameter in operation.parameters.iter().filter(|parameter| parameter.place != Place::Path) {
        let place = match parameter.place {
            Place::Path | Place::Query => "query",
            Place::Header => "header",
            Place::Cookie => "cookie",
            Place::Part => "part",
        };
        claims.push(Claim::new(&parameter.name, format!("{} {place}", parameter.wire)).hint(place));
    }
    claims.push(Claim::new("body", "body").hint("content"));
    let reserved = RESERVED.iter().copied().chain(behaviour::reserved(&operation.behaviour));
    let mut names = Scope::new(Case::Snake).reserve(reserved).assign(&claims);
    let body = names.pop().unwrap_or_default();
    let mut names = names.into_iter();
    let parameters = operation
        .parameters
        .iter()
        .map(|parameter| match parameter.place {
            Place::Path => String::new(),
            _ => names.next().unwrap_or_default(),
        })
        .collect();
    Names { parameters, body }
}

/// What an operation requires beside its path.
pub struct Arguments {
    /// `name: Type`.
    pub declared: Vec<TokenStream>,
    /// `name`.
    pub passed: Vec<Ident>,
    /// Statements that put them into `request`.
    pub applied: TokenStream,
    /// Whether there are more than clippy finds readable.
    pub many: bool,
}

/// Most arguments that clippy finds readable, without `self`, the client and the path.
const MOST_ARGUMENTS: usize = 5;

/// Required parameters and the required body of an operation.
pub fn arguments(context: &Context<'_>, operation: &Operation) -> Arguments {
    let names = names(operation);
    let mut out = Arguments { declared: Vec::new(), passed: Vec::new(), applied: TokenStream::new(), many: false };
    for (parameter, name) in operation.parameters.iter().zip(&names.parameters) {
        if parameter.place == Place::Path || !parameter.required {
            continue;
        }
        let name = ident(name);
        let (argument, value) = context.argument(&parameter.ty, &quote!(#name));
        let rust = context.rust(&parameter.ty);
        let apply = apply(context, parameter, &quote!(value));
        out.declared.push(quote!(#name: #argument));
        out.applied.extend(quote! {{
            let value: &#rust = &#value;
            #apply
        }});
        out.passed.push(name);
    }
    let body = operation.body.as_ref().filter(|body| body.required);
    if body.is_some_and(|body| body.kind == BodyKind::Multipart) {
        // Without a single part it still is a body.
        out.applied.extend(quote!(request.multipart();));
    } else if let Some(body) = body {
        let name = ident(&names.body);
        let (argument, value) = body_argument(context, body, &name);
        let rust = body_type(context, body);
        let apply = apply_body(body, &quote!(value));
        out.declared.push(quote!(#name: #argument));
        out.applied.extend(quote! {{
            let value: #rust = #value;
            #apply
        }});
        out.passed.push(name);
    }
    out.many = out.declared.len() > MOST_ARGUMENTS;
    out
}

/// Type of a body in Rust.
pub fn body_type(context: &Context<'_>, body: &Body) -> TokenStream {
    match body.kind {
        BodyKind::Bytes => quote!(Vec<u8>),
        BodyKind::Json | BodyKind::Form | BodyKind::Multipart => context.rust(&body.ty),
    }
}

/// Type of the argument for a body, and the body made from it.
pub fn body_argument(context: &Context<'_>, body: &Body, name: &Ident) -> (TokenStream, TokenStream) {
    match body.kind {
        BodyKind::Bytes => (quote!(impl Into<Vec<u8>>), quote!(#name.into())),
        BodyKind::Json | BodyKind::Form | BodyKind::Multipart => context.argument(&body.ty, &quote!(#name)),
    }
}

/// A statement that puts the body `value` into `request`.
pub fn apply_body(body: &Body, value: &TokenStream) -> TokenStream {
    let content_type = &body.content_type;
    match body.kind {
        BodyKind::Json | BodyKind::Multipart => quote!(request.body_json(#content_type, &#value);),
        BodyKind::Form => {
            let styles = body.styles.iter().map(|(key, style)| {
                let style = ident(match style {
                    Style::Repeat => "Spread",
                    Style::Comma => "Comma",
                    Style::Space => "Space",
                    Style::Pipe => "Pipe",
                    Style::DeepObject => "Deep",
                    Style::Json => "Json",
                });
                quote!((#key, param::FormStyle::#style))
            });
            quote!(request.body_form(&#value, &[#(#styles),*]);)
        }
        BodyKind::Bytes => quote!(request.body_bytes(#content_type, #value);),
    }
}

/// Statements that check the reference `value` and put it into `request`.
pub fn apply(context: &Context<'_>, parameter: &Parameter, value: &TokenStream) -> TokenStream {
    let checks = checks(context, parameter, value);
    let wire = &parameter.wire;
    if parameter.place == Place::Part {
        let part = part(context, parameter, &parameter.ty, value);
        return quote!(#checks #part);
    }
    let put = |wire: &TokenStream, text: &TokenStream| match parameter.place {
        Place::Query | Place::Path | Place::Part => quote!(request.query(#wire, #text);),
        Place::Header => quote!(request.header(#wire, #text);),
        Place::Cookie => quote!(request.cookie(#wire, #text);),
    };
    let name = quote!(#wire);
    let resolved = context.resolve(&parameter.ty);
    let put = match resolved {
        Type::List(inner) => match (parameter.style, parameter.place) {
            (Style::Repeat | Style::DeepObject, Place::Query) => {
                let optional = matches!(context.resolve(inner), Type::Optional(_));
                let (item, items) = context.items(inner, value);
                let items = if optional { items } else { quote!(#value) };
                let put = put(&name, &context.text(item, &quote!(item)));
                quote!(for item in #items { #put })
            }
            (style, _) => {
                let separator = match style {
                    Style::Space => " ",
                    Style::Pipe => "|",
                    Style::Repeat | Style::Comma | Style::DeepObject | Style::Json => ",",
                };
                let joined = context.joined(inner, value, separator);
                put(&name, &quote!(&#joined))
            }
        },
        Type::Map(inner) if parameter.place == Place::Query => {
            let key = key(parameter, &quote!(key));
            match context.resolve(inner) {
                Type::Optional(inner) => {
                    let text = context.text(inner, &quote!(item));
                    quote!(for (key, item) in #value {
                        if let Some(item) = item {
                            request.query(#key, #text);
                        }
                    })
                }
                _ => {
                    let text = context.text(inner, &quote!(item));
                    quote!(for (key, item) in #value { request.query(#key, #text); })
                }
            }
        }
        named => match context.named(named).map(|(definition, _)| &definition.kind) {
            Some(TypeKind::Object(_)) if parameter.place == Place::Query => {
                let key = key(parameter, &quote!(key));
                quote! {
                    let fields = serde_json::to_value(#value).unwrap_or_default();
                    for (key, item) in fields.as_object().into_iter().flatten() {
                        match item {
                            serde_json::Value::String(text) => request.query(#key, text),
                            other => request.query(#key, &other.to_string()),
                        }
                    }
                }
            }
            _ => put(&name, &context.text(&parameter.ty, value)),
        },
    };
    quote!(#checks #put)
}

/// Statements that add the reference `value` to the parts of a body; a list is several parts.
fn part(context: &Context<'_>, parameter: &Parameter, ty: &Type, value: &TokenStream) -> TokenStream {
    let (wire, media) = (&parameter.wire, &parameter.content_type);
    let media = if media.is_empty() { quote!(None) } else { quote!(Some(#media)) };
    match context.resolve(ty) {
        Type::Upload => quote!(request.part_file(#wire, #media, #value);),
        Type::List(item) if parameter.style != Style::Json => {
            let optional = matches!(context.resolve(item), Type::Optional(_));
            let (item, items) = context.items(item, value);
            let items = if optional { items } else { quote!(#value) };
            let part = part(context, parameter, item, &quote!(item));
            quote!(for item in #items { #part })
        }
        scalar if context.is_scalar(scalar) || *scalar == Type::Base64 => {
            let text = context.text(scalar, value);
            quote!(request.part_text(#wire, #media, #text);)
        }
        _ => quote!(request.part_json(#wire, #media, #value);),
    }
}

/// Name of a member of an object in the query; `key` is a reference to its own name.
fn key(parameter: &Parameter, key: &TokenStream) -> TokenStream {
    let wire = &parameter.wire;
    match parameter.style {
        Style::DeepObject => quote!(&format!("{}[{key}]", #wire)),
        _ => quote!(#key),
    }
}

fn checks(context: &Context<'_>, parameter: &Parameter, value: &TokenStream) -> TokenStream {
    let (wire, bounds) = (&parameter.wire, &parameter.bounds);
    let option = |bound: Option<TokenStream>| bound.map_or(quote!(None), |bound| quote!(Some(#bound)));
    let float = |bound: Option<f64>| {
        option(bound.filter(|bound| bound.is_finite()).map(|bound| {
            let literal = proc_macro2::Literal::f64_unsuffixed(bound);
            quote!(#literal)
        }))
    };
    let count = |bound: Option<u64>| {
        option(bound.map(|bound| {
            let literal = proc_macro2::Literal::u64_unsuffixed(bound);
            quote!(#literal)
        }))
    };
    let mut out = quote!();
    if let (true, Some(number)) =
        (bounds.minimum.is_some() || bounds.maximum.is_some(), context.number(&parameter.ty, value))
    {
        let (low, high) = (float(bounds.minimum), float(bounds.maximum));
        out.extend(quote!(request.check_number(#wire, #number, #low, #high);));
    }
    if let (true, Some(length)) =
        (bounds.min_length.is_some() || bounds.max_length.is_some(), context.length(&parameter.ty, value))
    {
        let (low, high) = (count(bounds.min_length), count(bounds.max_length));
        out.extend(quote!(request.check_length(#wire, #length, #low, #high);));
    }
    if let Some(values) = context.numeric(&parameter.ty, value) {
        out.extend(quote!(request.check_numeric(#wire, #values);));
    }
    out
}
