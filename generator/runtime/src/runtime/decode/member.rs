//! Members of lists and maps.

use super::context::Context;
use super::fit::{Fit, Nothing};
use super::from_wire::FromWire;

impl Context {
    /// What stands for a member of a list or a map that was read and is none: `None` when it is left
    /// out.
    #[cold]
    pub(crate) fn member<F, T: FromWire<F>>(&mut self) -> Option<T> {
        match self.why() {
            Fit::Value(value) => Some(value),
            Fit::Nothing(Nothing::Point) => None,
            Fit::Nothing(nothing) => T::from_nothing(nothing).or_else(|| {
                self.report(T::EXPECTED, nothing.found());
                None
            }),
            Fit::Odd(odd) => {
                self.give_up(*odd, 0, false);
                if T::NULLABLE { T::from_nothing(Nothing::Null) } else { None }
            }
        }
    }
}
