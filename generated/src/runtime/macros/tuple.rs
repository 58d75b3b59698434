// Part of the runtime of openapi-forge, the same in every crate. Do not edit.
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
            fn from_seq<'de, A: ::serde::de::SeqAccess<'de>>(
                places: &mut $crate::runtime::decode::Places<'_, A>,
            ) -> Result<Option<Self>, A::Error> {
                $(let $req = places$(.format($crate::runtime::decode::$rformat))?.required()?;)*
                $($(let $opt = places$(.format($crate::runtime::decode::$format))?.optional()?;)*)?
                match ($($req,)*) {
                    ($($crate::runtime::decode::Fit::Value($req),)*) => {
                        Ok(Some(Self { $($req,)* $($($opt,)*)? }))
                    }
                    ($($req,)*) => {
                        $(places$(.format($crate::runtime::decode::$rformat))?.lost($req);)*
                        $($(places$(.format($crate::runtime::decode::$format))?.lost_optional(&$opt);)*)?
                        places.incomplete(stringify!($name))
                    }
                }
            }
        }

        tuple_wire!($name [$($($at),+)?]: $($req $(as $rformat)?,)* $($($opt $(as $format)?,)*)?);
    };
    ($name:ident $(, or at [$($at:literal),+])?: ; $($opt:ident $(as $format:ident)?),+) => {
        impl $crate::runtime::decode::Tuple for $name {
            const NAME: &'static str = stringify!($name);

            #[inline]
            fn from_seq<'de, A: ::serde::de::SeqAccess<'de>>(
                places: &mut $crate::runtime::decode::Places<'_, A>,
            ) -> Result<Option<Self>, A::Error> {
                $(let $opt = places$(.format($crate::runtime::decode::$format))?.optional()?;)*
                Ok(Some(Self { $($opt),* }))
            }
        }

        tuple_wire!($name [$($($at),+)?]: $($opt $(as $format)?,)*);
    };
}

/// Reading of a short array in one order, or in the one of two that fits.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! tuple_read {
    ($deserializer:ident, $context:ident, [], $formats:tt) => {
        $crate::runtime::decode::tuple($deserializer, $context)
    };
    ($deserializer:ident, $context:ident, $at:tt, [$($format:expr),*]) => {
        $crate::runtime::decode::tuple_in_order(
            $deserializer,
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
            fn read<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
                context: &mut $crate::runtime::decode::Context,
            ) -> Result<Option<Self>, D::Error> {
                tuple_read!(deserializer, context, [$($at),*], [$(format_of!($($format)?)),*])
            }
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
