//! Schemas with a `discriminator` and no branches: those that are made of them with `allOf` are meant.

use std::collections::{BTreeMap, BTreeSet};

use super::link::SchemaRef;
use super::lowering::Lowering;
use super::pointer::child;
use super::schema::Kind;
use crate::ir::{Type, TypeKind, Union, Variant};

impl<'a> Lowering<'a> {
    /// Finds the components of which others are made, and that choose between these.
    pub(super) fn find_heirs(&mut self) {
        let Some(components) = &self.openapi.components else { return };
        let mut heirs: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, schema) in &components.schemas {
            let Some(view) = self.peek_view(SchemaRef::from(schema)) else { continue };
            for part in &view.all_of {
                self.count(1);
                if let Some(parent) = self.component_of(*part).filter(|parent| parent != name)
                    && self.chooses(*part)
                {
                    heirs.entry(parent).or_default().push(name.clone());
                }
            }
        }
        for (name, schema) in &components.schemas {
            let schema = SchemaRef::from(schema);
            if matches!(schema, SchemaRef::Item(_)) && self.chooses(schema) {
                let listed = self.mapping(schema).into_iter().map(|(_, target)| target);
                let listed: Vec<_> = listed.filter(|target| target != name).collect();
                if !listed.is_empty() {
                    heirs.entry(name.clone()).or_default().extend(listed);
                }
            }
        }
        for heirs in heirs.values_mut() {
            heirs.sort_unstable();
            heirs.dedup();
        }
        self.heirs = heirs;
    }

    /// Whether a schema is a component that others are made of, and that chooses between these.
    pub(super) fn is_parent(&self, schema: SchemaRef<'a>) -> bool {
        self.component_of(schema).is_some_and(|name| self.heirs.contains_key(&name))
    }

    /// One of the heirs of a component, or itself with whatever it does not know.
    pub(super) fn parent(&mut self, schema: SchemaRef<'a>, pointer: &str, name: &str) -> Option<TypeKind> {
        let SchemaRef::Item(item) = schema else { return None };
        let heirs = self.heirs.get(name)?.clone();
        let view = self.view(item);
        let key = view.data.discriminator.as_ref()?.property_name.clone();
        let tags = self.mapping(schema);
        let mut variants: Vec<Variant> = Vec::new();
        for heir in heirs {
            let Some(id) = self.components.get(heir.as_str()).copied() else { continue };
            let tags = self.tags(&heir, &tags);
            variants.push(Variant { name: heir, tags, ty: Type::Named(id) });
        }
        let own = format!("{name}_base");
        let ty = match self.object(&view, pointer, name) {
            Kind::Plain(ty) => ty,
            Kind::Def(kind) => Type::Named(self.define(&view, kind, &child(pointer, "discriminator"), &own)),
        };
        let tags = tags.into_iter().filter(|(_, target)| target == name).map(|(tag, _)| tag).collect();
        variants.push(Variant { name: "base".to_owned(), tags, ty });
        Some(TypeKind::Union(Union { variants, discriminator: Some(key) }))
    }

    /// What means a component: what is said of it, else its name; and what means its own heirs.
    fn tags(&self, name: &str, mapping: &[(String, String)]) -> Vec<String> {
        let (mut tags, mut seen, mut open) = (Vec::new(), BTreeSet::new(), vec![name.to_owned()]);
        while let Some(name) = open.pop().filter(|name| seen.insert(name.clone())) {
            self.count(1);
            let said = mapping.iter().filter(|(_, target)| *target == name).map(|(tag, _)| tag.clone());
            let before = tags.len();
            tags.extend(said);
            if tags.len() == before {
                tags.push(name.clone());
            }
            open.extend(self.heirs.get(&name).into_iter().flatten().cloned());
        }
        tags
    }

    /// The component that a reference leads to, or that is one.
    fn component_of(&self, schema: SchemaRef<'a>) -> Option<String> {
        let SchemaRef::Reference(reference) = schema else { return None };
        let named = self.follow(reference).ok()?.named;
        named.whole.then(|| named.name.clone())
    }

    /// Whether a schema has a `discriminator` and no branches.
    fn chooses(&self, schema: SchemaRef<'a>) -> bool {
        self.peek_view(schema).is_some_and(|view| view.data.discriminator.is_some() && view.branches.is_empty())
    }

    /// `mapping` of a schema's `discriminator`: what means which component, in the order of the document.
    fn mapping(&self, schema: SchemaRef<'a>) -> Vec<(String, String)> {
        let Some(view) = self.peek_view(schema) else { return Vec::new() };
        let mapping = view.data.discriminator.as_ref().map(|discriminator| &discriminator.mapping);
        let target = |target: &'a String| {
            let name = target.strip_prefix("#/components/schemas/").unwrap_or(target);
            self.components.contains_key(name).then(|| name.to_owned())
        };
        let named = mapping.into_iter().flatten();
        named.filter_map(|(tag, target_of)| Some((tag.clone(), target(target_of)?))).collect()
    }
}
