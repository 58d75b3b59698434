//! How what was written differs from what was read.

use super::json::Json;

/// The differences of two values, each as a kind and the way to it.
pub fn differences(came: &Json, went: &Json) -> Vec<(String, String)> {
    let mut found = Vec::new();
    compare(Some(came), Some(went), "", &mut found);
    found
}

fn compare(came: Option<&Json>, went: Option<&Json>, at: &str, found: &mut Vec<(String, String)>) {
    match (came, went) {
        (Some(came), Some(went)) if came == went => {}
        (Some(Json::Object(came)), Some(Json::Object(went))) => {
            let added = went.keys().filter(|key| !came.contains_key(*key));
            for key in came.keys().chain(added) {
                compare(came.get(key), went.get(key), &format!("{at}.{key}"), found);
            }
        }
        (Some(Json::List(came)), Some(Json::List(went))) if came.len() == went.len() => {
            for (index, (came, went)) in came.iter().zip(went).enumerate() {
                compare(Some(came), Some(went), &format!("{at}[{index}]"), found);
            }
        }
        _ => found.push((format!("{} became {}", kind(came), kind(went)), at.to_owned())),
    }
}

fn kind(value: Option<&Json>) -> String {
    match value {
        None => "nothing".to_owned(),
        Some(Json::List(items)) if !items.is_empty() => format!("a list of {}", items.len()),
        Some(Json::Object(entries)) if !entries.is_empty() => "an object".to_owned(),
        Some(Json::Text(text)) if text.chars().count() > 40 => "a long text".to_owned(),
        Some(other) => format!("`{other}`"),
    }
}
