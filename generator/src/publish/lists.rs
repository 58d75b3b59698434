//! Names for lists and maps inside unions.
//!
//! Generators have to call each branch of a union by some name. For a list or a map that has none
//! they make up `ArrayOfString` or `RecordsType0`, and the one for Java writes code that does not
//! compile. So each gets a name under `components.schemas`, and equal ones get the same.

use serde_json::{Map, Value, json};

use super::referred::Referred;
use super::walk::schemas;
use crate::names::{Case, render};
use crate::parse::escape;

const REFERENCE: &str = "#/components/schemas/";

/// Names the lists and maps that are branches of unions, below every schema that has a name.
pub fn name_branches(document: &mut Value, referred: &Referred) {
    let Some(schemas) = schemas(document) else { return };
    let owners: Vec<String> = schemas.keys().cloned().collect();
    for owner in owners {
        let Some(mut schema) = schemas.get_mut(&owner).map(Value::take) else { continue };
        let pointer = format!("/components/schemas/{}", escape(&owner));
        Naming { schemas, referred }.name_in_schema(&mut schema, &owner, &pointer);
        schemas.insert(owner, schema);
    }
}

struct Naming<'n> {
    schemas: &'n mut Map<String, Value>,
    referred: &'n Referred,
}

impl Naming<'_> {
    /// Goes through a schema; `words` are those that lead to it.
    fn name_in_schema(&mut self, schema: &mut Value, words: &str, pointer: &str) {
        let Value::Object(schema) = schema else { return };
        for (key, value) in schema.iter_mut() {
            match (key.as_str(), value) {
                ("properties", Value::Object(properties)) => {
                    for (property, inner) in properties {
                        let at = format!("{pointer}/properties/{}", escape(property));
                        self.name_in_schema(inner, &format!("{words} {property}"), &at);
                    }
                }
                ("items", inner) => self.name_in_schema(inner, &format!("{words} item"), &format!("{pointer}/items")),
                ("additionalProperties", inner) => {
                    let at = format!("{pointer}/additionalProperties");
                    self.name_in_schema(inner, &format!("{words} value"), &at);
                }
                ("allOf", Value::Array(parts)) => {
                    for (index, part) in parts.iter_mut().enumerate() {
                        self.name_in_schema(part, words, &format!("{pointer}/allOf/{index}"));
                    }
                }
                ("oneOf" | "anyOf", Value::Array(branches)) => {
                    for (index, branch) in branches.iter_mut().enumerate() {
                        let at = format!("{pointer}/{key}/{index}");
                        self.name_in_schema(branch, words, &at);
                        // What is referred to in this place has to stay in it.
                        if !self.referred.leads_into(&at) {
                            give_name(branch, words, self.schemas);
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

/// Moves a list or a map under `components.schemas`, and leaves a reference.
fn give_name(branch: &mut Value, path: &str, schemas: &mut Map<String, Value>) {
    let suffix = match branch.get("type").and_then(Value::as_str) {
        Some("array") => "list",
        Some("object") => "map",
        _ => return,
    };
    let Value::Object(inner) = std::mem::take(branch) else { return };
    let content = read_content(&inner);
    let (words, description) = match (content, suffix) {
        (Content::Nothing, _) => {
            ("empty list".to_owned(), "An empty list. It stands where an object would have no keys.".to_owned())
        }
        (Content::Of { words, many }, "list") => (format!("{words} list"), format!("A list of {many}.")),
        (Content::Of { words, many }, _) => (format!("{words} map"), format!("An object with {many} under any keys.")),
        (Content::Other, "list") => (format!("{path} list"), "A list.".to_owned()),
        (Content::Other, _) => (format!("{path} map"), "An object with any keys.".to_owned()),
    };
    let mut schema = Map::from_iter([("description".to_owned(), Value::from(description))]);
    schema.extend(inner);
    // Both forms mean the same, and equal schemas share a name.
    if schema.get("additionalProperties") == Some(&json!({})) {
        schema.insert("additionalProperties".to_owned(), true.into());
    }
    let schema = Value::Object(schema);
    let name = render(&words, Case::Camel);
    let free = |name: &String| schemas.get(name).is_none_or(|other| *other == schema);
    let numbered = (2..).map(|number: u32| format!("{name}{number}"));
    if let Some(name) = std::iter::once(name.clone()).chain(numbered).find(free) {
        *branch = json!({"$ref": format!("{REFERENCE}{name}")});
        schemas.insert(name, schema);
    }
}

/// What a list or a map holds, as far as a few words say it all.
enum Content {
    Nothing,
    Of { words: String, many: String },
    Other,
}

fn read_content(branch: &Map<String, Value>) -> Content {
    let known = ["type", "description", "items", "additionalProperties", "maxItems"];
    if !branch.keys().all(|key| known.contains(&key.as_str())) {
        return Content::Other;
    }
    match branch.get("maxItems").map(Value::as_u64) {
        None => {}
        Some(Some(0)) => return Content::Nothing,
        Some(_) => return Content::Other,
    }
    let found = match branch.get("items").or_else(|| branch.get("additionalProperties")) {
        Some(Value::Bool(true)) => describe_simple(&Map::new()),
        Some(Value::Object(inner)) => describe_simple(inner),
        _ => None,
    };
    found.map_or(Content::Other, |(words, many)| Content::Of { words, many })
}

/// A schema in words for a name and in words for several of it, when it is simple.
fn describe_simple(inner: &Map<String, Value>) -> Option<(String, String)> {
    if inner.is_empty() {
        return Some(("anything".to_owned(), "anything".to_owned()));
    }
    if inner.get("enum") == Some(&json!([false])) {
        return Some(("false".to_owned(), "false".to_owned()));
    }
    let (key, value) = inner.iter().next().filter(|_| inner.len() == 1)?;
    let text = value.as_str();
    match (key.as_str(), text) {
        ("$ref", Some(target)) => {
            let name = target.strip_prefix(REFERENCE)?;
            Some((name.to_owned(), format!("`{name}`")))
        }
        ("type", Some("string")) => Some(("string".to_owned(), "texts".to_owned())),
        ("type", Some(simple)) => Some((simple.to_owned(), format!("{simple}s"))),
        ("oneOf", None) => {
            let branches = value.as_array()?.iter().map(|branch| describe_simple(branch.as_object()?));
            let (words, many): (Vec<_>, Vec<_>) = branches.collect::<Option<Vec<_>>>()?.into_iter().unzip();
            Some((words.join(" or "), many.join(" or ")))
        }
        _ => None,
    }
}
