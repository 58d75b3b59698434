//! One value that is described in several places: by parts that all hold, or by branches of which one does.

use std::rc::Rc;

use super::form::Form;
use super::link::SchemaRef;
use super::lowering::Lowering;
use super::pointer::child;
use super::schema::{Kind, optional};
use super::view::View;
use crate::diagnostic::Code;
use crate::ir::Type;

/// So many parts and branches may lie inside of each other.
const DEEPEST: usize = 160;

/// So many schemas that only wrap another may lie around one.
const MOST_WRAPPERS: usize = 20;

/// A place where a value is described.
#[derive(Debug, Clone)]
pub(super) struct Described<'a> {
    pub schema: SchemaRef<'a>,
    pub pointer: String,
    /// For what is defined there.
    pub name: String,
}

/// What all descriptions of a value say together.
#[derive(Debug)]
pub(super) enum Meaning<'a> {
    /// What one of them says; the others say no more.
    One(Described<'a>),
    /// All of what these say.
    All(Vec<Described<'a>>),
    /// What one of these says.
    Either(Vec<Described<'a>>),
    /// They exclude each other.
    Contradiction,
}

impl<'a> Lowering<'a> {
    /// What JSON a schema takes.
    pub(super) fn json_form(&self, schema: SchemaRef<'a>) -> Form<'a> {
        self.form_below(schema, DEEPEST)
    }

    /// As [`Lowering::json_form`]; each schema is looked at once. One that leads back to itself says nothing.
    fn form_below(&self, schema: SchemaRef<'a>, depth: usize) -> Form<'a> {
        let Some(item) = self.peek(schema) else { return Form::Any };
        let address = std::ptr::from_ref(item).addr();
        if let Some(known) = self.forms.borrow().get(&address) {
            return *known;
        }
        let Some(depth) = depth.checked_sub(1) else { return Form::Any };
        self.forms.borrow_mut().insert(address, Form::Any);
        let form = self.form_of(&self.view(item), depth);
        self.forms.borrow_mut().insert(address, form);
        form
    }

    fn form_of(&self, view: &View<'a>, depth: usize) -> Form<'a> {
        self.count(1);
        let inner = |schema: &SchemaRef<'a>| self.form_below(*schema, depth);
        if view.is_object() {
            return Form::Object;
        }
        if view.typ == Some("array") || (view.typ.is_none() && view.items.is_some()) {
            return Form::List;
        }
        if let Some(typ) = view.typ {
            return Form::Scalar(typ);
        }
        if !view.values.is_empty() {
            let all = |is: fn(&serde_json::Value) -> bool| view.values.iter().all(|value| value.is_null() || is(value));
            return match () {
                () if all(serde_json::Value::is_string) => Form::Scalar("string"),
                () if all(serde_json::Value::is_i64) => Form::Scalar("integer"),
                () if all(serde_json::Value::is_number) => Form::Scalar("number"),
                () if all(serde_json::Value::is_boolean) => Form::Scalar("boolean"),
                () => Form::Several,
            };
        }
        if let Some(form) = view.all_of.iter().map(inner).find(|form| *form != Form::Any) {
            return form;
        }
        let mut branches = view.branches.iter().filter(|(branch, _)| !self.is_nothing(*branch));
        match branches.next().map(|(first, _)| inner(first)) {
            None => Form::Any,
            Some(first) if branches.all(|(branch, _)| inner(branch) == first) => first,
            Some(_) => Form::Several,
        }
    }

    /// The schema that one only wraps, as `allOf` of it does.
    fn essence(&self, schema: SchemaRef<'a>) -> Option<Rc<View<'a>>> {
        let mut view = self.peek_view(schema)?;
        for _ in 0..MOST_WRAPPERS {
            let bare = view.typ.is_none() && view.values.is_empty() && view.properties.is_empty();
            let alone = bare && view.branches.is_empty() && view.additional.is_none() && view.items.is_none();
            match view.all_of.as_slice() {
                [only] if alone => view = self.peek_view(*only)?,
                _ => break,
            }
        }
        Some(view)
    }

    /// What descriptions say that all hold.
    pub(super) fn said_together(&self, all: &[Described<'a>]) -> Option<Meaning<'a>> {
        let telling = self.telling(all);
        let mut left = match telling.as_slice() {
            [] => return all.first().cloned().map(Meaning::One),
            [only] => return Some(Meaning::One((*only).clone())),
            _ => telling,
        };
        // What one of several can be, another description has chosen from.
        let chosen = |described: &&Described<'a>| self.json_form(described.schema) != Form::Several;
        if left.iter().any(chosen) {
            left.retain(chosen);
        }
        let whole = left.clone();
        left.retain(|part| !whole.iter().any(|other| self.is_made_of(other.schema, part.schema)));
        let forms: Vec<_> = left.iter().map(|described| self.json_form(described.schema)).collect();
        let all_are = |form: Form<'_>| forms.iter().all(|other| *other == form);
        let is_number = |form: &Form<'_>| matches!(form, Form::Scalar("integer" | "number"));
        let list = || left.iter().map(|described| (*described).clone()).collect();
        Some(match forms.first() {
            Some(Form::Object) if all_are(Form::Object) && left.len() > 1 => Meaning::All(list()),
            Some(Form::List) if all_are(Form::List) && left.len() > 1 => Meaning::All(list()),
            Some(first) if all_are(*first) || forms.iter().all(is_number) => {
                let place = left.iter().enumerate().max_by_key(|(place, found)| (self.precision(found.schema), *place));
                Meaning::One((*place?.1).clone())
            }
            _ => Meaning::Contradiction,
        })
    }

    /// What descriptions say of which one holds.
    pub(super) fn said_by_one(&self, all: &[Described<'a>]) -> Option<Meaning<'a>> {
        Some(match self.telling(all).as_slice() {
            [] => Meaning::One(all.first()?.clone()),
            [only] => Meaning::One((*only).clone()),
            several => Meaning::Either(several.iter().map(|described| (*described).clone()).collect()),
        })
    }

    /// The descriptions that say what a value is, each once.
    fn telling<'d>(&self, all: &'d [Described<'a>]) -> Vec<&'d Described<'a>> {
        let mut found: Vec<&Described<'a>> = Vec::new();
        for described in all {
            self.count(found.len());
            let says = self.peek_view(described.schema).is_some_and(|view| !view.is_bare());
            if says && !found.iter().any(|known| known.schema == described.schema) {
                found.push(described);
            }
        }
        found
    }

    /// Whether a schema is another one and more, by `allOf`.
    fn is_made_of(&self, whole: SchemaRef<'a>, part: SchemaRef<'a>) -> bool {
        let Some(part) = self.peek(part) else { return false };
        self.with_parts(whole).take(MOST_WRAPPERS).skip(1).any(|(found, _)| std::ptr::eq(found, part))
    }

    /// How much a schema of a scalar says: few values are more than many, a name more than none.
    fn precision(&self, schema: SchemaRef<'a>) -> (usize, bool, bool, bool) {
        let is_named = matches!(schema, SchemaRef::Reference(_));
        match self.essence(schema) {
            None => (0, false, false, is_named),
            Some(view) => {
                let few = if view.values.is_empty() { 0 } else { usize::MAX - view.values.len() };
                (few, view.typ == Some("integer"), view.format.is_some(), is_named)
            }
        }
    }

    /// The type of a value that is described in several places; `name` is for what is defined for all.
    pub(super) fn combined(&mut self, meaning: Meaning<'a>, name: &str) -> Type {
        let (all, together) = match meaning {
            Meaning::Contradiction => return Type::Any,
            Meaning::One(only) => return self.shape(only.schema, &only.pointer, &only.name),
            Meaning::All(all) => (all, true),
            Meaning::Either(all) => (all, false),
        };
        let nullable = |described: &Described<'a>| self.is_nullable(described.schema);
        let nullable = if together { all.iter().all(nullable) } else { all.iter().any(nullable) };
        let Some(view) = all.last().and_then(|last| self.peek_view(last.schema)) else { return Type::Any };
        let pointers: Vec<_> = all.iter().map(|described| described.pointer.as_str()).collect();
        // No pointer has a blank, so that this is none of another schema.
        let place = format!("{} {}", if together { "all" } else { "either" }, pointers.join(" "));
        let ty = self.in_place(&view, &place, name, |lowering| match together {
            true => lowering.all(&all, name),
            false => lowering.union_of(&all, None, &place, name),
        });
        if nullable { optional(ty, self.lenient) } else { ty }
    }

    /// A value of which all of this holds: an object, or a list.
    pub(super) fn all(&mut self, all: &[Described<'a>], name: &str) -> Kind {
        if all.iter().any(|described| self.json_form(described.schema) != Form::List) {
            return self.object_of_parts(all, name);
        }
        let items = all.iter().filter_map(|described| {
            let schema = self.essence(described.schema)?.items?;
            let pointer = child(&described.pointer, "items");
            Some(Described { schema, pointer, name: format!("{}_item", described.name) })
        });
        let items: Vec<_> = items.collect();
        let item = self.said_together(&items).map(|meaning| self.combined(meaning, &format!("{name}_item")));
        Kind::Plain(Type::List(Box::new(item.unwrap_or(Type::Any))))
    }

    /// Says that descriptions of a value exclude each other.
    pub(super) fn report_contradiction(&mut self, what: &str, all: &[Described<'a>]) {
        let word = |described: &Described<'a>| match self.json_form(described.schema) {
            Form::Any => "anything",
            Form::Scalar(typ) => typ,
            Form::List => "array",
            Form::Object => "object",
            Form::Several => "one of several",
        };
        let mut words: Vec<_> = all.iter().map(word).filter(|word| *word != "anything").collect();
        words.dedup();
        let (Some(first), Some(other), Some(last)) = (words.first(), words.get(1), all.last()) else { return };
        let message = format!("{what} is {first} in one part and {other} in another");
        let pointer = last.pointer.clone();
        self.problem(Code::Contradiction, &pointer, message, "it is taken for any JSON; let both parts agree");
    }
}
