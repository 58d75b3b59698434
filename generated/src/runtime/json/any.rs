// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Values of any kind.

use serde_json::{Map, Value};

use super::cursor::{Broken, Json};
use super::number::Number;

impl Json<'_> {
    /// A value of any kind. A number that is bigger than any number can be is its text.
    pub fn any(&mut self) -> Result<Value, Broken> {
        let first = self.peek()?;
        let start = self.at();
        Ok(match first {
            b'"' => self.text()?.into_owned().into(),
            b'-' | b'0'..=b'9' => match self.number()? {
                Number::Whole(number) => number.into(),
                Number::Large(number) => number.into(),
                Number::Float(number) => {
                    let text = self.since(start);
                    self.note_unlike(text, number);
                    if number.is_finite() { number.into() } else { text.into() }
                }
            },
            b'[' => {
                let mut items = Vec::new();
                self.enter()?;
                let mut first = true;
                while self.more(&mut first, b']')? {
                    items.push(self.any()?);
                }
                items.into()
            }
            b'{' => {
                let mut entries = Map::new();
                self.enter()?;
                let mut first = true;
                while self.more(&mut first, b'}')? {
                    let key = self.key()?.into_owned();
                    entries.insert(key, self.any()?);
                }
                entries.into()
            }
            _ => self.word()?.map_or(Value::Null, Value::Bool),
        })
    }

    /// Reads over a value of any kind.
    pub fn skip(&mut self) -> Result<(), Broken> {
        match self.peek()? {
            b'"' => drop(self.text()?),
            b'-' | b'0'..=b'9' => drop(self.number()?),
            open @ (b'[' | b'{') => {
                // In ASCII, the marks that open and close are two apart.
                let close = open + 2;
                self.enter()?;
                let mut first = true;
                while self.more(&mut first, close)? {
                    if open == b'{' {
                        self.key()?;
                    }
                    self.skip()?;
                }
            }
            _ => drop(self.word()?),
        }
        Ok(())
    }
}
