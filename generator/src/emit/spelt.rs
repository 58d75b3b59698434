//! Tokens on one line, with blanks where people put them.

use proc_macro2::{Delimiter, Punct, Spacing, TokenStream, TokenTree};

/// Adds tokens to a line.
pub fn spell(line: &mut String, tokens: TokenStream) {
    let mut before = Before::Open;
    for token in tokens {
        before = one(line, token, before);
    }
}

/// What stands before a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Nothing, or what opens.
    Open,
    /// What belongs to the token after it: a dot, `::`, `&`.
    Glue,
    /// A name, which a list of arguments follows at once.
    Name,
    /// The first of the bars of a closure.
    Bar,
    /// Whatever else.
    Other,
}

fn one(line: &mut String, token: TokenTree, before: Before) -> Before {
    match token {
        TokenTree::Group(group) => {
            let (open, close) = match group.delimiter() {
                Delimiter::Parenthesis => ("(", ")"),
                Delimiter::Bracket => ("[", "]"),
                Delimiter::Brace => ("{ ", " }"),
                Delimiter::None => ("", ""),
            };
            let glued = matches!(before, Before::Open | Before::Glue)
                || (before == Before::Name && group.delimiter() == Delimiter::Parenthesis);
            line.push_str(if glued { "" } else { " " });
            line.push_str(open);
            spell(line, group.stream());
            line.push_str(close);
            Before::Name
        }
        TokenTree::Punct(mark) => punctuation(line, &mark, before),
        other => {
            let glued = matches!(before, Before::Open | Before::Glue | Before::Bar);
            line.push_str(if glued { "" } else { " " });
            line.push_str(&other.to_string());
            // Within bars is only a name.
            if before == Before::Bar { Before::Bar } else { Before::Name }
        }
    }
}

fn punctuation(line: &mut String, punct: &Punct, before: Before) -> Before {
    let mark = punct.as_char();
    match (mark, before) {
        ('=', Before::Glue) if line.ends_with("..") => {
            line.push(mark);
            Before::Glue
        }
        // Of a path, unlike the one before a type, the first is joint and the second comes after it.
        (':', _) if punct.spacing() == Spacing::Alone && !line.ends_with(':') => {
            line.push(mark);
            Before::Other
        }
        ('.' | ':' | '<', _) => {
            line.push(mark);
            Before::Glue
        }
        (',' | ';' | '>' | '?', _) => {
            line.push(mark);
            if mark == '>' { Before::Name } else { Before::Other }
        }
        ('!', Before::Name) => {
            line.push(mark);
            Before::Name
        }
        ('|', Before::Bar) => {
            line.push(mark);
            Before::Other
        }
        (_, before) => {
            line.push_str(if matches!(before, Before::Open | Before::Glue) { "" } else { " " });
            line.push(mark);
            match mark {
                '|' => Before::Bar,
                _ if punct.spacing() == Spacing::Joint => Before::Glue,
                '&' | '*' | '!' | '-' => Before::Glue,
                _ => Before::Other,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::spell;

    #[test]
    fn blanks_stand_where_people_put_them() {
        let cases = [
            (quote!(derive(Debug, serde::Hash)), "derive(Debug, serde::Hash)"),
            (quote!(request.query("a", &param::text(value));), "request.query(\"a\", &param::text(value));"),
            (
                quote!(for item in value.iter().flatten() {
                    f(*item as f64, Some(-1));
                }),
                "for item in value.iter().flatten() { f(*item as f64, Some(-1)); }",
            ),
            (
                quote!(a.map(|item| String::from(&x(*item))).collect::<Vec<_>>()),
                "a.map(|item| String::from(&x(*item))).collect::<Vec<_>>()",
            ),
            (
                quote!(f(&value, &[("a", Style::Deep), ("b", Style::Comma)])?),
                "f(&value, &[(\"a\", Style::Deep), (\"b\", Style::Comma)])?",
            ),
        ];
        for (tokens, expected) in cases {
            let mut line = String::new();
            spell(&mut line, tokens);
            assert_eq!(line, expected);
        }
    }
}
