//! Types in short, as people say them.

use crate::codemodel::{ArgumentType, RustType};

/// A type without the paths that lead to it.
pub fn shown(ty: &RustType) -> String {
    match ty {
        RustType::Unit => "()".to_owned(),
        RustType::Bool => "bool".to_owned(),
        RustType::I32 => "i32".to_owned(),
        RustType::I64 => "i64".to_owned(),
        RustType::U32 => "u32".to_owned(),
        RustType::U64 => "u64".to_owned(),
        RustType::F64 => "f64".to_owned(),
        RustType::Number => "Number".to_owned(),
        RustType::Whole(value, _) => format!("Whole<{}>", shown(value)),
        RustType::String => "String".to_owned(),
        RustType::Secret => "Secret".to_owned(),
        RustType::Bytes => "Bytes".to_owned(),
        RustType::ByteVec => "Vec<u8>".to_owned(),
        RustType::Upload => "Upload".to_owned(),
        RustType::Download => "Download".to_owned(),
        RustType::Timestamp => "Timestamp".to_owned(),
        RustType::Date => "Date".to_owned(),
        RustType::AttributeCode => "AttributeCode".to_owned(),
        RustType::Json => "Value".to_owned(),
        RustType::List(item) => format!("Vec<{}>", shown(item)),
        RustType::Short(item) => format!("SmallVec<[{}; 4]>", shown(item)),
        RustType::Map(value) => format!("BTreeMap<String, {}>", shown(value)),
        RustType::Option(value) => format!("Option<{}>", shown(value)),
        RustType::Boxed(value) => format!("Box<{}>", shown(value)),
        RustType::ByteStream => "ByteStream".to_owned(),
        RustType::Events(item) => format!("Events<{}>", shown(item)),
        RustType::Lines(item) => format!("JsonLines<{}>", shown(item)),
        RustType::Own(path) => path.as_str().to_owned(),
        RustType::Model(name) | RustType::Local(name) => name.to_string(),
    }
}

/// The type of an argument.
pub fn taken(ty: &ArgumentType) -> String {
    match ty {
        ArgumentType::Own(ty) => shown(ty),
        ArgumentType::Into(ty) => format!("impl Into<{}>", shown(ty)),
        ArgumentType::Items(item) => format!("impl IntoIterator<Item = {}>", shown(item)),
        ArgumentType::IntoItems(item) => format!("impl IntoIterator<Item = impl Into<{}>>", shown(item)),
    }
}
