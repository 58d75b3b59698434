//! Calls of the runtime's macros, printed with one line for each part.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

/// One step of indentation.
const INDENT: &str = "    ";

/// The text of a call with braces, in which a line ends after each comma and around each inner
/// brace; `None` for all that is no such call.
pub fn print(item: TokenStream) -> Option<String> {
    let (name, body) = parts(item)?;
    let mut lines = Lines { out: format!("{name}! {{\n"), line: String::new() };
    lines.body(body, 1);
    lines.out.push_str("}\n");
    Some(lines.out)
}

fn parts(item: TokenStream) -> Option<(Ident, TokenStream)> {
    let mut tokens = item.into_iter();
    match (tokens.next()?, tokens.next()?, tokens.next()?, tokens.next()) {
        (TokenTree::Ident(name), TokenTree::Punct(mark), TokenTree::Group(body), None)
            if mark.as_char() == '!' && body.delimiter() == Delimiter::Brace =>
        {
            Some((name, body.stream()))
        }
        _ => None,
    }
}

struct Lines {
    out: String,
    line: String,
}

impl Lines {
    fn end(&mut self, depth: usize) {
        if !self.line.is_empty() {
            self.out.push_str(&INDENT.repeat(depth));
            self.out.push_str(&self.line);
            self.out.push('\n');
            self.line.clear();
        }
    }

    fn body(&mut self, tokens: TokenStream, depth: usize) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Punct(mark) if mark.as_char() == '#' => {
                    self.end(depth);
                    if let Some(TokenTree::Group(attribute)) = tokens.next() {
                        self.comment(attribute.stream(), depth);
                    }
                }
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    self.line.push_str(" {");
                    self.end(depth);
                    self.body(group.stream(), depth + 1);
                    self.line.push('}');
                    self.end(depth);
                }
                TokenTree::Punct(mark) if mark.as_char() == ',' => {
                    self.line.push(',');
                    self.end(depth);
                }
                other => {
                    if !self.line.is_empty() && !self.line.ends_with('-') {
                        self.line.push(' ');
                    }
                    self.line.push_str(&other.to_string());
                    // The name of a type stands before the parts that have names.
                    if depth == 1 && matches!(tokens.peek(), Some(TokenTree::Ident(_))) {
                        self.end(depth);
                    }
                }
            }
        }
        self.end(depth);
    }

    /// `#[doc = "text"]` as a comment; a text of several lines stays one comment.
    fn comment(&mut self, attribute: TokenStream, depth: usize) {
        let text = attribute.into_iter().nth(2).and_then(|text| syn::parse2::<syn::LitStr>(text.into()).ok());
        for line in text.map(|text| text.value()).unwrap_or_default().split(['\n', '\r']) {
            self.line = format!("///{line}");
            self.end(depth);
        }
    }
}
