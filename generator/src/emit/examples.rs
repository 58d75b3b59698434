//! Examples in documentation: each one is compiled when the crate's tests are.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::context::Context;
use super::models::{constructor_fields, variant_names};
use super::parameter::names;
use super::source::ident;
use super::tree::{Tree, parameter};
use crate::ir::{BodyKind, EnumValues, IntegerSize, Parameter, Place, ResponseKind, Type, TypeKind};

/// How deep an example value may nest before it is cut.
const DEEPEST: usize = 6;

/// Lines of a code block that calls an operation.
pub fn block(context: &Context<'_>, tree: &Tree, index: usize) -> Vec<String> {
    fenced(lines(context, tree, index))
}

/// Lines of a code block with these statements, in which `client` is a client.
pub fn block_of(context: &Context<'_>, body: &TokenStream) -> Vec<String> {
    fenced(lines_of(context, body))
}

fn fenced(lines: Vec<Line>) -> Vec<String> {
    if lines.is_empty() {
        return Vec::new();
    }
    let shown = lines.into_iter().map(|line| if line.hidden { format!("# {}", line.text) } else { line.text });
    std::iter::once("```no_run".to_owned()).chain(shown).chain(["```".to_owned()]).collect()
}

/// What a reader sees of that block.
pub fn call(context: &Context<'_>, tree: &Tree, index: usize) -> String {
    let shown: Vec<_> =
        lines(context, tree, index).into_iter().filter(|line| !line.hidden).map(|line| line.text).collect();
    shown.join("\n")
}

/// A line of an example, which may be there for the compiler only.
struct Line {
    hidden: bool,
    text: String,
}

fn lines(context: &Context<'_>, tree: &Tree, index: usize) -> Vec<Line> {
    let Some(operation) = context.api.operations.get(index) else {
        return Vec::new();
    };
    let call = calling(context, tree, index, &[]);
    let body = match operation.response.kind {
        ResponseKind::Empty => quote!(#call.await?;),
        _ => quote!(let answer = #call.await?;),
    };
    lines_of(context, &body)
}

/// An expression that calls an operation with the example of each parameter, but for some optional
/// ones.
pub fn calling(context: &Context<'_>, tree: &Tree, index: usize, without: &[&str]) -> TokenStream {
    let mut call = quote!(client);
    let Some(operation) = context.api.operations.get(index) else {
        return call;
    };
    let maker = Maker { context, library: ident(&context.library) };
    let way = tree.way(index);
    for (place, method) in way.iter().enumerate() {
        let mut values: Vec<_> = method
            .parameters
            .iter()
            .map(|(sample, wire)| {
                // The operation's own example, when the placeholder has the same name there.
                let found = parameter(context, index, wire).or_else(|| parameter(context, *sample, wire));
                let declared = parameter(context, *sample, wire);
                maker.path_value(declared, found)
            })
            .collect();
        let mut setters = quote!();
        if place + 1 == way.len() {
            let names = names(operation);
            for (parameter, name) in operation.parameters.iter().zip(&names.parameters) {
                if parameter.place == Place::Path || parameter.deprecated && !parameter.required {
                    continue;
                }
                let value = maker.argument(&parameter.ty, parameter.example.as_ref());
                if parameter.required {
                    values.push(value);
                } else if parameter.example.is_some() && !without.contains(&parameter.wire.as_str()) {
                    let name = ident(name);
                    setters.extend(quote!(.#name(#value)));
                }
            }
            if let Some(body) = operation.body.as_ref().filter(|body| body.kind != BodyKind::Multipart) {
                let value = match body.kind {
                    BodyKind::Bytes => quote!("...".as_bytes()),
                    _ => maker.argument(&body.ty, body.example.as_ref()),
                };
                if body.required {
                    values.push(value);
                } else if body.example.is_some() {
                    let name = ident(&names.body);
                    setters.extend(quote!(.#name(#value)));
                }
            }
        }
        let name = ident(&method.name);
        call = quote!(#call.#name(#(#values),*) #setters);
    }
    call
}

/// The lines of a function with these statements.
fn lines_of(context: &Context<'_>, body: &TokenStream) -> Vec<Line> {
    let library = ident(&context.library);
    let function = quote! {
        async fn example(client: #library::Client) -> Result<(), #library::Error> {
            #body
            Ok(())
        }
    };
    let Ok(file) = syn::parse2::<syn::File>(function) else {
        return Vec::new();
    };
    prettyplease::unparse(&file)
        .lines()
        .map(|line| {
            let hidden = line.starts_with("async fn") || line == "}" || line == "    Ok(())";
            Line { hidden, text: line.strip_prefix("    ").unwrap_or(line).to_owned() }
        })
        .collect()
}

struct Maker<'c, 'a> {
    context: &'c Context<'a>,
    library: proc_macro2::Ident,
}

impl Maker<'_, '_> {
    fn path_value(&self, declared: Option<&Parameter>, found: Option<&Parameter>) -> TokenStream {
        let Some(declared) = declared else {
            return quote!("value");
        };
        let example = found.and_then(|found| found.example.as_ref());
        match self.context.resolve(&declared.ty) {
            Type::String => text(example),
            // Methods of resources take the values themselves.
            _ => self.value(&declared.ty, example, 0),
        }
    }

    /// A value as an argument takes it: texts as they are, lists as arrays.
    fn argument(&self, ty: &Type, example: Option<&Value>) -> TokenStream {
        match self.context.resolve(ty) {
            Type::String | Type::Secret => text(example),
            Type::Code => self.code(example),
            Type::List(inner) => {
                let items = list(example);
                let items = items.iter().map(|item| match self.context.resolve(inner) {
                    Type::String => text(*item),
                    Type::Code => self.code(*item),
                    _ => self.value(inner, *item, 0),
                });
                quote!([#(#items),*])
            }
            _ => self.value(ty, example, 0),
        }
    }

    fn upload(&self, example: Option<&Value>) -> TokenStream {
        let (library, text) = (&self.library, text(example));
        quote!(#library::Upload::new(#text))
    }

    fn code(&self, example: Option<&Value>) -> TokenStream {
        let library = &self.library;
        let found = example.and_then(Value::as_str).and_then(|code| self.context.table.as_ref()?.variant_of(code));
        match found {
            Some((device, variant)) => {
                let (device, variant) = (ident(device), ident(variant));
                quote!(#library::#device::#variant)
            }
            None => text(example),
        }
    }

    /// A value of exactly the type of a field.
    fn value(&self, ty: &Type, example: Option<&Value>, depth: usize) -> TokenStream {
        let context = self.context;
        match context.resolve(ty) {
            Type::Bool | Type::Flag => {
                let value = example.is_none_or(|example| *example != false && *example != 0);
                quote!(#value)
            }
            Type::Integer(size) => integer(*size, example),
            Type::Number => {
                let value = example.and_then(Value::as_f64).filter(|value| value.is_finite()).unwrap_or(1.0);
                let literal = proc_macro2::Literal::f64_unsuffixed(value.abs());
                if value < 0.0 { quote!(-#literal) } else { quote!(#literal) }
            }
            Type::String | Type::Binary => {
                let text = text(example);
                quote!(#text.to_owned())
            }
            Type::Upload => self.upload(example),
            Type::Secret | Type::Code => {
                let text = self.argument(ty, example);
                quote!(#text.into())
            }
            Type::Base64 => {
                let library = &self.library;
                quote!(#library::Bytes(Vec::new()))
            }
            Type::Timestamp(format) => {
                let number = example.and_then(Value::as_i64).unwrap_or(1_760_000_000);
                let seconds = match format {
                    crate::ir::TimeFormat::Milliseconds if example.is_some() => number / 1000,
                    _ => number,
                };
                let seconds = proc_macro2::Literal::i64_unsuffixed(seconds.clamp(0, 4_000_000_000));
                quote!(jiff::Timestamp::constant(#seconds, 0))
            }
            Type::Date => quote!(jiff::civil::date(2026, 1, 31)),
            Type::Any => quote!(serde_json::Value::Null),
            Type::List(_) if depth > DEEPEST => quote!(Vec::new()),
            Type::List(inner) => {
                let items = list(example);
                let items = items.iter().map(|item| self.value(inner, *item, depth + 1));
                quote!(vec![#(#items),*])
            }
            Type::Map(_) => quote!(std::collections::BTreeMap::new()),
            Type::Optional(_) if example.is_none() || depth > DEEPEST => quote!(None),
            Type::Optional(inner) => {
                let value = self.value(inner, example, depth + 1);
                quote!(Some(#value))
            }
            Type::Boxed(id) => {
                let value = self.value(&Type::Named(*id), example, depth + 1);
                quote!(Box::new(#value))
            }
            named @ Type::Named(_) => self.named(named, example, depth),
        }
    }

    fn named(&self, ty: &Type, example: Option<&Value>, depth: usize) -> TokenStream {
        let library = &self.library;
        let (Type::Named(id), Some((definition, name))) = (ty, self.context.named(ty)) else {
            return quote!(todo);
        };
        let name = ident(name);
        match &definition.kind {
            TypeKind::Newtype(inner) => {
                let value = self.value(inner, example, depth + 1);
                quote!(#library::#name(#value))
            }
            TypeKind::Enum(values) => {
                let variants = match &values.values {
                    EnumValues::Text(values) => {
                        let at = values.iter().position(|value| example.and_then(Value::as_str) == Some(&value.wire));
                        variant_names(values).into_iter().nth(at.unwrap_or(0))
                    }
                    EnumValues::Integer(values) => {
                        let at = values.iter().position(|value| example.and_then(Value::as_i64) == Some(value.wire));
                        variant_names(values).into_iter().nth(at.unwrap_or(0))
                    }
                };
                match variants {
                    Some(variant) => {
                        let variant = ident(&variant);
                        quote!(#library::#name::#variant)
                    }
                    None => quote!(#library::#name::from("value")),
                }
            }
            TypeKind::Object(object) if depth <= DEEPEST => {
                let (required, optional) = constructor_fields(self.context, *id, object);
                let given = |wire: &str| example.and_then(|example| example.get(wire)).filter(|value| !value.is_null());
                let values = required.iter().map(|(field, _, ty)| self.nested(ty, given(&field.wire), depth));
                let setters = optional.iter().filter_map(|(field, name, ty)| {
                    let example = given(&field.wire).filter(|_| !field.deprecated && !field.read_only)?;
                    let inner = match ty {
                        Type::Optional(inner) => inner,
                        ty => ty,
                    };
                    let (name, value) = (ident(name), self.nested(inner, Some(example), depth));
                    Some(quote!(.#name(#value)))
                });
                quote!(#library::#name::new(#(#values),*) #(#setters)*)
            }
            // Every value can be read from JSON; nothing else makes one of these from outside.
            _ => quote!(serde_json::from_str("null").unwrap_or_else(|_| unimplemented!())),
        }
    }

    fn nested(&self, ty: &Type, example: Option<&Value>, depth: usize) -> TokenStream {
        match self.context.resolve(ty) {
            Type::String | Type::Secret | Type::Code => self.argument(ty, example),
            Type::List(_) if depth <= DEEPEST => self.argument_list(ty, example, depth),
            _ => self.value(ty, example, depth + 1),
        }
    }

    fn argument_list(&self, ty: &Type, example: Option<&Value>, depth: usize) -> TokenStream {
        match self.context.resolve(ty) {
            Type::List(inner) => {
                let items = list(example);
                let items = items.iter().map(|item| match self.context.resolve(inner) {
                    Type::String => text(*item),
                    Type::Code => self.code(*item),
                    _ => self.value(inner, *item, depth + 1),
                });
                quote!([#(#items),*])
            }
            _ => self.value(ty, example, depth + 1),
        }
    }
}

/// The items of an example; one unknown item when there are none, so that types are inferred.
fn list(example: Option<&Value>) -> Vec<Option<&Value>> {
    match example {
        Some(Value::Array(items)) if !items.is_empty() => items.iter().take(3).map(Some).collect(),
        Some(Value::Array(_)) | None => vec![None],
        other => vec![other],
    }
}

fn text(example: Option<&Value>) -> TokenStream {
    let text = match example {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(value)) => value.to_string(),
        _ => "text".to_owned(),
    };
    quote!(#text)
}

fn integer(size: IntegerSize, example: Option<&Value>) -> TokenStream {
    let value = example
        .and_then(|example| match example {
            Value::String(text) => text.parse().ok(),
            other => other.as_i64(),
        })
        .filter(|value| match size {
            IntegerSize::I32 => i32::try_from(*value).is_ok(),
            IntegerSize::U32 => u32::try_from(*value).is_ok(),
            IntegerSize::U64 => *value >= 0,
            IntegerSize::I64 => true,
        })
        .unwrap_or(1);
    let literal = proc_macro2::Literal::u64_unsuffixed(value.unsigned_abs());
    if value < 0 { quote!(-#literal) } else { quote!(#literal) }
}
