//! The singular of a path segment: `/installations/{idSite}` is one `installation`.

/// Endings from longest to shortest, and what takes their place.
const ENDINGS: &[(&str, &str)] = &[
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("zes", "ze"),
    ("ies", "y"),
    ("uses", "us"),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("s", ""),
];

/// Words whose plural follows no rule, and words that look like a plural but are none.
const IRREGULAR: &[(&str, &str)] = &[
    ("people", "person"),
    ("children", "child"),
    ("indices", "index"),
    ("vertices", "vertex"),
    ("matrices", "matrix"),
    ("analyses", "analysis"),
    ("statuses", "status"),
    ("aliases", "alias"),
    ("databases", "database"),
    ("releases", "release"),
    ("licenses", "license"),
    ("cases", "case"),
    ("movies", "movie"),
    ("cookies", "cookie"),
    ("series", "series"),
    ("news", "news"),
    ("settings", "setting"),
    ("data", "data"),
    ("dns", "dns"),
    ("aws", "aws"),
];

/// The last word of `words` (separated by spaces or underscores) in the singular.
///
/// ```
/// use openapi_to_crate::names::singular;
/// assert_eq!(singular("installations"), "installation");
/// assert_eq!(singular("access tokens"), "access token");
/// assert_eq!(singular("status"), "status");
/// ```
pub fn singular(words: &str) -> String {
    let start = words.rfind([' ', '_', '-']).map_or(0, |separator| separator + 1);
    let (head, last) = words.split_at(start);
    let lower = last.to_lowercase();
    if let Some((_, single)) = IRREGULAR.iter().find(|(plural, _)| *plural == lower) {
        return format!("{head}{single}");
    }
    for (ending, single) in ENDINGS {
        // A word of one or two letters before the ending is a word of its own: `bus`, `gas`.
        if let Some(stem) = last.strip_suffix(ending)
            && stem.chars().count() >= 2
        {
            return format!("{head}{stem}{single}");
        }
    }
    words.to_owned()
}
