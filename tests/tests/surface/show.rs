//! A public item as a few lines of text: what it is, what it implements, what it offers.

use std::collections::BTreeSet;

use quote::{ToTokens, quote};
use syn::{Attribute, Fields, ImplItem, Item, Meta, TraitItem};

use super::krate::{Krate, Public, hidden, public};

/// The item, a line, and below it what its users can reach, sorted.
pub fn item(krate: &Krate, found: &Public<'_>) -> String {
    let path = &found.path;
    let (head, members) = match found.item {
        Item::Struct(it) => (format!("struct {path}{}", marks(&it.attrs)), fields(&it.fields)),
        Item::Enum(it) => {
            let variant = |variant: &syn::Variant| format!("{}{}", variant_text(variant), marks(&variant.attrs));
            (format!("enum {path}{}", marks(&it.attrs)), it.variants.iter().map(variant).collect())
        }
        Item::Type(it) => {
            let generics = it.generics.to_token_stream().to_string().replace(' ', "");
            return format!("type {path}{generics} = {}", type_text(&it.ty));
        }
        Item::Const(it) => return format!("const {path}: {}", type_text(&it.ty)),
        Item::Static(it) => return format!("static {path}: {}", type_text(&it.ty)),
        Item::Fn(it) => return format!("fn {path}: {}", signature(&it.sig)),
        Item::Trait(it) => {
            (format!("trait {path}{}{}", bounds(it), marks(&it.attrs)), it.items.iter().filter_map(promise).collect())
        }
        _ => panic!("{path} is of a kind that is not shown yet"),
    };
    let name = path.rsplit("::").next().unwrap_or_default();
    let mut lines = vec![head];
    lines.extend(members.into_iter().map(|member| format!("    {member}")));
    let (methods, mut traits) = offered(krate, name, &found.module);
    traits.extend(derived(found.item));
    traits.extend(krate.macros(name, &found.module));
    lines.extend(methods.into_iter().map(|method| format!("    {method}")));
    if !traits.is_empty() {
        lines.push(format!("    impl {}", traits.into_iter().collect::<Vec<_>>().join(" + ")));
    }
    lines.join("\n")
}

/// What the impl blocks of a type offer: its own methods and constants, and its traits.
fn offered(krate: &Krate, name: &str, module: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut methods, mut traits) = (BTreeSet::new(), BTreeSet::new());
    for block in krate.impls(name, module) {
        if let Some((path, _)) = &block.trait_ {
            traits.insert(type_text(path));
            continue;
        }
        for member in &block.items {
            match member {
                ImplItem::Fn(it) if public(&it.vis) && !hidden(&it.attrs) => {
                    methods.insert(format!("{}{}", signature(&it.sig), marks(&it.attrs)));
                }
                ImplItem::Const(it) if public(&it.vis) && !hidden(&it.attrs) => {
                    methods.insert(format!("const {}: {}", it.ident, type_text(&it.ty)));
                }
                _ => {}
            }
        }
    }
    (methods, traits)
}

/// The traits that a trait asks for.
fn bounds(found: &syn::ItemTrait) -> String {
    let asked = &found.supertraits;
    if asked.is_empty() { String::new() } else { format!(": {}", type_text(asked)) }
}

/// What a trait's implementors have.
fn promise(item: &TraitItem) -> Option<String> {
    match item {
        TraitItem::Fn(it) if it.default.is_some() => Some(format!("{} (given)", signature(&it.sig))),
        TraitItem::Fn(it) => Some(signature(&it.sig)),
        TraitItem::Const(it) => Some(format!("const {}: {}", it.ident, type_text(&it.ty))),
        TraitItem::Type(it) => Some(format!("type {}", it.ident)),
        _ => None,
    }
}

fn fields(fields: &Fields) -> Vec<String> {
    let shown = fields.iter().enumerate().filter(|(_, field)| public(&field.vis) && !hidden(&field.attrs));
    let line = |(at, field): (usize, &syn::Field)| {
        let name = field.ident.as_ref().map_or_else(|| at.to_string(), ToString::to_string);
        format!("{name}: {}{}", type_text(&field.ty), marks(&field.attrs))
    };
    shown.map(line).collect()
}

/// Attributes that users notice.
fn marks(attributes: &[Attribute]) -> String {
    let notable = ["deprecated", "must_use", "non_exhaustive"];
    let found = notable.iter().filter(|name| attributes.iter().any(|found| found.path().is_ident(name)));
    found.map(|name| format!(" #[{name}]")).collect()
}

fn derived(item: &Item) -> Vec<String> {
    let (Item::Struct(syn::ItemStruct { attrs, .. }) | Item::Enum(syn::ItemEnum { attrs, .. })) = item else {
        return Vec::new();
    };
    let lists = attrs.iter().filter_map(|found| match &found.meta {
        Meta::List(list) if list.path.is_ident("derive") => Some(list.tokens.to_string()),
        _ => None,
    });
    lists.flat_map(|list| list.split(',').map(|name| name.trim().to_owned()).collect::<Vec<_>>()).collect()
}

fn signature(signature: &syn::Signature) -> String {
    let shown = printed(quote!(#signature {}));
    shown.trim_end_matches("{}").trim_end().to_owned()
}

fn variant_text(variant: &syn::Variant) -> String {
    let name = variant.ident.to_string();
    let field = |field: &syn::Field| match &field.ident {
        Some(name) => format!("{name}: {}", type_text(&field.ty)),
        None => type_text(&field.ty),
    };
    let fields = variant.fields.iter().map(field).collect::<Vec<_>>().join(", ");
    match variant.fields {
        Fields::Named(_) => format!("{name} {{ {fields} }}"),
        Fields::Unnamed(_) => format!("{name}({fields})"),
        Fields::Unit => name,
    }
}

/// A type or a path, as rustfmt would write it in one line.
fn type_text(tokens: &impl ToTokens) -> String {
    let shown = printed(quote!(type T = #tokens;));
    shown.trim_start_matches("type T = ").trim_end_matches(';').to_owned()
}

/// An item in one line, without the paths inside the crate, which are no business of its users.
fn printed(tokens: proc_macro2::TokenStream) -> String {
    let item: Item = syn::parse2(tokens.clone()).unwrap_or_else(|error| panic!("{error}: {tokens}"));
    let text =
        prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] });
    let mut line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (broken, whole) in [("( ", "("), (", )", ")"), ("< ", "<"), (", >", ">"), (" )", ")")] {
        line = line.replace(broken, whole);
    }
    for inside in ["crate::", "super::", "models::", "attributes::", "requests::", "resources::", "values::"] {
        line = line.replace(inside, "");
    }
    line
}
