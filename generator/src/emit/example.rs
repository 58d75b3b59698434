//! Examples: a call as a block of code that is compiled when the crate is tested.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::ident::ident;
use crate::codemodel::{Example, Expr, Identifier, Usage};

/// Lines of a block of code.
pub fn block(example: &Example) -> Vec<String> {
    let shown = lines(example).into_iter().map(|line| if line.hidden { format!("# {}", line.text) } else { line.text });
    std::iter::once("```no_run".to_owned()).chain(shown).chain(["```".to_owned()]).collect()
}

/// What a reader sees of that block.
pub fn shown(example: &Example) -> String {
    let shown: Vec<_> = lines(example).into_iter().filter(|line| !line.hidden).map(|line| line.text).collect();
    shown.join("\n")
}

/// A line of an example, which may be there for the compiler only.
struct Line {
    hidden: bool,
    text: String,
}

fn lines(example: &Example) -> Vec<Line> {
    let (library, body) = (ident(&example.library), statements(example));
    let function = syn::parse_quote! {
        async fn example(client: #library::Client) -> Result<(), #library::Error> {
            #body
            Ok(())
        }
    };
    let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![function] };
    prettyplease::unparse(&file)
        .lines()
        .map(|line| {
            let hidden = line.starts_with("async fn") || line == "}" || line == "    Ok(())";
            Line { hidden, text: line.strip_prefix("    ").unwrap_or(line).to_owned() }
        })
        .collect()
}

/// What an example does.
pub fn statements(example: &Example) -> TokenStream {
    let (library, call) = (ident(&example.library), expression(&example.call, &example.library));
    let allow = |deprecated: bool| deprecated.then(|| quote!(#[allow(deprecated)]));
    match example.usage {
        Usage::Done => quote!(#call.await?;),
        Usage::Answer => quote!(let answer = #call.await?;),
        Usage::Period => quote! {
            let zone = #library::time_zone("Europe/Amsterdam")?;
            let answer = #call.period(#library::Period::last_days(7, &zone)).await?;
        },
        Usage::InParts => quote! {
            let zone = #library::time_zone("Europe/Amsterdam")?;
            let answer = #call.period(#library::Period::this_year(&zone)).in_parts(&zone).await?;
        },
        Usage::Stream => quote! {
            let mut records = #call.stream();
            while let Some(record) = records.next().await {
                let record = record?;
                println!("{record:?}");
            }
        },
        Usage::All => quote!(let records = #call.all().await?;),
        Usage::SignIn { deprecated } => {
            let allow = allow(deprecated);
            quote! {
                #allow
                let signed_in = #call.sign_in().await?;
                let client = signed_in.client;
            }
        }
        Usage::Save { deprecated } => {
            let allow = allow(deprecated);
            quote! {
                #allow
                #call.save("export").await?;
            }
        }
    }
}

fn expression(expr: &Expr, library: &Identifier) -> TokenStream {
    let inner = |expr: &Expr| expression(expr, library);
    let all = |items: &[Expr]| items.iter().map(inner).collect::<Vec<_>>();
    let crate_name = ident(library);
    match expr {
        Expr::Client => quote!(client),
        Expr::Bool(value) => quote!(#value),
        Expr::Integer(value) => {
            let literal = Literal::u64_unsuffixed(value.unsigned_abs());
            if *value < 0 { quote!(-#literal) } else { quote!(#literal) }
        }
        Expr::Float(value) => {
            let literal = Literal::f64_unsuffixed(value.abs());
            if *value < 0.0 { quote!(-#literal) } else { quote!(#literal) }
        }
        Expr::Text(text) => quote!(#text),
        Expr::OwnedText(text) => quote!(#text.to_owned()),
        Expr::ByteText => quote!("...".as_bytes()),
        Expr::Into(text) => {
            let text = inner(text);
            quote!(#text.into())
        }
        Expr::Array(items) => {
            let items = all(items);
            quote!([#(#items),*])
        }
        Expr::List(items) => {
            let items = all(items);
            quote!(vec![#(#items),*])
        }
        Expr::EmptyList => quote!(Vec::new()),
        Expr::EmptyMap => quote!(std::collections::BTreeMap::new()),
        Expr::EmptyBytes => quote!(#crate_name::Bytes(Vec::new())),
        Expr::None => quote!(None),
        Expr::Some(value) => {
            let value = inner(value);
            quote!(Some(#value))
        }
        Expr::Boxed(value) => {
            let value = inner(value);
            quote!(Box::new(#value))
        }
        Expr::Upload(text) => {
            let text = inner(text);
            quote!(#crate_name::Upload::new(#text))
        }
        Expr::Timestamp(seconds) => {
            let seconds = Literal::i64_unsuffixed(*seconds);
            quote!(jiff::Timestamp::constant(#seconds, 0))
        }
        Expr::Date => quote!(jiff::civil::date(2026, 1, 31)),
        Expr::Null => quote!(serde_json::Value::Null),
        Expr::Read => quote!(serde_json::from_str("null").unwrap_or_else(|_| unimplemented!())),
        Expr::Variant { name, variant } => {
            let (name, variant) = (ident(name), ident(variant));
            quote!(#crate_name::#name::#variant)
        }
        Expr::AnyVariant { name } => {
            let name = ident(name);
            quote!(#crate_name::#name::from("value"))
        }
        Expr::Newtype { name, value } => {
            let (name, value) = (ident(name), inner(value));
            quote!(#crate_name::#name(#value))
        }
        Expr::New { name, arguments } => {
            let (name, arguments) = (ident(name), all(arguments));
            quote!(#crate_name::#name::new(#(#arguments),*))
        }
        Expr::Method { receiver, name, arguments } => {
            let (receiver, name, arguments) = (inner(receiver), ident(name), all(arguments));
            quote!(#receiver.#name(#(#arguments),*))
        }
    }
}
