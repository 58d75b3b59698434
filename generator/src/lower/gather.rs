//! What the parts of an object say together: its keys, and branches of which one holds as well.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::Discriminator;

use super::combine::Described;
use super::form::Form;
use super::link::{Followed, SchemaRef};
use super::lowering::Lowering;
use super::pointer::child;
use super::view::{Additional, View};
use crate::diagnostic::Code;

/// So many parts of objects may lie inside of each other, across references.
const DEEPEST: usize = 160;

/// A key of an object, and where it is described.
#[derive(Debug, Clone)]
pub(super) struct Site<'a> {
    pub wire: &'a str,
    /// In parts that all hold.
    pub always: Vec<Described<'a>>,
    /// In branches, one of which holds.
    pub perhaps: Vec<Described<'a>>,
}

impl<'a> Site<'a> {
    /// Whether only some branches know it, so that it never is required.
    pub(super) fn is_loose(&self) -> bool {
        self.always.is_empty()
    }

    /// The descriptions that count.
    pub(super) fn descriptions(&self) -> &[Described<'a>] {
        if self.is_loose() { &self.perhaps } else { &self.always }
    }
}

/// Branches beside the keys of an object.
#[derive(Debug, Clone)]
pub(super) struct Choice<'a> {
    pub branches: Vec<Described<'a>>,
    pub discriminator: Option<&'a Discriminator>,
    /// The schema that they stand in.
    pub pointer: String,
    /// Whether each is an object, and exactly one holds.
    pub is_exclusive: bool,
}

/// All that the parts of an object say together.
#[derive(Debug, Clone, Default)]
pub(super) struct Gathered<'a> {
    pub sites: Vec<Site<'a>>,
    /// Key to its index in `sites`.
    by_key: BTreeMap<&'a str, usize>,
    /// Schemas that were gone through, by pointer, and whether only as a branch.
    seen: BTreeMap<String, bool>,
    /// Pointers of the schemas in which the current one stands.
    above: Vec<String>,
    pub required: BTreeSet<&'a str>,
    pub additional: Vec<Described<'a>>,
    pub closed: bool,
    pub choices: Vec<Choice<'a>>,
}

impl<'a> Gathered<'a> {
    /// Whether a key is described.
    pub(super) fn has(&self, key: &str) -> bool {
        self.by_key.contains_key(key)
    }

    /// How often a key is described.
    fn descriptions_of(&self, key: &str) -> usize {
        let site = self.by_key.get(key).and_then(|index| self.sites.get(*index));
        site.map_or(0, |site| site.always.len() + site.perhaps.len())
    }

    fn describe(&mut self, wire: &'a str, described: Described<'a>, loose: bool) {
        let index = *self.by_key.entry(wire).or_insert(self.sites.len());
        if index == self.sites.len() {
            self.sites.push(Site { wire, always: Vec::new(), perhaps: Vec::new() });
        }
        if let Some(site) = self.sites.get_mut(index) {
            let list = if loose { &mut site.perhaps } else { &mut site.always };
            list.push(described);
        }
    }
}

/// A part of an object and where it stands.
pub(super) struct Part<'v, 'a> {
    pub view: &'v View<'a>,
    pub pointer: &'v str,
    pub name: &'v str,
    /// Whether it is only a branch that may hold.
    pub loose: bool,
}

impl<'a> Lowering<'a> {
    /// What a schema says as a part of an object.
    pub(super) fn gather(&mut self, part: &Part<'_, 'a>, into: &mut Gathered<'a>) {
        let Part { view, pointer, name, loose } = *part;
        if !self.spend(1 + view.properties.len() + view.required.len(), pointer) {
            return;
        }
        for (wire, schema) in &view.properties {
            // All descriptions of a key are held against each other.
            self.count(into.descriptions_of(wire));
            let pointer = child(&child(pointer, "properties"), wire);
            into.describe(wire, Described { schema: *schema, pointer, name: format!("{name}_{wire}") }, loose);
        }
        if !loose {
            into.required.extend(view.required.iter().map(String::as_str));
            match view.additional {
                Some(Additional::Schema(schema)) => {
                    let pointer = child(pointer, "additionalProperties");
                    into.additional.push(Described { schema, pointer, name: format!("{name}_value") });
                }
                Some(Additional::Allowed(false)) => into.closed = true,
                _ => {}
            }
        }
        for (index, inner) in view.all_of.iter().enumerate() {
            let at = format!("{pointer}/allOf/{index}");
            self.gather_part(*inner, (&at, name, loose), into);
        }
        let branches: Vec<Described<'a>> = view
            .branches
            .iter()
            .filter(|(branch, _)| !self.is_nothing(*branch))
            .map(|(schema, below)| Described {
                schema: *schema,
                pointer: format!("{pointer}{below}"),
                name: name.to_owned(),
            })
            .collect();
        let adds = |branch: &Described<'a>| self.peek_view(branch.schema).is_some_and(|branch| !branch.is_bare());
        if !branches.iter().any(adds) {
            return;
        }
        let discriminator = view.data.discriminator.as_ref();
        let are_objects =
            branches.len() > 1 && branches.iter().all(|branch| self.json_form(branch.schema) == Form::Object);
        let choice = Choice {
            branches,
            discriminator,
            pointer: pointer.to_owned(),
            is_exclusive: are_objects && (discriminator.is_some() || view.any_of.is_empty()),
        };
        if loose {
            self.gather_all_branches(&choice, into);
        } else {
            into.choices.push(choice);
        }
    }

    /// Takes the keys of all branches, none of which then is required.
    pub(super) fn gather_all_branches(&mut self, choice: &Choice<'a>, into: &mut Gathered<'a>) {
        self.problem(
            Code::BranchesMerged,
            &choice.pointer,
            "the branches of `anyOf` or `oneOf` are merged into the object around them",
            "their keys become optional; with `oneOf` of objects, each is a shape of its own",
        );
        for branch in &choice.branches {
            self.gather_part(branch.schema, (&branch.pointer, &branch.name, true), into);
        }
    }

    /// As [`Lowering::gather`], for a schema that may be a reference.
    pub(super) fn gather_part(
        &mut self,
        schema: SchemaRef<'a>,
        (pointer, name, loose): (&str, &str, bool),
        into: &mut Gathered<'a>,
    ) {
        let (item, pointer, name) = match schema {
            SchemaRef::Item(item) => (item, pointer.to_owned(), name.to_owned()),
            SchemaRef::Reference(reference) => match self.follow(reference) {
                Ok(Followed { end: (item, at), .. }) if !into.above.contains(&at.pointer) => {
                    (item, at.pointer.clone(), at.name.clone())
                }
                // An object that is part of itself says nothing new there.
                Ok(_) => return,
                Err(reason) => return self.report_no_end(reason, reference, pointer),
            },
        };
        // A part that is listed again adds nothing, unless what was only a branch is now required.
        match into.seen.get_mut(&pointer) {
            Some(only_branch) if *only_branch && !loose => *only_branch = false,
            Some(_) => return,
            None => drop(into.seen.insert(pointer.clone(), loose)),
        }
        if into.above.len() >= DEEPEST {
            return self.report_too_deep(&pointer);
        }
        into.above.push(pointer.clone());
        let view = self.view(item);
        self.gather(&Part { view: &view, pointer: &pointer, name: &name, loose }, into);
        into.above.pop();
    }
}
