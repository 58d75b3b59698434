//! Plain text as Markdown: what would mean something is escaped, and nothing else.

/// Where a text stands.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context {
    /// At the start of a line, where `#`, `-` and `1.` mean something.
    pub line_start: bool,
    /// In front of something that is no text, such as a link or a code span.
    pub continued: bool,
    /// Inside the text of a link, where an address is no link of its own.
    pub in_link: bool,
    /// In a cell of a table, which `|` would end.
    pub in_table: bool,
}

/// A character as it may stand in a line of documentation: without line ends and other control
/// characters, and not at all if it would turn around the text behind it.
pub fn visible_char(c: char) -> Option<char> {
    match c {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        c if c.is_control() => Some(' '),
        c => Some(c),
    }
}

/// Markdown that shows `text`, which has no line ends.
pub fn escape(text: &str, context: Context) -> String {
    let text = if context.line_start { text.trim_start() } else { text };
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    if context.line_start {
        let length = escape_line_start(rest, &mut out);
        rest = rest.get(length..).unwrap_or_default();
    }
    // Of several `_` in a row, what stands before the first.
    let mut run: Option<char> = None;
    let mut before: Option<char> = text.get(..text.len() - rest.len()).and_then(|start| start.chars().next_back());
    while let Some(c) = rest.chars().next() {
        if let Some(address) = address(rest).filter(|_| !context.in_link) {
            out.push_str(&format!("<{address}>"));
            rest = rest.get(address.len()..).unwrap_or_default();
            before = address.chars().next_back();
            continue;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        // What stands beside the text may be a mark, beside which a mark could be one as well.
        let after = match rest.chars().next() {
            None => context.continued.then_some('*'),
            // A link begins with a mark, not with its first letter.
            Some(_) if !context.in_link && address(rest).is_some() => Some('<'),
            other => other,
        };
        if c != '_' || before != Some('_') {
            run = before;
        }
        if means_something(c, if c == '_' { run } else { before }, after, rest, context) {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// Whether a character could be read as more than itself.
fn means_something(c: char, before: Option<char>, after: Option<char>, rest: &str, context: Context) -> bool {
    let space = |c: Option<char>| c.is_some_and(char::is_whitespace);
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '`' | '[' | ']' | '<' | '>' => true,
        '|' => context.in_table,
        '*' | '~' => !(space(before) && space(after)),
        '_' => {
            // Inside a word they mark nothing.
            !word(before) || !word(rest.trim_start_matches('_').chars().next())
        }
        '\\' => after.is_none_or(|c| c.is_ascii_punctuation()),
        '&' => is_entity(rest),
        '!' => rest.is_empty() && context.continued,
        _ => false,
    }
}

/// Whether `&` followed by this is a character reference (`&lt;`).
pub fn is_entity(rest: &str) -> bool {
    let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() < rest.len() && name.starts_with(';')
}

/// Escapes what would make a block of the line that starts with `text`; returns how much of it was written.
fn escape_line_start(text: &str, out: &mut String) -> usize {
    let blank = |rest: &str| rest.chars().next().is_none_or(char::is_whitespace);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, behind) = text.split_at(digits);
    let Some(first) = behind.chars().next() else { return 0 };
    let rest = behind.get(first.len_utf8()..).unwrap_or_default();
    let escaped = match first {
        '.' | ')' => digits > 0 && blank(rest),
        _ if digits > 0 => false,
        '#' => blank(behind.trim_start_matches('#')),
        '+' => blank(rest),
        '-' => blank(rest) || rest.starts_with('-'),
        // The second line of a paragraph could make a heading or a table of the first.
        '=' | ':' | '|' => true,
        _ => false,
    };
    if !escaped {
        return 0;
    }
    out.push_str(number);
    out.push('\\');
    out.push(first);
    digits + first.len_utf8()
}

/// The web address at the start of a text, without what ends a sentence.
fn address(text: &str) -> Option<&str> {
    let scheme = ["http://", "https://"].into_iter().find(|scheme| text.starts_with(scheme))?.len();
    let host = text.get(scheme..)?;
    let ends = |c: char| c.is_whitespace() || "<>()[]\"'`|*,".contains(c);
    let host = host.split(ends).next().unwrap_or_default().trim_end_matches(['.', ':', ';', '!', '?']);
    if host.is_empty() { None } else { text.get(..scheme + host.len()) }
}
