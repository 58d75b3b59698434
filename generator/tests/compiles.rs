//! All constructs compile, without a warning: the documents of `specs/`, one construct each, and of
//! `odd/`, legal but unkind, in one crate.

mod specs;

use std::path::{Path, PathBuf};
use std::process::Command;

use openapi_to_crate::codemodel::{Derives, Options, RustPath, model};
use openapi_to_crate::diagnostic::Report;
use openapi_to_crate::emit::emit;
use openapi_to_crate::ir::Api;
use openapi_to_crate::lower::lower;
use openapi_to_crate::parse::parse;
use openapi_to_crate::render::render;
use openapi_to_crate::tables::parse_table;
use openapi_to_crate::write::{Ownership, write};
use openapi_to_crate::{CrateName, OwnModule, Products, TagFeatures};
use serde_json::{Map, Value, json};
use specs::{Spec, folder, specs};

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// Puts the documents into one, each with its own paths and names.
fn merge(all: &[Spec]) -> Value {
    let mut paths = Map::new();
    let mut components: Map<String, Value> = Map::new();
    let mut root = json!({
        "openapi": "3.0.3",
        "info": {"title": "Constructs", "version": "1"},
        "servers": [{"url": "https://example.com"}],
    });
    for spec in all {
        if spec.api.is_none() {
            assert!(spec.findings.contains("error["), "{} is refused without a word", spec.name);
            continue;
        }
        let mut document = spec.json.clone();
        rename(&mut document, &spec.name);
        let security = document.get("security").cloned();
        for (path, mut item) in entries(&mut document, "paths") {
            for method in METHODS {
                let Some(operation) = item.get_mut(method).and_then(Value::as_object_mut) else { continue };
                if let Some(id) = operation.get("operationId").and_then(Value::as_str).map(str::to_owned) {
                    operation.insert("operationId".to_owned(), format!("{}_{id}", spec.name).into());
                }
                if let (None, Some(security)) = (operation.get("security"), &security) {
                    operation.insert("security".to_owned(), security.clone());
                }
            }
            paths.insert(format!("/{}{path}", spec.name), item);
        }
        for (section, mut named) in entries(&mut document, "components") {
            let names = std::mem::take(named.as_object_mut().expect("a section is an object"));
            let into = components.entry(section).or_insert_with(|| json!({}));
            for (name, value) in names {
                into[format!("{}_{name}", spec.name)] = value;
            }
        }
        for (key, value) in document.as_object().into_iter().flatten().filter(|(key, _)| key.starts_with("x-")) {
            root[key] = value.clone();
        }
    }
    root["paths"] = paths.into();
    root["components"] = components.into();
    root
}

fn entries(document: &mut Value, key: &str) -> Map<String, Value> {
    document.get_mut(key).and_then(Value::as_object_mut).map(std::mem::take).unwrap_or_default()
}

/// Makes everything that names a component name it in the merged document.
fn rename(value: &mut Value, spec: &str) {
    let target = |text: &str| match text.strip_prefix("#/components/").and_then(|rest| rest.split_once('/')) {
        Some((section, name)) => format!("#/components/{section}/{spec}_{name}"),
        None => text.replace("#/paths/", &format!("#/paths/~1{spec}")),
    };
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, spec)),
        Value::Object(entries) => {
            for (key, value) in entries {
                match (key.as_str(), &mut *value) {
                    ("$ref", Value::String(text)) => *text = target(text),
                    ("mapping", Value::Object(tags)) => {
                        for text in tags.values_mut() {
                            let name = text.as_str().unwrap_or_default();
                            *text = match name.starts_with('#') {
                                true => target(name),
                                false => format!("{spec}_{name}"),
                            }
                            .into();
                        }
                    }
                    ("security", Value::Array(requirements)) => {
                        for requirement in requirements.iter_mut().filter_map(Value::as_object_mut) {
                            let schemes = std::mem::take(requirement);
                            requirement.extend(schemes.into_iter().map(|(name, of)| (format!("{spec}_{name}"), of)));
                        }
                    }
                    ("x-credential", Value::Object(credential)) => {
                        for (_, name) in credential.iter_mut().filter(|(key, _)| *key == "scheme") {
                            *name = format!("{spec}_{}", name.as_str().unwrap_or_default()).into();
                        }
                    }
                    _ => rename(value, spec),
                }
            }
        }
        _ => {}
    }
}

/// A table with every kind of attribute.
const CODES: &str = "code,id,device,data_type,description,format,energy,aliases,service,path,values,evidence,source
Pb,1,System overview,float,PV to battery,%.2F kWh,1,pb,,,,,
S,2,VE.Bus System,enum,State,%s,0,,vebus,/State,VeBusState,recorded,
bmX,3,Battery Monitor,enum,Mood,%s,0,,battery,/Mood,,inferred,type:guess
gv,3,Gateway,string,Firmware version,%s,0,,,,,,
xx,4,,,Nobody knows,%s,0,,,,,inferred,
yy,5,Heat pump,,Nobody knows,%s,0,,,,,inferred,
";

/// Known values of one of them.
const VALUES: &str = "values,value,label,source\nVeBusState,0,Off,recorded\nVeBusState,3,Bulk,recorded\n";

/// All documents whose values are lenient, or all others, as one.
fn merged(lenient: bool) -> Api {
    let mut all: Vec<_> = specs().into_iter().chain(folder("odd")).collect();
    all.retain(|spec| spec.json.get("x-lenient-values").is_some() == lenient);
    merged_with_table(&all)
}

fn merged_with_table(all: &[Spec]) -> Api {
    let text = merge(all).to_string();
    let mut report = Report::default();
    let document = parse("merged.json", text.as_bytes(), &mut report);
    let table = parse_table("codes.csv", CODES.as_bytes(), Some(("values.csv", VALUES.as_bytes())), &mut report);
    assert!(table.is_some(), "the table is sound");
    let api = document.and_then(|document| lower(&document, table, &mut report));
    api.unwrap_or_else(|| panic!("{}", render(&report, &[("merged.json", &text)])))
}

/// Writes a crate into a folder for temporary files.
fn written(name: &str, api: &Api) -> PathBuf {
    let options = Options { doctests: true, by_tag: true, ..Options::standalone(name, format!("{name}.json")) };
    written_so(name, api, &options)
}

fn written_so(name: &str, api: &Api, options: &Options) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let files = model(api, options).and_then(|client| emit(&client)).expect("the generator agrees with itself");
    write(&dir, &files, &Ownership::Listed { force: true }).expect("the crate can be written");
    // The versions that this workspace has already, so that nothing is fetched.
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    std::fs::copy(lock, dir.join("Cargo.lock")).expect("the lock file can be copied");
    dir
}

/// Runs cargo in the crate, whose dependencies all crates here share.
fn cargo(dir: &Path, arguments: &[&str]) {
    let (command, rest) = arguments.split_first().expect("a command");
    let (own, to_tool) = match rest.iter().position(|argument| *argument == "--") {
        Some(at) => rest.split_at(at),
        None => (rest, &[][..]),
    };
    // What is not a client has no features.
    let manifest = std::fs::read_to_string(dir.join("Cargo.toml")).expect("the manifest can be read");
    let blocking = manifest.contains("\nblocking = ").then_some("--features=blocking");
    let run = Command::new(env!("CARGO"))
        .arg(command)
        .args(own)
        // TLS is the largest part of the dependencies, and nothing here depends on it.
        .args(["--offline", "--quiet", "--no-default-features"])
        .args(blocking)
        .args(to_tool)
        .current_dir(dir)
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("constructs/target"))
        .env("RUSTFLAGS", "-Dwarnings")
        .env("RUSTDOCFLAGS", "-Dwarnings")
        .output()
        .expect("cargo can be started");
    let said = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "cargo {} in {}:\n{said}", arguments.join(" "), dir.display());
}

/// Holds the source against the compiler and, where it is installed, against clippy.
fn sound(dir: &Path) {
    let clippy = Command::new(env!("CARGO")).args(["clippy", "--version"]).output();
    match clippy.is_ok_and(|found| found.status.success()) {
        true => cargo(dir, &["clippy", "--lib", "--examples", "--", "-Dwarnings"]),
        false => cargo(dir, &["check", "--lib", "--examples"]),
    }
}

/// Takes what is not there for removed.
fn missing(error: std::io::Error) -> std::io::Result<()> {
    if error.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

#[test]
fn all_constructs_compile_without_a_warning() {
    let dir = written("constructs", &merged(false));
    // Tests of ours go into the crate, to see what travels.
    let tests = dir.join("tests/loopback");
    std::fs::remove_dir_all(dir.join("tests")).or_else(missing).expect("old tests can be removed");
    std::fs::create_dir_all(&tests).expect("the folder can be made");
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/loopback");
    for file in std::fs::read_dir(ours).expect("our tests can be read").map(|entry| entry.expect("an entry")) {
        // As `main.rs` it would be a test of this crate here, where there is no client to test.
        let name = if file.file_name() == "crate_root.rs" { "main.rs".into() } else { file.file_name() };
        std::fs::copy(file.path(), tests.join(name)).expect("the test can be copied");
    }
    sound(&dir);
    // What documentation shows has to compile as well, and to link to what is there.
    for arguments in [["test", "--doc"], ["test", "--test=loopback"], ["doc", "--no-deps"]] {
        cargo(&dir, &arguments);
    }
}

#[test]
fn constructs_of_lenient_values_compile_without_a_warning() {
    sound(&written("lenient", &merged(true)));
}

#[test]
fn names_that_no_other_document_hides_compile_without_a_warning() {
    // In the crate of all constructs each name has the document's before it.
    for spec in folder("odd").into_iter().filter(|spec| spec.name.starts_with("names-")) {
        let api = spec.api.unwrap_or_else(|| panic!("{}", spec.findings));
        sound(&written(&spec.name, &api));
    }
}

/// Two tags with a type in common and two of their own, in one place of the tree and in two; a tag of many words; a type
/// that no operation needs, which needs another one; more tags below one place than are listed there.
const TAGS: &str = r##"
openapi: 3.0.3
info: {title: Tags, version: '1'}
servers: [{url: 'https://example.com'}]
components:
  schemas:
    Shared: {type: object, properties: {kind: {type: string, enum: [a, b]}}}
    OfPets: {type: object, properties: {shared: {$ref: '#/components/schemas/Shared'}}}
    OfShops: {type: object, properties: {shared: {$ref: '#/components/schemas/Shared'}}}
    OfNobody: {type: object, properties: {pets: {$ref: '#/components/schemas/OfPets'}, inner: {type: object, properties: {a: {type: string}}}}}
  responses:
    OfPets: {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/OfPets'}}}}
    OfShops: {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/OfShops'}}}}
    Slower: {description: Slower, headers: {Retry-After: {schema: {type: integer}}}}
paths:
  /pets:
    get: {operationId: pets/list, tags: [Pets], responses: {'200': {$ref: '#/components/responses/OfPets'}, '429': {$ref: '#/components/responses/Slower'}}}
  /shops/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get: {operationId: shop, tags: [Pet Shops], responses: {'200': {$ref: '#/components/responses/OfShops'}, '429': {$ref: '#/components/responses/Slower'}}}
  /shops/{id}/pets:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get: {operationId: petsOfShop, tags: [Pets], responses: {'200': {$ref: '#/components/responses/OfPets'}}}
  /things/of/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get: {operationId: things, tags: [default], responses: {'204': {description: Done}}}
"##;

#[test]
fn each_feature_of_operations_compiles_alone_without_a_warning() {
    let mut text = TAGS.to_owned();
    for tag in ["a", "b", "c", "d", "e", "f", "g", "h", "i"] {
        text += &format!(
            "  /many/of/{{id}}/{tag}/of:\n    parameters: [{{name: id, in: path, required: true, schema: {{type: integer}}}}]\n    \
             get: {{tags: [{tag}], responses: {{'204': {{description: Done}}}}}}\n"
        );
    }
    let input = openapi_to_crate::Input::document("tags.yaml", text);
    let products = Products {
        crate_name: CrateName::new("by-tag").ok(),
        tag_features: TagFeatures::Always,
        ..Products::default()
    };
    let generation = openapi_to_crate::generate(&input, &products);
    let files = generation.generated.unwrap_or_else(|| panic!("{}", input.render(&generation.report))).files;
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("by-tag");
    write(&dir, &files, &Ownership::Listed { force: true }).expect("the crate can be written");
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    std::fs::copy(lock, dir.join("Cargo.lock")).expect("the lock file can be copied");
    let manifest = std::fs::read_to_string(dir.join("Cargo.toml")).expect("the manifest can be read");
    let all = "all-operations = [\"a\", \"b\", \"c\", \"d\", \"default-operations\", \"e\", \"f\", \"g\", \"h\", \"i\", \
               \"pet-shops\", \"pets\"]\n";
    let first = "[[example]]\nname = \"first\"\nrequired-features = [\"pets\"]\n";
    for part in
        [all, first, "default = [\"rustls\", \"all-operations\", \"other-types\"]\n", "# Operations of `Pet Shops`.\n"]
    {
        assert!(manifest.contains(part), "{part}\n{manifest}");
    }
    let used = "use by_tag::models::OfPets;\nuse by_tag::Client;\nfn main() {\n    let client = Client::builder().without_credentials().build().unwrap();\n    \
                let _ = client.pets().list();\n    let _: Option<OfPets> = None;\n    let _ = client.shop(7).pets();\n}\n";
    std::fs::write(dir.join("examples/used.rs"), used).expect("the example can be written");
    cargo(&dir, &["check", "--example=used", "--features=pets"]);
    std::fs::remove_file(dir.join("examples/used.rs")).expect("the example can be removed");
    for features in ["", "a", "pets", "pet-shops", "other-types", "default-operations", "all-operations,other-types"] {
        cargo(&dir, &["clippy", "--lib", "--examples", &format!("--features={features}"), "--", "-Dwarnings"]);
    }
}

#[test]
fn types_alone_compile_with_code_tables_without_a_warning_and_need_no_client() {
    let mut all: Vec<_> = specs().into_iter().chain(folder("odd")).collect();
    all.retain(|spec| spec.json.get("x-lenient-values").is_none());
    let api = merged_with_table(&all);
    let options = Options { types_only: true, ..Options::standalone("types-alone", "types.json") };
    let dir = written_so("types-alone", &api, &options);
    let manifest = std::fs::read_to_string(dir.join("Cargo.toml")).expect("the manifest can be read");
    for needless in ["reqwest", "tokio", "hyper", "[features]", "gloo"] {
        assert!(!manifest.contains(needless), "{manifest}");
    }
    assert!(!dir.join("src/client.rs").exists() && !dir.join("src/requests").exists());
    sound(&dir);
}

/// A type of a crate's own, which stands for a format.
const MONEY: &str = "\
//! Money.

use std::fmt;

/// An amount in cents, which travels as `3.50 EUR`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money(pub i64);

impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, \"{}.{:02} EUR\", self.0 / 100, self.0 % 100)
    }
}

impl serde::Serialize for Money {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Money {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <String as serde::Deserialize>::deserialize(deserializer)?;
        let cents = text.strip_suffix(\" EUR\").and_then(|amount| amount.replace('.', \"\").parse().ok());
        cents.map(Money).ok_or_else(|| serde::de::Error::custom(\"no money\"))
    }
}
";

/// What is done with it.
const USES: &str = "\
use std::collections::HashSet;

use own_types::money::Money;
use own_types::{Item, ItemId, Points};

#[test]
fn a_value_of_the_own_type_is_read_and_written() {
    let text = r#\"{\"id\":\"a\",\"price\":\"3.50 EUR\",\"prices\":[\"1.00 EUR\"],\"tip\":\"0.05 EUR\"}\"#;
    let item: Item = serde_json::from_str(text).unwrap();
    assert_eq!(item.price, Money(350));
    assert_eq!(item.prices, Some(vec![Money(100)]));
    assert_eq!(item.tip, Some(Money(5)));
    assert_eq!(serde_json::to_string(&item).unwrap(), text);
}

#[test]
fn what_is_no_value_of_it_costs_itself_and_is_kept() {
    let item: Item = serde_json::from_str(r#\"{\"id\":\"a\",\"price\":\"3.50 EUR\",\"tip\":\"much\"}\"#).unwrap();
    assert_eq!(item.tip, None);
    assert_eq!(item.extra.get(\"tip\"), Some(&\"much\".into()));
}

#[test]
fn types_derive_what_was_asked_for() {
    let item: Item = serde_json::from_str(r#\"{\"id\":\"a\",\"price\":\"3.50 EUR\"}\"#).unwrap();
    assert!(HashSet::from([ItemId::A]).contains(&item.id));
    assert!(Points(1.0) < Points(2.0));
}
";

#[test]
fn types_of_other_crates_stand_for_formats() {
    let document = "\
openapi: 3.0.3
info: {title: Shop, version: '1'}
servers: [{url: 'https://example.com'}]
paths:
  /items/{least}:
    get:
      parameters:
        - {name: least, in: path, required: true, schema: {type: string, format: money}}
        - {name: most, in: query, schema: {type: string, format: money}}
        - {name: each, in: query, schema: {type: array, items: {type: string, format: money}}}
      responses: {'200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}}}
components:
  schemas:
    ItemId: {type: string, enum: [a, b]}
    Price: {type: string, format: money}
    Points: {type: number}
    Item:
      type: object
      required: [id, price]
      properties:
        id: {$ref: '#/components/schemas/ItemId'}
        price: {type: string, format: money}
        prices: {type: array, items: {type: string, format: money}}
        tip: {$ref: '#/components/schemas/Price'}
        points: {$ref: '#/components/schemas/Points'}
";
    let mut input = openapi_to_crate::Input::document("shop.yaml", document);
    input.reading.formats = [("money".to_owned(), "crate::money::Money".to_owned())].into();
    let path = |path: &str| RustPath::new(path).expect(path);
    // What it derives already is not derived twice.
    let derives = Derives { types: "P*s".to_owned(), traits: vec![path("PartialOrd"), path("Clone")] };
    for types_only in [true, false] {
        let name = if types_only { "own-types" } else { "own-types-client" };
        let products = Products {
            crate_name: CrateName::new(name).ok(),
            types_only,
            own_modules: vec![OwnModule::new("money").expect("a name")],
            derives: vec![derives.clone()],
            ..Products::default()
        };
        let generation = openapi_to_crate::generate(&input, &products);
        let files = generation.generated.unwrap_or_else(|| panic!("{}", input.render(&generation.report))).files;
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        write(&dir, &files, &Ownership::Listed { force: true }).expect("the crate can be written");
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        std::fs::copy(lock, dir.join("Cargo.lock")).expect("the lock file can be copied");
        std::fs::write(dir.join("src/money.rs"), MONEY).expect("the module can be written");
        sound(&dir);
        if types_only {
            std::fs::create_dir_all(dir.join("tests")).expect("the folder can be made");
            std::fs::write(dir.join("tests/uses.rs"), USES).expect("the test can be written");
            cargo(&dir, &["test", "--test=uses"]);
        }
    }
}
