//! Types: those with a name, and those that stand in a place.

/// Index into [`Api::types`](super::Api::types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub usize);

/// A named type.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct TypeDef {
    /// Name in the document, or for an inline schema the path to it in words (`Site_tags_item`).
    pub wire: String,
    /// Markdown.
    pub description: String,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// How many keys an object has.
    pub entries: Entries,
    /// `maxItems` of a list.
    pub most_items: Option<u64>,
    /// What it is.
    pub kind: TypeKind,
    /// Of another name for a type: keys and values of that type of which the document says something else
    /// where this name stands, with what it says, Markdown.
    pub said_of_parts: Vec<(String, String)>,
}

/// How many keys an object has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Entries {
    /// `minProperties`.
    pub minimum: Option<u64>,
    /// `maxProperties`.
    pub maximum: Option<u64>,
}

/// What a named type is.
#[derive(Debug, Clone, PartialEq, Hash)]
pub enum TypeKind {
    /// A JSON object with known keys.
    Object(Object),
    /// A closed set in the document, open in Rust.
    Enum(Enum),
    /// One of several shapes; in Rust the last variant keeps what fits none.
    Union(Union),
    /// A scalar with a name of its own (`SiteId`).
    Newtype(Type),
    /// Another name for a type that is no scalar (a list or a map): `pub type`.
    Alias(Type),
    /// A short array with named places (`x-tuple`): `[milliseconds, mean, min, max]`.
    Tuple(Vec<TupleItem>),
}

impl TypeKind {
    /// The types that it is made of.
    pub fn types(&self) -> Vec<&Type> {
        match self {
            Self::Object(object) => {
                object.fields.iter().map(|field| &field.ty).chain(object.additional.as_ref()).collect()
            }
            Self::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
            Self::Tuple(items) => items.iter().map(|item| &item.ty).collect(),
            Self::Newtype(inner) | Self::Alias(inner) => vec![inner],
            Self::Enum(_) => Vec::new(),
        }
    }

    /// Whether it is an object with a key that only travels in requests.
    pub fn has_secret_key(&self) -> bool {
        matches!(self, Self::Object(object) if object.fields.iter().any(|field| field.write_only))
    }
}

/// A JSON object.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Object {
    /// In the order of the document; `allOf` is already merged.
    pub fields: Vec<Field>,
    /// Type of the values under keys that are not in `fields`. `None`: anything, kept raw.
    pub additional: Option<Type>,
    /// `additionalProperties: false`: a value with another key is none of this type, which tells the
    /// shapes of a union apart. It is kept raw all the same.
    pub closed: bool,
}

/// A key of an object.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Field {
    /// The key.
    pub wire: String,
    /// Words for the Rust name: `x-name`, else `wire`.
    pub name: String,
    /// Markdown.
    pub description: String,
    /// Never [`Type::Optional`] twice. A field that may be absent or null is `Optional`, but for lists
    /// and maps of a document with lenient values, which are then empty.
    pub ty: Type,
    /// `null` is a value of it, and not the same as leaving the key out.
    pub nullable: bool,
    /// How many keys a value has that is an object itself.
    pub entries: Entries,
    /// `default`: what the service takes for a key that is left out.
    pub default: Option<serde_json::Value>,
    /// The key must be there.
    pub required: bool,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// Only in answers (`readOnly`) .
    pub read_only: bool,
    /// Only in requests (`writeOnly`): secret, so redacted in `Debug`, when the type is a string.
    pub write_only: bool,
}

/// A place in a tuple. Places from the first optional one on may be missing.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct TupleItem {
    /// Name of the place.
    pub wire: String,
    /// Markdown.
    pub description: String,
    /// Its type.
    pub ty: Type,
    /// Whether an array without it is still whole.
    pub required: bool,
    /// Its index in arrays that have their places in another order; as here for most.
    pub also_at: usize,
}

/// A set of known values.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Enum {
    /// What travels.
    pub values: EnumValues,
}

/// The values of an enum: all text or all integers.
#[derive(Debug, Clone, PartialEq, Hash)]
pub enum EnumValues {
    /// `type: string`.
    Text(Vec<EnumValue<String>>),
    /// `type: integer`.
    Integer(Vec<EnumValue<i64>>),
}

/// One known value.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct EnumValue<T> {
    /// What travels.
    pub wire: T,
    /// Words for the variant: from `x-enum-varnames`, else the value itself.
    pub name: String,
    /// From `x-enum-descriptions`, else empty.
    pub description: String,
}

/// `oneOf` or `anyOf`.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Union {
    /// Tried in this order, most specific first, unless there is a discriminator.
    pub variants: Vec<Variant>,
    /// Key whose text picks the variant.
    pub discriminator: Option<String>,
}

/// One shape of a union.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Variant {
    /// Words for its name: the schema's name, else the kind (`Integer`, `Text`).
    pub name: String,
    /// Values of the discriminator that mean this variant.
    pub tags: Vec<String>,
    /// Its type.
    pub ty: Type,
}

/// A type as used in a place.
#[derive(Debug, Clone, PartialEq, Hash)]
pub enum Type {
    /// `boolean`.
    Bool,
    /// `boolean` that travels as `0` or `1`: an `integer` with `enum: [0, 1]`.
    Flag,
    /// `integer` with `format: seconds`: a stretch of time; `12s` is taken too where values are lenient.
    WholeSeconds,
    /// `integer`.
    Integer(IntegerSize),
    /// `number`.
    Number,
    /// `number` or `integer` with `x-numbers: as-written`: with all the digits that it is written with.
    NumberAsWritten,
    /// `string`.
    String,
    /// `string` with `format: password`: held as a secret.
    Secret,
    /// `string` with `format: byte`: base64.
    Base64,
    /// `string` with `format: binary`: the body itself.
    Binary,
    /// `string` with `format: binary`: a file in a part of a body.
    Upload,
    /// A timestamp; `jiff::Timestamp` in Rust.
    Timestamp(TimeFormat),
    /// `string` with `format: date`; `jiff::civil::Date` in Rust.
    Date,
    /// A type of another crate that stands for a format, by its path in Rust.
    Own(String),
    /// An attribute code of [`Api::table`](super::Api::table): a string schema with `x-code-table`.
    Code,
    /// Any JSON.
    Any,
    /// `array`; where values are lenient, `false`, `null` and absent are empty.
    List(Box<Type>),
    /// `object` with only `additionalProperties`; where values are lenient, `[]`, `false`, `null` and
    /// absent are empty.
    Map(Box<Type>),
    /// `null` and absent are `None`; so is `false` where values are lenient and the type is not boolean.
    Optional(Box<Type>),
    /// A named type.
    Named(TypeId),
    /// As `Named`, where the value would otherwise contain itself.
    Boxed(TypeId),
}

impl Type {
    /// The type of what is in lists, maps and options, with or without one around it.
    pub fn innermost(&self) -> &Self {
        match self {
            Self::List(inner) | Self::Map(inner) | Self::Optional(inner) => inner.innermost(),
            _ => self,
        }
    }

    /// The named type in it.
    pub fn named(&self) -> Option<TypeId> {
        match self.innermost() {
            Self::Named(id) | Self::Boxed(id) => Some(*id),
            _ => None,
        }
    }

    /// Whether it is such a one, or holds one without a name between them.
    pub fn any(&self, is: impl Fn(&Self) -> bool + Copy) -> bool {
        is(self)
            || match self {
                Self::List(inner) | Self::Map(inner) | Self::Optional(inner) => inner.any(is),
                _ => false,
            }
    }
}

/// Width of an integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IntegerSize {
    /// `format: int32`.
    I32,
    /// `format: int64` and none.
    I64,
    /// `minimum: 0` and above, no format or int64.
    U64,
    /// `minimum: 0` and above, `format: int32`.
    U32,
}

/// How a timestamp travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeFormat {
    /// `integer` with `format: unix-time`: seconds since 1970.
    Seconds,
    /// `integer` with `format: unix-time-ms`: milliseconds since 1970.
    Milliseconds,
    /// `string` with `format: date-time`.
    Rfc3339,
}
