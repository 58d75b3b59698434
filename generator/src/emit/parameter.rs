//! How values get into a request.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::text::{
    escaped_separator, item_texts, joined_items, looped_items, present_items, secrets, text_of_reference,
};
use crate::codemodel::{
    Body, BodyKind, Bounds, Check, FormStyle, LengthOf, Location, NumberOf, Parameter, Part, Put, Text,
};

/// Statements that check the reference `value` and put it into `request`.
pub fn apply_parameter(parameter: &Parameter, value: &Ident) -> TokenStream {
    let checks = parameter.checks.iter().map(|check| apply_check(&parameter.wire, check, value));
    let (hide, put) = (hide(&parameter.put, value), put(parameter, value));
    quote!(#(#checks)* #hide #put)
}

/// A statement that tells which secrets are in the reference `value`; the runtime sees those in
/// objects and JSON by itself.
fn hide(put: &Put, value: &Ident) -> Option<TokenStream> {
    let each = |gaps: bool, item: &Text| (*item == Text::Secret).then(|| looped_items(gaps, value));
    let secrets = match put {
        Put::Text { text, .. } | Put::Part { part: Part::Text(text), .. } => secrets(text, &quote!(#value)),
        Put::Joined { joined, .. } => each(joined.gaps, &joined.item),
        Put::Each { gaps, item, .. } => each(*gaps, item),
        Put::Part { part: Part::Each { gaps, item }, .. } => match &**item {
            Part::Text(item) => each(*gaps, item),
            _ => None,
        },
        Put::Map { gaps, value: Text::Secret, .. } => {
            let flattened = gaps.then(|| quote!(.flatten()));
            Some(quote!(#value.values()#flattened))
        }
        _ => None,
    };
    secrets.map(|secrets| quote!(request.hide(#secrets);))
}

fn put(parameter: &Parameter, value: &Ident) -> TokenStream {
    let wire = &parameter.wire;
    match &parameter.put {
        Put::Text { location, text } => {
            let (method, text) = (method(*location), text_of_reference(text, &quote!(#value)));
            quote!(request.#method(#wire, #text);)
        }
        Put::Joined { location, joined } => {
            let (items, separator) = (item_texts(joined, &quote!(#value)), escaped_separator(joined.separator));
            match location {
                Location::Query => quote!(request.query_list(#wire, #items, #separator);),
                Location::Cookie => quote!(request.cookie_list(#wire, #items, #separator);),
                Location::Header => {
                    let joined = joined_items(joined, &quote!(#value));
                    quote!(request.header(#wire, &#joined);)
                }
            }
        }
        Put::Each { location, gaps, item } => {
            let (items, text) = (looped_items(*gaps, value), text_of_reference(item, &quote!(item)));
            let method = method(*location);
            quote!(for item in #items { request.#method(#wire, #text); })
        }
        Put::Map { deep, gaps, value: text } => {
            let (key, text) = (key(wire, *deep), text_of_reference(text, &quote!(item)));
            if *gaps {
                quote!(for (key, item) in #value {
                    if let Some(item) = item {
                        request.query(#key, #text);
                    }
                })
            } else {
                quote!(for (key, item) in #value { request.query(#key, #text); })
            }
        }
        Put::Object { location: Location::Header, style } => {
            let explode = *style == FormStyle::Spread;
            quote!(request.header_object(#wire, #explode, #value);)
        }
        Put::Object { location, style } => {
            let method = format_ident!("{}_object", method(*location));
            let style = form_style(*style);
            quote!(request.#method(#wire, param::FormStyle::#style, #value);)
        }
        Put::Part { media, part } => {
            let media = option(media.as_ref().map(|media| quote!(#media)));
            put_part(wire, &media, part, value)
        }
    }
}

fn method(location: Location) -> Ident {
    match location {
        Location::Query => format_ident!("query"),
        Location::Header => format_ident!("header"),
        Location::Cookie => format_ident!("cookie"),
    }
}

/// Name of a member of an object in the query; `key` is a reference to its own name.
fn key(wire: &str, deep: bool) -> TokenStream {
    if deep { quote!(&format!("{}[{key}]", #wire)) } else { quote!(key) }
}

/// Statements that add the reference `value` to the parts of a body.
fn put_part(wire: &str, media: &TokenStream, part: &Part, value: &Ident) -> TokenStream {
    match part {
        Part::File => quote!(request.part_file(#wire, #media, #value);),
        Part::Text(text) => {
            let text = text_of_reference(text, &quote!(#value));
            quote!(request.part_text(#wire, #media, #text);)
        }
        Part::Json => quote!(request.part_json(#wire, #media, #value);),
        Part::Each { gaps, item } => {
            let items = looped_items(*gaps, value);
            let part = put_part(wire, media, item, &format_ident!("item"));
            quote!(for item in #items { #part })
        }
    }
}

fn option(value: Option<TokenStream>) -> TokenStream {
    value.map_or(quote!(None), |value| quote!(Some(#value)))
}

fn apply_check(wire: &str, check: &Check, value: &Ident) -> TokenStream {
    match check {
        Check::Number { of, bounds } => {
            let number = match of {
                NumberOf::Integer => quote!(*#value as f64),
                NumberOf::Float => quote!(*#value),
                NumberOf::IntegerNewtype => quote!(#value.0 as f64),
                NumberOf::FloatNewtype => quote!(#value.0),
            };
            let (low, high) = limits(*bounds, Literal::f64_unsuffixed);
            quote!(request.check_number(#wire, #number, #low, #high);)
        }
        Check::Length { of, bounds } => {
            let length = match of {
                LengthOf::Text => quote!(#value.chars().count()),
                LengthOf::TextNewtype => quote!(#value.0.chars().count()),
                LengthOf::List => quote!(#value.len()),
            };
            let (low, high) = limits(*bounds, Literal::u64_unsuffixed);
            quote!(request.check_length(#wire, #length, #low, #high);)
        }
        Check::Numeric => quote!(request.check_numeric(#wire, [#value]);),
        Check::NumericItems { gaps } => {
            let items = present_items(*gaps, &quote!(#value));
            quote!(request.check_numeric(#wire, #items);)
        }
    }
}

fn limits<N>(bounds: Bounds<N>, literal: fn(N) -> Literal) -> (TokenStream, TokenStream) {
    let limit = |bound: Option<N>| {
        option(bound.map(|bound| {
            let literal = literal(bound);
            quote!(#literal)
        }))
    };
    (limit(bounds.minimum), limit(bounds.maximum))
}

/// A statement that puts the body `value` into `request`.
pub fn apply_body(body: &Body, value: &Ident) -> TokenStream {
    let content_type = &body.content_type;
    match &body.kind {
        BodyKind::Json => quote!(request.body_json(#content_type, &#value);),
        BodyKind::Form(styles) => {
            let styles = styles.iter().map(|(key, style)| {
                let style = form_style(*style);
                quote!((#key, param::FormStyle::#style))
            });
            quote!(request.body_form(&#value, &[#(#styles),*]);)
        }
        BodyKind::Bytes => quote!(request.body_file(#content_type, #value);),
    }
}

fn form_style(style: FormStyle) -> Ident {
    match style {
        FormStyle::Spread => format_ident!("Spread"),
        FormStyle::Comma => format_ident!("Comma"),
        FormStyle::Space => format_ident!("Space"),
        FormStyle::Pipe => format_ident!("Pipe"),
        FormStyle::Deep => format_ident!("Deep"),
        FormStyle::Json => format_ident!("Json"),
    }
}
