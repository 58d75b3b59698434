//! `oneOf` and `anyOf`: what the branches mean together, else a union.

use std::collections::BTreeSet;

use super::Lowering;
use super::reference::{SchemaRef, child};
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
    schema: SchemaRef<'a>,
    pointer: String,
    class: Class,
}

fn class(view: &View<'_>) -> Class {
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
        _ if !view.branches().is_empty() => Class::Union,
        _ if view.is_object() => match view.additional {
            Some(Additional::Allowed(false)) => Class::Object,
            _ => Class::Map,
        },
        _ => Class::Any,
    }
}

fn word(class: Class) -> &'static str {
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
        let mut branches: Vec<Branch<'a>> = Vec::new();
        for (schema, below) in view.branches() {
            let pointer = format!("{pointer}{below}");
            let Some(view) = self.peek_view(schema) else {
                if let SchemaRef::Reference(reference) = schema {
                    self.broken(reference, &pointer);
                }
                continue;
            };
            let known = branches.iter().any(|branch| branch.schema == schema);
            if !view.is_nothing() && !known {
                branches.push(Branch { schema, pointer, class: class(&view) });
            }
        }
        match branches.as_slice() {
            [] => Kind::Plain(Type::Any),
            [only] => self.part(only.schema, &only.pointer, name),
            _ => match self.one_meaning(&branches) {
                Some(branch) => self.part(branch.schema, &branch.pointer, name),
                None => self.known_texts(&branches).unwrap_or_else(|| self.variants(view, branches, pointer, name)),
            },
        }
    }

    /// The branch that also reads what the others mean: PHP's numbers in quotes, and lists where
    /// maps are promised. A map takes a list with the keys 0, 1, 2; the other way round the keys
    /// would be lost.
    fn one_meaning(&self, branches: &[Branch<'a>]) -> Option<Branch<'a>> {
        let first = |class: Class| branches.iter().find(|branch| branch.class == class);
        let only = |classes: &[Class]| branches.iter().all(|branch| classes.contains(&branch.class));
        let found = if only(&[Class::Integer, Class::Number, Class::Text]) {
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
        } else if only(&[Class::List, Class::Map]) && branches.len() == 2 {
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
        let mut all = Vec::new();
        for branch in branches {
            let view = self.peek_view(branch.schema)?;
            if let Some(Kind::Def(TypeKind::Enum(Enum { values: EnumValues::Text(values) }))) =
                self.enumeration(&view, &branch.pointer)
            {
                for value in values {
                    if !all.iter().any(|known: &EnumValue<String>| known.wire == value.wire) {
                        all.push(value);
                    }
                }
            }
        }
        Some(Kind::Def(TypeKind::Enum(Enum { values: EnumValues::Text(all) })))
    }

    fn variants(&mut self, view: &View<'a>, mut branches: Vec<Branch<'a>>, pointer: &str, name: &str) -> Kind {
        let tags = self.declared_tags(view, &branches, pointer).or_else(|| self.inferred_tags(&branches));
        let (discriminator, mut tagged) = match tags {
            Some((key, tags)) => (Some(key), branches.drain(..).zip(tags).collect()),
            None => (None, self.by_specificity(branches, pointer)),
        };
        let mut variants: Vec<Variant> = Vec::new();
        for (branch, tags) in tagged.drain(..) {
            let title = self.variant_name(&branch);
            let taken = |name: &String| variants.iter().any(|variant| variant.name == *name);
            let variant = (2_usize..)
                .map(|number| format!("{title} {number}"))
                .take_while(|_| taken(&title))
                .find(|name| !taken(name))
                .unwrap_or(title);
            let below = format!("{name}_{}", variant.replace(' ', "_"));
            let ty = bare(self.shape(branch.schema, &branch.pointer, &below));
            variants.push(Variant { name: variant, tags, ty });
        }
        Kind::Def(TypeKind::Union(Union { variants, discriminator }))
    }

    fn variant_name(&self, branch: &Branch<'a>) -> String {
        let component = match branch.schema {
            SchemaRef::Reference(reference) => self.locate(reference).map(|found| found.name),
            SchemaRef::Item(item) => item.schema_data.title.clone(),
        };
        let format = self.peek_view(branch.schema).and_then(|view| view.format);
        let word = match (branch.class, format) {
            (Class::Formed, Some("date-time")) => "Timestamp",
            (Class::Formed, Some("date")) => "Date",
            (Class::Formed, Some("byte")) => "Bytes",
            (class, _) => word(class),
        };
        component.unwrap_or_else(|| word.to_owned())
    }

    /// Sorts for trying one after the other, and says which objects cannot be told apart.
    fn by_specificity(&mut self, branches: Vec<Branch<'a>>, pointer: &str) -> Vec<(Branch<'a>, Vec<String>)> {
        let mut keyed: Vec<_> = branches
            .into_iter()
            .map(|branch| {
                let mut required = BTreeSet::new();
                self.required_keys(branch.schema, &mut required, 16);
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
                "some branches require the same keys, so the first one is always taken",
                "add a `discriminator`, or require the keys that make the difference",
            );
        }
        keyed.into_iter().map(|(branch, _)| (branch, Vec::new())).collect()
    }

    fn required_keys(&self, schema: SchemaRef<'a>, into: &mut BTreeSet<&'a str>, depth: usize) {
        let (Some(view), Some(depth)) = (self.peek_view(schema), depth.checked_sub(1)) else {
            return;
        };
        into.extend(view.required.iter().map(String::as_str));
        for part in view.all_of {
            self.required_keys(part, into, depth);
        }
    }

    /// `discriminator`: for each branch the values that mean it.
    fn declared_tags(
        &mut self,
        view: &View<'a>,
        branches: &[Branch<'a>],
        pointer: &str,
    ) -> Option<(String, Vec<Vec<String>>)> {
        let discriminator = view.data.discriminator.as_ref()?;
        let mut all = Vec::new();
        for branch in branches {
            let SchemaRef::Reference(reference) = branch.schema else {
                self.problem(
                    Code::Discriminator,
                    &child(pointer, "discriminator"),
                    "a discriminator cannot choose a schema without a name; it is ignored",
                    "move every branch to `components.schemas`",
                );
                return None;
            };
            let name = reference.rsplit('/').next().unwrap_or(reference);
            let mut tags: Vec<String> = discriminator
                .mapping
                .iter()
                .filter(|(_, target)| target.as_str() == reference || target.as_str() == name)
                .map(|(tag, _)| tag.clone())
                .collect();
            if tags.is_empty() {
                tags.push(name.to_owned());
            }
            all.push(tags);
        }
        Some((discriminator.property_name.clone(), all))
    }

    /// A key that every branch requires and that has another single value in each.
    fn inferred_tags(&self, branches: &[Branch<'a>]) -> Option<(String, Vec<Vec<String>>)> {
        let views: Option<Vec<_>> = branches
            .iter()
            .map(|branch| self.peek_view(branch.schema).filter(|_| branch.class == Class::Object))
            .collect();
        let views = views?;
        let tag = |view: &View<'a>, key: &str| {
            let (_, property) = view.properties.iter().find(|(name, _)| *name == key)?;
            let required = view.required.iter().any(|name| name == key);
            match self.peek_view(*property)?.values.as_slice() {
                [only] if required => only.as_str().map(str::to_owned),
                _ => None,
            }
        };
        let candidates = &views.first()?.properties;
        candidates.iter().find_map(|(key, _)| {
            let tags: Option<Vec<_>> = views.iter().map(|view| tag(view, key)).collect();
            let tags = tags?;
            let distinct: BTreeSet<_> = tags.iter().collect();
            (distinct.len() == tags.len()).then(|| ((*key).to_owned(), tags.into_iter().map(|tag| vec![tag]).collect()))
        })
    }
}
