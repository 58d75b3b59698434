//! Objects: their keys, `allOf` merged into one list, `required` applied.

use std::collections::{BTreeMap, BTreeSet};

use super::link::{Followed, SchemaRef};
use super::lowering::Lowering;
use super::pointer::child;
use super::schema::{Kind, bare, documentation, optional};
use super::view::{Additional, View};
use crate::diagnostic::Code;
use crate::ir::{Entries, Field, Object, Type, TypeKind};

/// So many parts of objects may lie inside of each other, across references.
const DEEPEST: usize = 160;

/// Where a key of an object is described.
#[derive(Debug)]
pub(super) struct Site<'a> {
    pub wire: &'a str,
    pub schema: SchemaRef<'a>,
    pub pointer: String,
    pub name: String,
    /// Known from only some branches of a `oneOf`, so that it never is required.
    pub loose: bool,
    /// Described in two ways that exclude each other.
    pub conflict: bool,
}

/// All that the parts of an object say together.
#[derive(Debug, Default)]
struct Gathered<'a> {
    sites: Vec<Site<'a>>,
    /// Key to its index in `sites`.
    by_key: BTreeMap<&'a str, usize>,
    /// Schemas that were gone through, by pointer, and whether only as a branch.
    seen: BTreeMap<String, bool>,
    /// Pointers of the schemas in which the current one stands.
    above: Vec<String>,
    required: BTreeSet<&'a str>,
    additional: Option<(SchemaRef<'a>, String, String)>,
    closed: bool,
}

/// A part of an object and where it stands.
struct Part<'v, 'a> {
    view: &'v View<'a>,
    pointer: &'v str,
    name: &'v str,
    loose: bool,
}

impl<'a> Lowering<'a> {
    /// An object, a map, or for `allOf` whatever its only real part is.
    pub(super) fn object(&mut self, view: &View<'a>, pointer: &str, name: &str) -> Kind {
        if view.properties.is_empty() && !view.all_of.is_empty() {
            let parts: Vec<_> = view
                .all_of
                .iter()
                .enumerate()
                .filter(|(_, part)| self.peek_view(**part).is_none_or(|part| !part.is_bare()))
                .map(|(index, part)| (*part, format!("{pointer}/allOf/{index}")))
                .collect();
            // A part that only requires keys has to be merged with what describes them.
            let requires = |part: &SchemaRef<'a>| {
                self.peek_view(*part).is_some_and(|part| part.is_bare() && !part.required.is_empty())
            };
            let alone = view.branches.is_empty() && view.additional.is_none() && !view.all_of.iter().any(requires);
            match parts.as_slice() {
                [] if alone => return Kind::Plain(Type::Any),
                [(only, at)] if alone && view.required.is_empty() && !self.is_parent(*only) => {
                    return self.part(*only, at, name);
                }
                _ => {}
            }
            if let Some(kind) = self.scalar_parts(&parts, pointer, name) {
                return kind;
            }
        }
        if view.data.discriminator.is_some() && !self.heirs.contains_key(name) {
            self.problem(
                Code::Discriminator,
                &child(pointer, "discriminator"),
                "a discriminator without `oneOf` is ignored",
                "list the schemas that it chooses from with `oneOf`, or make them of this one with `allOf`",
            );
        }
        let mut gathered = Gathered::default();
        let whole = Part { view, pointer, name, loose: false };
        self.gather(&whole, &mut gathered);
        let additional = gathered.additional.take().map(|(schema, pointer, name)| self.shape(schema, &pointer, &name));
        let closed = gathered.closed && additional.is_none();
        if gathered.sites.is_empty() && !closed {
            return Kind::Plain(Type::Map(Box::new(additional.unwrap_or(Type::Any))));
        }
        self.required_without_property(&gathered, view, pointer);
        let fields = gathered
            .sites
            .into_iter()
            .map(|site| {
                let required = !site.loose && gathered.required.contains(site.wire);
                self.field(site, required)
            })
            .collect();
        Kind::Def(TypeKind::Object(Object { fields, additional, closed }))
    }

    /// Where the keys of an object are described, and which of them it requires.
    pub(super) fn sites(
        &mut self,
        schema: SchemaRef<'a>,
        pointer: &str,
        name: &str,
    ) -> (Vec<Site<'a>>, BTreeSet<&'a str>) {
        let mut gathered = Gathered::default();
        self.gather_part(schema, (pointer, name, false), &mut gathered);
        (gathered.sites, gathered.required)
    }

    fn required_without_property(&mut self, gathered: &Gathered<'a>, view: &View<'a>, pointer: &str) {
        for key in &gathered.required {
            if gathered.by_key.contains_key(key) {
                continue;
            }
            let known = gathered.sites.iter().map(|site| site.wire);
            let help = match self.suggestions.closest(key, known) {
                Some(known) => format!("did you mean `{known}`?"),
                None => "describe it under `properties`, or take it out of `required`".to_owned(),
            };
            // A part of `allOf` may be what requires it; then the whole object is shown.
            let at = match view.required.iter().position(|required| required == key) {
                Some(index) => child(&child(pointer, "required"), &index.to_string()),
                None => pointer.to_owned(),
            };
            self.problem(
                Code::RequiredWithoutProperty,
                &at,
                format!("`{key}` is required but not among the properties"),
                help,
            );
        }
    }

    /// The meaning of one branch or part that stands for the whole schema.
    pub(super) fn part(&mut self, schema: SchemaRef<'a>, pointer: &str, name: &str) -> Kind {
        match schema {
            SchemaRef::Reference(_) => Kind::Plain(bare(self.shape(schema, pointer, name))),
            SchemaRef::Item(item) => self.kind(&self.view(item), pointer, name),
        }
    }

    /// `allOf` over scalars or lists: the part that says most, as nothing can be merged.
    fn scalar_parts(&mut self, parts: &[(SchemaRef<'a>, String)], pointer: &str, name: &str) -> Option<Kind> {
        let views: Vec<_> = parts.iter().filter_map(|(part, at)| Some((*part, at, self.peek_view(*part)?))).collect();
        let scalar = |view: &View<'_>| !view.is_object() && view.all_of.is_empty() && view.branches.is_empty();
        if views.is_empty() || !views.iter().all(|(_, _, view)| scalar(view)) {
            return None;
        }
        let (part, at, _) = views.iter().find(|(_, _, view)| !view.values.is_empty()).or_else(|| views.first())?;
        self.problem(
            Code::Contradiction,
            &child(pointer, "allOf"),
            "parts of `allOf` that are no objects cannot be merged; one of them is used",
            "write one schema that says it all",
        );
        Some(self.part(*part, at, name))
    }

    fn field(&mut self, site: Site<'a>, required: bool) -> Field {
        let ty = if site.conflict { Type::Any } else { self.shape(site.schema, &site.pointer, &site.name) };
        let target = self.peek(site.schema).map(|schema| &schema.schema_data);
        let own = match site.schema {
            SchemaRef::Item(item) => Some(&item.schema_data),
            SchemaRef::Reference(_) => None,
        };
        let entries = match site.schema {
            SchemaRef::Item(item) => self.view(item).entries,
            SchemaRef::Reference(_) => Entries::default(),
        };
        let name = own.and_then(|data| data.extensions.get("x-name"));
        let name = self.text_extension(name, &site.pointer, "x-name");
        Field {
            name: name.unwrap_or_else(|| site.wire.to_owned()),
            nullable: self.is_nullable(site.schema),
            wire: site.wire.to_owned(),
            description: own.map(documentation).unwrap_or_default(),
            ty: if required { ty } else { optional(ty, self.lenient) },
            entries,
            default: target.and_then(|data| data.default.clone()),
            required,
            deprecated: target.is_some_and(|data| data.deprecated),
            read_only: target.is_some_and(|data| data.read_only),
            write_only: target.is_some_and(|data| data.write_only),
        }
    }

    fn gather(&mut self, part: &Part<'_, 'a>, into: &mut Gathered<'a>) {
        let Part { view, pointer, name, loose } = *part;
        if !self.spend(1 + view.properties.len() + view.required.len(), pointer) {
            return;
        }
        for (wire, schema) in &view.properties {
            let site = Site {
                wire,
                schema: *schema,
                pointer: child(&child(pointer, "properties"), wire),
                name: format!("{name}_{wire}"),
                loose,
                conflict: false,
            };
            self.merge(site, into);
        }
        if !loose {
            into.required.extend(view.required.iter().map(String::as_str));
        }
        match view.additional {
            Some(Additional::Schema(schema)) => {
                let at = child(pointer, "additionalProperties");
                into.additional = Some((schema, at, format!("{name}_value")));
            }
            Some(Additional::Allowed(false)) => into.closed = true,
            _ => {}
        }
        for (index, inner) in view.all_of.iter().enumerate() {
            let at = format!("{pointer}/allOf/{index}");
            self.gather_part(*inner, (&at, name, loose), into);
        }
        let branches = &view.branches;
        let adds = branches.iter().filter_map(|(branch, _)| self.peek_view(*branch)).any(|branch| !branch.is_bare());
        if adds {
            self.problem(
                Code::BranchesMerged,
                pointer,
                "the branches of `oneOf` or `anyOf` are merged into the object around them",
                "their keys become optional; to keep the branches apart, repeat the shared keys in each",
            );
        }
        for (inner, below) in branches {
            if !self.is_nothing(*inner) {
                let at = format!("{pointer}{below}");
                self.gather_part(*inner, (&at, name, true), into);
            }
        }
    }

    fn gather_part(
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

    /// Adds a key; when it is known already, the later description refines the earlier one.
    fn merge(&mut self, site: Site<'a>, into: &mut Gathered<'a>) {
        let known = into.by_key.get(site.wire).and_then(|index| into.sites.get_mut(*index));
        let Some(known) = known else {
            into.by_key.insert(site.wire, into.sites.len());
            into.sites.push(site);
            return;
        };
        known.loose = known.loose && site.loose;
        let (old, new) = (self.peek_view(known.schema), self.peek_view(site.schema));
        let says_nothing = new.as_ref().is_some_and(|new| new.is_bare());
        if known.schema == site.schema || says_nothing {
            return;
        }
        let types = (old.and_then(|old| old.typ), new.and_then(|new| new.typ));
        if let (Some(old), Some(new)) = types
            && old != new
        {
            known.conflict = true;
            let message = format!("`{}` is {old} in one part and {new} in another", site.wire);
            self.problem(Code::Contradiction, &site.pointer, message, "it is taken for any JSON; let both parts agree");
        } else {
            known.schema = site.schema;
            known.pointer = site.pointer;
            known.name = site.name;
        }
    }
}
