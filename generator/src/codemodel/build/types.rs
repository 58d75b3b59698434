//! The types of an API with their names, and how their values look and travel in Rust.

use super::naming::identifiers;
use super::shape::{Member, Shape};
use crate::codemodel::{ArgumentType, Fault, Identifier, Joined, RustPath, RustType, Separator, Text, WireFormat};
use crate::ir::{Api, IntegerSize, TimeFormat, Type, TypeDef, TypeId, TypeKind, Usage};
use crate::names::{Claim, scopes};
use crate::tables::codemodel::{Draft, TableModel};

/// The types of an API with their names.
#[derive(Debug)]
pub struct Types<'a> {
    /// The API.
    pub api: &'a Api,
    /// What becomes of their values.
    pub usage: Usage,
    /// The attribute table, when there is one.
    pub table: Option<TableModel>,
    names: Vec<Identifier>,
    modules: Vec<Identifier>,
    shapes: Vec<Shape>,
}

impl<'a> Types<'a> {
    /// Names everything that the root shows, but for `exports`, which it shows of the runtime.
    pub fn new(api: &'a Api, library: &Identifier, exports: &[&str]) -> Result<Self, Fault> {
        let draft = api.table.as_ref().map(Draft::new);
        // One scope for types and table, because the root shows both.
        let mut claims: Vec<_> = api.types.iter().map(|ty| Claim::new(&ty.wire, &ty.wire).hint("model")).collect();
        claims.extend(draft.iter().flat_map(Draft::claims));
        let scope = scopes::root_types(draft.is_some()).reserve(exports.iter().copied());
        let mut names = identifiers(scope, &claims)?;
        let of_table = names.split_off(api.types.len());
        let claims: Vec<_> = names.iter().map(|name| Claim::new(name.as_str(), name.as_str())).collect();
        let usage = Usage::find(api);
        let shapes = api.types.iter().enumerate();
        let shapes = shapes.map(|(index, ty)| Shape::new(api, &ty.kind, usage.facts(TypeId(index))));
        Ok(Self {
            api,
            table: draft.map(|draft| TableModel::new(&draft, of_table, library)).transpose()?,
            modules: identifiers(scopes::modules("models"), &claims)?,
            shapes: shapes.collect::<Result<_, _>>()?,
            names,
            usage,
        })
    }

    /// A type of the list, which every id of the IR refers to.
    pub fn definition(&self, id: TypeId) -> Result<&'a TypeDef, Fault> {
        self.api.ty(id).ok_or_else(|| missing(id))
    }

    /// The name of a type.
    pub fn name(&self, id: TypeId) -> Result<&Identifier, Fault> {
        self.names.get(id.0).ok_or_else(|| missing(id))
    }

    /// The module of a type. Other names for it stand there too.
    pub fn module(&self, id: TypeId) -> Result<&Identifier, Fault> {
        let defined = match self.resolve(&Type::Named(id)) {
            Type::Named(defined) => *defined,
            _ => id,
        };
        self.modules.get(defined.0).ok_or_else(|| missing(id))
    }

    /// The names inside a type.
    pub fn shape(&self, id: TypeId) -> Result<&Shape, Fault> {
        self.shapes.get(id.0).ok_or_else(|| missing(id))
    }

    /// The fields of an object.
    pub fn members(&self, id: TypeId) -> Result<&[Member], Fault> {
        match self.shape(id)? {
            Shape::Object(members) => Ok(members),
            _ => Err(Fault::new(format!("`{}` is used as an object, and is none", self.name(id)?))),
        }
    }

    /// The field of an object that travels under a key.
    pub fn member(&self, id: TypeId, wire: &str) -> Result<&Member, Fault> {
        let found = self.members(id)?.iter().find(|member| member.wire == wire);
        found.ok_or_else(|| Fault::new(format!("type {} has no key `{wire}`", id.0)))
    }

    /// The type behind any number of other names for it.
    pub fn resolve<'t>(&self, ty: &'t Type) -> &'t Type
    where
        'a: 't,
    {
        self.api.resolve(ty)
    }

    /// What the type behind any number of other names is, when it has a name of its own.
    pub fn kind(&self, ty: &Type) -> Option<&'a TypeKind> {
        match self.api.resolve(ty) {
            Type::Named(id) | Type::Boxed(id) => self.api.ty(*id).map(|definition| &definition.kind),
            _ => None,
        }
    }

    /// The type of a field or an answer.
    pub fn rust(&self, ty: &Type) -> Result<RustType, Fault> {
        let inner = |inner: &Type| Ok(Box::new(self.rust(inner)?));
        Ok(match ty {
            Type::Bool | Type::Flag => RustType::Bool,
            Type::Integer(IntegerSize::I32) => RustType::I32,
            Type::Integer(IntegerSize::I64) | Type::WholeSeconds => RustType::I64,
            Type::Integer(IntegerSize::U32) => RustType::U32,
            Type::Integer(IntegerSize::U64) => RustType::U64,
            Type::Number => RustType::F64,
            Type::NumberAsWritten => RustType::Number,
            // Bytes can't be inside JSON, whatever a document says; there they are text.
            Type::String | Type::Binary => RustType::String,
            Type::Secret => RustType::Secret,
            Type::Base64 => RustType::Bytes,
            Type::Upload => RustType::Upload,
            Type::Timestamp(_) => RustType::Timestamp,
            Type::Date => RustType::Date,
            Type::Own(path) => RustType::Own(RustPath::new(path)?),
            Type::Code if self.table.is_some() => RustType::AttributeCode,
            Type::Code => RustType::String,
            Type::Any => RustType::Json,
            Type::List(item) => RustType::List(inner(item)?),
            Type::Map(value) => RustType::Map(inner(value)?),
            Type::Optional(value) => RustType::Option(inner(value)?),
            Type::Named(id) => RustType::Model(self.name(*id)?.clone()),
            Type::Boxed(id) => RustType::Boxed(Box::new(RustType::Model(self.name(*id)?.clone()))),
        })
    }

    /// The type of a whole answer: one that is no object has nowhere else to keep how it came.
    pub fn whole(&self, ty: &Type) -> Result<RustType, Fault> {
        let rust = self.rust(ty)?;
        Ok(if self.api.is_kept_whole(ty) { RustType::Whole(Box::new(rust), self.format(ty)) } else { rust })
    }

    /// How the leaves of a type travel.
    pub fn format(&self, ty: &Type) -> WireFormat {
        match self.resolve(ty) {
            Type::Timestamp(TimeFormat::Seconds) => WireFormat::Seconds,
            Type::Timestamp(TimeFormat::Milliseconds) => WireFormat::Milliseconds,
            Type::Timestamp(TimeFormat::Rfc3339) => WireFormat::Rfc3339,
            Type::Flag => WireFormat::Flag,
            Type::WholeSeconds => WireFormat::WholeSeconds,
            Type::List(inner) | Type::Map(inner) | Type::Optional(inner) => self.format(inner),
            _ => WireFormat::Plain,
        }
    }

    /// The type of an argument that ends up as a value of `ty`.
    pub fn argument(&self, ty: &Type) -> Result<ArgumentType, Fault> {
        let resolved = self.resolve(ty);
        Ok(match resolved {
            Type::String | Type::Code | Type::Secret | Type::Upload | Type::NumberAsWritten => {
                ArgumentType::Into(self.rust(resolved)?)
            }
            Type::List(item) => match self.resolve(item) {
                Type::String | Type::Code | Type::Upload => ArgumentType::IntoItems(self.rust(item)?),
                _ => ArgumentType::Items(self.rust(item)?),
            },
            _ => ArgumentType::Own(self.rust(ty)?),
        })
    }

    /// How one value becomes text.
    pub fn text(&self, ty: &Type) -> Text {
        match self.resolve(ty) {
            Type::String | Type::Binary => Text::AsIs,
            Type::Secret => Text::Secret,
            Type::Base64 => Text::Base64,
            Type::Flag => Text::Flag,
            Type::Timestamp(TimeFormat::Seconds) => Text::Seconds,
            Type::Timestamp(TimeFormat::Milliseconds) => Text::Milliseconds,
            Type::Timestamp(TimeFormat::Rfc3339) => Text::Rfc3339,
            Type::List(inner) => Text::Joined(Box::new(self.joined(inner, Separator::Comma))),
            scalar if self.is_scalar(scalar) => Text::Parameter,
            _ => Text::Json,
        }
    }

    /// How a list of items of a type becomes one text.
    pub fn joined(&self, item: &Type, separator: Separator) -> Joined {
        let (item, gaps) = self.item(item);
        Joined { gaps, item: self.text(item), separator }
    }

    /// The type of the items of a list that are there, and whether there may be gaps.
    pub fn item<'t>(&self, item: &'t Type) -> (&'t Type, bool)
    where
        'a: 't,
    {
        match self.resolve(item) {
            Type::Optional(inner) => (inner, true),
            _ => (item, false),
        }
    }

    /// The type with every other name for a type replaced by what it stands for.
    pub fn expanded(&self, ty: &Type) -> Type {
        self.expanded_within(ty, self.api.types.len())
    }

    fn expanded_within(&self, ty: &Type, depth: usize) -> Type {
        // More steps than there are types would mean that an alias leads to itself.
        let Some(depth) = depth.checked_sub(1) else { return ty.clone() };
        match self.resolve(ty) {
            Type::List(inner) => Type::List(Box::new(self.expanded_within(inner, depth))),
            Type::Map(inner) => Type::Map(Box::new(self.expanded_within(inner, depth))),
            Type::Optional(inner) => Type::Optional(Box::new(self.expanded_within(inner, depth))),
            other => other.clone(),
        }
    }

    /// Whether a value travels as one piece of text.
    pub fn is_scalar(&self, ty: &Type) -> bool {
        match self.resolve(ty) {
            Type::List(_) | Type::Map(_) | Type::Any | Type::Base64 | Type::Binary | Type::Upload => false,
            Type::Optional(inner) => self.is_scalar(inner),
            named @ (Type::Named(_) | Type::Boxed(_)) => {
                matches!(self.kind(named), Some(TypeKind::Newtype(_) | TypeKind::Enum(_)))
            }
            _ => true,
        }
    }

    /// Whether values are copied rather than moved.
    pub fn is_copy(&self, ty: &Type) -> bool {
        match self.resolve(ty) {
            Type::Bool | Type::Flag | Type::Integer(_) | Type::WholeSeconds | Type::Number => true,
            Type::Timestamp(_) | Type::Date => true,
            named => matches!(self.kind(named), Some(TypeKind::Newtype(inner)) if self.is_copy(inner)),
        }
    }
}

fn missing(id: TypeId) -> Fault {
    Fault::new(format!("there is no type {}", id.0))
}
