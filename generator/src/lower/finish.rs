//! Puts the types in order once all are known.

use std::collections::{BTreeMap, BTreeSet};

use super::lowering::Lowering;
use super::pointer::child;
use super::{shared, walk, whole};
use crate::diagnostic::Code;
use crate::ir::{Api, Type, TypeDef, TypeId, TypeKind};

fn kind_of(types: &[TypeDef], id: TypeId) -> Option<&TypeKind> {
    types.get(id.0).map(|def| &def.kind)
}

/// For each type the one that is meant after all other names for it. No alias leads back to itself
/// any more.
fn ends(types: &[TypeDef]) -> Vec<usize> {
    let mut ends: Vec<Option<usize>> = vec![None; types.len()];
    for start in 0..types.len() {
        let (mut at, mut way) = (start, Vec::new());
        let end = loop {
            if let Some(Some(known)) = ends.get(at) {
                break *known;
            }
            way.push(at);
            match kind_of(types, TypeId(at)) {
                Some(TypeKind::Alias(Type::Named(next))) if way.len() <= types.len() => at = next.0,
                _ => break at,
            }
        };
        for at in way {
            if let Some(known) = ends.get_mut(at) {
                *known = Some(end);
            }
        }
    }
    ends.into_iter().enumerate().map(|(index, end)| end.unwrap_or(index)).collect()
}

/// Types on the way of a walk along the aliases.
#[derive(Clone, Copy, PartialEq)]
enum Walk {
    New,
    /// With its position on the way.
    OnTheWay(usize),
    Done,
}

/// Aliases of which one in each circle has to be given another meaning.
fn circular_aliases(types: &[TypeDef]) -> BTreeSet<usize> {
    let targets = |index: usize| match kind_of(types, TypeId(index)) {
        Some(TypeKind::Alias(ty)) => walk::named_types(ty).into_iter().map(|id| id.0).collect(),
        _ => Vec::new(),
    };
    let mut walked = vec![Walk::New; types.len()];
    let mut broken = BTreeSet::new();
    for start in 0..types.len() {
        let mut way: Vec<(usize, Vec<usize>)> = Vec::new();
        // Positions on the way of those that are broken.
        let mut gaps: Vec<usize> = Vec::new();
        let mut next = Some(start);
        loop {
            let state = next.and_then(|index| walked.get_mut(index));
            match (next, state) {
                (Some(index), Some(state @ Walk::New)) => {
                    *state = Walk::OnTheWay(way.len());
                    way.push((index, targets(index)));
                }
                (Some(index), Some(Walk::OnTheWay(position))) if gaps.last().is_none_or(|gap| gap < position) => {
                    gaps.push(*position);
                    broken.insert(index);
                }
                _ => {}
            }
            let Some((index, left)) = way.last_mut() else { break };
            next = left.pop();
            if next.is_none() {
                if let Some(state) = walked.get_mut(*index) {
                    *state = Walk::Done;
                }
                way.pop();
                gaps.retain(|gap| *gap < way.len());
            }
        }
    }
    broken
}

impl Lowering<'_> {
    /// Moves the types into the API: aliases resolved, unused ones gone, those of one shape defined once,
    /// sorted by name.
    pub(super) fn finish(&mut self, api: &mut Api) {
        let drafts = std::mem::take(&mut self.types);
        let inline: Vec<bool> = drafts.iter().map(|draft| draft.inline).collect();
        api.types = drafts.into_iter().map(|draft| draft.def).collect();
        self.break_aliases(&mut api.types);
        let gone = replace_scalars(api);
        if api.lenient {
            collapse_optionals(api);
        }
        whole::simplify_whole_bodies(api);
        let is_inline = |index: usize| inline.get(index).is_some_and(|inline| *inline);
        let kept = reachable(api, |index| !gone.contains(&index) && !is_inline(index));
        shared::share(api, |index| kept.contains(&index) && is_inline(index));
        sort(api, &kept);
    }

    /// An alias that only consists of itself has no meaning in Rust.
    fn break_aliases(&mut self, types: &mut [TypeDef]) {
        for index in circular_aliases(types) {
            let Some(def) = types.get_mut(index) else { continue };
            def.kind = TypeKind::Alias(Type::Any);
            self.problem(
                Code::OnlyItself,
                &child("/components/schemas", &def.wire),
                format!("`{}` consists of nothing but itself; taken for any JSON", def.wire),
                "say what else it can be, with `oneOf`",
            );
        }
    }
}

/// Writes scalars instead of other names for them; answers which names are gone.
///
/// A name for a timestamp or a flag would have to carry its notation to every place; only
/// numbers and texts get a type of their own ([`TypeKind::Newtype`]).
fn replace_scalars(api: &mut Api) -> BTreeSet<usize> {
    let is_scalar = |ty: &Type| {
        let holds = matches!(ty, Type::List(_) | Type::Map(_) | Type::Optional(_));
        !holds && walk::named_types(ty).is_empty()
    };
    let ends = ends(&api.types).into_iter().enumerate();
    let scalars: BTreeMap<usize, Type> = ends
        .filter_map(|(index, end)| match kind_of(&api.types, TypeId(end)) {
            Some(TypeKind::Alias(ty)) if is_scalar(ty) => Some((index, ty.clone())),
            _ => None,
        })
        .collect();
    walk::visit_api(api, &mut |ty| {
        walk::visit_nested(ty, &mut |ty| {
            if let Type::Named(id) = ty
                && let Some(scalar) = scalars.get(&id.0)
            {
                *ty = scalar.clone();
            }
        });
    });
    scalars.into_keys().collect()
}

/// Where values are lenient, lists and maps are never optional, whatever they are called.
fn collapse_optionals(api: &mut Api) {
    let holds_many =
        |end: usize| matches!(kind_of(&api.types, TypeId(end)), Some(TypeKind::Alias(Type::List(_) | Type::Map(_))));
    let many: Vec<bool> = ends(&api.types).into_iter().map(holds_many).collect();
    walk::visit_api(api, &mut |ty| {
        walk::visit_nested(ty, &mut |ty| {
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
    let mut add = |ty: &mut Type| open.extend(walk::named_types(ty).iter().map(|id| id.0));
    for operation in &mut api.operations {
        walk::visit_operation(operation, &mut add);
    }
    let mut kept = BTreeSet::new();
    while let Some(index) = open.pop() {
        if kept.insert(index)
            && let Some(def) = api.types.get_mut(index)
        {
            walk::visit_def(def, &mut |ty| {
                open.extend(walk::named_types(ty).iter().map(|id| id.0));
            });
        }
    }
    kept
}

fn sort(api: &mut Api, kept: &BTreeSet<usize>) {
    let mut types: Vec<(usize, TypeDef)> =
        std::mem::take(&mut api.types).into_iter().enumerate().filter(|(index, _)| kept.contains(index)).collect();
    types.sort_by(|(_, a), (_, b)| a.wire.cmp(&b.wire));
    let indices: BTreeMap<usize, usize> = types.iter().enumerate().map(|(new, (old, _))| (*old, new)).collect();
    api.types = types.into_iter().map(|(_, def)| def).collect();
    walk::visit_api(api, &mut |ty| {
        walk::visit_nested(ty, &mut |ty| {
            if let Type::Named(id) = ty
                && let Some(index) = indices.get(&id.0)
            {
                id.0 = *index;
            }
        });
    });
}
