//! Lists of a few numbers, which need no allocation.

use smallvec::SmallVec;

use super::context::Context;
use super::fit::Nothing;
use super::from_wire::{FromWire, Kind};
use crate::runtime::json::{Broken, Json, Number, is_written_so};

/// How many numbers there is room for without an allocation; more than the document allows are kept as well.
const ROOM: usize = 4;

/// Up to here a float says which whole number was meant.
const EXACT: u64 = 1 << 53;

impl<F, T: FromWire<F>> FromWire<F> for SmallVec<[T; ROOM]> {
    const EXPECTED: &'static str = <Vec<T> as FromWire<F>>::EXPECTED;
    const KIND: Kind = Kind::List;

    fn read(json: &mut Json<'_>, context: &mut Context) -> Result<Option<Self>, Broken> {
        json.peek()?;
        let mut ahead = json.again_from(json.at());
        if let Some(numbers) = numbers::<F, T>(&mut ahead)? {
            json.go_to(ahead.at());
            return Ok(Some(numbers));
        }
        // Whatever is odd is as in any list.
        Ok(Vec::<T>::read(json, context)?.map(SmallVec::from_vec))
    }

    fn from_nothing(_: Nothing) -> Option<Self> {
        Some(SmallVec::new())
    }
}

/// An array that has nothing in it but numbers that are written as they came.
fn numbers<F, T: FromWire<F>>(json: &mut Json<'_>) -> Result<Option<SmallVec<[T; ROOM]>>, Broken> {
    let (mut list, mut first) = (SmallVec::new(), true);
    if json.peek()? != b'[' {
        return Ok(None);
    }
    json.enter()?;
    while json.more(&mut first, b']')? {
        if !matches!(json.peek()?, b'-' | b'0'..=b'9') {
            return Ok(None);
        }
        let start = json.at();
        let number = json.number()?;
        let as_it_came = Context::is_lenient()
            || match number {
                Number::Whole(whole) => whole.unsigned_abs() <= EXACT,
                Number::Large(_) => false,
                Number::Float(float) => float.fract() != 0.0 && is_written_so(json.since(start), float),
            };
        match T::from_number(number).filter(|_| as_it_came) {
            Some(value) => list.push(value),
            None => return Ok(None),
        }
    }
    Ok(Some(list))
}
