//! The client: where the service lives, how to prove who is calling, and the first calls.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::OutputFile;
use super::context::Context;
use super::docs::{Docs, code};
use super::resources::{methods, prune};
use super::source::{Source, ident};
use super::tree::Tree;
use crate::ir::{SecurityKind, SecurityScheme};
use crate::names::{Case, Claim, Scope};

/// Methods that the runtime's builder has already.
const BUILDER: &[&str] = &[
    "base_url",
    "basic",
    "build",
    "clone",
    "connect_timeout",
    "credential",
    "http_client",
    "max_body_bytes",
    "new",
    "provider",
    "proxy",
    "rate_limit",
    "retries",
    "retry_waits",
    "timeout",
    "total_timeout",
];

/// `src/client.rs`.
pub fn file(context: &Context<'_>, tree: &Tree) -> OutputFile {
    let api = context.api;
    let base_url = api.servers.first().map_or("", |server| server.url.as_str());
    let rate_limit = match api.rate_limit {
        Some(limit) => {
            let requests = Literal::u32_unsuffixed(limit.requests);
            let refill = Literal::u32_unsuffixed(limit.refill_milliseconds);
            quote!(Some((#requests, #refill)))
        }
        None => quote!(None),
    };
    let envelope = match &api.envelope {
        Some(envelope) => {
            let (success, messages, code) = (&envelope.success, &envelope.messages, &envelope.code);
            quote!(Some(crate::runtime::EnvelopeInfo { success: #success, messages: #messages, code: #code }))
        }
        None => quote!(None),
    };
    let schemes: Vec<_> = api.security.iter().map(scheme).collect();
    let imported = if schemes.is_empty() { quote!() } else { quote!(, Scheme) };
    let mut file = Source::new(&["The client and what it knows about the service.".to_owned()]);
    file.push(quote!(use crate::runtime::{ApiInfo, Builder, Client, Path #imported, param};));
    file.push(quote! {
        static INFO: ApiInfo = ApiInfo {
            base_url: #base_url,
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            rate_limit: #rate_limit,
            envelope: #envelope,
            schemes: &[#(#schemes),*],
        };
    });
    let root = tree.nodes.first().map(|root| methods(context, tree, root));
    file.push(quote! {
        impl Client {
            /// A builder with the address and the limits of this service.
            pub fn builder() -> Builder {
                Builder::new(&INFO)
            }
            #root
        }
    });
    if !api.security.is_empty() {
        let setters = setters(&api.security);
        file.push(quote!(impl Builder { #setters }));
    }
    let text = prune(file.text());
    let text = if text.contains("Path::root()") { text } else { text.replace(" Path,", "").replace(", Path}", "}") };
    OutputFile::new("src/client.rs", text)
}

fn scheme(scheme: &SecurityScheme) -> TokenStream {
    match &scheme.kind {
        SecurityKind::Header { name, prefix } => {
            quote!(Scheme::Header { name: #name, prefix: #prefix })
        }
        SecurityKind::Query { name } => quote!(Scheme::Query { name: #name }),
        SecurityKind::Cookie { name } => quote!(Scheme::Cookie { name: #name }),
        SecurityKind::Basic => quote!(Scheme::Basic),
        SecurityKind::Bearer => quote!(Scheme::Bearer),
    }
}

fn setters(schemes: &[SecurityScheme]) -> TokenStream {
    let claims: Vec<_> = schemes
        .iter()
        .flat_map(|scheme| {
            let provider = (format!("{} provider", scheme.wire), format!("{}/provider", scheme.wire));
            [(scheme.wire.clone(), scheme.wire.clone()), provider]
        })
        .map(|(words, identity)| Claim::new(words, identity).hint("auth"))
        .collect();
    let names = Scope::new(Case::Snake).reserve(BUILDER.iter().copied()).assign(&claims);
    let names = names.chunks(2).filter_map(|pair| pair.first().zip(pair.last()));
    schemes.iter().zip(names).enumerate().map(|(index, (scheme, names))| setter(index, scheme, names)).collect()
}

/// The methods that take the secret of a scheme, and whatever provides it.
fn setter(index: usize, scheme: &SecurityScheme, (name, provider): (&String, &String)) -> TokenStream {
    let (name, provider, index) = (ident(name), ident(provider), Literal::usize_unsuffixed(index));
    let wire = code(&scheme.wire);
    let docs = Docs::new().markdown(&scheme.description).or(format!("The credential for {wire}.")).tokens();
    if scheme.kind == SecurityKind::Basic {
        return quote! {
            #docs
            pub fn #name(self, user: impl Into<String>, password: impl Into<String>) -> Self {
                self.basic(#index, &user.into(), &password.into())
            }
        };
    }
    let provided = Docs::new()
        .markdown(&format!(
            "Gives the secrets for {wire} when they expire: asked before the first request and after each 401."
        ))
        .tokens();
    quote! {
        #docs
        pub fn #name(self, secret: impl Into<String>) -> Self {
            self.credential(#index, secret)
        }

        #provided
        pub fn #provider(self, provider: impl crate::TokenProvider) -> Self {
            self.provider(#index, provider)
        }
    }
}
