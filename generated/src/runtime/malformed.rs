// Part of the runtime of openapi-to-crate, the same in every crate. Do not edit.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_named() {
        let described = |body: &[u8]| {
            let error = serde_json::from_slice::<serde_json::Value>(body).unwrap_err();
            describe(body, &error).unwrap_or_default()
        };
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let cases: [(&[u8], &str); 12] = [
            (b"", "the answer is empty"),
            (b" \n", "the answer is empty"),
            (&utf16("\u{feff}[1]"), "UTF-16"),
            (&utf16("{}"), "UTF-16"),
            (b"[\"caf\xe9\"]", "not UTF-8 from byte 5 on"),
            (b"[1, 2", "cut off after 5 bytes"),
            (b"{\"a\": \"\xc3", "cut off after 8 bytes"),
            (b"{\"a\": NaN}", "`NaN` is no number in JSON"),
            (b"[1,\n NaN]", "`NaN` is no number in JSON"),
            (b"[Infinity]", "`Infinity` is no number in JSON"),
            (b"[-Infinity]", "`Infinity` is no number in JSON"),
            (b"[1 2]", ""),
        ];
        for (body, expected) in cases {
            let found = described(body);
            assert!(found.contains(expected) && found.is_empty() == expected.is_empty(), "{body:?}: {found}");
        }
    }
}
