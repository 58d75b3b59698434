//! Names that are taken before anything of a document gets one. All lists of such names are here.

/// Every word that any edition reserves, and the names that can't be raw identifiers.
pub(super) const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Names that Windows keeps for devices, whatever follows a dot: no file, folder or module has one.
pub const DEVICES: &[&str] = &[
    "aux", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "conin$", "conout$",
    "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// Names that mean something else in every file: of the prelude, and of the crate's root.
pub(super) const ROOT_TYPES: &[&str] = &[
    "AnswerHead",
    "Answered",
    "AsMut",
    "AsRef",
    "Box",
    "Builder",
    "Bytes",
    "Client",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "Error",
    "ErrorKind",
    "ExactSizeIterator",
    "Extend",
    "Extra",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "Misfit",
    "Misfits",
    "New",
    "None",
    "Ok",
    "Opaque",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "RateLimit",
    "RawAnswer",
    "Result",
    "Secret",
    "Send",
    "Sending",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Upload",
    "Vec",
];

/// Names that an attribute table gives to the crate's root, beside those of its enums.
pub(super) const TABLE_TYPES: &[&str] = &[
    "Attribute",
    "AttributeCode",
    "AttributeEnum",
    "AttributeInfo",
    "AttributeTable",
    "DataType",
    "DeviceType",
    "Evidence",
    "LiveAttribute",
    "Reading",
    "Series",
    "SeriesPoint",
    "Values",
];

/// Names of the prelude and of the runtime that a request or a resource must not hide in its file.
pub(super) const CALL_TYPES: &[&str] = &[
    "Answered",
    "Box",
    "Client",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Err",
    "Error",
    "From",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "New",
    "None",
    "Ok",
    "Option",
    "Path",
    "Request",
    "Result",
    "Route",
    "Send",
    "Sending",
    "Some",
    "String",
    "Sync",
    "ToString",
    "Vec",
];

/// Methods that every client has, and names that clippy expects of traits.
pub(super) const RESOURCE_METHODS: &[&str] = &[
    "add",
    "as_mut",
    "as_ref",
    "base_url",
    "bitand",
    "bitor",
    "bitxor",
    "borrow",
    "borrow_mut",
    "builder",
    "clone",
    "cmp",
    "default",
    "deref",
    "deref_mut",
    "div",
    "drop",
    "eq",
    "fmt",
    "from_iter",
    "from_str",
    "hash",
    "index",
    "index_mut",
    "into_future",
    "into_iter",
    "mul",
    "neg",
    "new",
    "next",
    "not",
    "rem",
    "send",
    "shl",
    "shr",
    "sub",
    "with_credential",
];

/// Names that a request needs for itself.
pub(super) const REQUEST_MEMBERS: &[&str] = &[
    "add",
    "bitand",
    "bitor",
    "bitxor",
    "client",
    "clone",
    "content_type",
    "div",
    "drop",
    "fmt",
    "into_future",
    "mul",
    "new",
    "path",
    "rem",
    "request",
    "send",
    "shl",
    "shr",
    "sub",
    "value",
    "with_head",
];

/// Names that a struct with fields of the document needs for itself.
pub(super) const STRUCT_FIELDS: &[&str] = &[
    "additional",
    "extra",
    "misfits",
    "new",
    "add",
    "sub",
    "mul",
    "div",
    "rem",
    "shl",
    "shr",
    "bitand",
    "bitor",
    "bitxor",
];

/// Methods that the runtime's builder has already.
pub(super) const BUILDER_METHODS: &[&str] = &[
    "base_url",
    "basic",
    "build",
    "check_credentials",
    "check_limits",
    "clone",
    "connect_timeout",
    "credential",
    "failed",
    "fmt",
    "follow_redirects",
    "http",
    "http_client",
    "max_body_bytes",
    "max_connections",
    "middleware",
    "new",
    "on_misfit",
    "provider",
    "proxy",
    "rate_limit",
    "retries",
    "retry_budget",
    "retry_waits",
    "server_url",
    "strict",
    "timeout",
    "total_timeout",
    "without_credentials",
];

/// The variant of every open enum for values that the document doesn't list.
pub(super) const ENUM_VARIANTS: &[&str] = &["Unknown"];

/// The variant of every union for values that fit none of its shapes.
pub(super) const UNION_VARIANTS: &[&str] = &["Other"];

/// What a request with a period adds to itself.
pub(super) const PERIOD_METHODS: &[&str] = &["any_length", "in_parts", "period", "whole"];

/// What a request with pages adds to itself.
pub(super) const PAGING_METHODS: &[&str] = &["all", "stream"];

/// What a request that signs in adds to itself.
pub(super) const SIGN_IN_METHODS: &[&str] = &["sign_in"];

/// What a request adds to itself whose answer is read while it comes in.
pub(super) const STREAM_METHODS: &[&str] = &["events", "lines", "stream_bytes"];

/// What a request for a file adds to itself.
pub(super) const SAVE_METHODS: &[&str] = &["save"];

/// Features that crates have whatever their documents say, and crates that they depend on.
pub(super) const FEATURES: &[&str] = &[
    "all-operations",
    "base64",
    "blocking",
    "brotli",
    "bytes",
    "default",
    "fastrand",
    "futures-core",
    "gloo-timers",
    "gzip",
    "http2",
    "hyper",
    "jiff",
    "memchr",
    "native-tls",
    "other-types",
    "percent-encoding",
    "reqwest",
    "rustls",
    "serde",
    "serde_json",
    "serde_path_to_error",
    "smallvec",
    "tokio",
    "tracing",
    "web-time",
    "zeroize",
];

#[cfg(test)]
mod tests {
    use super::{BUILDER_METHODS, FEATURES, RESOURCE_METHODS};

    /// Functions of the blocks of a file that begin with a line: private ones, too, are methods of the
    /// same type in the same crate.
    fn functions<'f>(file: &'f str, begin: &str) -> Vec<&'f str> {
        let blocks = file.split(begin).skip(1).map(|rest| rest.split("\n}\n").next().unwrap_or(rest));
        let names = blocks.flat_map(|block| block.split(" fn ").skip(1));
        names.filter_map(|rest| rest.split(['(', '<']).next()).collect()
    }

    #[test]
    fn every_feature_and_dependency_of_a_crate_is_on_its_list() {
        let tables: toml_edit::DocumentMut = include_str!("../../runtime/dependencies.toml").parse().expect("tables");
        let target = |target: &toml_edit::Item| target["dependencies"].as_table().cloned();
        let targets = tables["target"].as_table().expect("targets").iter().filter_map(|(_, item)| target(item));
        let always = ["features", "dependencies"].map(|name| tables[name].as_table().cloned().expect("a table"));
        let names: Vec<String> = (always.into_iter().chain(targets))
            .flat_map(|table| table.iter().map(|(name, _)| name.to_owned()).collect::<Vec<_>>())
            .collect();
        assert!(names.iter().any(|name| name == "hyper"), "{names:?}");
        let missing: Vec<_> = names.iter().filter(|name| !FEATURES.contains(&name.as_str())).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn every_method_of_the_builder_is_on_its_list() {
        let builder = functions(include_str!("../../runtime/src/runtime/builder.rs"), "\nimpl Builder {");
        assert!(builder.contains(&"http"), "{builder:?}");
        let missing: Vec<_> = builder.into_iter().filter(|name| !BUILDER_METHODS.contains(name)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn every_method_of_the_client_is_on_its_list() {
        let client = functions(include_str!("../../runtime/src/runtime/client.rs"), "\nimpl Client {");
        assert!(client.contains(&"with_credential"), "{client:?}");
        let missing: Vec<_> = client.into_iter().filter(|name| !RESOURCE_METHODS.contains(name)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
