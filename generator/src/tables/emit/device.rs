//! The enum of one device type.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::codemodel::Fault;
use crate::emit::doc_comment;
use crate::emit::ident::ident;
use crate::emit::source::Source;
use crate::output::OutputFile;
use crate::tables::codemodel::{AttributeItem, Device, Info, ValueKind};

pub fn file(device: &Device) -> Result<OutputFile, Fault> {
    let name = ident(&device.type_name);
    let title = doc_comment(&device.docs);
    let names: Vec<_> = device.attributes.iter().map(|item| ident(&item.name)).collect();
    let docs = device.attributes.iter().map(|item: &AttributeItem| doc_comment(&item.docs));
    let infos = device.attributes.iter().map(|item| info(&item.info));
    let count = Literal::usize_unsuffixed(device.attributes.len());
    let mut file = Source::new(&device.module_docs);
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
    Ok(OutputFile::new(format!("src/attributes/{}.rs", device.module), file.text()?))
}

fn info(info: &Info) -> TokenStream {
    let Info { code, aliases, device, description, format, unit, energy, .. } = info;
    let id = Literal::u32_unsuffixed(info.id);
    let data_type = match info.data_type {
        ValueKind::Float => quote!(Float),
        ValueKind::String => quote!(String),
        ValueKind::Enum => quote!(Enum),
    };
    let decimals = match info.decimals {
        Some(decimals) => {
            let decimals = Literal::u8_unsuffixed(decimals);
            quote!(Some(#decimals))
        }
        None => quote!(None),
    };
    let values = info.values.iter().map(|(value, label)| {
        let value = Literal::i64_unsuffixed(*value);
        quote!((#value, #label))
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
