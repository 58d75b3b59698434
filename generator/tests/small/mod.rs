//! A made-up service with one of everything.

use openapi_to_crate::ir::{
    Api, Attribute, AttributeValue, Behaviour, Body, BodyKind, Bounds, CodeTable, DataType, Entries, Enum, EnumValue,
    EnumValues, Envelope, Field, IntegerSize, Object, Operation, Parameter, ParameterLocation, RateLimit, Response,
    ResponseKind, SecurityKind, SecurityScheme, Server, Statuses, Style, TimeFormat, TupleItem, Type, TypeDef, TypeId,
    TypeKind, Union, ValueSet, Variant,
};
use openapi_to_crate::tables::ir::Evidence;
use serde_json::json;

const INTERVAL: TypeId = TypeId(0);
const LOGIN: TypeId = TypeId(1);
const POINT: TypeId = TypeId(2);
const RAW: TypeId = TypeId(3);
const SITE: TypeId = TypeId(4);
const SITE_ID: TypeId = TypeId(5);

/// The service.
pub fn api() -> Api {
    Api {
        title: "Small API".to_owned(),
        version: "1".to_owned(),
        description: "See https://example.com/docs.\n\n* one\n  two\n* `code`: <b>bold</b> [x]\n\n```\nGET /\n```"
            .to_owned(),
        servers: vec![Server { url: "https://example.com/v2".to_owned(), description: String::new() }],
        default_security: vec![vec![0]],
        security: vec![SecurityScheme {
            wire: "accessToken".to_owned(),
            description: "A token of the website.".to_owned(),
            kind: SecurityKind::Header { name: "X-Authorization".to_owned(), prefix: "Token ".to_owned() },
        }],
        types: types(),
        operations: operations(),
        tags: Vec::new(),
        table: Some(table()),
        readings: Vec::new(),
        series: Vec::new(),
        rate_limit: Some(RateLimit { requests: 200, refill_milliseconds: 330 }),
        lenient: true,
        envelope: Some(Envelope {
            success: "success".to_owned(),
            messages: vec!["errors".to_owned()],
            code: "error_code".to_owned(),
        }),
        definitions: json!({}),
        path_words: vec![("accesstokens".to_owned(), "access tokens".to_owned())],
    }
}

fn def(wire: &str, kind: TypeKind) -> TypeDef {
    TypeDef {
        wire: wire.to_owned(),
        description: format!("What a {wire} is."),
        deprecated: false,
        entries: Entries::default(),
        most_items: None,
        kind,
        said_of_parts: Vec::new(),
    }
}

fn field(wire: &str, ty: Type) -> Field {
    Field {
        wire: wire.to_owned(),
        name: wire.to_owned(),
        nullable: false,
        description: String::new(),
        entries: Entries::default(),
        required: !matches!(ty, Type::Optional(_) | Type::List(_)),
        ty,
        deprecated: false,
        read_only: false,
        write_only: false,
        default: None,
    }
}

fn optional(ty: Type) -> Type {
    Type::Optional(Box::new(ty))
}

fn types() -> Vec<TypeDef> {
    let value =
        |wire: &str, name: &str| EnumValue { wire: wire.to_owned(), name: name.to_owned(), description: String::new() };
    let mut password = field("password", Type::String);
    password.write_only = true;
    let item = |wire: &str, ty: Type, required, also_at| TupleItem {
        wire: wire.to_owned(),
        description: String::new(),
        ty,
        required,
        also_at,
    };
    let variant = |name: &str, ty| Variant { name: name.to_owned(), tags: Vec::new(), ty };
    vec![
        def(
            "Interval",
            TypeKind::Enum(Enum {
                values: EnumValues::Text(vec![
                    value("15mins", "quarter hours"),
                    value("days", "days"),
                    value("type", "self"),
                ]),
            }),
        ),
        def(
            "LoginRequest",
            TypeKind::Object(Object {
                fields: vec![
                    field("username", Type::String),
                    password,
                    field("sms_token", optional(Type::String)),
                    field("siteIds", Type::List(Box::new(Type::Named(SITE_ID)))),
                ],
                additional: None,
                closed: false,
            }),
        ),
        def(
            "Point",
            TypeKind::Tuple(vec![
                item("time", Type::Timestamp(TimeFormat::Milliseconds), true, 0),
                item("mean", Type::Number, true, 1),
                item("min", Type::Number, false, 2),
            ]),
        ),
        def(
            "RawValue",
            TypeKind::Union(Union {
                variants: vec![
                    variant("Number", Type::Number),
                    variant("Text", Type::String),
                    variant("Site", Type::Named(SITE)),
                ],
                discriminator: None,
            }),
        ),
        def(
            "Site",
            TypeKind::Object(Object {
                fields: vec![
                    field("idSite", Type::Named(SITE_ID)),
                    field("type", optional(Type::String)),
                    field("createdOn", Type::Timestamp(TimeFormat::Seconds)),
                    field("lastSeen", optional(Type::Timestamp(TimeFormat::Seconds))),
                    field("points", Type::List(Box::new(Type::Named(POINT)))),
                    field("attribute", Type::Code),
                    field("parent", optional(Type::Boxed(SITE))),
                    field("extra", optional(Type::Any)),
                ],
                additional: None,
                closed: false,
            }),
        ),
        def("SiteId", TypeKind::Newtype(Type::Integer(IntegerSize::I64))),
    ]
}

fn parameter(wire: &str, name: &str, location: ParameterLocation, ty: Type) -> Parameter {
    Parameter {
        wire: wire.to_owned(),
        name: name.to_owned(),
        description: String::new(),
        location,
        style: Style::Repeat,
        required: location == ParameterLocation::Path,
        deprecated: false,
        ty,
        bounds: Bounds::default(),
        example: None,
        default: None,
        schema: json!({}),
        content_type: String::new(),
    }
}

fn operation(method: &str, path: &str, id: &str, parameters: Vec<Parameter>, kind: ResponseKind) -> Operation {
    Operation {
        id: id.to_owned(),
        method: method.to_owned(),
        path: path.to_owned(),
        name: None,
        variant: None,
        evidence: None,
        tag: String::new(),
        summary: format!("Does {id}."),
        description: String::new(),
        deprecated: false,
        server: None,
        parameters,
        body: None,
        response: Response {
            kind,
            example: None,
            content_type: "application/json".to_owned(),
            accepted: Vec::new(),
            statuses: Statuses::One(200),
            headers: Vec::new(),
            others: Vec::new(),
            items: None,
            description: String::new(),
        },
        also: Vec::new(),
        failures: Vec::new(),
        security: vec![vec![0]],
        idempotent: method == "GET",
        behaviour: Behaviour::default(),
    }
}

fn operations() -> Vec<Operation> {
    let site = || Parameter {
        example: Some(json!(1039)),
        ..parameter("idSite", "site", ParameterLocation::Path, Type::Named(SITE_ID))
    };
    let mut login = operation("POST", "/auth/login", "login", Vec::new(), ResponseKind::Empty);
    login.body = Some(Body {
        ty: Type::Named(LOGIN),
        kind: BodyKind::Json,
        content_type: "application/json".to_owned(),
        also_as: Vec::new(),
        required: true,
        styles: Vec::new(),
        example: Some(json!({"username": "ada", "password": "secret", "sms_token": "1", "siteIds": [1]})),
        schema: json!({}),
    });
    let mut instance = parameter("instance", "instance", ParameterLocation::Query, Type::Integer(IntegerSize::U32));
    instance.required = true;
    instance.bounds.maximum = Some(512.0);
    let mut name = parameter("type", "type", ParameterLocation::Query, Type::String);
    name.bounds.max_length = Some(9);
    let mut codes =
        parameter("attributeCodes[]", "attributes", ParameterLocation::Query, Type::List(Box::new(Type::Code)));
    codes.example = Some(json!(["Pb"]));
    let stats = vec![
        site(),
        instance,
        parameter("interval", "interval", ParameterLocation::Query, Type::Named(INTERVAL)),
        parameter("start", "start", ParameterLocation::Query, Type::Timestamp(TimeFormat::Seconds)),
        parameter("extended", "extended", ParameterLocation::Query, Type::Flag),
        name,
        codes,
        Parameter {
            style: Style::Comma,
            ..parameter("ids", "ids", ParameterLocation::Query, Type::List(Box::new(Type::Named(SITE_ID))))
        },
        parameter("X-Language", "X-Language", ParameterLocation::Header, Type::String),
    ];
    let token = || parameter("idAccessToken", "access token", ParameterLocation::Path, Type::String);
    vec![
        login,
        operation("GET", "/installations/{idSite}", "site", vec![site()], ResponseKind::Json(Type::Named(SITE))),
        operation(
            "DELETE",
            "/installations/{idSite}/accesstokens/{idAccessToken}",
            "revoke",
            vec![site(), token()],
            ResponseKind::Empty,
        ),
        operation(
            "GET",
            "/installations/{idSite}/accesstokens/list",
            "tokens",
            vec![site()],
            ResponseKind::Json(Type::List(Box::new(Type::Any))),
        ),
        operation(
            "GET",
            "/installations/{idSite}/stats",
            "siteStats",
            stats,
            ResponseKind::Json(Type::Map(Box::new(Type::Named(RAW)))),
        ),
        operation("GET", "/installations/{idSite}/log", "log", vec![site()], ResponseKind::Bytes),
    ]
}

fn table() -> CodeTable {
    let attribute = |code: &str, device: &str, description: &str| Attribute {
        code: code.to_owned(),
        aliases: if code == "Pb" { vec!["PB".to_owned()] } else { Vec::new() },
        id: 7,
        device: device.to_owned(),
        description: description.to_owned(),
        data_type: Some(DataType::Float),
        format: "%.2F kWh".to_owned(),
        unit: "kWh".to_owned(),
        decimals: Some(2),
        energy: true,
        service: "system".to_owned(),
        path: format!("/{code}"),
        values: None,
        evidence: Evidence::Seed,
        source: String::new(),
    };
    let value = |value, label: &str| AttributeValue { value, label: label.to_owned(), source: "recorded".to_owned() };
    CodeTable {
        attributes: vec![
            attribute("Pb", "System overview", "PV to battery"),
            Attribute {
                evidence: Evidence::Inferred,
                source: "type:pattern".to_owned(),
                ..attribute("Ob", "System overview", "PV to battery")
            },
            attribute("Gc", "System overview", "Grid to consumers"),
            attribute("pb", "System overview", "PV to battery"),
            Attribute {
                data_type: Some(DataType::Enum),
                values: Some(0),
                energy: false,
                ..attribute("S", "VE.Bus System", "VE.Bus state")
            },
            Attribute { data_type: None, ..attribute("xx", "VE.Bus System", "Nobody knows") },
            Attribute { device: String::new(), ..attribute("yy", "", "Nobody knows where") },
            Attribute { data_type: None, ..attribute("zz", "Heat pump", "Nobody knows") },
        ],
        value_sets: vec![ValueSet {
            name: "VeBusState".to_owned(),
            values: vec![
                value(0, "Off"),
                value(3, "Bulk"),
                value(7, "Equalize"),
                value(247, "Equalize"),
                value(-1, "100%"),
            ],
        }],
    }
}
