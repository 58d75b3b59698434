//! Requests: one struct for each operation, with a setter for each optional parameter.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::answers;
use super::behaviour::{Additions, additions};
use super::comment::doc_comment;
use super::ident::ident;
use super::parallel;
use super::parameter::{apply_body, apply_parameter};
use super::source::{Source, index_all};
use super::streaming;
use super::types::{complex_type, marker, rust, set};
use crate::codemodel::{
    Crate, Docs, Fault, OptionalValue, OtherMedia, ReadAs, Request, RequestGroup, RequiredValue, Route, RustType, Sent,
};
use crate::output::OutputFile;

/// `src/requests/`.
pub fn files(krate: &Crate) -> Result<Vec<OutputFile>, Fault> {
    let file = |group: &RequestGroup| Ok(OutputFile::new(format!("src/requests/{}.rs", group.module), text(group)?));
    let mut files = parallel::each(&krate.requests, file)?;
    let root = Source::new(&Docs::new().line("One request for each operation. Nothing is sent until it is awaited."));
    let modules = krate.requests.iter().map(|group| (&group.module, &group.gate));
    let mut root = index_all(modules, root);
    for item in krate.shared_headers.iter().map(answers::headers) {
        root.push(item);
    }
    files.push(OutputFile::new("src/requests/mod.rs", root.text()?));
    Ok(files)
}

fn text(group: &RequestGroup) -> Result<String, Fault> {
    let mut file = Source::new(&group.docs);
    let any = |found: fn(&Request) -> bool| group.requests.iter().any(found);
    let sent = any(names_sending).then(|| quote!(Sending,));
    let param = group.param.then(|| quote!(param,));
    if sent.is_some() || param.is_some() {
        file.push(quote!(use crate::runtime::{#sent #param};));
    }
    for request in &group.requests {
        for item in items(request) {
            file.push(item);
        }
    }
    file.text()
}

/// Whether `send` does no more than to read the answer of what was put together.
fn is_plain(request: &Request, more: &Additions) -> bool {
    more.send.is_none() && more.checks.is_empty() && request.read_as != ReadAs::Streaming
}

/// Whether methods of a request say what sending answers.
fn names_sending(request: &Request) -> bool {
    let behaviour = &request.behaviour;
    behaviour.save.is_some() || behaviour.paging.is_some() || !is_plain(request, &additions(request))
}

fn items(request: &Request) -> Vec<TokenStream> {
    let (name, answer) = (ident(&request.name), rust(&request.answer));
    let more = additions(request);
    let mut items = vec![declaration(request, &name, &more)];
    items.extend(methods(request, &name, &more));
    let headers = request.answers.headers.as_ref().map(|headers| {
        let name = ident(&headers.name);
        quote!(, #name)
    });
    items.push(if is_plain(request, &more) {
        let (docs, read) = (send_docs(request), read(request, request.read_as));
        let others = request.others.iter().map(|other| asked_for(request, other));
        let others = (!request.others.is_empty()).then(|| quote!({ #(#others)* }));
        quote!(sends! { #docs #name = #answer #headers => #read #others })
    } else {
        quote!(sends! { #name = #answer #headers })
    });
    items.extend(more.item);
    items.extend(answers::items(&request.answers));
    items
}

fn declaration(request: &Request, name: &Ident, more: &Additions) -> TokenStream {
    let (docs, route) = (doc_comment(&request.docs), route(&request.route));
    let required = request.required.iter().map(required);
    let required = (!request.required.is_empty()).then(|| quote!(from (request value) { #(#required)* }));
    let options = request.optional.iter().map(option);
    let options = (!request.optional.is_empty()).then(|| quote!((request value) { #(#options)* }));
    let with = &more.fields;
    let with = (!with.is_empty()).then(|| quote!(with { #with }));
    quote!(request! { #docs pub struct #name = #route #required #options #with })
}

/// What `send` says beside what it says of every request.
fn send_docs(request: &Request) -> TokenStream {
    let refusal = request.refusal.as_ref().map(refusal);
    let refusal_headers = request.answers.refusal_headers.as_ref().map(|name| {
        let line = format!(
            " [`Error::refusal_headers`](crate::Error::refusal_headers) reads [`{name}`](crate::requests::{name}) then."
        );
        quote!(#[doc = #line])
    });
    let complex = complex_type(request.answer.is_complex(1));
    quote!(#refusal #refusal_headers #complex)
}

/// What is no data, if there is anything.
fn methods(request: &Request, name: &Ident, more: &Additions) -> Option<TokenStream> {
    let Additions { constants, methods, .. } = more;
    let content_type = request.also_as.as_ref().map(content_type);
    let send = (!is_plain(request, more)).then(|| send(request, more));
    let receiver = receiver(more);
    let others = request.others.iter().filter(|_| !is_plain(request, more));
    let others = others.map(|other| other_media(request, other, more));
    let streaming = request.streaming.as_ref().and_then(|found| {
        let method = found.method.as_ref()?;
        Some(streaming::method(found, method, &receiver, &built(more, method.accept.is_some())))
    });
    let all = quote! {
        #constants
        #content_type
        #methods
        #send
        #streaming
        #(#others)*
    };
    (!all.is_empty()).then(|| quote!(impl #name { #all }))
}

/// `send`, where it does more than to read the answer of what was put together.
fn send(request: &Request, more: &Additions) -> TokenStream {
    let (answer, docs, one) = (rust(&request.answer), send_docs(request), send_one(request, more));
    let receiver = receiver(more);
    let (receiver, send, whole) = match &more.send {
        Some(several) => (
            quote!(self),
            quote!(Box::pin(async move { #several })),
            Some(quote!(fn whole(#receiver) -> Sending<#answer> { #one })),
        ),
        None => (receiver, one, None),
    };
    quote! {
        /// Sends the request; awaiting it does the same.
        ///
        /// # Errors
        /// When a parameter is invalid, the service can't be reached, or it refuses.
        #docs
        pub fn send(#receiver) -> Sending<#answer> {
            #send
        }
        #whole
    }
}

/// How a method takes the request that it puts together.
fn receiver(more: &Additions) -> TokenStream {
    if more.checks.is_empty() { quote!(self) } else { quote!(mut self) }
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

/// A method that asks for another media type, where sending is no more than that.
fn asked_for(request: &Request, other: &OtherMedia) -> TokenStream {
    let (docs, name, answer) = (doc_comment(&other.docs), ident(&other.name), rust(&other.answer));
    let (accept, read) = (&other.accept, read(request, other.read_as));
    quote!(#docs #name #accept #answer => #read,)
}

/// A method that asks for another media type.
fn other_media(request: &Request, other: &OtherMedia, more: &Additions) -> TokenStream {
    let (docs, name, answer) = (doc_comment(&other.docs), ident(&other.name), rust(&other.answer));
    let (built, accept, read) = (built(more, true), &other.accept, read(request, other.read_as));
    let receiver = receiver(more);
    quote! {
        #docs
        ///
        /// # Errors
        /// As when it is sent.
        pub fn #name(#receiver) -> Sending<#answer> {
            #built
            request.accept(#accept);
            request.#read
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
    let (built, read) = (built(more, false), read(request, request.read_as));
    let read = match (request.read_as, &request.streaming) {
        (ReadAs::Streaming, Some(found)) => {
            let read = streaming::read(found);
            quote!(Box::pin(#read))
        }
        _ => quote!(request.#read),
    };
    quote!(#built #read)
}

/// Statements that put the `request` together.
fn built(more: &Additions, is_changed: bool) -> TokenStream {
    let (checks, mutable) = (&more.checks, is_changed.then(|| quote!(mut)));
    quote! {
        #checks
        let #mutable request = crate::runtime::request::Put::built(self);
    }
}

/// What the runtime has to know, for the macro that declares the request.
fn route(route: &Route) -> TokenStream {
    let Route { id, method, template, .. } = route;
    let security = route.security.iter().map(|together| {
        let together = together.iter().map(|index| Literal::usize_unsuffixed(*index));
        quote!([#(#together)*])
    });
    let options = route_options(route).into_iter().map(|(name, what)| quote!(+ #name #what));
    quote!(#id #method #template [#(#security)*] #(#options)*)
}

/// What differs from most operations: methods of the runtime's `Route`, each with what it is told.
pub fn route_options(route: &Route) -> Vec<(Ident, Option<&str>)> {
    let flags = [("idempotent", route.idempotent), ("secret", route.secret), ("multipart", route.multipart)];
    let texts = [("accept", &route.accept), ("server", &route.server)];
    let flags = flags.into_iter().filter(|(_, is)| *is).map(|(name, _)| (name, None));
    let texts = texts.into_iter().filter_map(|(name, text)| Some((name, Some(text.as_deref()?))));
    flags.chain(texts).map(|(name, what)| (format_ident!("{name}"), what)).collect()
}

fn apply(sent: &Sent) -> TokenStream {
    let value = format_ident!("value");
    match sent {
        Sent::Parameter(parameter) => apply_parameter(parameter, &value),
        Sent::Body(body) => apply_body(body, &value),
    }
}

/// What a request can't be made without: its type, how it is made from an argument, and how it is put into the request.
fn required(value: &RequiredValue) -> TokenStream {
    let (name, ty, set) = (ident(&value.name), rust(&value.ty), set(&value.argument, false));
    let (apply, owned) = (apply(&value.sent), owned(&value.sent));
    quote!(#name: #ty = #set => #owned { #apply })
}

/// That a body is handed over, and not borrowed.
fn owned(sent: &Sent) -> Option<TokenStream> {
    matches!(sent, Sent::Body(_)).then(|| quote!(owned))
}

/// What is optional: its field, how it is set, and how it is put into the request.
fn option(value: &OptionalValue) -> TokenStream {
    let (docs, name, set) = (doc_comment(&value.docs), ident(&value.name), set(&value.argument, !value.list));
    let deprecated = value.deprecated.then(|| quote!(#[deprecated = "the API has deprecated this parameter"]));
    let (ty, apply) = (rust(&value.ty), apply(&value.sent));
    let ty = if value.list { ty } else { quote!(Option<#ty>) };
    let owned = owned(&value.sent).filter(|_| !value.list);
    quote!(#docs #deprecated #name: #ty = #set => #owned { #apply })
}
