//! Members of lists and maps.

use serde_json::Value;

use super::context::Context;
use super::fit::{Fit, Nothing};
use super::from_wire::{FromWire, Kind};

impl Context {
    /// What stands for a member of a list or a map that was read and is none; else what is left out,
    /// where there is anything to go back to.
    #[cold]
    pub(crate) fn member<F, T: FromWire<F>>(&mut self) -> Result<T, Option<Value>> {
        match self.why() {
            Fit::Value(value) => Ok(value),
            Fit::Nothing(Nothing::Point) => Err(None),
            Fit::Nothing(nothing) => match T::from_nothing(nothing) {
                Some(value) => {
                    self.note_empty::<F, T>(nothing);
                    Ok(value)
                }
                None => {
                    let found = nothing.found();
                    self.report(T::EXPECTED, found.clone());
                    Err(found)
                }
            },
            Fit::Odd(odd) => {
                let found = self.give_up(*odd, 0, !Self::is_lenient() && !T::SECRET);
                match T::from_nothing(Nothing::Null).filter(|_| T::NULLABLE) {
                    Some(value) => {
                        if let Some(found) = found {
                            self.note(Some(Value::Null), Some(found));
                        }
                        Ok(value)
                    }
                    None => Err(found),
                }
            }
        }
    }

    /// Remembers how a list or a map came that is empty because it says nothing.
    fn note_empty<F, T: FromWire<F>>(&mut self, nothing: Nothing) {
        let written = match T::KIND {
            Kind::List => Value::Array(Vec::new()),
            Kind::Object => Value::Object(serde_json::Map::new()),
            Kind::Leaf | Kind::Union | Kind::Any => return,
        };
        if !T::NULLABLE && !Self::is_lenient() {
            self.note(Some(written), nothing.found());
            self.met_excluded();
        }
    }
}
