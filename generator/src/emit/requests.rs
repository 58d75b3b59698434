//! Requests: one struct for each operation, with a setter for each optional parameter.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::answers;
use super::behaviour::{Additions, additions};
use super::comment::doc_comment;
use super::ident::ident;
use super::parallel;
use super::parameter::{apply_body, apply_parameter};
use super::source::Source;
use super::streaming;
use super::types::{argument_type, argument_value, complex_type, many_arguments, marker, rust, set};
use crate::codemodel::{
    Crate, Docs, Fault, OptionalValue, OtherMedia, ReadAs, Request, RequestGroup, RequiredValue, Route, RustType, Sent,
};
use crate::output::OutputFile;

/// `src/requests/`.
pub fn files(krate: &Crate) -> Result<Vec<OutputFile>, Fault> {
    let file = |group: &RequestGroup| Ok(OutputFile::new(format!("src/requests/{}.rs", group.module), text(group)?));
    let mut files = parallel::each(&krate.requests, file)?;
    let mut root =
        Source::new(&Docs::new().line("One request for each operation. Nothing is sent until it is awaited."));
    let modules: Vec<_> = krate.requests.iter().map(|group| ident(&group.module)).collect();
    root.push(quote!(#(mod #modules;)*));
    root.push(quote!(#(pub use #modules::*;)*));
    files.push(OutputFile::new("src/requests/mod.rs", root.text()?));
    Ok(files)
}

fn text(group: &RequestGroup) -> Result<String, Fault> {
    let mut file = Source::new(&group.docs);
    let param = group.param.then(|| quote!(, param));
    file.push(quote!(use crate::runtime::{Client, Path, Request, Route, Sending #param};));
    for request in &group.requests {
        for item in items(request) {
            file.push(item);
        }
    }
    file.text()
}

fn items(request: &Request) -> Vec<TokenStream> {
    let (name, answer) = (ident(&request.name), rust(&request.answer));
    let more = additions(request);
    let mut items = vec![declaration(request, &name, &more), methods(request, &name, &more)];
    if !request.optional.is_empty() {
        let setters = request.optional.iter().map(setter);
        items.push(quote!(options! { #name { #(#setters)* } }));
    }
    let headers = request.answers.headers.as_ref().map(|headers| {
        let name = ident(&headers.name);
        quote!(, #name)
    });
    items.push(quote!(sends! { #name = #answer #headers }));
    items.extend(more.item);
    items.extend(answers::items(&request.answers));
    items
}

fn declaration(request: &Request, name: &Ident, more: &Additions) -> TokenStream {
    let (docs, more) = (doc_comment(&request.docs), &more.fields);
    let fields = request.optional.iter().map(|value| {
        let (name, ty) = (ident(&value.name), rust(&value.ty));
        if value.list { quote!(#name: #ty,) } else { quote!(#name: Option<#ty>,) }
    });
    quote! {
        #docs
        #[derive(Debug, Clone)]
        #[must_use = "nothing is sent until the request is awaited"]
        pub struct #name {
            request: Request,
            #(#fields)*
            #more
        }
    }
}

fn methods(request: &Request, name: &Ident, more: &Additions) -> TokenStream {
    let Additions { constants, methods, .. } = more;
    let (route, new) = (route(&request.route), new(request, more));
    let content_type = request.also_as.as_ref().map(content_type);
    let answer = rust(&request.answer);
    let complex = complex_type(request.answer.is_complex(1));
    let one = send_one(request, more);
    let refusal = request.refusal.as_ref().map(refusal);
    let refusal_headers = request.answers.refusal_headers.as_ref().map(|name| {
        let line = format!(
            " [`Error::refusal_headers`](crate::Error::refusal_headers) reads [`{name}`](crate::requests::{name}) then."
        );
        quote!(#[doc = #line])
    });
    let others = request.others.iter().map(|other| other_media(request, other, more));
    let streaming = request.streaming.as_ref().and_then(|found| {
        let method = found.method.as_ref()?;
        Some(streaming::method(found, method, &built(request, more, method.accept.is_some())))
    });
    let (send, whole) = match &more.send {
        Some(several) => {
            (quote!(Box::pin(async move { #several })), Some(quote!(fn whole(self) -> Sending<#answer> { #one })))
        }
        None => (one, None),
    };
    quote! {
        impl #name {
            #route
            #constants
            #new
            #content_type
            #methods
            /// Sends the request; awaiting it does the same.
            ///
            /// # Errors
            /// When a parameter is invalid, the service can't be reached, or it refuses.
            #refusal
            #refusal_headers
            #complex
            pub fn send(self) -> Sending<#answer> {
                #send
            }
            #whole

            #streaming

            #(#others)*
        }
    }
}

/// The method by which another media type is chosen.
fn content_type(docs: &Docs) -> TokenStream {
    let docs = doc_comment(docs);
    quote! {
        #docs
        pub fn content_type(mut self, media_type: impl Into<String>) -> Self {
            self.request.content_type(media_type);
            self
        }
    }
}

/// Says what is read from refusals, and how.
fn refusal(ty: &RustType) -> TokenStream {
    let shown = rust(ty).to_string().replace(' ', "");
    let shown = match ty {
        RustType::Model(name) => format!("[`{name}`](crate::models::{name})"),
        RustType::Local(name) => format!("[`{name}`]"),
        _ => format!("`{shown}`"),
    };
    let line = format!(" [`Error::refusal`](crate::Error::refusal) reads {shown} from what it answers then.");
    quote!(#[doc = #line])
}

fn new(request: &Request, more: &Additions) -> TokenStream {
    let (many, inits) = (many_arguments(request.many), &more.inits);
    let declared = request.required.iter().map(|value| {
        let (name, ty) = (ident(&value.name), argument_type(&value.argument));
        quote!(#name: #ty)
    });
    let unset = request.optional.iter().map(|value| {
        let name = ident(&value.name);
        if value.list { quote!(#name: Vec::new(),) } else { quote!(#name: None,) }
    });
    let multipart = request.multipart.then(|| quote!(request.multipart();));
    let accept = request.accept.as_ref().map(|media_types| quote!(request.accept(#media_types);));
    let server = request.server.as_ref().map(|url| quote!(request.server(#url);));
    let bare = request.required.is_empty() && multipart.is_none() && accept.is_none() && server.is_none();
    let start = if bare {
        quote!(let request = client.request(Self::ROUTE, path);)
    } else {
        let applied = request.required.iter().map(apply_required);
        quote! {
            let mut request = client.request(Self::ROUTE, path);
            #server
            #accept
            #(#applied)*
            #multipart
        }
    };
    quote! {
        #many
        pub(crate) fn new(client: &Client, path: Path #(, #declared)*) -> Self {
            #start
            Self { request, #(#unset)* #inits }
        }
    }
}

/// A method that asks for another media type.
fn other_media(request: &Request, other: &OtherMedia, more: &Additions) -> TokenStream {
    let (docs, name, answer) = (doc_comment(&other.docs), ident(&other.name), rust(&other.answer));
    let (built, accept, read) = (built(request, more, true), &other.accept, read(request, other.read_as));
    quote! {
        #docs
        ///
        /// # Errors
        /// As when it is sent.
        pub fn #name(self) -> Sending<#answer> {
            #built
            request.accept(#accept);
            Box::pin(request.#read)
        }
    }
}

/// The call that reads an answer.
fn read(request: &Request, read_as: ReadAs) -> TokenStream {
    let without = request.or_none.as_ref().map(|statuses| {
        let statuses = statuses.iter().map(|status| Literal::u16_unsuffixed(*status));
        quote!(&[#(#statuses),*])
    });
    match (read_as, without) {
        (ReadAs::Json(format), None) => match marker(format) {
            None => quote!(json()),
            Some(format) => quote!(json_as(crate::runtime::decode::#format)),
        },
        (ReadAs::Json(format), Some(without)) => {
            let format = marker(format).unwrap_or_else(|| quote!(Plain));
            quote!(json_or_none(crate::runtime::decode::#format, #without))
        }
        (ReadAs::Text, None) => quote!(text()),
        (ReadAs::Text, Some(without)) => quote!(text_or_none(#without)),
        (ReadAs::Bytes, None) => quote!(bytes()),
        (ReadAs::Bytes, Some(without)) => quote!(bytes_or_none(#without)),
        (ReadAs::Download, _) => quote!(download()),
        (ReadAs::ByStatus, _) => quote!(by_status()),
        (ReadAs::Nothing | ReadAs::Streaming, _) => quote!(empty()),
    }
}

/// Statements that send one request.
fn send_one(request: &Request, more: &Additions) -> TokenStream {
    let read = read(request, request.read_as);
    if let (ReadAs::Streaming, Some(streaming)) = (request.read_as, &request.streaming) {
        let (built, read) = (built(request, more, false), streaming::read(streaming));
        return quote! {
            #built
            Box::pin(#read)
        };
    }
    if request.optional.is_empty() && more.checks.is_empty() {
        return quote!(Box::pin(self.request.#read));
    }
    let built = built(request, more, false);
    quote! {
        #built
        Box::pin(request.#read)
    }
}

/// Statements that put the `request` together.
fn built(request: &Request, more: &Additions, is_changed: bool) -> TokenStream {
    let (applies, checks) = (request.optional.iter().map(apply_optional), &more.checks);
    let is_mutable = is_changed || !request.optional.is_empty() || !checks.is_empty();
    let mutable = is_mutable.then(|| quote!(mut));
    quote! {
        let #mutable request = self.request;
        #checks
        #(#applies)*
    }
}

fn route(route: &Route) -> TokenStream {
    let fields = route_fields(route);
    quote! {
        const ROUTE: &'static Route = &Route { #fields };
    }
}

/// What the runtime has to know, field by field.
pub(super) fn route_fields(route: &Route) -> TokenStream {
    let Route { id, method, template, idempotent, secret, .. } = route;
    let security = route.security.iter().map(|together| {
        let together = together.iter().map(|index| Literal::usize_unsuffixed(*index));
        quote!(&[#(#together),*])
    });
    quote! {
        id: #id,
        method: #method,
        template: #template,
        security: &[#(#security),*],
        idempotent: #idempotent,
        secret: #secret,
    }
}

fn apply(sent: &Sent) -> TokenStream {
    let value = format_ident!("value");
    match sent {
        Sent::Parameter(parameter) => apply_parameter(parameter, &value),
        Sent::Body(body) => apply_body(body, &value),
    }
}

fn apply_required(value: &RequiredValue) -> TokenStream {
    let (ty, made) = (rust(&value.ty), argument_value(&value.argument, &ident(&value.name)));
    let apply = apply(&value.sent);
    let bound = match value.sent {
        Sent::Parameter(_) => quote!(let value: &#ty = &#made;),
        Sent::Body(_) => quote!(let value: #ty = #made;),
    };
    quote!({ #bound #apply })
}

fn apply_optional(value: &OptionalValue) -> TokenStream {
    let (name, apply) = (ident(&value.name), apply(&value.sent));
    if value.list {
        return quote! {
            if !self.#name.is_empty() {
                let value = &self.#name;
                #apply
            }
        };
    }
    let held = match value.sent {
        Sent::Parameter(_) => quote!(&self.#name),
        Sent::Body(_) => quote!(self.#name),
    };
    quote! {
        if let Some(value) = #held {
            #apply
        }
    }
}

fn setter(value: &OptionalValue) -> TokenStream {
    let (docs, name, set) = (doc_comment(&value.docs), ident(&value.name), set(&value.argument, !value.list));
    let deprecated = value.deprecated.then(|| quote!(#[deprecated = "the API has deprecated this parameter"]));
    quote!(#docs #deprecated #name: #set,)
}
