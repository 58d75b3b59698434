// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! What is wrong with a body that is no JSON, in words.

/// What is wrong, where more is known than that it could not be read.
#[cold]
pub(crate) fn describe(body: &[u8], error: &serde_json::Error) -> Option<String> {
    if body.trim_ascii().is_empty() {
        return Some("the answer is empty".to_owned());
    }
    if matches!(body, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, b'{' | b'[' | b'"', ..] | [b'{' | b'[' | b'"', 0, ..]) {
        return Some("it is encoded as UTF-16, and JSON as UTF-8".to_owned());
    }
    if let Some(place) = std::str::from_utf8(body).err().filter(|error| error.error_len().is_some()) {
        return Some(format!("it is not UTF-8 from byte {} on: {error}", place.valid_up_to()));
    }
    if error.is_eof() {
        return Some(format!("it is cut off after {} bytes: {error}", body.len()));
    }
    let at = offset(body, error);
    let around = body.get(at.saturating_sub(2)..(at + 9).min(body.len())).unwrap_or_default();
    let word =
        ["NaN", "Infinity"].into_iter().find(|word| around.windows(word.len()).any(|it| it == word.as_bytes()))?;
    Some(format!("`{word}` is no number in JSON: {error}"))
}

/// Where in the body an error lies.
fn offset(body: &[u8], error: &serde_json::Error) -> usize {
    let lines = body.split_inclusive(|byte| *byte == b'\n').take(error.line().saturating_sub(1));
    lines.map(<[u8]>::len).sum::<usize>() + error.column()
}
