//! The enum of one device type.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::Device;
use crate::emit::context::Context;
use crate::emit::docs::{Docs, code};
use crate::emit::source::{Source, ident};
use crate::ir::{Attribute, DataType};

pub fn file(context: &Context<'_>, device: &Device<'_>) -> String {
    let name = ident(&device.name);
    let names: Vec<_> = device.attributes.iter().map(|(name, _)| ident(name)).collect();
    let docs = device.attributes.iter().map(|(_, attribute)| docs(context, attribute));
    let infos = device.attributes.iter().map(|(_, attribute)| info(attribute));
    let count = Literal::usize_unsuffixed(device.attributes.len());
    let title = Docs::new().markdown(&format!("Attributes of the device type {}.", device.wire)).tokens();
    let mut file = Source::new(&[format!("Attributes of the device type {}.", code(device.wire))]);
    file.push(quote!(
        use super::{AttributeInfo, DataType};
    ));
    file.push(quote! {
        #title
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#docs #names,)*
        }
    });
    file.push(quote! {
        impl #name {
            /// Every attribute of this device type.
            pub const ALL: &'static [Self] = &[#(Self::#names),*];
            /// What is known about it.
            pub fn info(self) -> &'static AttributeInfo {
                // Variants and rows are written in one order.
                &INFO[self as usize]
            }
            /// The code that travels.
            pub fn code(self) -> &'static str {
                self.info().code
            }
        }
    });
    file.push(quote! {
        impl std::fmt::Display for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }
    });
    file.push(quote! {
        static INFO: [AttributeInfo; #count] = [#(#infos),*];
    });
    file.text()
}

fn docs(context: &Context<'_>, attribute: &Attribute) -> TokenStream {
    let mut docs = Docs::new();
    let unit = if attribute.unit.is_empty() { String::new() } else { format!(", in {}", attribute.unit) };
    docs =
        docs.markdown(&format!("{} ({}{unit}).", attribute.description.trim_end_matches('.'), code(&attribute.code)));
    let values =
        context.values.iter().find(|known| known.attributes.iter().any(|other| std::ptr::eq(*other, attribute)));
    if let Some(values) = values {
        docs = docs.line(format!("Values: [`{0}`](crate::values::{0}).", values.name));
    }
    docs.tokens()
}

fn info(attribute: &Attribute) -> TokenStream {
    let Attribute { code, aliases, id, device, description, format, unit, energy, .. } = attribute;
    let id = Literal::u32_unsuffixed(*id);
    let data_type = match attribute.data_type {
        DataType::Float => quote!(Float),
        DataType::String => quote!(String),
        DataType::Enum => quote!(Enum),
    };
    let decimals = match attribute.decimals {
        Some(decimals) => {
            let decimals = Literal::u8_unsuffixed(decimals);
            quote!(Some(#decimals))
        }
        None => quote!(None),
    };
    let values = attribute.values.iter().map(|value| {
        let (number, label) = (Literal::i64_unsuffixed(value.value), &value.label);
        quote!((#number, #label))
    });
    quote! {
        AttributeInfo {
            id: #id,
            code: #code,
            aliases: &[#(#aliases),*],
            device: #device,
            description: #description,
            data_type: DataType::#data_type,
            format: #format,
            unit: #unit,
            decimals: #decimals,
            energy: #energy,
            values: &[#(#values),*],
        }
    }
}
