//! The enum of device types.

use quote::quote;

use crate::emit::OutputFile;
use crate::emit::docs::Docs;
use crate::emit::models::text_enum;
use crate::emit::source::{Source, ident};
use crate::tables::codemodel::TableModel;

pub fn file(table: &TableModel) -> OutputFile {
    let docs = Docs::new()
        .line("A kind of device.")
        .line("It can be made of the name of a device in an answer: `DeviceType::from(\"Gateway\")`.");
    let mut file = Source::new(&["Kinds of devices.".to_owned()]);
    text_enum("DeviceType", &docs, &table.device_types).into_iter().for_each(|item| file.push(item));
    let names: Vec<_> = table.devices.iter().map(|device| ident(&device.variant)).collect();
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
    for (device, name) in table.devices.iter().zip(&names) {
        let kind = ident(&device.type_name);
        file.push(quote! {
            impl super::#kind {
                /// The kind of device that has these attributes.
                pub const DEVICE_TYPE: DeviceType = DeviceType::#name;
            }
        });
    }
    OutputFile::new("src/attributes/device_type.rs", file.text())
}
