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
    let segments = path.split('/').filter(|segment| !segment.is_empty()).map(segment).collect();
    (segments, slash)
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
