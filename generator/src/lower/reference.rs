//! Follows `$ref` inside one document.

use std::collections::BTreeSet;
use std::rc::Rc;

use openapiv3::{AdditionalProperties, Components, ReferenceOr, Schema};

use super::link::{Followed, Located, NoEnd, SchemaRef, Step};
use super::lowering::Lowering;
use super::pointer::child;
use super::view::{Additional, View};
use crate::diagnostic::Code;
use crate::parse::unescape;

/// A component other than a schema, with where it is written.
#[derive(Debug)]
pub(super) struct Resolved<'a, T> {
    pub item: &'a T,
    pub pointer: String,
    /// Its key under `components`, when a reference led there.
    pub component: Option<String>,
}

impl<'a> Lowering<'a> {
    /// Where a reference leads in the end. Chains of any length are followed, each link once.
    pub(super) fn follow(&self, reference: &'a str) -> Result<Followed<'a>, NoEnd> {
        let mut links: Vec<(&'a str, Rc<Located<'a>>)> = Vec::new();
        let mut next = reference;
        let mut outcome = loop {
            let known = self.followed.borrow().get(next).cloned();
            match known {
                Some(Step::Done(outcome)) => break outcome,
                Some(Step::OnTheWay) => break Err(NoEnd::Circle),
                None => {}
            }
            self.count(1);
            self.followed.borrow_mut().insert(next, Step::OnTheWay);
            let located = match self.locate(next) {
                Ok(located) => Rc::new(located),
                Err(reason) => {
                    self.followed.borrow_mut().insert(next, Step::Done(Err(reason)));
                    break Err(reason);
                }
            };
            links.push((next, Rc::clone(&located)));
            match located.schema {
                SchemaRef::Item(schema) => {
                    break Ok(Followed { named: Rc::clone(&located), end: (schema, located) });
                }
                SchemaRef::Reference(further) => next = further,
            }
        };
        for (link, located) in links.into_iter().rev() {
            if let Ok(followed) = &mut outcome
                && located.whole
            {
                followed.named = located;
            }
            self.followed.borrow_mut().insert(link, Step::Done(outcome.clone()));
        }
        outcome
    }

    /// What a reference points to, one step far.
    pub(super) fn locate(&self, reference: &str) -> Result<Located<'a>, NoEnd> {
        let keys = reference.strip_prefix("#/components/schemas/").ok_or(NoEnd::Missing)?;
        let mut keys = keys.split('/').map(unescape);
        let component = keys.next().ok_or(NoEnd::Missing)?;
        let schemas = self.openapi.components.as_ref().map(|components| &components.schemas);
        let schema = schemas.and_then(|schemas| schemas.get(&component)).ok_or(NoEnd::Missing)?;
        let mut found = Located {
            schema: SchemaRef::from(schema),
            pointer: child("/components/schemas", &component),
            name: component,
            whole: true,
        };
        while let Some(key) = keys.next() {
            found = self.locate_below(&found, &key, &mut keys).ok_or(NoEnd::Missing)?;
        }
        Ok(found)
    }

    /// The schema under a key of another, and under the key after that where it takes two.
    fn locate_below(
        &self,
        found: &Located<'a>,
        key: &str,
        keys: &mut impl Iterator<Item = String>,
    ) -> Option<Located<'a>> {
        let SchemaRef::Item(schema) = found.schema else {
            return None;
        };
        let view = self.view(schema);
        let pointer = child(&found.pointer, key);
        let (schema, pointer, word) = match key {
            "properties" => {
                let name = keys.next()?;
                (view.property(&name)?, child(&pointer, &name), name)
            }
            "items" => (view.items?, pointer, "item".to_owned()),
            "additionalProperties" => match view.additional {
                Some(Additional::Schema(schema)) => (schema, pointer, "value".to_owned()),
                _ => return None,
            },
            "oneOf" | "anyOf" | "allOf" => {
                let index = keys.next()?;
                let list = match key {
                    "oneOf" => &view.one_of,
                    "anyOf" => &view.any_of,
                    _ => &view.all_of,
                };
                let part = list.get(index.parse::<usize>().ok()?)?;
                (*part, child(&pointer, &index), format!("{key} {index}"))
            }
            _ => return None,
        };
        Some(Located { schema, pointer, name: format!("{}_{word}", found.name), whole: false })
    }

    /// The schema at the end of a chain of references, without a word about broken ones.
    pub(super) fn peek(&self, schema: SchemaRef<'a>) -> Option<&'a Schema> {
        match schema {
            SchemaRef::Item(item) => Some(item),
            SchemaRef::Reference(reference) => self.follow(reference).ok().map(|followed| followed.end.0),
        }
    }

    /// As [`Lowering::peek`], as a view.
    pub(super) fn peek_view(&self, schema: SchemaRef<'a>) -> Option<Rc<View<'a>>> {
        self.peek(schema).map(|schema| self.view(schema))
    }

    /// A schema as a view; each is looked at once.
    pub(super) fn view(&self, schema: &'a Schema) -> Rc<View<'a>> {
        let address = std::ptr::from_ref(schema).addr();
        let mut views = self.views.borrow_mut();
        Rc::clone(views.entry(address).or_insert_with(|| Rc::new(View::new(schema, self.lenient))))
    }

    /// Says why a reference to a schema cannot be followed. That it leads out of the document, or
    /// nowhere at all, has been seen when the document was read.
    pub(super) fn report_no_end(&mut self, reason: NoEnd, reference: &str, pointer: &str) {
        match reason {
            NoEnd::Missing => self.report_misplaced(reference, pointer),
            NoEnd::Circle => self.report_circle(pointer),
        }
    }

    /// Says that a reference leads to something that cannot stand in its place.
    pub(super) fn report_misplaced(&mut self, reference: &str, pointer: &str) {
        self.problem(
            Code::MisplacedReference,
            &child(pointer, "$ref"),
            format!("`{reference}` is nothing that can be referred to from here"),
            "move the target to `components`, under the key for what belongs here, and refer to it there",
        );
    }

    /// Says that references and parts lie too deep inside of each other.
    pub(super) fn report_too_deep(&mut self, pointer: &str) {
        self.problem(
            Code::TooDeep,
            pointer,
            "references lead too deep from here, one inside of another",
            "give what is meant a name of its own under `components.schemas`, and refer to that",
        );
    }

    /// Says that the reference at a location leads back to itself.
    pub(super) fn report_circle(&mut self, pointer: &str) {
        self.problem(
            Code::ReferenceCircle,
            &child(pointer, "$ref"),
            "this reference leads back to itself",
            "let one of the entries on the way say what it is",
        );
    }

    /// Follows references to a parameter, a response, a body and the like.
    pub(super) fn resolve<T>(
        &mut self,
        start: &'a ReferenceOr<T>,
        section: &str,
        pointer: &str,
        get: impl Fn(&'a Components, &str) -> Option<&'a ReferenceOr<T>>,
    ) -> Option<Resolved<'a, T>> {
        let components = self.openapi.components.as_ref();
        let mut current = start;
        let mut location = pointer.to_owned();
        let mut component = None;
        let mut seen = BTreeSet::new();
        loop {
            let reference = match current {
                ReferenceOr::Item(item) => {
                    return Some(Resolved { item, pointer: location, component });
                }
                ReferenceOr::Reference { reference } => reference,
            };
            if !seen.insert(reference.as_str()) {
                self.report_circle(&location);
                return None;
            }
            let name = reference
                .strip_prefix("#/components/")
                .and_then(|rest| rest.strip_prefix(section))
                .and_then(|rest| rest.strip_prefix('/'))
                .filter(|rest| !rest.contains('/'))
                .map(unescape);
            let next = name.as_deref().and_then(|name| get(components?, name));
            match (name, next) {
                (Some(name), Some(next)) => {
                    location = child(&child("/components", section), &name);
                    component = Some(name);
                    current = next;
                }
                _ => {
                    self.report_misplaced(reference, &location);
                    return None;
                }
            }
        }
    }
}

impl<'a> From<&'a AdditionalProperties> for Additional<'a> {
    fn from(additional: &'a AdditionalProperties) -> Self {
        match additional {
            AdditionalProperties::Any(allowed) => Self::Allowed(*allowed),
            AdditionalProperties::Schema(schema) => Self::Schema(SchemaRef::from(schema.as_ref())),
        }
    }
}
