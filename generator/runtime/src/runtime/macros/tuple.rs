//! Short arrays whose places have names.

/// Reading and writing of a short array: the places that have to be there, then, after a
/// semicolon, those that can do without a value; and where each place is in arrays that have them
/// in another order.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! tuple {
    (
        $name:ident $(, or at [$($at:literal),+])?:
        $($req:ident $(as $rformat:ident)?),+ $(; $($opt:ident $(as $format:ident)?),+)?
    ) => {
        impl $crate::runtime::decode::Tuple for $name {
            const NAME: &'static str = stringify!($name);

            #[inline]
            fn from_numbers(numbers: &$crate::runtime::json::Numbers) -> Option<Self> {
                tuple_of_numbers!(numbers, $($req $(as $rformat)?,)* ; $($($opt $(as $format)?,)*)?)
            }

            #[inline]
            fn from_places(
                places: &mut $crate::runtime::decode::Places<'_, '_>,
            ) -> Result<Option<Self>, $crate::runtime::json::Broken> {
                $(let $req = places$(.format($crate::runtime::decode::$rformat))?.required()?;)*
                $($(let $opt = places$(.format($crate::runtime::decode::$format))?.optional()?;)*)?
                Ok(match ($($req,)*) {
                    ($(Some($req),)*) => Some(Self { $($req,)* $($($opt,)*)? }),
                    _ => None,
                })
            }
        }

        tuple_wire!($name [$($($at),+)?]: $($req $(as $rformat)?,)* $($($opt $(as $format)?,)*)?);
    };
    ($name:ident $(, or at [$($at:literal),+])?: ; $($opt:ident $(as $format:ident)?),+) => {
        impl $crate::runtime::decode::Tuple for $name {
            const NAME: &'static str = stringify!($name);

            #[inline]
            fn from_numbers(numbers: &$crate::runtime::json::Numbers) -> Option<Self> {
                tuple_of_numbers!(numbers, ; $($opt $(as $format)?,)*)
            }

            #[inline]
            fn from_places(
                places: &mut $crate::runtime::decode::Places<'_, '_>,
            ) -> Result<Option<Self>, $crate::runtime::json::Broken> {
                $(let $opt = places$(.format($crate::runtime::decode::$format))?.optional()?;)*
                Ok(Some(Self { $($opt),* }))
            }
        }

        tuple_wire!($name [$($($at),+)?]: $($opt $(as $format)?,)*);
    };
}

/// Reading of a short array of numbers in one order.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! tuple_at_once {
    ([]) => {
        #[inline]
        fn push_at_once(json: &mut $crate::runtime::json::Json<'_>, list: &mut Vec<Self>) -> bool {
            $crate::runtime::decode::push_tuple(json, list)
        }
    };
    ($at:tt) => {};
}

/// A short array of numbers, if they fit.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! tuple_of_numbers {
    ($numbers:ident, $($req:ident $(as $rformat:ident)?,)* ; $($opt:ident $(as $format:ident)?,)*) => {{
        let mut places = (0_usize..).map(|place| $numbers.get(place));
        $(let $req = $crate::runtime::decode::number(format_of!($($rformat)?), places.next()??)?;)*
        $(let $opt = match places.next()? {
            Some(number) => $crate::runtime::decode::number(format_of!($($format)?), number)?,
            None => Default::default(),
        };)*
        match places.next()? {
            Some(_) => None,
            None => Some(Self { $($req,)* $($opt,)* }),
        }
    }};
}

/// Reading of a short array in one order, or in the one of two that fits.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! tuple_read {
    ($json:ident, $context:ident, [], $formats:tt) => {
        $crate::runtime::decode::tuple($json, $context)
    };
    ($json:ident, $context:ident, $at:tt, [$($format:expr),*]) => {
        $crate::runtime::decode::tuple_in_order(
            $json,
            $context,
            &$at,
            &[$($crate::runtime::decode::Format::least(&$format)),*],
        )
    };
}

/// What all short arrays have in common but the reading of their places.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! tuple_wire {
    ($name:ident [$($at:literal),*]: $($place:ident $(as $format:ident)?,)*) => {
        impl $crate::runtime::decode::FromWire for $name {
            const EXPECTED: &'static str = stringify!($name);
            const KIND: $crate::runtime::decode::Kind = $crate::runtime::decode::Kind::List;

            #[inline]
            fn read(
                json: &mut $crate::runtime::json::Json<'_>,
                context: &mut $crate::runtime::decode::Context,
            ) -> Result<Option<Self>, $crate::runtime::json::Broken> {
                tuple_read!(json, context, [$($at),*], [$(format_of!($($format)?)),*])
            }

            tuple_at_once!([$($at),*]);
        }

        impl $crate::runtime::encode::ToWire for $name {
            fn to_wire<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut places = $crate::runtime::encode::PlacesOut::new(serializer.serialize_seq(None)?);
                $(places$(.format($crate::runtime::decode::$format))?.place(&self.$place);)*
                places.end()
            }
        }

        serde_by_wire!($name);
    };
}
