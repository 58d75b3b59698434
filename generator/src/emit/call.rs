//! Calls of the runtime's macros, printed with one line for each part.

use proc_macro2::{Delimiter, Ident, Spacing, TokenStream, TokenTree};

use super::spelt::spell;

/// One step of indentation.
const INDENT: &str = "    ";

/// The longest line of what is done.
const WIDTH: usize = 120;

/// The text of a call with braces, in which a line ends after each comma and around each inner
/// brace, unless there is nothing that ends a line; `None` for all that is no such call.
pub fn print(item: TokenStream) -> Option<String> {
    let (attributes, name, body) = parts(item)?;
    let mut lines = Lines { out: String::new(), line: String::new() };
    for attribute in attributes {
        lines.attribute(attribute, 0);
    }
    lines.line = format!("{name}!");
    lines.braces(body, 0);
    Some(lines.out)
}

/// The attributes of a call, its name, and what is between its braces.
fn parts(item: TokenStream) -> Option<(Vec<TokenStream>, Ident, TokenStream)> {
    let mut tokens = item.into_iter().peekable();
    let mut attributes = Vec::new();
    while tokens.next_if(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == '#')).is_some() {
        let TokenTree::Group(attribute) = tokens.next()? else { return None };
        attributes.push(attribute.stream());
    }
    match (tokens.next()?, tokens.next()?, tokens.next()?, tokens.next()) {
        (TokenTree::Ident(name), TokenTree::Punct(mark), TokenTree::Group(body), None)
            if mark.as_char() == '!' && body.delimiter() == Delimiter::Brace =>
        {
            Some((attributes, name, body.stream()))
        }
        _ => None,
    }
}

/// Whether what is between braces is no list.
fn is_short(tokens: &TokenStream) -> bool {
    let ends_line = |token: TokenTree| match token {
        TokenTree::Punct(mark) => matches!(mark.as_char(), ',' | '#'),
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        _ => false,
    };
    !tokens.clone().into_iter().any(ends_line)
}

/// One by one.
fn parted(statements: TokenStream) -> Vec<TokenStream> {
    let (mut parted, mut part) = (Vec::new(), Vec::new());
    for token in statements {
        let ends = match &token {
            TokenTree::Punct(mark) => mark.as_char() == ';',
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            _ => false,
        };
        part.push(token);
        if ends {
            parted.push(part.drain(..).collect());
        }
    }
    parted.extend((!part.is_empty()).then(|| part.into_iter().collect()));
    parted
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
        let mut angles = 0;
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Punct(mark) if mark.as_char() == '#' => {
                    self.end(depth);
                    if let Some(TokenTree::Group(attribute)) = tokens.next() {
                        self.attribute(attribute.stream(), depth);
                    }
                }
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    if self.line.contains("=>") {
                        self.code(group.stream(), depth);
                    } else {
                        self.braces(group.stream(), depth);
                    }
                }
                TokenTree::Punct(mark) if mark.as_char() == '=' && mark.spacing() == Spacing::Joint => {
                    tokens.next();
                    self.push("=>");
                }
                TokenTree::Punct(mark) if mark.as_char() == ',' => {
                    self.line.push(',');
                    // Between the arguments of a type a line goes on.
                    if angles == 0 {
                        self.end(depth);
                    }
                }
                // Arguments, but not the types of a tuple.
                TokenTree::Group(group) if self.line.contains("=>") || self.is_name() => {
                    spell(&mut self.line, TokenTree::Group(group).into());
                }
                TokenTree::Punct(mark) if mark.as_char() == '-' && mark.spacing() == Spacing::Joint => {
                    tokens.next();
                    self.push("->");
                }
                other => {
                    let other = other.to_string();
                    match other.as_str() {
                        "<" => angles += 1,
                        ">" => angles -= 1,
                        _ => {}
                    }
                    self.push(&other);
                    // The name of a type stands before the parts that have names.
                    let is_name = self.line == other && other != "pub";
                    if depth == 1 && is_name && matches!(tokens.peek(), Some(TokenTree::Ident(_))) {
                        self.end(depth);
                    }
                }
            }
        }
        self.end(depth);
    }

    fn braces(&mut self, tokens: TokenStream, depth: usize) {
        self.line.push_str(" {");
        if is_short(&tokens) {
            if !tokens.is_empty() {
                self.line.push(' ');
                spell(&mut self.line, tokens);
            }
            self.line.push_str(" }");
        } else {
            self.end(depth);
            self.body(tokens, depth + 1);
            self.line.push('}');
        }
        self.end(depth);
    }

    /// What is done, on one line if it fits.
    fn code(&mut self, tokens: TokenStream, depth: usize) {
        let mut statements = String::new();
        spell(&mut statements, tokens.clone());
        if INDENT.len() * depth + self.line.len() + statements.len() + " {  }".len() <= WIDTH {
            self.line.push_str(&format!(" {{ {statements} }}"));
            return self.end(depth);
        }
        self.line.push_str(" {");
        self.end(depth);
        for statement in parted(tokens) {
            spell(&mut self.line, statement);
            self.end(depth + 1);
        }
        self.line.push('}');
        self.end(depth);
    }

    fn push(&mut self, token: &str) {
        if self.is_apart(token) {
            self.line.push(' ');
        }
        self.line.push_str(token);
    }

    /// Whether the line is only a name so far.
    fn is_name(&self) -> bool {
        !self.line.is_empty() && self.line.chars().all(|letter| letter == '_' || letter.is_alphanumeric())
    }

    /// Whether a token stands apart from what is before it. Paths and the arguments of types do not.
    fn is_apart(&self, token: &str) -> bool {
        let glued = ["-", "<", "::", ".", "..="].iter().any(|end| self.line.ends_with(end));
        let ends_range = token == "=" && self.line.ends_with("..");
        !(self.line.is_empty() || glued || ends_range || matches!(token, ":" | "<" | ">" | "."))
    }

    /// `#[doc = "text"]` as a comment; a text of several lines stays one comment. All else as it is.
    fn attribute(&mut self, attribute: TokenStream, depth: usize) {
        let name = attribute.clone().into_iter().next();
        if name.is_none_or(|name| name.to_string() != "doc") {
            self.line.push_str("#[");
            spell(&mut self.line, attribute);
            self.line.push(']');
            return self.end(depth);
        }
        let text = attribute.into_iter().nth(2).and_then(|text| syn::parse2::<syn::LitStr>(text.into()).ok());
        for line in text.map(|text| text.value()).unwrap_or_default().split(['\n', '\r']) {
            self.line = format!("///{line}");
            self.end(depth);
        }
    }
}
