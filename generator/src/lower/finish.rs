//! Puts the types in order once all are known.

use std::collections::{BTreeMap, BTreeSet};

use super::reference::child;
use super::{Lowering, walk, whole};
use crate::diagnostic::Code;
use crate::ir::{Api, Type, TypeDef, TypeId, TypeKind};

fn kind(types: &[TypeDef], id: TypeId) -> Option<&TypeKind> {
    types.get(id.0).map(|def| &def.kind)
}

/// Whether a name leads to a list or a map.
fn holds_many(types: &[TypeDef], id: TypeId) -> bool {
    let mut id = id;
    // No alias leads back to itself any more, so that the chain is shorter than the list.
    for _ in types {
        match kind(types, id) {
            Some(TypeKind::Alias(Type::List(_) | Type::Map(_))) => return true,
            Some(TypeKind::Alias(Type::Named(next))) => id = *next,
            _ => return false,
        }
    }
    false
}

impl Lowering<'_> {
    /// Moves the types into the API: aliases resolved, unused ones gone, sorted by name.
    pub(super) fn finish(&mut self, api: &mut Api) {
        self.break_aliases();
        let drafts = std::mem::take(&mut self.types);
        let inline: Vec<bool> = drafts.iter().map(|draft| draft.inline).collect();
        api.types = drafts.into_iter().map(|draft| draft.def).collect();
        let gone = replace_scalars(api);
        collapse_optionals(api);
        whole::plain(api);
        let kept = reachable(api, |index| !gone.contains(&index) && !inline.get(index).is_some_and(|inline| *inline));
        sort(api, &kept);
    }

    /// An alias that only consists of itself has no meaning in Rust.
    fn break_aliases(&mut self) {
        for index in 0..self.types.len() {
            let mut seen = BTreeSet::new();
            let mut open = vec![index];
            while let Some(at) = open.pop() {
                if let Some(TypeKind::Alias(ty)) = self.types.get(at).map(|draft| &draft.def.kind) {
                    open.extend(walk::names(ty).into_iter().map(|id| id.0).filter(|next| seen.insert(*next)));
                }
            }
            if seen.contains(&index)
                && let Some(draft) = self.types.get_mut(index)
            {
                draft.def.kind = TypeKind::Alias(Type::Any);
                let wire = draft.def.wire.clone();
                self.problem(
                    Code::OnlyItself,
                    &child("/components/schemas", &wire),
                    format!("`{wire}` consists of nothing but itself; taken for any JSON"),
                    "say what else it can be, with `oneOf`",
                );
            }
        }
    }
}

/// Writes scalars in place of other names for them; answers which names are gone.
///
/// A name for a moment or a flag would have to carry its notation to every place; only
/// numbers and texts get a type of their own ([`TypeKind::Newtype`]).
fn replace_scalars(api: &mut Api) -> BTreeSet<usize> {
    let mut gone: BTreeMap<usize, Type> = BTreeMap::new();
    loop {
        let found: BTreeMap<usize, Type> = api
            .types
            .iter()
            .enumerate()
            .filter(|(index, _)| !gone.contains_key(index))
            .filter_map(|(index, def)| match &def.kind {
                TypeKind::Alias(ty) if walk::names(ty).is_empty() => match ty {
                    Type::List(_) | Type::Map(_) | Type::Optional(_) => None,
                    scalar => Some((index, scalar.clone())),
                },
                _ => None,
            })
            .collect();
        if found.is_empty() {
            return gone.into_keys().collect();
        }
        walk::of_api(api, &mut |ty| {
            walk::deep(ty, &mut |ty| {
                if let Type::Named(id) = ty
                    && let Some(scalar) = found.get(&id.0)
                {
                    *ty = scalar.clone();
                }
            });
        });
        gone.extend(found);
    }
}

/// Lists and maps are never optional, whatever they are called.
fn collapse_optionals(api: &mut Api) {
    let many: Vec<bool> = (0..api.types.len()).map(|index| holds_many(&api.types, TypeId(index))).collect();
    walk::of_api(api, &mut |ty| {
        walk::deep(ty, &mut |ty| {
            if let Type::Optional(inner) = ty {
                let plain = match inner.as_ref() {
                    Type::Optional(_) | Type::List(_) | Type::Map(_) => true,
                    Type::Named(id) => many.get(id.0).is_some_and(|many| *many),
                    _ => false,
                };
                if plain {
                    *ty = std::mem::replace(inner.as_mut(), Type::Any);
                }
            }
        });
    });
}

/// The types that the document names, and all that these or an operation mention.
fn reachable(api: &mut Api, named: impl Fn(usize) -> bool) -> BTreeSet<usize> {
    let mut open: Vec<usize> = (0..api.types.len()).filter(|index| named(*index)).collect();
    let mut add = |ty: &mut Type| open.extend(walk::names(ty).iter().map(|id| id.0));
    for operation in &mut api.operations {
        walk::of_operation(operation, &mut add);
    }
    let mut kept = BTreeSet::new();
    while let Some(index) = open.pop() {
        if kept.insert(index)
            && let Some(def) = api.types.get_mut(index)
        {
            walk::of_def(def, &mut |ty| {
                open.extend(walk::names(ty).iter().map(|id| id.0));
            });
        }
    }
    kept
}

fn sort(api: &mut Api, kept: &BTreeSet<usize>) {
    let mut types: Vec<(usize, TypeDef)> =
        std::mem::take(&mut api.types).into_iter().enumerate().filter(|(index, _)| kept.contains(index)).collect();
    types.sort_by(|(_, a), (_, b)| a.wire.cmp(&b.wire));
    let places: BTreeMap<usize, usize> = types.iter().enumerate().map(|(new, (old, _))| (*old, new)).collect();
    api.types = types.into_iter().map(|(_, def)| def).collect();
    walk::of_api(api, &mut |ty| {
        walk::deep(ty, &mut |ty| {
            if let Type::Named(id) = ty
                && let Some(place) = places.get(&id.0)
            {
                id.0 = *place;
            }
        });
    });
}
