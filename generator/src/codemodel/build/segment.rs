//! Path segments: fixed text, or with parameters in it.

/// A piece of one path segment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Fixed text.
    Text(String),
    /// `{name}`; which name it was does not tell two nodes apart.
    Parameter,
}

/// One segment of a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Segment {
    /// Fixed text.
    Literal(String),
    /// With at least one parameter.
    Template(Vec<Part>),
}

/// Segments with the names of their parameters, and whether the path ends in a slash.
pub fn split(path: &str) -> (Vec<(Segment, Vec<String>)>, bool) {
    let slash = path.len() > 1 && path.ends_with('/');
    let mut texts: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let prefixes = texts.iter().take_while(|text| is_prefix(text)).count();
    // What every path begins with is no step of its own: it goes with the first that is one.
    let first = match texts.get(prefixes) {
        Some(text) if prefixes > 0 && !text.contains('{') => {
            Some(texts.drain(..=prefixes).collect::<Vec<_>>().join("/"))
        }
        _ => None,
    };
    let first = first.map(|text| (Segment::Literal(text), Vec::new()));
    (first.into_iter().chain(texts.into_iter().map(segment)).collect(), slash)
}

/// Whether a segment says nothing but which API and which version of it is meant.
fn is_prefix(segment: &str) -> bool {
    let version = segment.strip_prefix(['v', 'V']).unwrap_or_default();
    let digits = version.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < version.len()
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '_' | '-'))
        || ["alpha", "beta"].iter().any(|word| digits.len() < version.len() && digits.starts_with(word));
    numbered || ["api", "apis", "rest"].contains(&segment.to_ascii_lowercase().as_str())
}

fn segment(text: &str) -> (Segment, Vec<String>) {
    let mut parts = Vec::new();
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        if !before.is_empty() {
            parts.push(Part::Text(before.to_owned()));
        }
        parts.push(Part::Parameter);
        names.push(name.to_owned());
        rest = after;
    }
    if names.is_empty() {
        return (Segment::Literal(text.to_owned()), names);
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest.to_owned()));
    }
    (Segment::Template(parts), names)
}

/// A segment as the document writes it.
pub fn show(segment: &Segment, names: &[String]) -> String {
    match segment {
        Segment::Literal(text) => text.clone(),
        Segment::Template(parts) => {
            let mut names = names.iter();
            let parts = parts.iter().map(|part| match part {
                Part::Text(text) => text.clone(),
                Part::Parameter => format!("{{{}}}", names.next().map_or("", String::as_str)),
            });
            parts.collect()
        }
    }
}
