//! Methods of an object that holds the points of attributes, and of such a point.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::shown::shown;
use crate::codemodel::{Access, Identifier, PointMethods, Series, SeriesKey, SeriesMeta};
use crate::emit::ident::ident;
use crate::emit::types::rust;

pub fn methods(name: &Identifier, library: &Identifier, series: &Series) -> TokenStream {
    let shown = shown(
        library,
        name,
        &[
            "for series in answer.series() {",
            "    println!(\"{} ({}): {} points\", series.description, series.unit(), series.len());",
            "}",
        ],
    );
    let (name, points, point) = (ident(name), ident(&series.points), rust(&series.point));
    let (keys, known, total) = totals(series, &points);
    let (meta, words) = match &series.meta {
        Some(meta) => said(meta),
        None => (quote!(), quote!()),
    };
    let code = series.meta.as_ref().and_then(said_code);
    let info = info(series.key, code.as_ref());
    let found = match (series.key, &code) {
        (SeriesKey::Code, None) => quote!(self.get(info.code)),
        (SeriesKey::Id, None) => quote!(self.get(&info.id.to_string())),
        (SeriesKey::Code | SeriesKey::Id, Some(_)) => {
            quote!(self.series().find(|series| series.info.is_some_and(|known| known.code == info.code)))
        }
    };
    quote! {
        impl #name {
            /// Each attribute with its points, in the order of their keys.
            #shown
            pub fn series(&self) -> impl Iterator<Item = crate::attributes::Series<'_, #point>> {
                #keys.filter_map(|key| self.get(key))
            }
            /// The points of one attribute; without any when the answer has none.
            pub fn of(
                &self,
                attribute: impl Into<crate::attributes::Attribute>,
            ) -> crate::attributes::Series<'_, #point> {
                let info = attribute.into().info();
                #found.unwrap_or_else(|| crate::attributes::Series::new(info.code, Some(info), &[], None))
            }
            /// What the answer has under this key, also when the table doesn't know it.
            pub fn get(&self, key: &str) -> Option<crate::attributes::Series<'_, #point>> {
                #known
                let key = key.as_str();
                let points = self.#points.get(key).map_or(&[][..], Vec::as_slice);
                #meta
                #info
                Some(crate::attributes::Series::new(code, info, points, #total) #words)
            }
        }
    }
}

/// All keys, the key of one attribute as the answer holds it, and its total.
fn totals(series: &Series, points: &Ident) -> (TokenStream, TokenStream, TokenStream) {
    match &series.totals {
        Some(Access { field, optional }) => {
            let field = ident(field);
            let flatten = optional.then(|| quote!(.flatten()));
            (
                quote!(crate::tables::series::keys(self.#points.keys().chain(self.#field.keys()))),
                quote! {
                    let by_points = self.#points.get_key_value(key).map(|(key, _)| key);
                    let key = by_points.or_else(|| self.#field.get_key_value(key).map(|(key, _)| key))?;
                },
                quote!(self.#field.get(key).copied()#flatten),
            )
        }
        None => (
            quote!(self.#points.keys().map(String::as_str)),
            quote!(let (key, _) = self.#points.get_key_value(key)?;),
            quote!(None),
        ),
    }
}

/// Finds the attribute of a key, and its code.
fn info(key: SeriesKey, code: Option<&TokenStream>) -> TokenStream {
    let by_key = match key {
        SeriesKey::Code => quote!(crate::attributes::AttributeInfo::from_code(key)),
        SeriesKey::Id => quote!(key.parse().ok().and_then(crate::attributes::AttributeInfo::from_id)),
    };
    match code {
        Some(code) => quote! {
            let code = #code;
            let info = code.and_then(crate::attributes::AttributeInfo::from_code).or_else(|| #by_key);
            let code = code.or(info.map(|info| info.code)).unwrap_or(key);
        },
        None => quote! {
            let info = #by_key;
            let code = info.map_or(key, |info| info.code);
        },
    }
}

/// Finds what the answer says about an attribute, and how its words are passed on.
fn said(meta: &SeriesMeta) -> (TokenStream, TokenStream) {
    let map = ident(&meta.map.field);
    let found = if meta.map.optional {
        quote!(self.#map.as_ref().and_then(|meta| meta.get(key)))
    } else {
        quote!(self.#map.get(key))
    };
    let text = |access: Option<&Access>| {
        let Some(Access { field, optional }) = access else { return quote!(None) };
        let field = ident(field);
        if *optional {
            quote!(meta.and_then(|meta| meta.#field.as_deref()))
        } else {
            quote!(meta.map(|meta| meta.#field.as_str()))
        }
    };
    let (description, format) = (text(meta.description.as_ref()), text(meta.format.as_ref()));
    (quote!(let meta = #found;), quote!(.with_words(#description, #format)))
}

/// The code that the answer gives.
fn said_code(meta: &SeriesMeta) -> Option<TokenStream> {
    let Access { field, optional } = meta.code.as_ref()?;
    let field = ident(field);
    let code = match *optional {
        true => quote!(and_then(|meta| meta.#field.as_ref())),
        false => quote!(map(|meta| &meta.#field)),
    };
    Some(quote!(meta.#code.map(crate::attributes::AttributeCode::as_str)))
}

/// What makes a short array one of a series of numbers.
pub fn point(name: &Ident, point: &PointMethods) -> TokenStream {
    let time = ident(&point.time);
    let field = ident(&point.value.field);
    let value = if point.value.optional { quote!(self.#field) } else { quote!(Some(self.#field)) };
    let bound = |method: &str, access: Option<&Access>| {
        let Access { field, optional } = access?;
        let (method, field) = (format_ident!("{method}"), ident(field));
        let bound = if *optional { quote!(self.#field.or(#value)) } else { quote!(Some(self.#field)) };
        Some(quote! {
            fn #method(&self) -> Option<f64> {
                #bound
            }
        })
    };
    let (minimum, maximum) = (bound("minimum", point.minimum.as_ref()), bound("maximum", point.maximum.as_ref()));
    quote! {
        impl crate::attributes::SeriesPoint for #name {
            fn time(&self) -> jiff::Timestamp {
                self.#time
            }
            fn value(&self) -> Option<f64> {
                #value
            }
            #minimum
            #maximum
        }
    }
}
