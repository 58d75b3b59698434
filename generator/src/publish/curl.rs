//! The shell command that sends an operation's own example.

use serde_json::Value;

use crate::ir::{
    Api, Body, BodyKind, Operation, Parameter, ParameterLocation, ResponseKind, SecurityKind, SecurityScheme, Style,
    Type,
};

/// Name of the variable that holds the secret, so that no command line needs to.
const TOKEN: &str = "$TOKEN";

/// A command of curl with a part of it on each line.
pub fn command(api: &Api, operation: &Operation) -> String {
    let base = api.servers.first().map_or("", |server| server.url.as_str());
    let server = match operation.server.as_deref() {
        Some(own) if own.starts_with('/') && !own.starts_with("//") => format!("{}{own}", origin(base)),
        own => own.unwrap_or(base).to_owned(),
    };
    let server = server.trim_end_matches('/');
    let url = format!("{server}{}", path(operation));
    let queries: Vec<_> = given(operation, ParameterLocation::Query).flat_map(pairs).collect();
    let secrets = secrets(api, operation);
    let mut parts = vec![first_line(operation, &url, &queries, &secrets)];
    parts.extend(secrets.iter().filter_map(|secret| match secret {
        Secret::Option(option) => Some(option.clone()),
        Secret::Query(_) => None,
    }));
    for (name, value) in given(operation, ParameterLocation::Header).flat_map(pairs) {
        parts.push(format!("--header {}", quote(&format!("{name}: {value}"))));
    }
    for (name, value) in given(operation, ParameterLocation::Cookie).flat_map(pairs) {
        parts.push(format!("--cookie {}", quote(&format!("{name}={value}"))));
    }
    if operation.method == "GET" {
        parts.extend(queries.iter().map(|(key, value)| data(key, value)));
        parts.extend(in_query(&secrets).map(|name| format!("--data-urlencode \"{name}={TOKEN}\"")));
    }
    for (name, value) in given(operation, ParameterLocation::Part).flat_map(pairs) {
        parts.push(format!("--form-string {}", quote(&format!("{name}={value}"))));
    }
    if let Some(body) = &operation.body {
        parts.extend(self::body(body));
    }
    for part in given(operation, ParameterLocation::Part) {
        parts.extend(form(part));
    }
    if operation.response.kind == ResponseKind::Bytes {
        parts.push("--output answer".to_owned());
    }
    parts.join(" \\\n  ")
}

/// Scheme and host of a URL.
fn origin(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + 3);
    let end = url.get(host..).and_then(|rest| rest.find('/')).map_or(url.len(), |at| host + at);
    url.get(..end).unwrap_or(url)
}

/// Program, method and address. Only `--get` puts data into the query, and a body is data too, so
/// other methods have the query in the address.
fn first_line(operation: &Operation, url: &str, queries: &[(String, String)], secrets: &[Secret]) -> String {
    let mut query: Vec<_> = queries.iter().map(|(key, value)| format!("{}={}", encode(key), encode(value))).collect();
    query.extend(in_query(secrets).map(|name| format!("{name}={TOKEN}")));
    match operation.method.as_str() {
        "GET" if query.is_empty() => format!("curl {}", quote(url)),
        "GET" => format!("curl --get {}", quote(url)),
        method => {
            let method = if method == "HEAD" { "--head".to_owned() } else { format!("--request {method}") };
            let mark = if query.is_empty() { "" } else { "?" };
            let address = format!("{url}{mark}{}", query.join("&"));
            let secret = in_query(secrets).next().is_some();
            format!("curl {method} {}", if secret { format!("\"{address}\"") } else { quote(&address) })
        }
    }
}

/// Parameters that the sample sends: those that must be there, and those with an example.
fn given(operation: &Operation, location: ParameterLocation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(move |parameter| {
        let shown = parameter.required || parameter.example.is_some() && !parameter.deprecated;
        parameter.location == location && shown
    })
}

fn path(operation: &Operation) -> String {
    let mut path = operation.path.clone();
    for parameter in given(operation, ParameterLocation::Path) {
        let value = match parameter.style {
            Style::Label { explode } => {
                format!(".{}", pieces(parameter, explode).join(if explode { "." } else { "," }))
            }
            Style::Matrix { explode } => matrix(parameter, explode),
            style => pieces(parameter, style == Style::Repeat).join(","),
        };
        path = path.replace(&format!("{{{}}}", parameter.wire), &value);
    }
    path
}

/// What a parameter of the path consists of, each piece encoded.
fn pieces(parameter: &Parameter, explode: bool) -> Vec<String> {
    let sign = if explode { '=' } else { ',' };
    match &parameter.example {
        Some(Value::Array(items)) => items.iter().map(|item| encode(&text(item))).collect(),
        Some(Value::Object(fields)) => {
            fields.iter().map(|(key, value)| format!("{}{sign}{}", encode(key), encode(&text(value)))).collect()
        }
        Some(value) => vec![encode(&text(value))],
        None => vec!["value".to_owned()],
    }
}

/// `;name=value`, and each piece so with `explode`.
fn matrix(parameter: &Parameter, explode: bool) -> String {
    let (name, pieces) = (encode(&parameter.wire), pieces(parameter, explode));
    let own_names = parameter.example.as_ref().is_some_and(Value::is_object);
    match explode {
        false => format!(";{name}={}", pieces.join(",")),
        true if own_names => pieces.iter().map(|piece| format!(";{piece}")).collect(),
        true => pieces.iter().map(|piece| format!(";{name}={piece}")).collect(),
    }
}

/// The pairs by which a parameter travels.
fn pairs(parameter: &Parameter) -> Vec<(String, String)> {
    written(&parameter.wire, parameter.example.as_ref(), parameter.style)
}

/// The pairs by which a value travels in a style.
fn written(name: &str, example: Option<&Value>, style: Style) -> Vec<(String, String)> {
    let pair = |value: String| vec![(name.to_owned(), value)];
    let joined = |items: &[Value], sign: &str| items.iter().map(text).collect::<Vec<_>>().join(sign);
    match (example, style) {
        (Some(value @ (Value::Array(_) | Value::Object(_))), Style::Json) => pair(value.to_string()),
        (Some(Value::Array(items)), Style::Comma) => pair(joined(items, ",")),
        (Some(Value::Array(items)), Style::Space) => pair(joined(items, " ")),
        (Some(Value::Array(items)), Style::Pipe) => pair(joined(items, "|")),
        (Some(Value::Array(items)), _) => items.iter().map(|item| (name.to_owned(), text(item))).collect(),
        (Some(Value::Object(fields)), Style::DeepObject) => {
            fields.iter().map(|(key, value)| (format!("{name}[{key}]"), text(value))).collect()
        }
        (Some(Value::Object(fields)), Style::Repeat) => {
            fields.iter().map(|(key, value)| (key.clone(), text(value))).collect()
        }
        (Some(value), _) => pair(text(value)),
        (None, _) => pair("value".to_owned()),
    }
}

fn data(name: &str, value: &str) -> String {
    // Of `name=value` curl encodes the value only.
    let name = if name.contains(|c: char| !c.is_ascii_alphanumeric() && !"-._~[]".contains(c)) {
        encode(name)
    } else {
        name.to_owned()
    };
    format!("--data-urlencode {}", quote(&format!("{name}={value}")))
}

/// How the secret travels.
enum Secret {
    /// Under this name in the query.
    Query(String),
    /// By an option of curl.
    Option(String),
}

/// The secrets of the first way to prove who is calling.
fn secrets(api: &Api, operation: &Operation) -> Vec<Secret> {
    let schemes = operation.security.first().into_iter().flatten().filter_map(|index| api.security.get(*index));
    let secret = |scheme: &SecurityScheme| match &scheme.kind {
        SecurityKind::Query { name } => Secret::Query(encode(name)),
        SecurityKind::Header { name, prefix } => {
            Secret::Option(format!("--header \"{}: {}{TOKEN}\"", escape(name), escape(prefix)))
        }
        SecurityKind::Cookie { name } => Secret::Option(format!("--cookie \"{}={TOKEN}\"", escape(name))),
        SecurityKind::Basic => Secret::Option("--user \"$USER_NAME:$PASSWORD\"".to_owned()),
        SecurityKind::Bearer => Secret::Option(format!("--header \"Authorization: Bearer {TOKEN}\"")),
    };
    schemes.map(secret).collect()
}

/// Names of the parameters of the query that hold a secret.
fn in_query(secrets: &[Secret]) -> impl Iterator<Item = &str> {
    secrets.iter().filter_map(|secret| match secret {
        Secret::Query(name) => Some(name.as_str()),
        Secret::Option(_) => None,
    })
}

fn body(body: &Body) -> Vec<String> {
    let kind = format!("--header {}", quote(&format!("Content-Type: {}", body.content_type)));
    match (&body.example, body.kind) {
        (Some(Value::Object(fields)), BodyKind::Form) => {
            let style = |key: &str, value: &Value| {
                let own = body.styles.iter().find(|(known, _)| known == key).map(|(_, style)| *style);
                own.unwrap_or(if value.is_object() { Style::Json } else { Style::Repeat })
            };
            let pairs = fields.iter().flat_map(|(key, value)| written(key, Some(value), style(key, value)));
            pairs.map(|(key, value)| data(&key, &value)).collect()
        }
        (Some(example), BodyKind::Json) => vec![kind, format!("--data {}", quote(&example.to_string()))],
        // Its parts are parameters.
        (_, BodyKind::Multipart) => Vec::new(),
        (_, BodyKind::Bytes) => vec![kind, "--data-binary @FILE".to_owned()],
        _ => Vec::new(),
    }
}

/// The options that send a part of a body: a file for what is one, and for other parts their text.
fn form(part: &Parameter) -> Vec<String> {
    let is_file = match &part.ty {
        Type::List(item) => **item == Type::Upload,
        other => *other == Type::Upload,
    };
    if is_file {
        return vec![format!("--form {}", quote(&format!("{}=@FILE", part.wire)))];
    }
    let option = |(name, value): (String, String)| format!("--form-string {}", quote(&format!("{name}={value}")));
    let style = if part.example.as_ref().is_some_and(Value::is_object) { Style::Json } else { part.style };
    written(&part.wire, part.example.as_ref(), style).into_iter().map(option).collect()
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Percent-encoding of everything that has a meaning somewhere in a URL.
fn encode(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'*' => (byte as char).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

/// A word of the shell in which nothing has a meaning.
fn quote(text: &str) -> String {
    let harmless = |c: char| c.is_ascii_alphanumeric() || "-._~/:=,%@+".contains(c);
    if !text.is_empty() && text.chars().all(harmless) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

/// Text inside double quotes, where variables are replaced.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if matches!(c, '"' | '\\' | '$' | '`') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
