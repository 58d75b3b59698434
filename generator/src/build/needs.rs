//! What the manifest of a crate has to have for a client in it.

use std::collections::BTreeSet;

use toml_edit::{DocumentMut, Item};

use crate::codemodel::RuntimePart;
use crate::emit::dependency_lines;

/// The lines that are missing under `[dependencies]`. Others are asked for beside those of the source of
/// a crate with these parts.
///
/// # Errors
/// When the manifest is no TOML.
pub fn missing(
    manifest: &str,
    parts: &BTreeSet<RuntimePart>,
    others: &[(String, String)],
) -> Result<Vec<String>, String> {
    let manifest: DocumentMut = manifest.parse().map_err(|error| format!("Cargo.toml: {error}"))?;
    let has = |name: &str| {
        let under = |item: Option<&Item>| {
            item.is_some_and(|item| item.get("dependencies").is_some_and(|all| all.get(name).is_some()))
        };
        let targets = manifest.get("target").and_then(Item::as_table_like);
        under(Some(manifest.as_item())) || targets.is_some_and(|all| all.iter().any(|(_, target)| under(Some(target))))
    };
    let own = dependency_lines(parts).into_iter().filter(|(name, _)| !has(name)).map(|(_, line)| line);
    let others = others.iter().filter(|(name, _)| !has(name)).map(|(name, version)| format!("{name} = {version}"));
    Ok(own.chain(others).collect())
}

#[cfg(test)]
mod tests {
    use super::RuntimePart;

    /// For a client without more.
    fn missing(manifest: &str) -> Result<Vec<String>, String> {
        super::missing(manifest, &[RuntimePart::Client, RuntimePart::Times].into(), &[])
    }

    #[test]
    fn what_is_not_there_is_told_as_a_line_to_paste() {
        let all = missing("").expect("TOML");
        assert!(all.iter().any(|line| line.starts_with("serde_json = { version = ")), "{all:?}");
        assert!(!all.iter().any(|line| line.starts_with("tracing = ")), "it is optional: {all:?}");
        let manifest = format!("[dependencies]\n{}\n", all.join("\n"));
        assert_eq!(missing(&manifest), Ok(Vec::new()));
        let one_less = manifest.replace("bytes = ", "other = ");
        assert_eq!(missing(&one_less).expect("TOML").len(), 1);
        let inherited = one_less.replace("other = ", "bytes.workspace = true\nother = ");
        assert_eq!(missing(&inherited), Ok(Vec::new()));
        let others = [("uuid".to_owned(), "\"1\"".to_owned())];
        assert_eq!(
            super::missing(&manifest, &[RuntimePart::Client, RuntimePart::Times].into(), &others),
            Ok(vec!["uuid = \"1\"".to_owned()])
        );
        let without_times = manifest.replace("jiff = ", "other = ");
        assert_eq!(missing(&without_times).expect("TOML").len(), 1);
        assert_eq!(super::missing(&without_times, &[RuntimePart::Client].into(), &[]), Ok(Vec::new()));
        let of_types = super::missing("", &[].into(), &[]).expect("TOML");
        assert!(of_types.len() < all.len() && !of_types.iter().any(|line| line.starts_with("reqwest")), "{of_types:?}");
    }
}
