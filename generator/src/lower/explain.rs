//! What each code of this layer means and how to mend it.

/// Code and explanation.
pub const ENTRIES: &[(&str, &str)] = &[
    (
        "E201",
        "A `$ref` leads to something that cannot stand in its place. A schema can be referred to when it is an entry of `components.schemas` or lies inside of one, a path when it is an entry of `paths`, everything else when it is an entry of its own section of `components`.",
    ),
    (
        "E203",
        "Entries refer to each other in a circle without ever saying what they are. Let one of them say it; a schema may refer to itself through a property, an item or a branch of `oneOf`.",
    ),
    (
        "E204",
        "`type` is not one of string, number, integer, boolean, array and object. OpenAPI 3.0 has no `null` type: use `nullable: true`.",
    ),
    (
        "E205",
        "The path has a `{name}` that no parameter describes, so nobody could fill it in. Add a parameter with `in: path`, the same name and `required: true`.",
    ),
    ("E206", "A `security` requirement names a scheme that `components.securitySchemes` does not have."),
    (
        "E207",
        "An extension (`x-…`) that this generator reads does not have the form that it needs. The help beside the message shows the form.",
    ),
    (
        "W201",
        "The only body that the operation takes has several parts, and not all of them have names: it is not `multipart/form-data`, or its schema is no object with properties. The operation is left out.",
    ),
    ("W202", "Callbacks are requests from the server to its users. A client cannot receive them; they are left out."),
    (
        "W203",
        "Links between operations are left out: call the second operation with the value from the first. Reported once for each document.",
    ),
    ("W204", "Headers of answers are left out of the generated types. Reported once for each document."),
    ("W205", "Webhooks are requests from the server to its users. A client cannot receive them; they are left out."),
    (
        "W206",
        "A parameter holds a union, any JSON or a media type of its own. It becomes text, which the caller writes as it travels. Describe a single kind of value to get a type.",
    ),
    (
        "W207",
        "A parameter is listed twice, or asks for a notation that cannot be written: `label`, `matrix`, an object without `deepObject`, or `deepObject` for a list. An optional parameter is then left out; with a required one the whole operation is.",
    ),
    ("W208", "`not` excludes values, which no Rust type can. It is ignored; say what is allowed instead."),
    ("W209", "`required` lists a key that is not under `properties`. It is ignored. Look for a misspelt name."),
    (
        "W210",
        "`enum` repeats a value, or holds one that is not of the schema's type (`type: string` with bare numbers or booleans: put them in quotes).",
    ),
    (
        "W211",
        "Two objects of a `oneOf` or `anyOf` require the same keys. Without a `discriminator` the first one fits always, so the second is never seen. Require the keys that make the difference.",
    ),
    (
        "W212",
        "A `discriminator` is ignored: it stands beside no `oneOf`, or one of the branches has no name. List named schemas with `oneOf`.",
    ),
    ("W213", "Several answers with status 2xx have a body. Only the first, by status, is read."),
    ("W214", "A security requirement names several schemes that are needed together. They are taken as alternatives."),
    (
        "W215",
        "An HTTP authentication scheme other than basic and bearer is not carried out. What the caller gives is sent in `Authorization` after the scheme's name.",
    ),
    (
        "W216",
        "Two operations share an `operationId`. The second, by path and method, is named by method and path instead.",
    ),
    (
        "W217",
        "No server has an absolute URL, or a variable of a URL has no default. Callers then have to name the server.",
    ),
    (
        "W218",
        "Parts of `allOf` contradict each other, or are no objects and so cannot be merged. The key becomes any JSON, or one part is used.",
    ),
    (
        "W219",
        "`oneOf` or `anyOf` stands beside properties or inside of `allOf`. The keys of all branches are merged into the object as optional ones.",
    ),
    ("W220", "A list or map schema consists of nothing but itself. It is taken for any JSON."),
    ("W221", "An array without `items` holds any JSON."),
    (
        "W222",
        "The document uses `x-code-table`, `x-reading` or `x-series`, but no table was given. Codes become plain text, and answers get no readings and no series. Reported once for each document.",
    ),
    (
        "W223",
        "OpenAPI bars `Accept`, `Content-Type` and `Authorization` from parameters: media types and security schemes describe them. The parameter is ignored.",
    ),
    (
        "W224",
        "A path parameter does not occur in the path and is ignored, or lacks `required: true` and is required all the same.",
    ),
    (
        "W225",
        "`format: binary` inside of JSON: raw bytes cannot travel there. It is taken as text; use `format: byte` for base64.",
    ),
    ("W226", "`servers` of a single path or operation are ignored: all requests go to the client's base URL."),
    ("W227", "The operation describes no answer with status 2xx and no default. Its body is not read."),
    (
        "W228",
        "A body or an answer offers several media types. One is used: JSON before forms, forms before text, text before files. Reported once for each document.",
    ),
    ("W229", "An `enum` of numbers with fractions is taken for a plain number."),
    (
        "W230",
        "`encoding` asks for headers of a part of a form. A part is sent with its name and its media type only; the headers are left out.",
    ),
];
