//! `src/attributes/`: an enum for each device type, one open code, one look-up.

use quote::quote;

use super::{code, device, device_type, lookup};
use crate::codemodel::{Docs, Fault};
use crate::emit::ident::ident;
use crate::emit::source::Source;
use crate::output::OutputFile;
use crate::tables::codemodel::TableModel;

/// The module `attributes`.
pub fn files(table: &TableModel) -> Result<Vec<OutputFile>, Fault> {
    let mut files = vec![code::file()?, device_type::file(table)?, lookup::file(table)];
    files.extend(table.devices.iter().map(device::file));
    let modules: Vec<_> = table.modules.iter().map(ident).collect();
    let mut root =
        Source::new(&Docs::new().line("Attributes: what a device measures or reports, by the codes that travel."));
    root.push(quote!(#(mod #modules;)*));
    root.push(quote! {
        #(pub use #modules::*;)*
        pub(crate) use lookup::{STARTS, TABLE};
        pub use crate::tables::attribute::{AttributeEnum, AttributeInfo, DataType, Evidence, Values};
        pub use crate::tables::live::{AttributeTable, LiveAttribute};
        pub use crate::tables::reading::Reading;
        pub use crate::tables::series::{Series, SeriesPoint};
    });
    files.push(OutputFile::new("src/attributes/mod.rs", root.text()?));
    Ok(files)
}
