//! A file that says how crates are made: `--config FILE`.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use serde::de::IgnoredAny;
use toml_edit::{DocumentMut, Item};

use crate::codemodel::{Derives, RustPath};
use crate::emit::dependencies_of_all;
use crate::tag_features::TagFeatures;

/// What stands in such a file. Each key means what the option of its name does.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    /// `--name`.
    pub name: Option<String>,
    /// `--doctest`.
    pub doctest: bool,
    /// `--strict`.
    pub strict: bool,
    /// `--strict-types`.
    pub strict_types: bool,
    /// `--paths-only`.
    pub paths_only: bool,
    /// `--types-only`.
    pub types_only: bool,
    /// `--tag-features`.
    pub tag_features: Option<TagFeatures>,
    /// `--keep-going`.
    pub keep_going: bool,
    /// `--own-module`.
    pub own_modules: Vec<String>,
    /// `--root`, by its path from the folder of the file.
    pub root: Option<String>,
    /// `--overlay`, by paths from the folder of the file.
    pub overlays: Vec<String>,
    /// `--only`.
    pub only: Vec<String>,
    /// What types derive beside what they always do.
    derive: Vec<Derive>,
    /// The type of another crate for each of these formats.
    pub formats: BTreeMap<String, String>,
    dependencies: BTreeMap<String, IgnoredAny>,
    /// Crates to depend on, each with its value in a manifest.
    #[serde(skip)]
    pub added: Vec<(String, String)>,
}

/// What some types derive.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Derive {
    types: String,
    traits: Vec<String>,
}

impl Config {
    /// Reads a file.
    ///
    /// # Errors
    /// When it can't be read, has a key that is none, or a value that can't be meant; with its name and place.
    pub fn read(name: &str) -> Result<Self, String> {
        let text = std::fs::read_to_string(name).map_err(|error| format!("{name}: {error}"))?;
        let folder = Path::new(name).parent().unwrap_or(Path::new(""));
        Self::parse(&text, folder).map_err(|error| format!("{name}: {error}"))
    }

    /// Understands the text of a file that lies in a folder.
    ///
    /// # Errors
    /// With what is wrong with it.
    pub fn parse(text: &str, folder: &Path) -> Result<Self, String> {
        let mut config: Self = toml_edit::de::from_str(text).map_err(|error| error.to_string())?;
        for overlay in config.overlays.iter_mut().chain(&mut config.root) {
            *overlay = folder.join(&*overlay).display().to_string();
        }
        for path in config.formats.values() {
            RustPath::new(path).map_err(|fault| format!("[formats]: {fault}"))?;
        }
        config.derives()?;
        let document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| error.to_string())?;
        let table = document.get("dependencies").and_then(Item::as_table_like);
        for (name, item) in table.into_iter().flat_map(|table| table.iter()) {
            config.added.push((name.to_owned(), dependency(name, item)?));
        }
        Ok(config)
    }

    /// What types derive beside what they always do.
    ///
    /// # Errors
    /// When a trait has no name that Rust takes.
    pub fn derives(&self) -> Result<Vec<Derives>, String> {
        let derives = self.derive.iter().map(|derive| {
            let traits = derive.traits.iter().map(|path| RustPath::new(path));
            let traits = traits.collect::<Result<_, _>>().map_err(|fault| format!("[[derive]]: {fault}"))?;
            Ok(Derives { types: derive.types.clone(), traits })
        });
        derives.collect()
    }
}

/// The value of a dependency on one line.
fn dependency(name: &str, item: &Item) -> Result<String, String> {
    let wrong = |why: &str| Err(format!("[dependencies]: `{}` {why}", name.escape_debug()));
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')) {
        return wrong("is no name of a crate");
    }
    if dependencies_of_all().iter().any(|own| own.replace('-', "_") == name.replace('-', "_")) {
        return wrong("is there already: every client needs it");
    }
    match item.clone().into_value() {
        Ok(value) if value.is_str() || value.is_inline_table() => Ok(value.to_string().trim().to_owned()),
        _ => wrong("needs a version, or a table such as `{ version = \"1\", features = [] }`"),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Config;
    use crate::tag_features::TagFeatures;

    #[test]
    fn every_key_of_the_file_means_what_its_option_does() {
        let text = "name = 'pets'\nstrict = true\ntypes-only = true\ntag-features = 'never'\noverlays = ['mend.yaml']\n\
                    [[derive]]\ntypes = '*Id'\ntraits = ['schemars::JsonSchema']\n\
                    [formats]\nuuid = 'uuid::Uuid'\n\
                    [dependencies]\nuuid = { version = '1', features = ['serde'] }\nschemars = '1'\n";
        let config = Config::parse(text, Path::new("clients")).expect("a file without mistakes");
        assert_eq!(config.name.as_deref(), Some("pets"));
        assert!(config.strict && config.types_only && !config.paths_only);
        assert_eq!(config.tag_features, Some(TagFeatures::Never));
        assert_eq!(config.overlays, ["clients/mend.yaml"]);
        assert!(config.derives().expect("paths")[0].fit("PetId"));
        assert_eq!(config.formats["uuid"], "uuid::Uuid");
        let [uuid, schemars] = &config.added[..] else { panic!("{:?}", config.added) };
        assert_eq!((uuid.0.as_str(), uuid.1.as_str()), ("uuid", "{ version = '1', features = ['serde'] }"));
        assert_eq!((schemars.0.as_str(), schemars.1.as_str()), ("schemars", "'1'"));
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_its_place() {
        for (text, says) in [
            ("nam = 'pets'", "line 1, column 1"),
            ("nam = 'pets'", "unknown field `nam`"),
            ("strict = 'yes'", "invalid type: string \"yes\", expected a boolean"),
            ("[[derive]]\ntypes = '*'\ntrait = []", "unknown field `trait`"),
            ("[[derive]]\ntypes = '*'\ntraits = ['a b!']", "[[derive]]: `a b!` is no path"),
            ("[formats]\nuuid = 'uuid::Uuid; evil()'", "[formats]: `uuid::Uuid; evil()` is no path"),
            ("[dependencies]\nserde = '1'", "`serde` is there already"),
            ("[dependencies]\n'a\"b' = '1'", "is no name of a crate"),
            ("[dependencies]\nuuid = 1", "needs a version"),
            ("a = ", "line 1"),
        ] {
            let said = Config::parse(text, Path::new("")).expect_err(text);
            assert!(said.contains(says), "{text}: {said}");
        }
    }
}
