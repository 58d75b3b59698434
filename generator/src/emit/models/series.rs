//! Methods of an object that holds the points of attributes.

use proc_macro2::TokenStream;
use quote::quote;

use super::object::shape;
use super::tuple;
use crate::emit::context::Context;
use crate::emit::source::ident;
use crate::ir::{Meta, Series, SeriesKey, TupleItem, Type};

pub fn items(context: &Context<'_>, series: &Series) -> Vec<TokenStream> {
    let Some(shape) = shape(context, series.of) else { return Vec::new() };
    let Some((points, _)) = shape.key(&series.points) else { return Vec::new() };
    let (name, point) = (ident(context.type_name(series.of)), context.type_path(series.point));
    let totals = series.totals.as_ref().and_then(|key| shape.typed(key)).map(|(field, ty)| {
        let flatten = match context.resolve(ty) {
            Type::Map(value) if matches!(context.resolve(value), Type::Optional(_)) => quote!(.flatten()),
            _ => quote!(),
        };
        (field, flatten)
    });
    let total = match &totals {
        Some((field, flatten)) => quote!(self.#field.get(key).copied()#flatten),
        None => quote!(None),
    };
    let keys = match &totals {
        Some((field, _)) => quote!(crate::tables::series::keys(self.#points.keys().chain(self.#field.keys()))),
        None => quote!(self.#points.keys().map(String::as_str)),
    };
    let known = match &totals {
        Some((field, _)) => quote! {
            let by_points = self.#points.get_key_value(key).map(|(key, _)| key);
            let key = by_points.or_else(|| self.#field.get_key_value(key).map(|(key, _)| key))?;
        },
        None => quote!(let (key, _) = self.#points.get_key_value(key)?;),
    };
    let (meta, code, words) = meta(context, &shape, series);
    let by_key = match series.key {
        SeriesKey::Code => quote!(crate::attributes::Attribute::from_code(key)),
        SeriesKey::Id => quote!(key.parse().ok().and_then(crate::attributes::Attribute::from_id)),
    };
    let info = match &code {
        Some(code) => quote! {
            let code = #code;
            let attribute = code.and_then(crate::attributes::Attribute::from_code).or_else(|| #by_key);
            let info = attribute.map(crate::attributes::Attribute::info);
            let code = code.or(info.map(|info| info.code)).unwrap_or(key);
        },
        None => quote! {
            let info = #by_key.map(crate::attributes::Attribute::info);
            let code = info.map_or(key, |info| info.code);
        },
    };
    let of = match (series.key, &code) {
        (SeriesKey::Code, None) => quote!(self.get(info.code)),
        (SeriesKey::Id, None) => quote!(self.get(&info.id.to_string())),
        _ => quote!(self.series().find(|series| series.info.is_some_and(|known| known.code == info.code))),
    };
    let shown = super::reading::example(
        context,
        series.of,
        &[
            "for series in answer.series() {",
            "    println!(\"{} ({}): {} points\", series.description, series.unit(), series.len());",
            "}",
        ],
    );
    vec![quote! {
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
                #of.unwrap_or_else(|| crate::attributes::Series::new(info.code, Some(info), &[], None))
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
    }]
}

/// How to find what the answer says about an attribute, its code there, and its words.
fn meta(
    context: &Context<'_>,
    shape: &super::object::Shape<'_>,
    series: &Series,
) -> (TokenStream, Option<TokenStream>, TokenStream) {
    let says = |meta: &&Meta| meta.code.is_some() || meta.description.is_some() || meta.format.is_some();
    let found = series.meta.as_ref().filter(says).and_then(|meta| {
        let (map, optional) = shape.key(&meta.map)?;
        let item = super::object::shape(context, meta.item)?;
        let map = if optional {
            quote!(self.#map.as_ref().and_then(|meta| meta.get(key)))
        } else {
            quote!(self.#map.get(key))
        };
        let text = |key: &Option<String>| match key.as_ref().and_then(|key| item.key(key)) {
            Some((field, true)) => quote!(meta.and_then(|meta| meta.#field.as_deref())),
            Some((field, false)) => quote!(meta.map(|meta| meta.#field.as_str())),
            None => quote!(None),
        };
        let code = meta.code.as_ref().and_then(|key| item.key(key)).map(|(field, optional)| {
            let code = if optional { quote!(meta.#field.as_ref()) } else { quote!(Some(&meta.#field)) };
            quote!(meta.and_then(|meta| #code).map(crate::attributes::AttributeCode::as_str))
        });
        let (description, format) = (text(&meta.description), text(&meta.format));
        Some((quote!(let meta = #map;), code, quote!(.with_words(#description, #format))))
    });
    found.unwrap_or_default()
}

/// What a point needs to be one of a series of numbers; nothing when it is something else.
pub fn point(context: &Context<'_>, items: &[TupleItem], name: &str) -> Vec<TokenStream> {
    let names = tuple::place_names(items);
    let find = |wire: &str, fits: fn(&Type) -> bool| {
        let (item, name) = items.iter().zip(&names).find(|(item, _)| item.wire == wire)?;
        let (inner, optional) = match &item.ty {
            Type::Optional(inner) => (&**inner, true),
            ty => (ty, !item.required),
        };
        let field = ident(name);
        fits(context.resolve(inner)).then(|| (quote!(self.#field), optional))
    };
    let time = find("time", |ty| matches!(ty, Type::Timestamp(_)));
    let value = find("value", |ty| *ty == Type::Number);
    let (Some((time, false)), Some((value, optional))) = (time, value) else { return Vec::new() };
    let value = if optional { value } else { quote!(Some(#value)) };
    let bound = |wire: &str| {
        let (bound, optional) = find(wire, |ty| *ty == Type::Number)?;
        let method = ident(wire);
        let bound = if optional { quote!(#bound.or(#value)) } else { quote!(Some(#bound)) };
        Some(quote! {
            fn #method(&self) -> Option<f64> {
                #bound
            }
        })
    };
    let (minimum, maximum, name) = (bound("minimum"), bound("maximum"), ident(name));
    vec![quote! {
        impl crate::attributes::SeriesPoint for #name {
            fn time(&self) -> jiff::Timestamp {
                #time
            }
            fn value(&self) -> Option<f64> {
                #value
            }
            #minimum
            #maximum
        }
    }]
}
