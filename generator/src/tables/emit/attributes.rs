//! `src/attributes/`: an enum for each device type, one open code, one look-up.

use quote::quote;

use super::{code, device, device_type, lookup};
use crate::emit::OutputFile;
use crate::emit::source::{Source, ident};
use crate::tables::codemodel::TableModel;

/// The module `attributes`.
pub fn files(table: &TableModel) -> Vec<OutputFile> {
    let mut files = vec![code::file(table), device_type::file(table), lookup::file(table)];
    files.extend(table.devices.iter().map(device::file));
    let modules: Vec<_> = table.modules.iter().map(|module| ident(module)).collect();
    let mut root =
        Source::new(&["Attributes: what a device measures or reports, by the codes that travel.".to_owned()]);
    root.push(quote!(#(mod #modules;)*));
    root.push(quote! {
        #(pub use #modules::*;)*
        pub use crate::tables::attribute::{AttributeEnum, AttributeInfo, DataType};
        pub use crate::tables::reading::Reading;
        pub use crate::tables::series::{Series, SeriesPoint};
    });
    files.push(OutputFile::new("src/attributes/mod.rs", root.text()));
    files
}
