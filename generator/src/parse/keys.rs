//! The keys of OpenAPI 3.0.3, object by object: what may stand where, and of what shape.

use Kind::*;
use Shape::*;

/// An object of the specification, by its name there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// OpenAPI Object, the document itself.
    OpenApi,
    /// Info Object.
    Info,
    /// Contact Object.
    Contact,
    /// License Object.
    License,
    /// Server Object.
    Server,
    /// Server Variable Object.
    ServerVariable,
    /// Components Object.
    Components,
    /// Paths Object; its keys are paths.
    Paths,
    /// Path Item Object.
    PathItem,
    /// Operation Object.
    Operation,
    /// External Documentation Object.
    ExternalDocs,
    /// Parameter Object.
    Parameter,
    /// Request Body Object.
    RequestBody,
    /// Media Type Object.
    MediaType,
    /// Encoding Object.
    Encoding,
    /// Responses Object; its keys are statuses.
    Responses,
    /// Response Object.
    Response,
    /// Callback Object; its keys are expressions.
    Callback,
    /// Example Object.
    Example,
    /// Link Object.
    Link,
    /// Header Object.
    Header,
    /// Tag Object.
    Tag,
    /// Schema Object.
    Schema,
    /// Discriminator Object.
    Discriminator,
    /// XML Object.
    Xml,
    /// Security Scheme Object.
    SecurityScheme,
    /// OAuth Flows Object.
    OAuthFlows,
    /// OAuth Flow Object.
    OAuthFlow,
}

/// What a value has to look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Anything.
    Any,
    /// A string.
    Text,
    /// A boolean.
    Bool,
    /// A whole number, not negative.
    Count,
    /// A number.
    Number,
    /// An array of anything.
    Array,
    /// An array of strings.
    Texts,
    /// An object whose values are strings.
    TextMap,
    /// An object whose values are arrays of strings, in an array (`security`).
    Security,
    /// One object.
    One(Kind),
    /// `true`, `false` or an object (`additionalProperties`).
    BoolOr(Kind),
    /// An array of objects.
    List(Kind),
    /// An object of objects under free keys.
    Map(Kind),
    /// An object under free keys of anything.
    Object,
}

impl Kind {
    /// Every object with keys of its own.
    pub const ALL: [Kind; 25] = [
        OpenApi,
        Info,
        Contact,
        License,
        Server,
        ServerVariable,
        Components,
        PathItem,
        Operation,
        ExternalDocs,
        Parameter,
        RequestBody,
        MediaType,
        Encoding,
        Response,
        Example,
        Link,
        Header,
        Tag,
        Schema,
        Discriminator,
        Xml,
        SecurityScheme,
        OAuthFlows,
        OAuthFlow,
    ];

    /// Whether an object of this kind has such a key.
    pub fn knows(self, key: &str) -> bool {
        self.keys().iter().any(|(known, _)| *known == key)
    }

    /// The known keys and the shape of each. Keys that begin with `x-` are always allowed.
    pub fn keys(self) -> &'static [(&'static str, Shape)] {
        match self {
            OpenApi => &[
                ("openapi", Text),
                ("info", One(Info)),
                ("servers", List(Server)),
                ("paths", One(Paths)),
                ("components", One(Components)),
                ("security", Security),
                ("tags", List(Tag)),
                ("externalDocs", One(ExternalDocs)),
            ],
            Info => &[
                ("title", Text),
                ("description", Text),
                ("termsOfService", Text),
                ("contact", One(Contact)),
                ("license", One(License)),
                ("version", Text),
            ],
            Contact => &[("name", Text), ("url", Text), ("email", Text)],
            License => &[("name", Text), ("url", Text)],
            Server => &[("url", Text), ("description", Text), ("variables", Map(ServerVariable))],
            ServerVariable => &[("enum", Texts), ("default", Text), ("description", Text)],
            Components => &[
                ("schemas", Map(Schema)),
                ("responses", Map(Response)),
                ("parameters", Map(Parameter)),
                ("examples", Map(Example)),
                ("requestBodies", Map(RequestBody)),
                ("headers", Map(Header)),
                ("securitySchemes", Map(SecurityScheme)),
                ("links", Map(Link)),
                ("callbacks", Map(Callback)),
            ],
            Paths | Responses | Callback => &[],
            PathItem => &[
                ("summary", Text),
                ("description", Text),
                ("get", One(Operation)),
                ("put", One(Operation)),
                ("post", One(Operation)),
                ("delete", One(Operation)),
                ("options", One(Operation)),
                ("head", One(Operation)),
                ("patch", One(Operation)),
                ("trace", One(Operation)),
                ("servers", List(Server)),
                ("parameters", List(Parameter)),
            ],
            Operation => &[
                ("tags", Texts),
                ("summary", Text),
                ("description", Text),
                ("externalDocs", One(ExternalDocs)),
                ("operationId", Text),
                ("parameters", List(Parameter)),
                ("requestBody", One(RequestBody)),
                ("responses", One(Responses)),
                ("callbacks", Map(Callback)),
                ("deprecated", Bool),
                ("security", Security),
                ("servers", List(Server)),
            ],
            ExternalDocs => &[("description", Text), ("url", Text)],
            Parameter => &[
                ("name", Text),
                ("in", Text),
                ("description", Text),
                ("required", Bool),
                ("deprecated", Bool),
                ("allowEmptyValue", Bool),
                ("style", Text),
                ("explode", Bool),
                ("allowReserved", Bool),
                ("schema", One(Schema)),
                ("example", Any),
                ("examples", Map(Example)),
                ("content", Map(MediaType)),
            ],
            Header => &[
                ("description", Text),
                ("required", Bool),
                ("deprecated", Bool),
                ("allowEmptyValue", Bool),
                ("style", Text),
                ("explode", Bool),
                ("allowReserved", Bool),
                ("schema", One(Schema)),
                ("example", Any),
                ("examples", Map(Example)),
                ("content", Map(MediaType)),
            ],
            RequestBody => &[("description", Text), ("content", Map(MediaType)), ("required", Bool)],
            MediaType => {
                &[("schema", One(Schema)), ("example", Any), ("examples", Map(Example)), ("encoding", Map(Encoding))]
            }
            Encoding => &[
                ("contentType", Text),
                ("headers", Map(Header)),
                ("style", Text),
                ("explode", Bool),
                ("allowReserved", Bool),
            ],
            Response => {
                &[("description", Text), ("headers", Map(Header)), ("content", Map(MediaType)), ("links", Map(Link))]
            }
            Example => &[("summary", Text), ("description", Text), ("value", Any), ("externalValue", Text)],
            Link => &[
                ("operationRef", Text),
                ("operationId", Text),
                ("parameters", Object),
                ("requestBody", Any),
                ("description", Text),
                ("server", One(Server)),
            ],
            Tag => &[("name", Text), ("description", Text), ("externalDocs", One(ExternalDocs))],
            Schema => &[
                ("title", Text),
                ("multipleOf", Number),
                ("maximum", Number),
                ("exclusiveMaximum", Bool),
                ("minimum", Number),
                ("exclusiveMinimum", Bool),
                ("maxLength", Count),
                ("minLength", Count),
                ("pattern", Text),
                ("maxItems", Count),
                ("minItems", Count),
                ("uniqueItems", Bool),
                ("maxProperties", Count),
                ("minProperties", Count),
                ("required", Texts),
                ("enum", Array),
                ("type", Text),
                ("allOf", List(Schema)),
                ("oneOf", List(Schema)),
                ("anyOf", List(Schema)),
                ("not", One(Schema)),
                ("items", One(Schema)),
                ("properties", Map(Schema)),
                ("additionalProperties", BoolOr(Schema)),
                ("description", Text),
                ("format", Text),
                ("default", Any),
                ("nullable", Bool),
                ("discriminator", One(Discriminator)),
                ("readOnly", Bool),
                ("writeOnly", Bool),
                ("xml", One(Xml)),
                ("externalDocs", One(ExternalDocs)),
                ("example", Any),
                ("deprecated", Bool),
            ],
            Discriminator => &[("propertyName", Text), ("mapping", TextMap)],
            Xml => &[("name", Text), ("namespace", Text), ("prefix", Text), ("attribute", Bool), ("wrapped", Bool)],
            SecurityScheme => &[
                ("type", Text),
                ("description", Text),
                ("name", Text),
                ("in", Text),
                ("scheme", Text),
                ("bearerFormat", Text),
                ("flows", One(OAuthFlows)),
                ("openIdConnectUrl", Text),
            ],
            OAuthFlows => &[
                ("implicit", One(OAuthFlow)),
                ("password", One(OAuthFlow)),
                ("clientCredentials", One(OAuthFlow)),
                ("authorizationCode", One(OAuthFlow)),
            ],
            OAuthFlow => &[("authorizationUrl", Text), ("tokenUrl", Text), ("refreshUrl", Text), ("scopes", TextMap)],
        }
    }

    /// The keys without which the object means nothing.
    pub fn required(self) -> &'static [&'static str] {
        match self {
            OpenApi => &["openapi", "info", "paths"],
            Info => &["title", "version"],
            License | Tag => &["name"],
            Server | ExternalDocs => &["url"],
            ServerVariable => &["default"],
            Operation => &["responses"],
            Parameter => &["name", "in"],
            RequestBody => &["content"],
            Response => &["description"],
            Discriminator => &["propertyName"],
            SecurityScheme => &["type"],
            OAuthFlow => &["scopes"],
            _ => &[],
        }
    }

    /// What stands under keys that are free, where there are such.
    pub fn free(self) -> Option<Kind> {
        match self {
            Paths | Callback => Some(PathItem),
            Responses => Some(Response),
            _ => None,
        }
    }

    /// Whether a `$ref` may stand in its place.
    pub fn referable(self) -> bool {
        matches!(
            self,
            PathItem
                | Parameter
                | RequestBody
                | Response
                | Callback
                | Example
                | Link
                | Header
                | Schema
                | SecurityScheme
        )
    }

    /// Whether a client is the same without it.
    pub fn can_be_done_without(self) -> bool {
        matches!(
            self,
            Contact | License | ExternalDocs | Tag | Xml | Link | Callback | Example | Discriminator | ServerVariable
        )
    }

    /// The folder of `components` that holds objects of this kind.
    pub fn folder(self) -> &'static str {
        match self {
            Parameter => "parameters",
            RequestBody => "requestBodies",
            Response => "responses",
            Callback => "callbacks",
            Example => "examples",
            Link => "links",
            Header => "headers",
            SecurityScheme => "securitySchemes",
            _ => "schemas",
        }
    }
}
