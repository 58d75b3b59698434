//! Names of attributes in the published document.

use crate::names::{Claim, scopes};
use crate::tables::ir::CodeTable;

/// A name for each attribute, in the order of the table. Codes won't do: many differ by case only.
pub fn published_names(table: &CodeTable) -> Vec<String> {
    let claims: Vec<_> = table
        .attributes
        .iter()
        .map(|attribute| {
            let words = format!("{} {}", attribute.device, attribute.description);
            Claim::new(words, &attribute.code).hint(&attribute.code)
        })
        .collect();
    scopes::attribute_variants().assign(&claims)
}
