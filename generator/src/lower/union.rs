//! `oneOf` and `anyOf`: what the branches mean together, else a union.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

use openapiv3::Discriminator;
use serde_json::Value;

use super::combine::Described;
use super::link::SchemaRef;
use super::lowering::Lowering;
use super::pointer::child;
use super::schema::{Kind, bare};
use super::view::{Additional, View};
use crate::diagnostic::Code;
use crate::ir::{Enum, EnumValue, EnumValues, Type, TypeKind, Union, Variant};

/// What kind of JSON a branch takes; in the order in which branches have to be tried, as later
/// ones also take what earlier ones mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Integer,
    Number,
    Bool,
    /// A text with a form of its own (`date-time`).
    Formed,
    Known,
    Text,
    Object,
    Union,
    List,
    Map,
    Any,
}

#[derive(Debug, Clone)]
struct Branch<'a> {
    described: Described<'a>,
    class: Class,
}

impl<'a> Deref for Branch<'a> {
    type Target = Described<'a>;

    fn deref(&self) -> &Described<'a> {
        &self.described
    }
}

fn classify(view: &View<'_>) -> Class {
    let known = !view.values.is_empty();
    match view.typ {
        Some("integer") => Class::Integer,
        Some("number") => Class::Number,
        Some("boolean") => Class::Bool,
        Some("string") if known => Class::Known,
        Some("string") => match view.format {
            Some("date-time" | "date" | "byte" | "binary") => Class::Formed,
            _ => Class::Text,
        },
        Some("array") => Class::List,
        None if view.items.is_some() => Class::List,
        None if known && view.values.iter().all(|value| !value.is_number()) => Class::Known,
        None if known => Class::Integer,
        _ if !view.properties.is_empty() || !view.all_of.is_empty() => Class::Object,
        _ if !view.branches.is_empty() => Class::Union,
        _ if view.is_object() => match view.additional {
            Some(Additional::Allowed(false)) => Class::Object,
            _ => Class::Map,
        },
        _ => Class::Any,
    }
}

fn default_name(class: Class) -> &'static str {
    match class {
        Class::Integer => "Integer",
        Class::Number => "Number",
        Class::Bool => "Bool",
        Class::Formed | Class::Text => "Text",
        Class::Known => "Known",
        Class::Object => "Object",
        Class::Union => "Other",
        Class::List => "List",
        Class::Map => "Map",
        Class::Any => "Any",
    }
}

impl<'a> Lowering<'a> {
    /// What the branches of a schema mean.
    pub(super) fn union(&mut self, view: &View<'a>, pointer: &str, name: &str) -> Kind {
        let branches = view.branches.iter().map(|(schema, below)| Described {
            schema: *schema,
            pointer: format!("{pointer}{below}"),
            name: name.to_owned(),
        });
        let branches: Vec<_> = branches.collect();
        self.union_of(&branches, view.data.discriminator.as_ref(), pointer, name)
    }

    /// What branches mean of which one holds.
    pub(super) fn union_of(
        &mut self,
        branches: &[Described<'a>],
        discriminator: Option<&'a Discriminator>,
        pointer: &str,
        name: &str,
    ) -> Kind {
        let branches = self.branches(branches);
        match branches.as_slice() {
            [] => Kind::Plain(Type::Any),
            [only] => self.part(only.schema, &only.pointer, &only.name),
            _ => match self.one_meaning(&branches) {
                Some(branch) => self.part(branch.schema, &branch.pointer, &branch.name),
                None => self.known_texts(&branches).unwrap_or_else(|| {
                    self.variants(branches, discriminator, pointer, name, |lowering, branch, below| {
                        bare(lowering.shape(branch.schema, &branch.pointer, below))
                    })
                }),
            },
        }
    }

    /// One of several objects, each made in a way of its own.
    pub(super) fn union_by(
        &mut self,
        branches: &[Described<'a>],
        discriminator: Option<&'a Discriminator>,
        pointer: &str,
        name: &str,
        shape: impl FnMut(&mut Self, &Described<'a>, &str) -> Type,
    ) -> Kind {
        let branches = self.branches(branches);
        self.variants(branches, discriminator, pointer, name, shape)
    }

    /// The branches that a value can be of, each once.
    fn branches(&mut self, described: &[Described<'a>]) -> Vec<Branch<'a>> {
        let mut branches: Vec<Branch<'a>> = Vec::new();
        let mut seen = BTreeSet::new();
        for described in described {
            let (schema, pointer) = (described.schema, &described.pointer);
            if !self.spend(1, pointer) {
                break;
            }
            let found = match schema {
                SchemaRef::Reference(reference) => self.follow(reference).map(|followed| followed.end.0),
                SchemaRef::Item(item) => Ok(item),
            };
            let view = match (found, schema) {
                (Ok(item), _) => self.view(item),
                (Err(reason), SchemaRef::Reference(reference)) => {
                    self.report_no_end(reason, reference, pointer);
                    continue;
                }
                (Err(_), SchemaRef::Item(_)) => continue,
            };
            if !view.is_nothing && seen.insert(schema.identity()) {
                branches.push(Branch { described: described.clone(), class: classify(&view) });
            }
        }
        branches
    }

    /// The branch that also reads what the others mean: of whole and other numbers the latter, of known
    /// and other texts the former. Where values are lenient, also PHP's numbers in quotes, and lists
    /// where maps are promised. A map takes a list with the keys 0, 1, 2; the other way round the keys
    /// would be lost.
    fn one_meaning(&self, branches: &[Branch<'a>]) -> Option<Branch<'a>> {
        let first = |class: Class| branches.iter().find(|branch| branch.class == class);
        let only = |classes: &[Class]| branches.iter().all(|branch| classes.contains(&branch.class));
        let found = if only(&[Class::Text]) {
            first(Class::Text)
        } else if !self.lenient && only(&[Class::Integer, Class::Number]) {
            first(Class::Number)
        } else if self.lenient && only(&[Class::Integer, Class::Number, Class::Text]) {
            // What has a name is what is meant: an id that is a text is one in quotes and without.
            let mut named = branches.iter().filter(|branch| matches!(branch.schema, SchemaRef::Reference(_)));
            let only_named = named.next().filter(|_| named.next().is_none());
            only_named.or_else(|| first(Class::Number)).or_else(|| first(Class::Integer)).or_else(|| first(Class::Text))
        } else if only(&[Class::Known, Class::Text]) {
            let known: Vec<_> = branches.iter().filter(|branch| branch.class == Class::Known).collect();
            match known.as_slice() {
                [only] => Some(*only),
                _ => None,
            }
        } else if self.lenient && only(&[Class::List, Class::Map]) && branches.len() == 2 {
            let (list, map) = (first(Class::List)?, first(Class::Map)?);
            let item = self.peek_view(list.schema)?.items?;
            match self.peek_view(map.schema)?.additional? {
                Additional::Schema(value) if value == item => Some(map),
                _ => None,
            }
        } else {
            None
        };
        found.cloned()
    }

    /// Several sets of known texts are one open set.
    fn known_texts(&mut self, branches: &[Branch<'a>]) -> Option<Kind> {
        if !branches.iter().all(|branch| matches!(branch.class, Class::Known | Class::Text)) {
            return None;
        }
        let mut all: Vec<EnumValue<String>> = Vec::new();
        let mut known = BTreeSet::new();
        for branch in branches {
            let view = self.peek_view(branch.schema)?;
            if let Some(Kind::Def(TypeKind::Enum(Enum { values: EnumValues::Text(values) }))) =
                self.enumeration(&view, &branch.pointer)
            {
                all.extend(values.into_iter().filter(|value| known.insert(value.wire.clone())));
            }
        }
        Some(Kind::Def(TypeKind::Enum(Enum { values: EnumValues::Text(all) })))
    }

    fn variants(
        &mut self,
        mut branches: Vec<Branch<'a>>,
        discriminator: Option<&'a Discriminator>,
        pointer: &str,
        name: &str,
        mut shape: impl FnMut(&mut Self, &Described<'a>, &str) -> Type,
    ) -> Kind {
        let tags = discriminator.and_then(|discriminator| self.declared_tags(discriminator, &branches, pointer));
        let tags = tags.or_else(|| self.inferred_tags(&branches));
        let (discriminator, mut tagged) = match tags {
            Some((key, tags)) => (Some(key), branches.drain(..).zip(tags).collect()),
            None => (None, self.by_specificity(branches, pointer)),
        };
        let mut variants: Vec<Variant> = Vec::new();
        let mut taken = BTreeSet::new();
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        for (branch, tags) in tagged.drain(..) {
            let title = self.variant_name(&branch);
            let mut variant = title.clone();
            while !taken.insert(variant.clone()) {
                let number = numbers.entry(title.clone()).or_insert(1);
                *number += 1;
                variant = format!("{title} {number}");
            }
            let below = format!("{name}_{}", variant.replace(' ', "_"));
            let ty = shape(self, &branch, &below);
            variants.push(Variant { name: variant, tags, ty });
        }
        Kind::Def(TypeKind::Union(Union { variants, discriminator }))
    }

    fn variant_name(&self, branch: &Branch<'a>) -> String {
        let component = match branch.schema {
            SchemaRef::Reference(reference) => self.locate(reference).ok().map(|found| found.name),
            SchemaRef::Item(item) => item.schema_data.title.clone(),
        };
        let format = self.peek_view(branch.schema).and_then(|view| view.format);
        let word = match (branch.class, format) {
            (Class::Formed, Some("date-time")) => "Timestamp",
            (Class::Formed, Some("date")) => "Date",
            (Class::Formed, Some("byte")) => "Bytes",
            (class, _) => default_name(class),
        };
        component.unwrap_or_else(|| word.to_owned())
    }

    /// Sorts for trying one after the other, and says which objects cannot be told apart.
    fn by_specificity(&mut self, branches: Vec<Branch<'a>>, pointer: &str) -> Vec<(Branch<'a>, Vec<String>)> {
        let mut keyed: Vec<_> = branches
            .into_iter()
            .map(|branch| {
                let mut required = BTreeSet::new();
                self.required_keys(branch.schema, &mut required);
                (branch, required)
            })
            .collect();
        keyed.sort_by_key(|(branch, required)| (branch.class, usize::MAX - required.len()));
        let objects: Vec<_> = keyed.iter().filter(|(branch, _)| branch.class == Class::Object).collect();
        let alike = objects.windows(2).any(|pair| matches!(pair, [(_, a), (_, b)] if a == b));
        if alike {
            self.problem(
                Code::BranchesAlike,
                pointer,
                "some branches require the same keys; of those that fit a value equally well the first one is taken",
                "add a `discriminator`, or require the keys that make the difference",
            );
        }
        keyed.into_iter().map(|(branch, _)| (branch, Vec::new())).collect()
    }

    /// The keys that a schema requires, those of its parts included.
    fn required_keys(&self, schema: SchemaRef<'a>, into: &mut BTreeSet<&'a str>) {
        for (_, view) in self.with_parts(schema) {
            self.count(view.required.len());
            into.extend(view.required.iter().map(String::as_str));
        }
    }

    /// `discriminator`: for each branch the values that mean it.
    fn declared_tags(
        &mut self,
        discriminator: &'a Discriminator,
        branches: &[Branch<'a>],
        pointer: &str,
    ) -> Option<(String, Vec<Vec<String>>)> {
        let mut tags_of: BTreeMap<&str, Vec<(usize, &String)>> = BTreeMap::new();
        for (order, (tag, target)) in discriminator.mapping.iter().enumerate() {
            tags_of.entry(target).or_default().push((order, tag));
        }
        let mut all = Vec::new();
        for branch in branches {
            let SchemaRef::Reference(reference) = branch.schema else {
                // Nothing can name it, but it may say itself what it is.
                all.push(self.constant(branch.schema, &discriminator.property_name).into_iter().collect());
                continue;
            };
            let name = reference.rsplit('/').next().unwrap_or(reference);
            let targets = [reference, name].into_iter().filter_map(|target| tags_of.get(target));
            let mut found: Vec<_> = targets.flatten().collect();
            found.sort();
            let mut tags: Vec<String> = found.into_iter().map(|(_, tag)| (*tag).clone()).collect();
            if tags.is_empty() {
                tags.push(name.to_owned());
            }
            all.push(tags);
        }
        if all.iter().all(Vec::is_empty) {
            self.problem(
                Code::Discriminator,
                &child(pointer, "discriminator"),
                "a discriminator cannot choose schemas without names; they are told apart by what they require",
                "move the branches to `components.schemas`, or let each allow one value of the key",
            );
            return None;
        }
        Some((discriminator.property_name.clone(), all))
    }

    /// A key that has a single value in every branch, and not the same in all of them.
    fn inferred_tags(&self, branches: &[Branch<'a>]) -> Option<(String, Vec<Vec<String>>)> {
        let (first, others) = branches.split_first()?;
        if branches.iter().any(|branch| branch.class != Class::Object) {
            return None;
        }
        let mut best: Option<(usize, &str, Vec<Vec<String>>)> = None;
        for (key, value) in self.constants(first.schema) {
            let rest = others.iter().map(|branch| self.constant(branch.schema, key));
            let Some(tags) = std::iter::once(Some(value)).chain(rest).collect::<Option<Vec<_>>>() else { continue };
            let distinct = tags.iter().collect::<BTreeSet<_>>().len();
            if distinct > best.as_ref().map_or(1, |(most, ..)| *most) {
                best = Some((distinct, key, tags.into_iter().map(|tag| vec![tag]).collect()));
            }
        }
        best.map(|(_, key, tags)| (key.to_owned(), tags))
    }

    /// The only value that a schema or a part of it allows under a key.
    fn constant(&self, schema: SchemaRef<'a>, key: &str) -> Option<String> {
        self.constants(schema).into_iter().find(|(found, _)| *found == key).map(|(_, value)| value)
    }

    /// The keys for which a schema and its parts allow a single value each, in the order of the document.
    fn constants(&self, schema: SchemaRef<'a>) -> Vec<(&'a str, String)> {
        let mut found = Vec::new();
        for (_, view) in self.with_parts(schema) {
            self.count(view.properties.len());
            for (key, property) in &view.properties {
                if let Some([only]) = self.peek_view(*property).as_ref().map(|view| view.values.as_slice()) {
                    found.extend(tag(only).map(|tag| (*key, tag)));
                }
            }
        }
        found
    }
}

/// A value as a discriminator has it.
fn tag(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        _ => None,
    }
}
