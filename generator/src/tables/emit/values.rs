//! `src/values/`: enums of the values of enum-typed attributes.

use proc_macro2::Literal;
use quote::quote;

use crate::codemodel::{Docs, Fault, Gate};
use crate::emit::ident::ident;
use crate::emit::models::integer_enum;
use crate::emit::source::{Source, index};
use crate::output::OutputFile;
use crate::tables::codemodel::TableModel;

/// The module `values`; nothing when no attribute has known values.
pub fn files(table: &TableModel) -> Result<Vec<OutputFile>, Fault> {
    if table.values.is_empty() {
        return Ok(Vec::new());
    }
    let root = Source::new(&Docs::new().line("Known values of enum-typed attributes; each enum is open."));
    let mut files = Vec::new();
    for value in &table.values {
        let mut file = Source::new(&value.module_docs);
        for item in integer_enum(&value.name, &value.docs, &[], &value.values) {
            file.push(item);
        }
        let name = ident(&value.name);
        let labels = value.labels.iter().map(|(number, label)| {
            let number = Literal::i64_unsuffixed(*number);
            quote!((#number, #label))
        });
        file.push(quote! {
            impl crate::attributes::AttributeEnum for #name {
                const LABELS: &'static [(i64, &'static str)] = &[#(#labels),*];
            }
        });
        files.push(OutputFile::new(format!("src/values/{}.rs", value.module), file.text()?));
    }
    let always = Gate::default();
    let modules = table.values.iter().map(|value| (&value.module, &value.name, &always));
    files.push(OutputFile::new("src/values/mod.rs", index(modules, root).text()?));
    Ok(files)
}
