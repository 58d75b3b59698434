//! What a client is made of, in Rust's words: the only thing that emitters know.
//!
//! Everything here is plain data. References between types are [`TypeId`]s, indices into
//! [`Api::types`], so recursive types need no boxes. `wire` always is the exact text that
//! travels over HTTP; Rust's names are chosen later, by the layer `names`.

/// One API: the whole input of the emitters.
#[derive(Debug, Clone, PartialEq)]
pub struct Api {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// `info.description`, Markdown.
    pub description: String,
    /// Where the service lives; the first one is the default.
    pub servers: Vec<Server>,
    /// In the order of the document.
    pub security: Vec<SecurityScheme>,
    /// Named types; sorted by `wire` name, so that moving a schema changes no output.
    pub types: Vec<TypeDef>,
    /// Sorted by path, then method.
    pub operations: Vec<Operation>,
    /// `tags` of the document: name and description.
    pub tags: Vec<(String, String)>,
    /// The attribute table, when one was given.
    pub table: Option<CodeTable>,
    /// `x-rate-limit` of the document root: `{requests, refill-milliseconds}`.
    pub rate_limit: Option<RateLimit>,
    /// `x-failure-envelope` of the document root: how a 2xx answer says that it failed.
    pub envelope: Option<Envelope>,
    /// `x-path-words` of the document root: path segment to words (`accesstokens` to `access tokens`).
    pub path_words: Vec<(String, String)>,
}

/// A base URL with its variables already replaced by their defaults.
#[derive(Debug, Clone, PartialEq)]
pub struct Server {
    /// Absolute or relative URL.
    pub url: String,
    /// Markdown.
    pub description: String,
}

/// A rolling window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RateLimit {
    /// Requests that may be under way in one burst.
    pub requests: u32,
    /// Milliseconds after which one more request is allowed.
    pub refill_milliseconds: u32,
}

/// Names of the keys by which an answer with status 2xx says that it failed.
#[derive(Debug, Clone, PartialEq)]
pub struct Envelope {
    /// `false` under this key means failure (`success`).
    pub success: String,
    /// The server's own text: a string, a list or an object (`errors`).
    pub messages: String,
    /// A machine-readable code (`error_code`).
    pub code: String,
}

/// One way to prove who is calling.
#[derive(Debug, Clone, PartialEq)]
pub struct SecurityScheme {
    /// Key in `components.securitySchemes`.
    pub wire: String,
    /// Markdown.
    pub description: String,
    /// How the secret travels.
    pub kind: SecurityKind,
}

/// How a secret travels.
#[derive(Debug, Clone, PartialEq)]
pub enum SecurityKind {
    /// `apiKey` in a header, with `x-token-prefix` before the secret (`Token `), else empty.
    Header {
        /// Name of the header.
        name: String,
        /// Text before the secret.
        prefix: String,
    },
    /// `apiKey` in the query.
    Query {
        /// Name of the parameter.
        name: String,
    },
    /// `apiKey` in a cookie.
    Cookie {
        /// Name of the cookie.
        name: String,
    },
    /// `http` with scheme `basic`.
    Basic,
    /// `http` with scheme `bearer`, `oauth2` and `openIdConnect`: the caller brings the token.
    Bearer,
}

/// Index into [`Api::types`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeId(pub usize);

/// A named type.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeDef {
    /// Name in the document, or for an inline schema the path to it in words (`Site_tags_item`).
    pub wire: String,
    /// Markdown.
    pub description: String,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// What it is.
    pub kind: TypeKind,
}

/// What a named type is.
#[derive(Debug, Clone, PartialEq)]
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

/// A JSON object.
#[derive(Debug, Clone, PartialEq)]
pub struct Object {
    /// In the order of the document; `allOf` is already merged.
    pub fields: Vec<Field>,
    /// Type of the values under keys that are not in `fields`. `None`: anything, kept raw.
    pub additional: Option<Type>,
}

/// A key of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The key.
    pub wire: String,
    /// Markdown.
    pub description: String,
    /// Never [`Type::Optional`] twice. A field that may be absent or null is `Optional`,
    /// but for lists and maps, which are then empty.
    pub ty: Type,
    /// The key must be there (lists and maps that are not required are empty when absent).
    pub required: bool,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// Only in answers (`readOnly`) .
    pub read_only: bool,
    /// Only in requests (`writeOnly`): secret, so redacted in `Debug`, when the type is a string.
    pub write_only: bool,
}

/// A place in a tuple. Places from the first optional one on may be missing.
#[derive(Debug, Clone, PartialEq)]
pub struct TupleItem {
    /// Name of the place.
    pub wire: String,
    /// Markdown.
    pub description: String,
    /// Its type.
    pub ty: Type,
    /// Whether an array without it is still whole.
    pub required: bool,
}

/// A set of known values.
#[derive(Debug, Clone, PartialEq)]
pub struct Enum {
    /// What travels.
    pub values: EnumValues,
}

/// The values of an enum: all text or all integers.
#[derive(Debug, Clone, PartialEq)]
pub enum EnumValues {
    /// `type: string`.
    Text(Vec<EnumValue<String>>),
    /// `type: integer`.
    Integer(Vec<EnumValue<i64>>),
}

/// One known value.
#[derive(Debug, Clone, PartialEq)]
pub struct EnumValue<T> {
    /// What travels.
    pub wire: T,
    /// Words for the variant: from `x-enum-varnames`, else the value itself.
    pub name: String,
    /// From `x-enum-descriptions`, else empty.
    pub description: String,
}

/// `oneOf` or `anyOf`.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// Tried in this order, most specific first, unless there is a discriminator.
    pub variants: Vec<Variant>,
    /// Key whose text picks the variant.
    pub discriminator: Option<String>,
}

/// One shape of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Words for its name: the schema's name, else the kind (`Integer`, `Text`).
    pub name: String,
    /// Values of the discriminator that mean this variant.
    pub tags: Vec<String>,
    /// Its type.
    pub ty: Type,
}

/// A type as used in a place.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// `boolean`.
    Bool,
    /// `boolean` that travels as `0` or `1`: an `integer` with `enum: [0, 1]`.
    Flag,
    /// `integer`; a number in quotes is taken too.
    Integer(IntegerSize),
    /// `number`; a number in quotes is taken too.
    Number,
    /// `string`; a number is taken too.
    String,
    /// `string` with `format: password`: held as a secret.
    Secret,
    /// `string` with `format: byte`: base64.
    Base64,
    /// `string` with `format: binary`: the body itself.
    Binary,
    /// A moment; `jiff::Timestamp` in Rust.
    Timestamp(TimeFormat),
    /// `string` with `format: date`; `jiff::civil::Date` in Rust.
    Date,
    /// An attribute code of [`Api::table`]: a string schema with `x-code-table`.
    Code,
    /// Any JSON.
    Any,
    /// `array`; `false`, `null` and absent are empty.
    List(Box<Type>),
    /// `object` with only `additionalProperties`; `[]`, `false`, `null` and absent are empty.
    Map(Box<Type>),
    /// `null`, `false` (when the type is not boolean) and absent are `None`.
    Optional(Box<Type>),
    /// A named type.
    Named(TypeId),
    /// As `Named`, where the value would otherwise contain itself.
    Boxed(TypeId),
}

/// Width of an integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// How a moment travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeFormat {
    /// `integer` with `format: unix-time`: seconds since 1970.
    Seconds,
    /// `integer` with `format: unix-time-ms`: milliseconds since 1970.
    Milliseconds,
    /// `string` with `format: date-time`.
    Rfc3339,
}

/// Path and method.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// `operationId`, else method and path in words.
    pub id: String,
    /// Upper case (`GET`).
    pub method: String,
    /// With `{templates}`, as in the document.
    pub path: String,
    /// First tag, else empty.
    pub tag: String,
    /// One line, plain.
    pub summary: String,
    /// Markdown.
    pub description: String,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// Every parameter, path parameters in the order of the path first.
    pub parameters: Vec<Parameter>,
    /// What is sent.
    pub body: Option<Body>,
    /// What a 2xx answer holds.
    pub response: Response,
    /// Alternatives: indices into [`Api::security`]. Empty: no credential is sent.
    pub security: Vec<usize>,
    /// Safe to send again: GET, HEAD, PUT, DELETE, unless `x-idempotent` says otherwise.
    pub idempotent: bool,
}

/// One parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Name on the wire (`attributeCodes[]`).
    pub wire: String,
    /// Words for the Rust name: `x-name`, else `wire`.
    pub name: String,
    /// Markdown.
    pub description: String,
    /// Where it travels.
    pub place: Place,
    /// How a list or an object is written.
    pub style: Style,
    /// `required: true`.
    pub required: bool,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// Never `Optional`.
    pub ty: Type,
    /// Bounds that are checked before anything is sent.
    pub bounds: Bounds,
    /// `example`, else the schema's, else none: what doc examples pass.
    pub example: Option<serde_json::Value>,
}

/// Limits on one value; a wrong value never leaves the machine.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bounds {
    /// `minimum`.
    pub minimum: Option<f64>,
    /// `maximum`.
    pub maximum: Option<f64>,
    /// `minLength` or `minItems`.
    pub min_length: Option<u64>,
    /// `maxLength` or `maxItems`.
    pub max_length: Option<u64>,
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// How a list or an object is written into a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `name=a&name=b` (`form`, exploded); for one value simply `name=a`, for an object `key=a`.
    Repeat,
    /// `name=a,b` (`form` or `simple`, not exploded).
    Comma,
    /// `name=a%20b`.
    Space,
    /// `name=a|b`.
    Pipe,
    /// `name[key]=a`.
    DeepObject,
}

/// A request body.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// Its type; with [`BodyKind::Bytes`] it is [`Type::Binary`].
    pub ty: Type,
    /// How it is written.
    pub kind: BodyKind,
    /// `Content-Type`.
    pub content_type: String,
    /// Whether it must be there.
    pub required: bool,
    /// `example`, what doc examples pass.
    pub example: Option<serde_json::Value>,
}

/// How a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyKind {
    /// JSON.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// As it is.
    Bytes,
}

/// What a successful answer holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// How it is read.
    pub kind: ResponseKind,
    /// The example of the document: what the mock answers.
    pub example: Option<serde_json::Value>,
    /// `Content-Type` of the answer, empty for none.
    pub content_type: String,
    /// The status of the answer that was read (`200`).
    pub status: u16,
    /// Markdown.
    pub description: String,
}

/// How an answer is read.
#[derive(Debug, Clone, PartialEq)]
pub enum ResponseKind {
    /// JSON of this type.
    Json(Type),
    /// `text/*`: a `String`.
    Text,
    /// Anything else: bytes.
    Bytes,
    /// No body.
    Empty,
}

/// The attribute table: codes grouped by device.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeTable {
    /// In the order of the file.
    pub attributes: Vec<Attribute>,
}

/// One row of the attribute table.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute {
    /// The code that travels.
    pub code: String,
    /// Codes under which older documents list it; found by look-up, deprecated.
    pub aliases: Vec<String>,
    /// VRM's `idDataAttribute`.
    pub id: u32,
    /// Device type (`System overview`).
    pub device: String,
    /// What it says.
    pub description: String,
    /// Kind of its value.
    pub data_type: DataType,
    /// printf pattern of the value with its unit (`%.2F V`).
    pub format: String,
    /// Read from `format`: `V`; empty for none.
    pub unit: String,
    /// Read from `format`: digits after the point; `None` for `%s`.
    pub decimals: Option<u8>,
    /// Whether it is an energy reading (an increment, seed 6.4.1).
    pub energy: bool,
    /// Known values of an enum-typed attribute, in numeric order.
    pub values: Vec<AttributeValue>,
}

/// One known value of an enum-typed attribute.
#[derive(Debug, Clone, PartialEq)]
pub struct AttributeValue {
    /// What travels.
    pub value: i64,
    /// VRM's label.
    pub label: String,
    /// Where the label is known from.
    pub source: String,
}

/// Kind of an attribute's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataType {
    /// A number.
    Float,
    /// A text.
    String,
    /// A number with a label.
    Enum,
}

impl Api {
    /// The type behind an id.
    pub fn ty(&self, id: TypeId) -> Option<&TypeDef> {
        self.types.get(id.0)
    }
}
