//! The types, methods and conversions that macros of the runtime make of one line each.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::parse::{ParseStream, Parser};
use syn::token::{Brace, Paren};
use syn::{Attribute, Ident, Item, LitStr, Macro, Token, Type, braced, parenthesized, parse_quote};

/// The items that a call stands for; `None` when the macro is another one.
pub fn of_macro(called: &Macro) -> Option<Vec<Item>> {
    let parser = match called.path.get_ident()?.to_string().as_str() {
        "object" | "sent_object" => object,
        "starts_empty" => starts_empty,
        "modules" => modules,
        "request" => request,
        "resource" => resource,
        "calls" => calls,
        "by_status" => by_status,
        "headers" => headers,
        "sends" => sends,
        "conversions" => conversions,
        _ => return None,
    };
    Some(parsed(parser, called))
}

fn parsed(parser: impl Parser<Output = Vec<Item>>, called: &Macro) -> Vec<Item> {
    parser.parse2(called.tokens.clone()).unwrap_or_else(|error| panic!("{error}: {}", called.tokens))
}

/// Modules, each with what it shows of itself.
fn modules(input: ParseStream<'_>) -> syn::Result<Vec<Item>> {
    let mut items = Vec::new();
    while !input.is_empty() {
        let module: Ident = input.parse()?;
        input.parse::<Token![::]>()?;
        let shown: TokenTree = input.parse()?;
        rest_of_line(input)?;
        items.extend::<[Item; 2]>([parse_quote!(mod #module;), parse_quote!(pub use #module::#shown;)]);
    }
    Ok(items)
}

/// The method that sets a field in one of the ways of `setter!`.
fn setter(about: &[Attribute], name: &Ident, how: &Ident, ty: &Type) -> TokenStream {
    let argument = match how.to_string().trim_start_matches("some_") {
        "own" | "some" => quote!(#ty),
        "into" => quote!(impl Into<#ty>),
        "each" => quote!(impl IntoIterator<Item = #ty>),
        "each_into" => quote!(impl IntoIterator<Item = impl Into<#ty>>),
        other => panic!("`{other}` is no way to set a field"),
    };
    quote!(#(#about)* pub fn #name(mut self, #name: #argument) -> Self {})
}

/// `pub struct Name` with what stands before it.
fn head(input: ParseStream<'_>) -> syn::Result<(Vec<Attribute>, Ident)> {
    let about = Attribute::parse_outer(input)?;
    input.parse::<Token![pub]>()?;
    input.parse::<Token![struct]>()?;
    Ok((about, input.parse()?))
}

/// A field up to the equals sign after its type, with what stands before it.
fn field(lines: ParseStream<'_>) -> syn::Result<(Vec<Attribute>, Ident, Type)> {
    let docs = Attribute::parse_outer(lines)?;
    lines.parse::<Token![pub]>()?;
    let field = lines.parse()?;
    lines.parse::<Token![:]>()?;
    let ty = lines.parse()?;
    lines.parse::<Token![=]>()?;
    Ok((docs, field, ty))
}

/// What is left of a line, with the comma at its end.
fn rest_of_line(lines: ParseStream<'_>) -> syn::Result<()> {
    while lines.parse::<Option<Token![,]>>()?.is_none() {
        lines.parse::<TokenTree>()?;
    }
    Ok(())
}

/// A struct whose fields have their keys, and setters where they say how.
fn object(input: ParseStream<'_>) -> syn::Result<Vec<Item>> {
    let (about, name) = head(input)?;
    let lines;
    braced!(lines in input);
    let (mut fields, mut methods) = (Vec::new(), Vec::new());
    while !lines.is_empty() {
        let (docs, field, ty) = field(&lines)?;
        lines.parse::<Option<Ident>>()?;
        lines.parse::<LitStr>()?;
        if lines.parse::<Option<Token![as]>>()?.is_some() {
            lines.parse::<Ident>()?;
        }
        if lines.parse::<Option<Ident>>()?.is_some() {
            let (how, set): (Ident, Type) = (lines.parse()?, lines.parse()?);
            let method = setter(&docs, &field, &how, &set);
            methods.push(quote!(#[must_use] #method));
        }
        lines.parse::<Token![,]>()?;
        fields.push(quote!(#(#docs)* pub #field: #ty));
    }
    while let Some(word) = input.parse::<Option<Ident>>()? {
        let more;
        braced!(more in input);
        if word == "additional" {
            let ty: Type = more.parse()?;
            fields.push(quote!(pub additional: std::collections::BTreeMap<String, #ty>));
        }
        more.parse::<TokenStream>()?;
    }
    let mut items = vec![parse_quote! {
        #(#about)* #[derive(Debug, Clone, PartialEq)] #[non_exhaustive]
        pub struct #name { #(#fields,)* pub extra: Extra }
    }];
    if !methods.is_empty() {
        items.push(parse_quote!(impl #name { #(#methods)* }));
    }
    Ok(items)
}

fn starts_empty(input: ParseStream<'_>) -> syn::Result<Vec<Item>> {
    let name: Ident = input.parse()?;
    Ok(vec![parse_quote!(impl #name { pub fn new() -> Self {} })])
}

/// The request of an operation, with a setter for all that is optional.
fn request(input: ParseStream<'_>) -> syn::Result<Vec<Item>> {
    let (about, name) = head(input)?;
    let mut methods = Vec::new();
    // Its route, what it can't be made without, and then what can be set.
    let mut is_from = false;
    while !input.is_empty() && !is_word(input, "with") {
        if input.peek(Brace) {
            let lines;
            braced!(lines in input);
            let setters = setters(&lines)?;
            methods.extend(setters.into_iter().filter(|_| !is_from));
            is_from = false;
        } else {
            is_from |= is_word(input, "from");
            input.parse::<TokenTree>()?;
        }
    }
    input.parse::<TokenStream>()?;
    let must = quote!(#[must_use = "nothing is sent until the request is awaited"]);
    Ok(vec![
        parse_quote!(#(#about)* #[derive(Debug, Clone)] #must pub struct #name { request: Request }),
        parse_quote!(impl #name { #(#methods)* }),
    ])
}

fn setters(lines: ParseStream<'_>) -> syn::Result<Vec<TokenStream>> {
    let mut setters = Vec::new();
    while !lines.is_empty() {
        let docs = Attribute::parse_outer(lines)?;
        let field: Ident = lines.parse()?;
        lines.parse::<Token![:]>()?;
        lines.parse::<Type>()?;
        lines.parse::<Token![=]>()?;
        let (how, set): (Ident, Type) = (lines.parse()?, lines.parse()?);
        lines.parse::<Token![=>]>()?;
        lines.parse::<Option<Ident>>()?;
        let put;
        braced!(put in lines);
        put.parse::<TokenStream>()?;
        setters.push(setter(&docs, &field, &how, &set));
    }
    Ok(setters)
}

fn is_word(input: ParseStream<'_>, word: &str) -> bool {
    input.fork().parse::<Ident>().is_ok_and(|found| found == word)
}

/// Methods that call operations by their names.
fn calls(input: ParseStream<'_>) -> syn::Result<Vec<Item>> {
    let (owner, lines) = block(input)?;
    let mut methods = Vec::new();
    while !lines.is_empty() {
        let docs = Attribute::parse_outer(&lines)?;
        let name: Ident = lines.parse()?;
        let arguments;
        parenthesized!(arguments in lines);
        let arguments: TokenStream = arguments.parse()?;
        lines.parse::<Token![->]>()?;
        let request: Ident = lines.parse()?;
        rest_of_line(&lines)?;
        methods.push(quote!(#(#docs)* pub fn #name(&self, #arguments) -> crate::requests::#request {}));
    }
    Ok(vec![parse_quote!(impl #owner { #(#methods)* })])
}

/// An enum whose variants stand for statuses.
fn by_status(input: ParseStream<'_>) -> syn::Result<Vec<Item>> {
    let about = Attribute::parse_outer(input)?;
    input.parse::<Token![pub]>()?;
    input.parse::<Token![enum]>()?;
    let (name, lines) = block(input)?;
    let mut variants = Vec::new();
    while !lines.is_empty() {
        let docs = Attribute::parse_outer(&lines)?;
        syn::Pat::parse_single(&lines)?;
        lines.parse::<Token![=>]>()?;
        let variant: Ident = lines.parse()?;
        let held = if lines.peek(Paren) {
            let held;
            parenthesized!(held in lines);
            let ty: Type = held.parse()?;
            Some(quote!((#ty)))
        } else {
            None
        };
        rest_of_line(&lines)?;
        variants.push(quote!(#(#docs)* #variant #held));
    }
    Ok(vec![parse_quote! {
        #(#about)* #[derive(Debug, Clone, PartialEq)] #[non_exhaustive]
        pub enum #name { #(#variants,)* Other(crate::RawAnswer) }
    }])
}

/// A struct of headers.
fn headers(input: ParseStream<'_>) -> syn::Result<Vec<Item>> {
    let (about, name) = head(input)?;
    let lines;
    braced!(lines in input);
    let mut fields = Vec::new();
    while !lines.is_empty() {
        let (docs, field, ty) = field(&lines)?;
        lines.parse::<LitStr>()?;
        lines.parse::<Token![,]>()?;
        fields.push(quote!(#(#docs)* pub #field: Option<#ty>));
    }
    Ok(vec![parse_quote! {
        #(#about)* #[derive(Debug, Clone, PartialEq)] #[non_exhaustive]
        pub struct #name { #(#fields,)* }
    }])
}

/// A place in the tree of paths.
fn resource(input: ParseStream<'_>) -> syn::Result<Vec<Item>> {
    let (about, name) = head(input)?;
    Ok(vec![parse_quote!(#(#about)* #[derive(Debug, Clone)] pub struct #name { place: Place })])
}

/// How a request is sent, where it has no `send` of its own, and what goes with that.
fn sends(input: ParseStream<'_>) -> syn::Result<Vec<Item>> {
    let about = Attribute::parse_outer(input)?;
    let name: Ident = input.parse()?;
    input.parse::<Token![=]>()?;
    let answer: Type = input.parse()?;
    let headers = match input.parse::<Option<Token![,]>>()? {
        Some(_) => Some(input.parse::<Type>()?),
        None => None,
    };
    let send =
        input.parse::<Option<Token![=>]>>()?.map(|_| quote!(#(#about)* pub fn send(self) -> Sending<#answer> {}));
    let mut others = Vec::new();
    while !input.is_empty() && !input.peek(Brace) {
        input.parse::<TokenTree>()?;
    }
    if input.peek(Brace) {
        let lines;
        braced!(lines in input);
        while !lines.is_empty() {
            let docs = Attribute::parse_outer(&lines)?;
            let name: Ident = lines.parse()?;
            lines.parse::<LitStr>()?;
            let answer: Type = lines.parse()?;
            rest_of_line(&lines)?;
            others.push(quote!(#(#docs)* pub fn #name(self) -> Sending<#answer> {}));
        }
    }
    let headers = headers.map(|headers| quote!(, #headers));
    Ok(vec![
        parse_quote!(impl #name { #send #(#others)* pub fn with_head(mut self) -> Sending<Answered<#answer #headers>> {} }),
        parse_quote!(impl IntoFuture for #name {}),
    ])
}

fn conversions(input: ParseStream<'_>) -> syn::Result<Vec<Item>> {
    let (owner, lines) = block(input)?;
    let mut blocks = Vec::new();
    while !lines.is_empty() {
        let (_, how, ty): (Ident, Ident, Type) = (lines.parse()?, lines.parse()?, lines.parse()?);
        lines.parse::<Token![,]>()?;
        if how == "boxed" {
            blocks.push(parse_quote!(impl From<Box<#ty>> for #owner {}));
        }
        blocks.push(parse_quote!(impl From<#ty> for #owner {}));
    }
    Ok(blocks)
}

/// The type that lines are about, and the lines.
fn block(input: ParseStream<'_>) -> syn::Result<(Ident, syn::parse::ParseBuffer<'_>)> {
    let owner = input.parse()?;
    let lines;
    braced!(lines in input);
    Ok((owner, lines))
}
