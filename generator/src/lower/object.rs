//! Objects: their keys, `allOf` merged into one list, `required` applied.

use std::collections::BTreeSet;

use super::combine::{Described, Meaning};
use super::form::Form;
use super::gather::{Choice, Gathered, Part, Site};
use super::link::SchemaRef;
use super::lowering::Lowering;
use super::pointer::child;
use super::schema::{Kind, bare, documentation, optional};
use super::view::View;
use crate::diagnostic::Code;
use crate::ir::{Entries, Field, Object, Type, TypeKind};

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
            if let Some(kind) = self.scalar_parts(&parts, name) {
                return kind;
            }
        }
        if view.data.discriminator.is_some() && view.branches.is_empty() && !self.heirs.contains_key(name) {
            self.problem(
                Code::Discriminator,
                &child(pointer, "discriminator"),
                "a discriminator without `oneOf` is ignored",
                "list the schemas that it chooses from with `oneOf`, or make them of this one with `allOf`",
            );
        }
        let mut gathered = Gathered::default();
        self.gather(&Part { view, pointer, name, loose: false }, &mut gathered);
        self.gathered(gathered, view, pointer, name)
    }

    /// An object of several parts that all hold.
    pub(super) fn object_of_parts(&mut self, parts: &[Described<'a>], name: &str) -> Kind {
        let mut gathered = Gathered::default();
        for part in parts {
            self.gather_part(part.schema, (&part.pointer, &part.name, false), &mut gathered);
        }
        let Some((view, last)) = parts.last().and_then(|last| Some((self.peek_view(last.schema)?, last))) else {
            return Kind::Plain(Type::Any);
        };
        self.gathered(gathered, &view, &last.pointer, name)
    }

    /// What was gathered: an object or a map, or where branches exclude each other, one of several objects.
    fn gathered(&mut self, mut gathered: Gathered<'a>, view: &View<'a>, pointer: &str, name: &str) -> Kind {
        match gathered.choices.as_slice() {
            [only] if only.is_exclusive => {
                let choice = only.clone();
                gathered.choices.clear();
                return self.objects_by_branch(&gathered, &choice, pointer, name);
            }
            _ => self.merge_choices(&mut gathered),
        }
        let additional = self.said_together(&gathered.additional);
        let additional = additional.map(|meaning| self.combined(meaning, &format!("{name}_value")));
        let closed = gathered.closed && additional.is_none();
        if gathered.sites.is_empty() && !closed {
            return Kind::Plain(Type::Map(Box::new(additional.unwrap_or(Type::Any))));
        }
        self.required_without_property(&gathered, view, pointer);
        let required = gathered.required;
        let fields = gathered.sites.into_iter().map(|site| {
            let required = !site.is_loose() && required.contains(site.wire);
            self.field(&site, required, name)
        });
        let fields = fields.collect();
        Kind::Def(TypeKind::Object(Object { fields, additional, closed }))
    }

    /// Takes all branches for parts that may hold.
    fn merge_choices(&mut self, gathered: &mut Gathered<'a>) {
        while let Some(choice) = gathered.choices.pop() {
            self.gather_all_branches(&choice, gathered);
        }
    }

    /// The shared keys with those of each branch.
    fn objects_by_branch(&mut self, shared: &Gathered<'a>, choice: &Choice<'a>, pointer: &str, name: &str) -> Kind {
        let mut branches = choice.branches.clone();
        for branch in &mut branches {
            name.clone_into(&mut branch.name);
        }
        self.union_by(&branches, choice.discriminator, &choice.pointer, name, |lowering, branch, below| {
            let place = format!("{pointer} with {}", branch.pointer);
            if !lowering.spend(1 + shared.sites.len(), &branch.pointer) {
                return Type::Any;
            }
            let Some(view) = lowering.peek_view(branch.schema) else { return Type::Any };
            lowering.in_place(&view, &place, below, |lowering| {
                let mut gathered = shared.clone();
                lowering.gather_part(branch.schema, (&branch.pointer, below, false), &mut gathered);
                lowering.gathered(gathered, &view, pointer, below)
            })
        })
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
        self.merge_choices(&mut gathered);
        (gathered.sites, gathered.required)
    }

    fn required_without_property(&mut self, gathered: &Gathered<'a>, view: &View<'a>, pointer: &str) {
        for key in &gathered.required {
            if gathered.has(key) {
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

    /// `allOf` over scalars or lists: what they say together.
    fn scalar_parts(&mut self, parts: &[(SchemaRef<'a>, String)], name: &str) -> Option<Kind> {
        let described =
            parts.iter().map(|(schema, at)| Described { schema: *schema, pointer: at.clone(), name: name.to_owned() });
        let all: Vec<_> = described.collect();
        if all.iter().any(|part| matches!(self.json_form(part.schema), Form::Object | Form::Any)) {
            return None;
        }
        Some(match self.said_together(&all)? {
            Meaning::One(only) => self.part(only.schema, &only.pointer, name),
            Meaning::All(lists) | Meaning::Either(lists) => self.all(&lists, name),
            Meaning::Contradiction => {
                self.report_contradiction("a value", &all);
                Kind::Plain(Type::Any)
            }
        })
    }

    fn field(&mut self, site: &Site<'a>, required: bool, name: &str) -> Field {
        let ty = self.site_type(site, name);
        let said: Vec<_> = site.descriptions().iter().filter_map(|described| self.peek(described.schema)).collect();
        let own = site.descriptions().iter().rev().filter_map(|described| match described.schema {
            SchemaRef::Item(item) => Some((item, &described.pointer)),
            SchemaRef::Reference(_) => None,
        });
        let own: Vec<_> = own.collect();
        let description = own.iter().map(|(item, _)| documentation(&item.schema_data)).find(|text| !text.is_empty());
        let entries = own.first().map_or(Entries::default(), |(item, _)| self.view(item).entries);
        let named = own.iter().find_map(|(item, at)| Some((item.schema_data.extensions.get("x-name")?, *at)));
        let words = named.and_then(|(words, at)| self.text_extension(Some(words), at, "x-name"));
        let any = |is: fn(&openapiv3::SchemaData) -> bool| said.iter().any(|schema| is(&schema.schema_data));
        let nullable = matches!(ty, Type::Optional(_)) || self.is_nullable_site(site);
        Field {
            name: words.unwrap_or_else(|| site.wire.to_owned()),
            nullable,
            wire: site.wire.to_owned(),
            description: description.unwrap_or_default(),
            ty: if required && !nullable { ty } else { optional(ty, self.lenient) },
            entries,
            default: said.iter().rev().find_map(|schema| schema.schema_data.default.clone()),
            required,
            deprecated: any(|data| data.deprecated),
            read_only: any(|data| data.read_only),
            write_only: any(|data| data.write_only),
        }
    }

    /// Whether the value of a key may be `null`: every part that says what it is allows that.
    fn is_nullable_site(&self, site: &Site<'a>) -> bool {
        let allows = |described: &Described<'a>| self.is_nullable(described.schema);
        let says = |described: &&Described<'a>| self.peek_view(described.schema).is_some_and(|view| !view.is_bare());
        let said = site.descriptions();
        if site.is_loose() {
            return said.iter().any(allows);
        }
        let mut telling = said.iter().filter(says).peekable();
        (telling.peek().is_some() && telling.all(allows))
            || said.iter().filter(|described| !says(described)).any(allows)
    }

    /// What the value of a key is; `name` is the object's.
    pub(super) fn site_type(&mut self, site: &Site<'a>, name: &str) -> Type {
        let said = site.descriptions();
        let mut meaning = if site.is_loose() { self.said_by_one(said) } else { self.said_together(said) };
        if let Some(Meaning::One(only)) = &meaning
            && self.peek_view(only.schema).is_some_and(|view| view.is_bare())
            && !site.perhaps.is_empty()
        {
            // Only branches say what it is.
            meaning = self.said_by_one(&site.perhaps);
        }
        if let Some(Meaning::Contradiction) = meaning {
            self.report_contradiction(&format!("`{}`", site.wire), said);
        }
        meaning.map_or(Type::Any, |meaning| self.combined(meaning, &format!("{name}_{}", site.wire)))
    }
}
