//! Names of attributes.

use std::collections::BTreeSet;

use crate::codemodel::{Fault, Identifier};
use crate::names::{Case, Claim, render, scopes};
use crate::tables::ir::{Attribute, CodeTable, Evidence};

/// Names of variants, from descriptions, because many codes differ only by case.
pub fn variant_names(attributes: &[&Attribute]) -> Result<Vec<Identifier>, Fault> {
    let names = assign(attributes, |attribute| attribute.description.clone());
    names.into_iter().map(Identifier::new).collect()
}

/// A name for each attribute in the published document, in the order of the table.
pub fn published_names(table: &CodeTable) -> Vec<String> {
    let attributes: Vec<_> = table.attributes.iter().collect();
    let words = |attribute: &Attribute| format!("{} {}", attribute.device, attribute.description);
    let mut names = assign(&attributes, words);
    // Many languages write all constants in one case.
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut indices: Vec<_> = (0..names.len()).collect();
    indices.sort_by_key(|index| attributes.get(*index).map(|attribute| attribute.evidence));
    for index in indices {
        let (Some(name), Some(attribute)) = (names.get_mut(index), attributes.get(index)) else { continue };
        if taken.contains(&name.to_lowercase()) {
            *name = render(&format!("{} {}", words(attribute), attribute.code), Case::Camel);
        }
        taken.insert(name.to_lowercase());
    }
    names
}

/// The surest rows choose first, so that one that is added later takes no name away.
fn assign(attributes: &[&Attribute], words: impl Fn(&Attribute) -> String) -> Vec<String> {
    let mut names = vec![String::new(); attributes.len()];
    let mut taken: Vec<String> = Vec::new();
    for evidence in [Evidence::Seed, Evidence::Recorded, Evidence::Inferred] {
        let chosen = || attributes.iter().enumerate().filter(|(_, attribute)| attribute.evidence == evidence);
        let claims: Vec<_> = chosen()
            .map(|(_, attribute)| Claim::new(words(attribute), &attribute.code).hint(&attribute.code))
            .collect();
        let given = scopes::attribute_variants().reserve(taken.iter().map(String::as_str)).assign(&claims);
        for ((index, _), name) in chosen().zip(given) {
            taken.push(name.clone());
            if let Some(slot) = names.get_mut(index) {
                *slot = name;
            }
        }
    }
    names
}
