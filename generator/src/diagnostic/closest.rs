//! "Did you mean": the known name that is closest to a misspelt one.

/// Longer names are nobody's spelling mistake, and comparing two takes time by the product of both.
const LONGEST: usize = 64;

/// How alike two names have to be.
const ALIKE: f64 = 0.8;

/// Finds what may have been meant, with so many comparisons and no more in one run: a document that
/// has thousands of mistakes gets suggestions for the first ones.
#[derive(Debug)]
pub struct Suggestions {
    comparisons_left: usize,
}

impl Default for Suggestions {
    fn default() -> Self {
        Suggestions { comparisons_left: 200_000 }
    }
}

impl Suggestions {
    /// The known name that is most like the one that stands there, if any is.
    pub fn closest<'k>(&mut self, wanted: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
        if wanted.len() > LONGEST {
            return None;
        }
        let candidates = known.into_iter().take(self.comparisons_left).inspect(|_| self.comparisons_left -= 1);
        candidates
            .filter(|known| known.len() <= LONGEST)
            .map(|known| (strsim::jaro_winkler(known, wanted), known))
            .filter(|(score, _)| *score > ALIKE)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, known)| known)
    }
}

#[cfg(test)]
mod tests {
    use super::Suggestions;

    #[test]
    fn the_most_alike_is_found_and_nothing_where_nothing_is() {
        let mut suggestions = Suggestions::default();
        assert_eq!(suggestions.closest("requierd", ["request", "required", "type"]), Some("required"));
        assert_eq!(suggestions.closest("zzz", ["request", "required"]), None);
        assert_eq!(suggestions.closest(&"a".repeat(100_000), ["a"]), None);
    }

    #[test]
    fn thousands_of_mistakes_take_no_more_comparisons_than_the_first_ones() {
        let names: Vec<String> = (0..50_000).map(|number| format!("Name{number}")).collect();
        let mut suggestions = Suggestions::default();
        let mut compared = 0;
        for _ in 0..1000 {
            suggestions.closest("name", names.iter().map(String::as_str).inspect(|_| compared += 1));
        }
        assert!(compared <= 200_000, "{compared}");
    }
}
