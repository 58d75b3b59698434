//! One flat view of a schema, whichever of openapiv3's shapes it was read into.

use openapiv3::{
    IntegerFormat, NumberFormat, Schema, SchemaData, SchemaKind, StringFormat, Type, VariantOrUnknownOrEmpty,
};
use serde_json::Value;

use super::link::SchemaRef;
use crate::ir::{Bounds, Entries};

/// `additionalProperties`.
#[derive(Debug, Clone, Copy)]
pub(super) enum Additional<'a> {
    Allowed(bool),
    Schema(SchemaRef<'a>),
}

/// A schema's keywords.
#[derive(Debug, Clone)]
pub(super) struct View<'a> {
    pub data: &'a SchemaData,
    pub typ: Option<&'a str>,
    pub format: Option<&'a str>,
    /// `enum`, with its nulls.
    pub values: Vec<Value>,
    pub properties: Vec<(&'a str, SchemaRef<'a>)>,
    kind: &'a SchemaKind,
    pub required: &'a [String],
    pub additional: Option<Additional<'a>>,
    pub items: Option<SchemaRef<'a>>,
    pub one_of: Vec<SchemaRef<'a>>,
    pub any_of: Vec<SchemaRef<'a>>,
    /// `oneOf` and `anyOf` as one list, each with its pointer below the schema.
    pub branches: Vec<(SchemaRef<'a>, String)>,
    pub all_of: Vec<SchemaRef<'a>>,
    pub not: bool,
    pub bounds: Bounds,
    pub entries: Entries,
    /// What a server that means "nothing" sends in place of a value: `null`, and where values are
    /// lenient `false`, `""` and `[]`.
    pub is_nothing: bool,
}

fn string_format(format: &VariantOrUnknownOrEmpty<StringFormat>) -> Option<&str> {
    match format {
        VariantOrUnknownOrEmpty::Item(StringFormat::Date) => Some("date"),
        VariantOrUnknownOrEmpty::Item(StringFormat::DateTime) => Some("date-time"),
        VariantOrUnknownOrEmpty::Item(StringFormat::Password) => Some("password"),
        VariantOrUnknownOrEmpty::Item(StringFormat::Byte) => Some("byte"),
        VariantOrUnknownOrEmpty::Item(StringFormat::Binary) => Some("binary"),
        VariantOrUnknownOrEmpty::Unknown(other) => Some(other),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}

fn number_format(format: &VariantOrUnknownOrEmpty<NumberFormat>) -> Option<&str> {
    match format {
        VariantOrUnknownOrEmpty::Item(NumberFormat::Float) => Some("float"),
        VariantOrUnknownOrEmpty::Item(NumberFormat::Double) => Some("double"),
        VariantOrUnknownOrEmpty::Unknown(other) => Some(other),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}

fn integer_format(format: &VariantOrUnknownOrEmpty<IntegerFormat>) -> Option<&str> {
    match format {
        VariantOrUnknownOrEmpty::Item(IntegerFormat::Int32) => Some("int32"),
        VariantOrUnknownOrEmpty::Item(IntegerFormat::Int64) => Some("int64"),
        VariantOrUnknownOrEmpty::Unknown(other) => Some(other),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}

fn values<T: Clone + Into<Value>>(values: &[Option<T>]) -> Vec<Value> {
    values.iter().map(|value| value.clone().map_or(Value::Null, Into::into)).collect()
}

fn parts(parts: &[openapiv3::ReferenceOr<Schema>]) -> Vec<SchemaRef<'_>> {
    parts.iter().map(SchemaRef::from).collect()
}

/// A bound that must not be reached, made one that may, where that can be said.
fn integer_bound(bound: Option<i64>, exclusive: bool, step: i64) -> Option<f64> {
    bound.map(|bound| bound.saturating_add(if exclusive { step } else { 0 }) as f64)
}

fn entries(minimum: Option<usize>, maximum: Option<usize>) -> Entries {
    Entries { minimum: minimum.map(|count| count as u64), maximum: maximum.map(|count| count as u64) }
}

impl<'a> View<'a> {
    /// `maxItems` of an array.
    pub(super) fn most_items(&self) -> Option<u64> {
        self.bounds.max_length.filter(|_| self.typ == Some("array"))
    }

    /// Looks at a schema.
    pub(super) fn new(schema: &'a Schema, lenient: bool) -> Self {
        let mut view = View {
            data: &schema.schema_data,
            typ: None,
            format: None,
            values: Vec::new(),
            properties: Vec::new(),
            kind: &schema.schema_kind,
            required: &[],
            additional: None,
            items: None,
            one_of: Vec::new(),
            any_of: Vec::new(),
            branches: Vec::new(),
            all_of: Vec::new(),
            not: false,
            bounds: Bounds::default(),
            entries: Entries::default(),
            is_nothing: false,
        };
        match &schema.schema_kind {
            SchemaKind::Type(ty) => view.typed(ty),
            SchemaKind::OneOf { one_of } => view.one_of = parts(one_of),
            SchemaKind::AnyOf { any_of } => view.any_of = parts(any_of),
            SchemaKind::AllOf { all_of } => view.all_of = parts(all_of),
            SchemaKind::Not { .. } => view.not = true,
            SchemaKind::Any(any) => {
                view.typ = any.typ.as_deref();
                view.format = any.format.as_deref();
                view.values = any.enumeration.clone();
                view.properties = any.properties.iter().map(|(key, schema)| (key.as_str(), schema.into())).collect();
                view.required = &any.required;
                view.additional = any.additional_properties.as_ref().map(Into::into);
                view.items = any.items.as_ref().map(SchemaRef::from);
                view.one_of = parts(&any.one_of);
                view.any_of = parts(&any.any_of);
                view.all_of = parts(&any.all_of);
                view.not = any.not.is_some();
                view.entries = entries(any.min_properties, any.max_properties);
                view.bounds = Bounds {
                    minimum: any.minimum,
                    maximum: any.maximum,
                    min_length: any.min_length.or(any.min_items).map(|length| length as u64),
                    max_length: any.max_length.or(any.max_items).map(|length| length as u64),
                };
            }
        }
        let numbered = |word: &'static str, list: &[SchemaRef<'a>]| {
            list.iter().enumerate().map(|(index, schema)| (*schema, format!("/{word}/{index}"))).collect::<Vec<_>>()
        };
        view.branches = [numbered("oneOf", &view.one_of), numbered("anyOf", &view.any_of)].concat();
        view.is_nothing = view.says_nothing(lenient);
        view
    }

    fn typed(&mut self, ty: &'a Type) {
        match ty {
            Type::String(string) => {
                self.typ = Some("string");
                self.format = string_format(&string.format);
                self.values = values(&string.enumeration);
                self.bounds.min_length = string.min_length.map(|length| length as u64);
                self.bounds.max_length = string.max_length.map(|length| length as u64);
            }
            Type::Number(number) => {
                self.typ = Some("number");
                self.format = number_format(&number.format);
                self.values = values(&number.enumeration);
                self.bounds.minimum = number.minimum;
                self.bounds.maximum = number.maximum;
            }
            Type::Integer(integer) => {
                self.typ = Some("integer");
                self.format = integer_format(&integer.format);
                self.values = values(&integer.enumeration);
                self.bounds.minimum = integer_bound(integer.minimum, integer.exclusive_minimum, 1);
                self.bounds.maximum = integer_bound(integer.maximum, integer.exclusive_maximum, -1);
            }
            Type::Boolean(boolean) => {
                self.typ = Some("boolean");
                self.values = values(&boolean.enumeration);
            }
            Type::Object(object) => {
                self.typ = Some("object");
                self.properties = object.properties.iter().map(|(key, schema)| (key.as_str(), schema.into())).collect();
                self.required = &object.required;
                self.additional = object.additional_properties.as_ref().map(Into::into);
                self.entries = entries(object.min_properties, object.max_properties);
            }
            Type::Array(array) => {
                self.typ = Some("array");
                self.items = array.items.as_ref().map(SchemaRef::from);
                self.bounds.min_length = array.min_items.map(|length| length as u64);
                self.bounds.max_length = array.max_items.map(|length| length as u64);
            }
        }
    }

    /// An extension of the schema.
    pub(super) fn extension(&self, key: &str) -> Option<&'a Value> {
        self.data.extensions.get(key)
    }

    /// The schema of a property.
    pub(super) fn property(&self, name: &str) -> Option<SchemaRef<'a>> {
        match self.kind {
            SchemaKind::Type(Type::Object(object)) => object.properties.get(name).map(SchemaRef::from),
            SchemaKind::Any(any) => any.properties.get(name).map(SchemaRef::from),
            _ => None,
        }
    }

    /// Whether it says nothing about the shape of a value: only words, `nullable` and the like.
    pub(super) fn is_bare(&self) -> bool {
        self.typ.is_none()
            && self.values.is_empty()
            && self.properties.is_empty()
            && self.additional.is_none()
            && self.items.is_none()
            && self.one_of.is_empty()
            && self.any_of.is_empty()
            && self.all_of.is_empty()
    }

    /// Whether it describes an object by itself.
    pub(super) fn is_object(&self) -> bool {
        self.typ == Some("object") || !self.properties.is_empty() || (self.typ.is_none() && self.additional.is_some())
    }

    fn says_nothing(&self, lenient: bool) -> bool {
        let only = |wanted: &[Value]| !self.values.is_empty() && self.values.iter().all(|value| wanted.contains(value));
        match lenient {
            false => only(&[Value::Null]),
            true => {
                only(&[Value::Null, Value::Bool(false), Value::String(String::new())])
                    || (self.typ == Some("array") && self.bounds.max_length == Some(0))
            }
        }
    }
}
