//! The names inside a type, which its file, the calls and the examples refer to.

use super::naming::identifiers;
use super::variants::variant_names;
use crate::codemodel::{Fault, Identifier};
use crate::ir::{Api, Enum, EnumValues, Facts, Field, Object, TupleItem, Type, TypeKind, Union};
use crate::names::{Claim, scopes};

/// The names inside a type, in the order of the document.
#[derive(Debug)]
pub enum Shape {
    /// Fields.
    Object(Vec<Member>),
    /// Variants.
    Enum(Vec<Identifier>),
    /// Variants.
    Union(Vec<Identifier>),
    /// Places.
    Tuple(Vec<Identifier>),
    /// There are none.
    Plain,
}

/// A field of a struct.
#[derive(Debug)]
pub struct Member {
    /// The key as it travels.
    pub wire: String,
    /// Its name.
    pub name: Identifier,
    /// Its type in the struct.
    pub ty: Type,
    /// Whether the constructor asks for it; else it has a setter.
    pub asked: bool,
    /// Whether the constructor asks for what the `Option` in the struct holds: answers leave it out.
    pub present: bool,
}

impl Member {
    /// The type of what the constructor asks for.
    pub fn asked_type(&self) -> &Type {
        match &self.ty {
            Type::Optional(inner) if self.present => inner,
            ty => ty,
        }
    }
}

impl Shape {
    /// Names what is inside a type; the facts say what becomes of its values.
    pub fn new(api: &Api, kind: &TypeKind, facts: Facts) -> Result<Self, Fault> {
        Ok(match kind {
            TypeKind::Object(object) => Self::Object(members(api, object, facts)?),
            TypeKind::Enum(Enum { values: EnumValues::Text(values) }) => Self::Enum(variant_names(values)?),
            TypeKind::Enum(Enum { values: EnumValues::Integer(values) }) => Self::Enum(variant_names(values)?),
            TypeKind::Union(union) => Self::Union(union_variants(union)?),
            TypeKind::Tuple(items) => Self::Tuple(places(items)?),
            TypeKind::Newtype(_) | TypeKind::Alias(_) => Self::Plain,
        })
    }
}

fn members(api: &Api, object: &Object, Facts { sent, answered, .. }: Facts) -> Result<Vec<Member>, Fault> {
    let claims: Vec<_> = object.fields.iter().map(|field| Claim::new(&field.name, &field.wire).hint("field")).collect();
    let names = identifiers(scopes::struct_fields(), &claims)?;
    let member = |(field, name): (&Field, Identifier)| {
        let ty = member_type(api, field, sent);
        if sent && answered && field.required && field.write_only {
            let (wire, ty) = (field.wire.clone(), Type::Optional(Box::new(ty)));
            return Member { wire, name, ty, asked: true, present: true };
        }
        let asked = match api.resolve(&ty) {
            // Where null is an answer, it has to be given like any other.
            Type::Optional(_) => sent && field.required && field.nullable && !field.read_only,
            Type::List(_) | Type::Map(_) => field.required,
            _ => true,
        };
        Member { wire: field.wire.clone(), name, ty, asked, present: false }
    };
    Ok(object.fields.iter().zip(names).map(member).collect())
}

/// The type of a field as it is in the struct.
///
/// It tells a key that is left out from one that is null, and from an empty list; where values are
/// lenient, only in what is sent, as these are one in what is answered.
fn member_type(api: &Api, field: &Field, sent: bool) -> Type {
    let ty = match &field.ty {
        Type::String if field.write_only => Type::Secret,
        Type::Optional(inner) if field.write_only && **inner == Type::String => Type::Optional(Box::new(Type::Secret)),
        other => other.clone(),
    };
    let may_be_left_out = !field.required && (!api.lenient || (sent && !field.read_only));
    match api.resolve(&ty) {
        Type::Optional(_) if may_be_left_out && field.nullable => return Type::Optional(Box::new(ty)),
        Type::List(_) | Type::Map(_) if may_be_left_out => return Type::Optional(Box::new(ty)),
        _ => {}
    }
    let bare = !matches!(ty, Type::Optional(_) | Type::List(_) | Type::Map(_));
    // Nobody can give what only the server knows, and no answer repeats what only we know.
    let one_way = (sent && field.read_only) || (field.write_only && !sent);
    if bare && (one_way || !field.required) { Type::Optional(Box::new(ty)) } else { ty }
}

fn union_variants(union: &Union) -> Result<Vec<Identifier>, Fault> {
    let variants = union.variants.iter().enumerate();
    let claims: Vec<_> =
        variants.map(|(index, variant)| Claim::new(&variant.name, format!("{} {index}", variant.name))).collect();
    identifiers(scopes::union_variants(), &claims)
}

fn places(items: &[TupleItem]) -> Result<Vec<Identifier>, Fault> {
    let claims: Vec<_> = items.iter().map(|item| Claim::new(&item.wire, &item.wire).hint("item")).collect();
    identifiers(scopes::tuple_places(), &claims)
}
