//! Every operation as data.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::ident::ident;
use super::requests::route_options;
use super::source::{Source, header};
use crate::codemodel::{
    Fault, ListNotation, ListedBody, ListedOperation, ListedParameter, OperationTable, Place, Route, ValueKind,
};
use crate::output::OutputFile;

/// The table in a file of another crate, which has the types of its entries in `crate::operation`.
pub fn operation_table(table: &OperationTable, path: &str) -> Result<OutputFile, Fault> {
    let mut file = Source::new(&table.docs);
    let OperationTable { library, .. } = table;
    let library = ident(library);
    file.push(quote! {
        use #library::runtime::Route;
    });
    file.push(quote! {
        use crate::operation::{Body, ListNotation, Operation, Parameter, Place, ValueKind};
    });
    let operations = table.operations.iter().map(operation);
    file.push(quote! {
        #[doc = " All of them, sorted by `operationId`."]
        pub static OPERATIONS: &[Operation] = &[#(#operations),*];
    });
    Ok(OutputFile::new(path, header(&table.command, &table.document) + &file.text()?))
}

fn operation(operation: &ListedOperation) -> TokenStream {
    let ListedOperation { summary, tag, deprecated, .. } = operation;
    let route = route(&operation.route);
    let parameters = operation.parameters.iter().map(parameter);
    let body = optional(operation.body.as_ref().map(body));
    quote! {
        Operation {
            route: #route,
            summary: #summary,
            tag: #tag,
            deprecated: #deprecated,
            parameters: &[#(#parameters),*],
            body: #body,
        }
    }
}

/// What the runtime has to know.
fn route(route: &Route) -> TokenStream {
    let Route { id, method, template, .. } = route;
    let security = route.security.iter().map(|together| {
        let together = together.iter().map(|index| Literal::usize_unsuffixed(*index));
        quote!(&[#(#together),*])
    });
    let options = route_options(route).into_iter().map(|(name, what)| quote!(.#name(#what)));
    quote!(Route::new(#id, #method, #template, &[#(#security),*]) #(#options)*)
}

fn body(body: &ListedBody) -> TokenStream {
    let ListedBody { content_type, required, example } = body;
    let example = optional(example.as_ref().map(|text| quote!(#text)));
    quote!(Body { content_type: #content_type, required: #required, example: #example })
}

fn parameter(parameter: &ListedParameter) -> TokenStream {
    let ListedParameter { name, summary, required, .. } = parameter;
    let place = match parameter.place {
        Place::Path => quote!(Path),
        Place::Query => quote!(Query),
        Place::Header => quote!(Header),
        Place::Cookie => quote!(Cookie),
    };
    let list = optional(parameter.list.map(|notation| match notation {
        ListNotation::Repeated => quote!(ListNotation::Repeated),
        ListNotation::Joined(separator) => quote!(ListNotation::Joined(#separator)),
    }));
    let bound = |bound: Option<f64>| {
        optional(bound.map(|bound| {
            let bound = Literal::f64_unsuffixed(bound);
            quote!(#bound)
        }))
    };
    let (minimum, maximum) = (bound(parameter.minimum), bound(parameter.maximum));
    let kind = kind(&parameter.kind);
    let example = optional(parameter.example.as_ref().map(|text| quote!(#text)));
    quote! {
        Parameter {
            name: #name,
            summary: #summary,
            place: Place::#place,
            required: #required,
            kind: #kind,
            list: #list,
            minimum: #minimum,
            maximum: #maximum,
            example: #example,
        }
    }
}

fn kind(kind: &ValueKind) -> TokenStream {
    match kind {
        ValueKind::Boolean => quote!(ValueKind::Boolean),
        ValueKind::Flag => quote!(ValueKind::Flag),
        ValueKind::Integer => quote!(ValueKind::Integer),
        ValueKind::Number => quote!(ValueKind::Number),
        ValueKind::Seconds => quote!(ValueKind::Seconds),
        ValueKind::Milliseconds => quote!(ValueKind::Milliseconds),
        ValueKind::DateTime => quote!(ValueKind::DateTime),
        ValueKind::Date => quote!(ValueKind::Date),
        ValueKind::OneOf(values) => quote!(ValueKind::OneOf(&[#(#values),*])),
        ValueKind::Text => quote!(ValueKind::Text),
    }
}

fn optional(value: Option<TokenStream>) -> TokenStream {
    value.map_or_else(|| quote!(None), |value| quote!(Some(#value)))
}
