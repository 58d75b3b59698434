//! `src/values/`: enums of the values of enum-typed attributes.

use quote::quote;

use crate::emit::OutputFile;
use crate::emit::docs::Docs;
use crate::emit::models::integer_enum;
use crate::emit::source::{Index, Source, ident};
use crate::tables::codemodel::TableModel;

/// The module `values`; nothing when no attribute has known values.
pub fn files(table: &TableModel) -> Vec<OutputFile> {
    if table.values.is_empty() {
        return Vec::new();
    }
    let root = Source::new(&["Known values of enum-typed attributes; each enum is open.".to_owned()]);
    let mut index = Index::default();
    let mut files = Vec::new();
    for value in &table.values {
        let mut file = Source::new(&value.module_docs);
        for item in integer_enum(&value.name, &Docs::new().own(&value.docs), &value.values) {
            file.push(item);
        }
        let (name, codes) = (ident(&value.name), &value.codes);
        file.push(quote! {
            impl crate::attributes::AttributeEnum for #name {
                const CODES: &'static [&'static str] = &[#(#codes),*];
            }
        });
        files.push(OutputFile::new(format!("src/values/{}.rs", value.module), file.text()));
        index.add(&value.module, &value.name);
    }
    files.push(OutputFile::new("src/values/mod.rs", index.finish(root)));
    files
}
