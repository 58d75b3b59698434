//! Variants of enums that are closed in the document and open in Rust.

use super::naming::identifiers;
use crate::codemodel::{Docs, Enum, EnumVariant, Fault, Identifier};
use crate::ir::EnumValue;
use crate::markdown::code_span as code;
use crate::names::{Claim, scopes};

/// The names of variants, in the order of their values.
pub fn variant_names<W: ToString>(values: &[EnumValue<W>]) -> Result<Vec<Identifier>, Fault> {
    let claim = |value: &EnumValue<W>| {
        let wire = value.wire.to_string();
        let words = if value.name.is_empty() { &wire } else { &value.name };
        let hint = if *words == wire { String::new() } else { wire.clone() };
        Claim::new(words, &wire).hint(hint)
    };
    identifiers(scopes::enum_variants(), &values.iter().map(claim).collect::<Vec<_>>())
}

/// An open enum of values whose variants have these names.
pub fn open_enum<W: Clone + ToString>(values: &[EnumValue<W>], names: &[Identifier]) -> Enum<W> {
    Enum { variants: values.iter().zip(names).map(|(value, name)| variant(value, name)).collect() }
}

fn variant<W: Clone + ToString>(value: &EnumValue<W>, name: &Identifier) -> EnumVariant<W> {
    let wire = code(&value.wire.to_string());
    let docs = Docs::new().markdown(&value.description);
    // One line when it fits, because a list of values is read as a list.
    let docs = match docs.only_line() {
        _ if docs.is_empty() => Docs::new().line(format!("{wire}.")),
        Some(line) => Docs::new().line(format!("{} ({wire}).", line.trim_end_matches('.'))),
        None => docs.line(format!("Travels as {wire}.")),
    };
    EnumVariant { name: name.clone(), wire: value.wire.clone(), docs }
}
