//! Names of types that other languages use.

/// The type that a word means, with a format where it has one; `None` in its place when it means
/// anything.
pub(super) fn known_type(word: &str) -> Option<(Option<&'static str>, Option<&'static str>)> {
    Some(match word.trim().to_ascii_lowercase().as_str() {
        "string" | "str" | "text" | "varchar" | "char" | "enum" | "email" | "url" => (Some("string"), None),
        "integer" | "int" | "short" | "byte" => (Some("integer"), None),
        "int32" => (Some("integer"), Some("int32")),
        "long" | "int64" | "bigint" => (Some("integer"), Some("int64")),
        "number" | "decimal" | "numeric" => (Some("number"), None),
        "float" => (Some("number"), Some("float")),
        "double" => (Some("number"), Some("double")),
        "boolean" | "bool" => (Some("boolean"), None),
        "array" | "list" | "set" | "arraylist" => (Some("array"), None),
        "object" | "map" | "dict" | "hash" | "json" | "dictionary" | "hashmap" => (Some("object"), None),
        "file" | "binary" => (Some("string"), Some("binary")),
        "uuid" => (Some("string"), Some("uuid")),
        "date" => (Some("string"), Some("date")),
        "datetime" | "date-time" | "timestamp" => (Some("string"), Some("date-time")),
        "any" | "mixed" | "" => (None, None),
        _ => return None,
    })
}
