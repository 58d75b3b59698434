//! What a printf pattern such as `%.2F V` says about a value.

/// The unit and the number of decimals; no decimals for a text (`%s`).
pub fn unit_and_decimals(pattern: &str) -> (String, Option<u8>) {
    let Some((before, rest)) = pattern.split_once('%') else {
        return (String::new(), None);
    };
    let Some(at) = rest.find(|c: char| c.is_ascii_alphabetic()) else {
        return (String::new(), None);
    };
    let (spec, tail) = rest.split_at(at);
    let mut tail = tail.chars();
    let decimals = match tail.next() {
        // `%0.F` is how VRM writes some of its `%.0F`.
        Some('f' | 'F') => Some(spec.split_once('.').map_or(6, |(_, digits)| digits.parse().unwrap_or(0))),
        Some('d' | 'i' | 'u') => Some(0),
        _ => None,
    };
    // Text before the number names the thing (`Port 22`), and is no unit.
    let unit = if before.is_empty() { tail.as_str().trim().replace("%%", "%") } else { String::new() };
    (unit, decimals)
}

#[cfg(test)]
mod tests {
    use super::unit_and_decimals;

    #[test]
    fn every_kind_of_pattern_in_the_table_is_read() {
        for (pattern, unit, decimals) in [
            ("%.2F V", "V", Some(2)),
            ("%.1F %%", "%", Some(1)),
            ("%.1F %", "%", Some(1)),
            ("%.2FV", "V", Some(2)),
            ("%0.F Deg", "Deg", Some(0)),
            ("Port %.0F", "", Some(0)),
            ("%.0F W/m²", "W/m²", Some(0)),
            ("%d s", "s", Some(0)),
            ("%.0F", "", Some(0)),
            ("%s", "", None),
            ("", "", None),
        ] {
            assert_eq!(unit_and_decimals(pattern), (unit.to_owned(), decimals), "{pattern}");
        }
    }
}
