//! The client: where the service lives, how to prove who is calling, and the first calls.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::comment::doc_comment;
use super::gate::import;
use super::ident::ident;
use super::operations::group_method;
use super::resources::{Receiver, method};
use super::source::Source;
use crate::codemodel::{Client, Crate, Credential, CredentialKind, Docs, Envelope, Fault, Import, RateLimit, Scheme};
use crate::output::OutputFile;

/// `src/client.rs`.
pub fn file(krate: &Crate) -> Result<OutputFile, Fault> {
    let client = &krate.client;
    let mut file = Source::new(&Docs::new().line("The client and what it knows about the service."));
    let certain = |name: TokenStream, import: Import| (import == Import::Used).then(|| quote!(, #name));
    let (place, param) = (certain(quote!(Place), client.place), certain(quote!(param), client.param));
    let perhaps = [(quote!(Place), client.place), (quote!(param), client.param)].into_iter();
    let perhaps = perhaps.filter(|(_, import)| *import == Import::Perhaps).map(|(name, found)| import(name, found));
    let scheme = (!client.schemes.is_empty()).then(|| quote!(, Scheme));
    file.push(quote! {
        use crate::runtime::{ApiInfo, Builder, Client #place #scheme #param};
        #(#perhaps)*
    });
    file.push(info(client));
    let strict = krate.options.strict_types.then(|| quote!(.strict(true)));
    let methods = client.methods.iter().map(|found| method(found, Receiver::Client));
    let groups = krate.operations.iter().map(group_method);
    file.push(quote! {
        impl Client {
            /// A builder with the address and the limits of this service.
            pub fn builder() -> Builder {
                Builder::new(&INFO) #strict
            }
            #(#methods)*
            #(#groups)*
        }
    });
    if !client.credentials.is_empty() {
        let setters = client.credentials.iter().map(credential);
        file.push(quote!(impl Builder { #(#setters)* }));
    }
    Ok(OutputFile::new("src/client.rs", file.text()?))
}

fn info(client: &Client) -> TokenStream {
    let base_url = &client.base_url;
    let rate_limit = match client.rate_limit {
        Some(RateLimit { requests, refill_milliseconds }) => {
            let (requests, refill) = (Literal::u32_unsuffixed(requests), Literal::u32_unsuffixed(refill_milliseconds));
            quote!(Some((#requests, #refill)))
        }
        None => quote!(None),
    };
    let envelope = match &client.envelope {
        Some(Envelope { success, messages, code }) => {
            quote!(Some(crate::runtime::EnvelopeInfo { success: #success, messages: &[#(#messages),*], code: #code }))
        }
        None => quote!(None),
    };
    let schemes = client.schemes.iter().map(scheme);
    let credentials = match &client.required_credentials {
        Some(names) => quote!(Some(#names)),
        None => quote!(None),
    };
    quote! {
        static INFO: ApiInfo = ApiInfo {
            base_url: #base_url,
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            rate_limit: #rate_limit,
            envelope: #envelope,
            schemes: &[#(#schemes),*],
            credentials: #credentials,
        };
    }
}

fn scheme(scheme: &Scheme) -> TokenStream {
    match scheme {
        Scheme::Header { name, prefix } => quote!(Scheme::Header { name: #name, prefix: #prefix }),
        Scheme::Query { name } => quote!(Scheme::Query { name: #name }),
        Scheme::Cookie { name } => quote!(Scheme::Cookie { name: #name }),
        Scheme::Basic => quote!(Scheme::Basic),
        Scheme::Bearer => quote!(Scheme::Bearer),
    }
}

/// The methods that take the secret of a scheme, and whatever provides it.
fn credential(credential: &Credential) -> TokenStream {
    let (docs, name) = (doc_comment(&credential.docs), ident(&credential.name));
    let index = Literal::usize_unsuffixed(credential.scheme);
    match &credential.kind {
        CredentialKind::Password => quote! {
            #docs
            pub fn #name(self, user: impl Into<String>, password: impl Into<String>) -> Self {
                self.basic(#index, &user.into(), &password.into())
            }
        },
        CredentialKind::Secret { provider, docs: provider_docs } => {
            let (provider, provider_docs) = (ident(provider), doc_comment(provider_docs));
            quote! {
                #docs
                pub fn #name(self, secret: impl Into<String>) -> Self {
                    self.credential(#index, secret)
                }

                #provider_docs
                pub fn #provider(self, provider: impl crate::TokenProvider) -> Self {
                    self.provider(#index, provider)
                }
            }
        }
    }
}
