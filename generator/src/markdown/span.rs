//! Code spans.

/// A code span with marks longer than any run of backticks inside.
pub fn span(code: &str) -> String {
    let mark = "`".repeat(longest_run(code, '`') + 1);
    // A blank on both sides is taken away, and a backtick has to be kept from the mark.
    let padded = code.contains('`') || code.starts_with(' ') && code.ends_with(' ');
    if padded { format!("{mark} {code} {mark}") } else { format!("{mark}{code}{mark}") }
}

/// Length of the longest run of a character.
pub fn longest_run(text: &str, c: char) -> usize {
    text.split(|other| other != c).map(str::len).max().unwrap_or_default()
}
