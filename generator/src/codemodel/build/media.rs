//! Media types in words.

/// Media types that people know by another name.
const KNOWN: [(&str, &str); 10] = [
    ("text/plain", "text"),
    ("application/octet-stream", "bytes"),
    ("application/vnd.ms-excel", "xls"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ("application/msword", "doc"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ("application/gzip", "gzip"),
    ("image/svg+xml", "svg"),
    ("text/json", "text json"),
];

/// What a media type is called: `csv`, `pdf`, `hal json`.
pub fn media_words(content_type: &str) -> String {
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if let Some((_, words)) = KNOWN.iter().find(|(known, _)| *known == essence) {
        return (*words).to_owned();
    }
    let subtype = essence.split_once('/').map_or(essence.as_str(), |(_, subtype)| subtype);
    let words = subtype.strip_prefix("x-").or_else(|| subtype.strip_prefix("vnd.")).unwrap_or(subtype);
    words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
