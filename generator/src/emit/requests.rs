//! Requests: one struct for each operation, with a setter for each optional parameter.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::OutputFile;
use super::behaviour::{self, Additions};
use super::context::Context;
use super::docs::{Docs, code};
use super::parameter::{Arguments, apply, apply_body, arguments, body_argument, body_type, names};
use super::resources::{modules, operation_docs, prune};
use super::secrets;
use super::source::{Source, ident};
use super::tree::Tree;
use crate::ir::{BodyKind, Operation, Place, ResponseKind, Type};

/// The module `requests`.
pub fn files(context: &Context<'_>, tree: &Tree) -> Vec<OutputFile> {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, group) in tree.groups.iter().enumerate() {
        groups.entry(group).or_default().push(index);
    }
    let modules = modules(context, groups.keys().copied(), "requests");
    let mut root = Source::new(&["One request for each operation. Nothing is sent until it is awaited.".to_owned()]);
    let (mut declared, mut exported) = (Vec::new(), Vec::new());
    let mut files = Vec::new();
    for (group, operations) in groups {
        let Some(module) = modules.get(group) else {
            continue;
        };
        let mut file = Source::new(&[format!("Requests below {}.", code(&format!("/{group}")))]);
        file.push(quote!(
            use crate::runtime::{Client, Error, Path, Request, Route, Sending, param};
        ));
        for index in operations {
            for item in items(context, tree, index) {
                file.push(item);
            }
        }
        files.push(OutputFile::new(format!("src/requests/{module}.rs"), prune(file.text())));
        let module = ident(module);
        declared.push(quote!(mod #module;));
        exported.push(quote!(pub use #module::*;));
    }
    root.push(declared.into_iter().collect());
    root.push(exported.into_iter().collect());
    files.push(OutputFile::new("src/requests/mod.rs", root.text()));
    files
}

fn items(context: &Context<'_>, tree: &Tree, index: usize) -> Vec<TokenStream> {
    let (Some(operation), Some(name)) = (context.api.operations.get(index), tree.requests.get(index)) else {
        return Vec::new();
    };
    let optional = optional(context, operation);
    let Arguments { declared, applied, many, .. } = arguments(context, operation);
    let many = if many {
        quote!(#[expect(clippy::too_many_arguments, reason = "the API requires each of them")])
    } else {
        quote!()
    };
    let docs = operation_docs(context, tree, index).tokens();
    let name = ident(name);
    let fields = optional.iter().map(|field| &field.declaration);
    let inits = optional.iter().map(|field| &field.init);
    let setters = optional.iter().map(|field| &field.setter);
    let applies: Vec<_> = optional.iter().map(|field| &field.apply).collect();
    let more = behaviour::additions(context, tree, index, operation, &name);
    let Additions { fields: more_fields, inits: more_inits, constants, methods, checks, .. } = &more;
    let (answer, send) = (context.answer(operation), sender(operation));
    let send = if applies.is_empty() && checks.is_empty() {
        quote!(self.request.#send().await)
    } else {
        quote! {
            let mut request = self.request;
            #checks
            #(#applies)*
            request.#send().await
        }
    };
    let start = if applied.is_empty() {
        quote!(let request = client.request(Self::ROUTE, path);)
    } else {
        quote! {
            let mut request = client.request(Self::ROUTE, path);
            #applied
        }
    };
    let route = route(context, operation);
    let (send, whole) = match &more.send {
        Some(several) => (
            several,
            quote! {
                async fn whole(self) -> Result<#answer, Error> {
                    #send
                }
            },
        ),
        None => (&send, quote!()),
    };
    let mut items = vec![
        quote! {
            #docs
            #[derive(Debug, Clone)]
            #[must_use = "nothing is sent until the request is awaited"]
            pub struct #name {
                request: Request,
                #(#fields)*
                #more_fields
            }
        },
        quote! {
            impl #name {
                #route
                #constants
                #many
                pub(crate) fn new(client: &Client, path: Path #(, #declared)*) -> Self {
                    #start
                    Self { request, #(#inits)* #more_inits }
                }
                #(#setters)*
                #methods
                /// Sends the request; awaiting it does the same.
                ///
                /// # Errors
                /// When a parameter is invalid, the service can't be reached, or it refuses.
                pub async fn send(self) -> Result<#answer, Error> {
                    #send
                }
                #whole
            }
        },
        quote! {
            impl IntoFuture for #name {
                type Output = Result<#answer, Error>;
                type IntoFuture = Sending<#answer>;
                fn into_future(self) -> Self::IntoFuture {
                    Box::pin(self.send())
                }
            }
        },
    ];
    items.extend(more.items);
    items
}

fn sender(operation: &Operation) -> proc_macro2::Ident {
    ident(match operation.response.kind {
        ResponseKind::Bytes if operation.behaviour.download => "download",
        ResponseKind::Json(_) => "json",
        ResponseKind::Text => "text",
        ResponseKind::Bytes => "bytes",
        ResponseKind::Empty => "empty",
    })
}

fn route(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let Operation { id, method, path, idempotent, .. } = operation;
    let secret = secrets::in_answer(context.api, operation);
    let security = operation.security.iter().map(|index| proc_macro2::Literal::usize_unsuffixed(*index));
    quote! {
        const ROUTE: &'static Route = &Route {
            id: #id,
            method: #method,
            template: #path,
            security: &[#(#security),*],
            idempotent: #idempotent,
            secret: #secret,
        };
    }
}

/// What one optional parameter adds to the struct of its request.
struct Field {
    declaration: TokenStream,
    init: TokenStream,
    setter: TokenStream,
    apply: TokenStream,
}

fn optional(context: &Context<'_>, operation: &Operation) -> Vec<Field> {
    let names = names(operation);
    let mut fields = Vec::new();
    for (parameter, name) in operation.parameters.iter().zip(&names.parameters) {
        if parameter.place == Place::Path || parameter.required {
            continue;
        }
        let name = ident(name);
        let rust = context.rust(&parameter.ty);
        let (argument, value) = context.argument(&parameter.ty, &quote!(#name));
        let apply = apply(context, parameter, &quote!(value));
        let docs = Docs::new().markdown(&parameter.description).or(format!("Sets {}.", code(&parameter.wire))).tokens();
        let deprecated = if parameter.deprecated {
            quote!(#[deprecated = "the API has deprecated this parameter"])
        } else {
            quote!()
        };
        let is_list = matches!(context.resolve(&parameter.ty), Type::List(_));
        let (declared, init, stored) = if is_list {
            (quote!(#name: #rust,), quote!(#name: Vec::new(),), value)
        } else {
            (quote!(#name: Option<#rust>,), quote!(#name: None,), quote!(Some(#value)))
        };
        let apply = if is_list {
            quote! {
                if !self.#name.is_empty() {
                    let value = &self.#name;
                    #apply
                }
            }
        } else {
            quote! {
                if let Some(value) = &self.#name {
                    #apply
                }
            }
        };
        fields.push(Field {
            declaration: declared,
            init,
            setter: quote! {
                #docs
                #deprecated
                pub fn #name(mut self, #name: #argument) -> Self {
                    self.#name = #stored;
                    self
                }
            },
            apply,
        });
    }
    if let Some(body) = operation.body.as_ref().filter(|body| !body.required && body.kind != BodyKind::Multipart) {
        let name = ident(&names.body);
        let rust = body_type(context, body);
        let (argument, value) = body_argument(context, body, &name);
        let apply = apply_body(body, &quote!(value));
        fields.push(Field {
            declaration: quote!(#name: Option<#rust>,),
            init: quote!(#name: None,),
            setter: quote! {
                /// What is sent.
                pub fn #name(mut self, #name: #argument) -> Self {
                    self.#name = Some(#value);
                    self
                }
            },
            apply: quote! {
                if let Some(value) = self.#name {
                    #apply
                }
            },
        });
    }
    fields
}
