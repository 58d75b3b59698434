//! The enum of device types.

use quote::quote;

use super::variants;
use crate::emit::OutputFile;
use crate::emit::context::Context;
use crate::emit::docs::Docs;
use crate::emit::models::text_enum;
use crate::emit::source::{Source, ident};
use crate::ir::EnumValue;

pub fn file(context: &Context<'_>) -> OutputFile {
    let names = variants(context);
    let values: Vec<_> = context
        .devices
        .iter()
        .zip(&names)
        .map(|(device, name)| EnumValue {
            wire: device.wire.to_owned(),
            name: name.to_string(),
            description: String::new(),
        })
        .collect();
    let docs = Docs::new()
        .line("A kind of device.")
        .line("It can be made of the name of a device in an answer: `DeviceType::from(\"Gateway\")`.");
    let mut file = Source::new(&["Kinds of devices.".to_owned()]);
    text_enum("DeviceType", &docs, &values).into_iter().for_each(|item| file.push(item));
    file.push(quote! {
        impl super::Attribute {
            /// The kind of device that has it.
            pub fn device_type(self) -> DeviceType {
                match self {
                    #(Self::#names(_) => DeviceType::#names,)*
                }
            }
        }
    });
    for (device, name) in context.devices.iter().zip(&names) {
        let kind = ident(&device.name);
        file.push(quote! {
            impl super::#kind {
                /// The kind of device that has these attributes.
                pub const DEVICE_TYPE: DeviceType = DeviceType::#name;
            }
        });
    }
    OutputFile::new("src/attributes/device_type.rs", file.text())
}
