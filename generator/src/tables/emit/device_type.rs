//! The enum of device types.

use quote::quote;

use crate::codemodel::{Docs, Fault};
use crate::emit::ident::ident;
use crate::emit::models::string_enum;
use crate::emit::source::Source;
use crate::output::OutputFile;
use crate::tables::codemodel::TableModel;

pub fn file(table: &TableModel) -> Result<OutputFile, Fault> {
    let docs = Docs::new()
        .line("A kind of device.")
        .line("It can be made of the name of a device in an answer: `DeviceType::from(\"Gateway\")`.");
    let mut file = Source::new(&Docs::new().line("Kinds of devices."));
    for item in string_enum(&table.device_type, &docs, &table.device_types) {
        file.push(item);
    }
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
    Ok(OutputFile::new("src/attributes/device_type.rs", file.text()?))
}
