//! From two surfaces to what is different.

use super::change::{Change, How};
use super::entry::{Entry, Item};
use super::kind::Kind;
use super::pair::Pairs;
use super::rename::with_new_identities;
use super::surface::Surface;

/// All that is different for a program: what breaks it comes first.
pub fn compare(old: &Surface, new: &Surface) -> Vec<Change> {
    let old = with_new_identities(old, new);
    let mut changes = Vec::new();
    let by_identity = Pairs::new(&old.items, &new.items, |item: &Item| item.entry.key());
    // The same call may have another path.
    let by_call = Pairs::new(by_identity.gone, by_identity.new, |item: &Item| match item.entry.kind {
        Kind::Operation => (Kind::Operation, item.entry.name.clone()),
        _ => item.entry.key(),
    });
    for item in by_call.gone {
        changes.extend(removed(None, &item.entry));
    }
    for item in by_call.new {
        changes.extend(added(None, &item.entry));
    }
    for (before, after) in by_identity.both.into_iter().chain(by_call.both) {
        changes.extend(entries(None, &before.entry, &after.entry));
        changes.extend(members(before, after));
    }
    changes.sort_by_key(|change| !change.breaks);
    changes
}

fn added(of: Option<&Entry>, entry: &Entry) -> Option<Change> {
    let shown = if entry.kind == Kind::Operation { &entry.name } else { &entry.ty };
    let change = Change { after: Some(shown.clone()), ..Change::new(How::Added, of, entry) };
    (!entry.kind.is_told_by_others()).then(|| change.breaking(entry.kind == Kind::Argument))
}

fn removed(of: Option<&Entry>, entry: &Entry) -> Option<Change> {
    let shown = if entry.kind == Kind::Operation { &entry.name } else { &entry.ty };
    let change = Change { before: Some(shown.clone()), ..Change::new(How::Removed, of, entry) };
    let harmless = matches!(entry.kind, Kind::Deprecated | Kind::Refusal);
    (!entry.kind.is_told_by_others()).then(|| change.breaking(!harmless))
}

/// What is different between an entry and itself.
fn entries(of: Option<&Entry>, before: &Entry, after: &Entry) -> Vec<Change> {
    let mut changes = Vec::new();
    // Nobody writes the names of arguments.
    if before.name != after.name && before.kind != Kind::Argument && after.kind != Kind::Argument {
        changes.push(Change::new(How::Renamed, of, before).between(&before.name, &after.name));
    }
    if before.kind == Kind::Operation && before.key() != after.key() {
        let moved = Change { name: after.name.clone(), ..Change::new(How::Moved, of, after) };
        changes.push(moved.between(&before.identity, &after.identity).breaking(false));
    }
    let how = match (before.kind, after.kind) {
        (Kind::Argument, Kind::Setter) => How::Optional,
        (Kind::Setter, Kind::Argument) => How::Required,
        _ if before.ty == after.ty => return changes,
        _ if is_option_of(&after.ty, &before.ty) => How::Optional,
        _ if is_option_of(&before.ty, &after.ty) => How::Required,
        _ => How::Changed,
    };
    // Whoever gave the value itself still may.
    let wider = [format!("impl Into<{}>", before.ty), format!("impl Into<Option<{}>>", before.ty)].contains(&after.ty);
    let breaks = !(wider && how == How::Changed) && before.kind != Kind::BaseUrl;
    changes.push(Change::new(how, of, after).between(&before.ty, &after.ty).breaking(breaks));
    changes
}

fn is_option_of(ty: &str, inner: &str) -> bool {
    ty.strip_prefix("Option<").and_then(|rest| rest.strip_suffix('>')) == Some(inner)
}

fn members(before: &Item, after: &Item) -> Vec<Change> {
    let is_operation = after.entry.kind == Kind::Operation;
    let pairs = Pairs::new(&before.members, &after.members, |entry: &Entry| {
        // A parameter of a call is an argument or has a setter, and can become the other.
        let (kind, identity) = entry.key();
        (if is_operation && kind == Kind::Setter { Kind::Argument } else { kind }, identity)
    });
    let of = Some(&after.entry);
    let mut changes = Vec::new();
    changes.extend(pairs.gone.into_iter().filter_map(|entry| removed(of, entry)));
    changes.extend(pairs.new.into_iter().filter_map(|entry| added(of, entry)));
    for (before, after) in &pairs.both {
        changes.extend(entries(of, before, after));
    }
    let arguments = |item: &Item, other: &Item| -> Vec<String> {
        let all = |item: &Item| -> Vec<String> {
            let arguments = item.members.iter().filter(|entry| entry.kind == Kind::Argument);
            arguments.map(|entry| entry.identity.clone()).collect()
        };
        let others = all(other);
        all(item).into_iter().filter(|identity| others.contains(identity)).collect()
    };
    let (old, new) = (arguments(before, after), arguments(after, before));
    if old != new {
        let list = |identities: &[String]| identities.join(", ");
        changes.push(Change::new(How::Reordered, None, &after.entry).between(&list(&old), &list(&new)));
    }
    changes
}
