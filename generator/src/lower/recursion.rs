//! Boxes: a type that holds itself by value would be infinitely large.

use std::collections::BTreeSet;

use super::walk;
use crate::ir::{Type, TypeDef, TypeId, TypeKind};

/// The type that is held by value; lists and maps keep theirs elsewhere.
fn held(ty: &mut Type) -> Option<&mut Type> {
    match ty {
        Type::Optional(inner) => held(inner),
        Type::Named(_) => Some(ty),
        _ => None,
    }
}

fn target(ty: &Type) -> Option<usize> {
    match ty {
        Type::Named(TypeId(index)) => Some(*index),
        _ => None,
    }
}

/// Types in the order in which a walk along `edges` is done with them.
pub(super) fn finished(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    let mut order = Vec::new();
    for start in 0..edges.len() {
        let mut open = vec![(start, false)];
        while let Some((at, done)) = open.pop() {
            if done {
                order.push(at);
            } else if seen.insert(at) {
                open.push((at, true));
                let next = edges.get(at).into_iter().flatten();
                open.extend(next.map(|next| (*next, false)));
            }
        }
    }
    order
}

/// For each type a number that it shares with all types that hold it and that it holds.
fn circles(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut back = vec![Vec::new(); edges.len()];
    for (from, all) in edges.iter().enumerate() {
        for to in all {
            if let Some(list) = back.get_mut(*to) {
                list.push(from);
            }
        }
    }
    let mut circle = vec![usize::MAX; edges.len()];
    for start in finished(edges).into_iter().rev() {
        let mut open = vec![start];
        while let Some(at) = open.pop() {
            if let Some(number) = circle.get_mut(at)
                && *number == usize::MAX
            {
                *number = start;
                open.extend(back.get(at).into_iter().flatten());
            }
        }
    }
    circle
}

/// Turns [`Type::Named`] into [`Type::Boxed`] wherever a type leads back to itself.
pub(super) fn box_cycles(types: &mut [TypeDef]) {
    let edges: Vec<Vec<usize>> = types
        .iter_mut()
        .map(|def| {
            let mut all = Vec::new();
            walk::visit_def(def, &mut |ty| all.extend(held(ty).and_then(|ty| target(ty))));
            all
        })
        .collect();
    let circle = circles(&edges);
    for (index, def) in types.iter_mut().enumerate() {
        // Another name is only that; the box belongs to the place that uses it.
        if matches!(def.kind, TypeKind::Alias(_)) {
            continue;
        }
        walk::visit_def(def, &mut |ty| {
            if let Some(ty) = held(ty)
                && let Some(to) = target(ty)
                && circle.get(to) == circle.get(index)
            {
                *ty = Type::Boxed(TypeId(to));
            }
        });
    }
}
