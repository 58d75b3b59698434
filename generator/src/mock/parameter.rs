//! The text of a parameter, held against what the document says of it.

use super::schema::{Schema, Schemas};
use super::value::{self, Form, Pieces};
use crate::ir::{Api, Parameter, Style};

/// A parameter.
pub(super) struct Known {
    pub(super) parameter: Parameter,
    pub(super) form: Form,
    pub(super) schema: Schema,
}

impl Known {
    pub(super) fn new(api: &Api, parameter: &Parameter, schemas: &mut Schemas<'_>) -> Self {
        let place = format!("parameter `{}`", parameter.wire);
        let schema = schemas.compile(&parameter.schema, &place);
        Known { form: Form::of(api, &parameter.ty), parameter: parameter.clone(), schema }
    }

    /// What is wrong with one text.
    pub(super) fn refuses(&self, text: &str) -> Option<String> {
        match self.pieces(text) {
            Some(pieces) => self.schema.refuses(&pieces),
            None => Some(format!("`{text}` does not begin with `{}`", self.sign())),
        }
    }

    /// What a text in a path begins with.
    fn sign(&self) -> &'static str {
        match self.parameter.style {
            Style::Label { .. } => ".",
            Style::Matrix { .. } => ";",
            _ => "",
        }
    }

    /// What a text can mean; nothing when it is not written as it has to be.
    fn pieces(&self, text: &str) -> Option<Pieces> {
        let rest = text.strip_prefix(self.sign())?;
        let named = |rest: &str| rest.strip_prefix(&format!("{}=", self.parameter.wire)).map(str::to_owned);
        let (text, between) = match self.parameter.style {
            Style::Label { explode } => (rest.to_owned(), if explode { '.' } else { ',' }),
            Style::Matrix { explode: false } => (named(rest)?, ','),
            Style::Matrix { explode: true } => {
                let all = rest.split(';').map(|one| named(one).unwrap_or_else(|| one.to_owned()));
                (all.collect::<Vec<_>>().join(";"), ';')
            }
            style => (rest.to_owned(), value::between(style)),
        };
        Some(match self.form {
            Form::One => value::from_text(&text),
            Form::List => value::list(text.split(between)),
            Form::Keys => {
                let words: Vec<&str> = text.split(between).collect();
                // Exploded, each key stands beside its value.
                match words.iter().map(|word| word.split_once('=')).collect::<Option<Vec<_>>>() {
                    Some(pairs) => value::keys(pairs.into_iter()),
                    None => value::keys(words.chunks(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)))),
                }
            }
        })
    }
}
