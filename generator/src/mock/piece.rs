//! A part of a path between two slashes, which may hold parameters.

use percent_encoding::percent_decode_str;

/// A part such as `pets`, `{id}`, or `{owner}:{name}.json`.
pub(super) struct Piece {
    /// What stands before the first parameter.
    first: String,
    /// Each parameter, and what stands behind it.
    parameters: Vec<(String, String)>,
}

impl Piece {
    pub(super) fn new(text: &str) -> Self {
        let mut parts = text.split('{');
        let first = parts.next().unwrap_or_default().to_owned();
        let mut parameters: Vec<(String, String)> = Vec::new();
        for part in parts {
            match part.split_once('}') {
                Some((name, behind)) => parameters.push((name.to_owned(), behind.to_owned())),
                // A brace that nothing closes is one.
                None => return Piece { first: text.to_owned(), parameters: Vec::new() },
            }
        }
        Piece { first, parameters }
    }

    /// How many parameters it has.
    pub(super) fn parameters(&self) -> usize {
        self.parameters.len()
    }

    /// How many letters it has outside of parameters.
    pub(super) fn letters(&self) -> usize {
        self.first.len() + self.parameters.iter().map(|(_, behind)| behind.len()).sum::<usize>()
    }

    /// What each parameter is in a part of a request's path; nothing when that is another part.
    pub(super) fn values<'a>(&'a self, part: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
        if self.parameters.is_empty() {
            let is_same = part == self.first || percent_decode_str(part).decode_utf8().is_ok_and(|it| it == self.first);
            return is_same.then(Vec::new);
        }
        let mut rest = part.strip_prefix(self.first.as_str())?;
        let mut values = Vec::new();
        for (place, (name, behind)) in self.parameters.iter().enumerate() {
            let is_last = place + 1 == self.parameters.len();
            let end = match (is_last, behind.is_empty()) {
                (true, _) => rest.len().checked_sub(behind.len()).filter(|_| rest.ends_with(behind.as_str()))?,
                (false, true) => rest.chars().next()?.len_utf8(),
                (false, false) => rest.find(behind.as_str())?,
            };
            values.push((name.as_str(), rest.get(..end)?));
            rest = rest.get(end + behind.len()..)?;
        }
        Some(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_cut_at_what_stands_between_its_parameters() {
        for (piece, part, values) in [
            ("pets", "pets", Some(vec![])),
            ("pets", "p%65ts", Some(vec![])),
            ("pets", "pet", None),
            ("{id}", "7", Some(vec![("id", "7")])),
            ("{id}", "", Some(vec![("id", "")])),
            ("{id}:cancel", "7:cancel", Some(vec![("id", "7")])),
            ("{id}:cancel", "7", None),
            ("v{major}.{minor}", "v1.20", Some(vec![("major", "1"), ("minor", "20")])),
            ("{owner}-{name}.json", "a-b-c.json", Some(vec![("owner", "a"), ("name", "b-c")])),
            ("{a}{b}", "äöü", Some(vec![("a", "ä"), ("b", "öü")])),
            ("{open", "{open", Some(vec![])),
        ] {
            assert_eq!(Piece::new(piece).values(part), values, "{piece} of {part}");
        }
    }
}
