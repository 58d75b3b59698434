//! Types that are written where they are used, and that have the same shape: one of them is defined, and
//! the others are other names for it.
//!
//! Every place keeps its name, so that no name comes or goes because a document grows elsewhere.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::recursion::finished;
use super::walk;
use crate::ir::{Api, EnumValue, EnumValues, Facts, Type, TypeDef, TypeId, TypeKind, Usage};

/// A type without what is said of it, each type that it mentions replaced by the first of that type's shape.
#[derive(Hash, PartialEq)]
struct Shape {
    def: TypeDef,
    /// What objects look like also depends on where their values go.
    sent: bool,
    spelt: bool,
    answered: bool,
}

impl Shape {
    fn new(def: &TypeDef, firsts: &[usize], facts: Facts) -> Self {
        let mut def = def.clone();
        def.wire.clear();
        def.description.clear();
        visit_descriptions(&mut def.kind, &mut |_, description| description.clear());
        walk::visit_def(&mut def, &mut |ty| {
            walk::visit_nested(ty, &mut |ty| {
                if let Type::Named(id) | Type::Boxed(id) = ty
                    && let Some(first) = firsts.get(id.0)
                {
                    id.0 = *first;
                }
            });
        });
        let (one_way, is_object) = match &def.kind {
            TypeKind::Object(object) => (object.fields.iter().any(|field| field.read_only || field.write_only), true),
            _ => (false, false),
        };
        Shape {
            def,
            sent: is_object && facts.sent,
            spelt: is_object && facts.spelt,
            answered: one_way && facts.answered,
        }
    }

    fn hash(&self) -> u64 {
        // Not seeded: the same in every run, and equal shapes are compared as a whole anyway.
        let mut hasher = DefaultHasher::new();
        Hash::hash(self, &mut hasher);
        hasher.finish()
    }
}

/// Calls `visit` with the key or value and the description of each part of a type.
fn visit_descriptions(kind: &mut TypeKind, visit: &mut dyn FnMut(&str, &mut String)) {
    fn of_values<T: ToString>(values: &mut [EnumValue<T>], visit: &mut dyn FnMut(&str, &mut String)) {
        for value in values {
            visit(&value.wire.to_string(), &mut value.description);
        }
    }
    match kind {
        TypeKind::Object(object) => {
            for field in &mut object.fields {
                visit(&field.wire, &mut field.description);
            }
        }
        TypeKind::Tuple(items) => {
            for item in items {
                visit(&item.wire, &mut item.description);
            }
        }
        TypeKind::Enum(known) => match &mut known.values {
            EnumValues::Text(values) => of_values(values, visit),
            EnumValues::Integer(values) => of_values(values, visit),
        },
        TypeKind::Union(_) | TypeKind::Newtype(_) | TypeKind::Alias(_) => {}
    }
}

/// Types of the same shape, of those that may share one.
fn groups(api: &Api, may: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
    let usage = Usage::find(api);
    let mentioned = |def: &TypeDef| {
        let types = def.kind.types().into_iter();
        types.flat_map(walk::named_types).map(|id| id.0).collect::<Vec<_>>()
    };
    let edges: Vec<_> = api.types.iter().map(mentioned).collect();
    let mut firsts: Vec<usize> = (0..api.types.len()).collect();
    let mut known: BTreeMap<u64, Vec<(Shape, usize)>> = BTreeMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    // What a type is made of comes before it, unless both are made of each other.
    for index in finished(&edges).into_iter().filter(|index| may(*index)) {
        let Some(def) = api.types.get(index).filter(|def| !matches!(def.kind, TypeKind::Alias(_))) else { continue };
        let shape = Shape::new(def, &firsts, usage.facts(TypeId(index)));
        let alike = known.entry(shape.hash()).or_default();
        match alike.iter().find(|(other, _)| *other == shape).and_then(|(_, group)| groups.get_mut(*group)) {
            Some(group) => {
                if let (Some(first), Some(own)) = (group.first(), firsts.get_mut(index)) {
                    *own = *first;
                }
                group.push(index);
            }
            None => {
                alike.push((shape, groups.len()));
                groups.push(vec![index]);
            }
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// Defines one type of each shape, that with the shortest name; `may` says which may be another name.
pub(super) fn share(api: &mut Api, may: impl Fn(usize) -> bool) {
    for group in groups(api, may) {
        let name = |index: &usize| api.types.get(*index).map(|def| (def.wire.len(), def.wire.clone()));
        let Some(defined) = group.iter().copied().min_by_key(name) else { continue };
        let mut said = Vec::new();
        if let Some(def) = api.types.get_mut(defined) {
            visit_descriptions(&mut def.kind, &mut |_, description| said.push(description.clone()));
        }
        for index in group.into_iter().filter(|index| *index != defined) {
            let Some(def) = api.types.get_mut(index) else { continue };
            let mut parts = Vec::new();
            let mut usual = said.iter();
            visit_descriptions(&mut def.kind, &mut |part, description| {
                if usual.next() != Some(description) && !description.is_empty() {
                    parts.push((part.to_owned(), std::mem::take(description)));
                }
            });
            def.said_of_parts = parts;
            def.kind = TypeKind::Alias(Type::Named(TypeId(defined)));
        }
    }
}
