//! What every generated type of a kind does alike. Generated code calls these by name, so that
//! its own lines are only what differs.

/// Reading and writing of an object. Each of its keys is one line: the field, the key, and the
/// format where there are several.
///
/// ```text
/// object! {
///     Site
///     required { id_site = "idSite", }
///     optional { name = "name", created = "syscreated" as Seconds, }
/// }
/// ```
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! object {
    (
        $name:ident
        required { $($req:ident = $rkey:literal $(as $rformat:ident)?,)+ }
        $(optional { $($opt:ident = $key:literal $(as $format:ident)?,)* })?
        $(additional { $more:ident $(as $mformat:ident)? })?
    ) => {
        impl $crate::runtime::decode::Object for $name {
            const NAME: &'static str = stringify!($name);

            fn from_map<'de, A: ::serde::de::MapAccess<'de>>(
                mut fields: $crate::runtime::decode::Fields<'_, A>,
            ) -> Result<Option<Self>, A::Error> {
                $(let mut $req = $crate::runtime::decode::Fit::default();)*
                $($(let mut $opt = Default::default();)*)?
                $(let mut $more = ::std::collections::BTreeMap::new();)?
                while let Some(key) = fields.next_key()? {
                    match key.as_ref() {
                        $($rkey => fields$(.format($crate::runtime::decode::$rformat))?.required($rkey, &mut $req),)*
                        $($($key => fields$(.format($crate::runtime::decode::$format))?.optional($key, &mut $opt),)*)?
                        _ => object_other!(fields, key $(, $more $(as $mformat)?)?),
                    }?;
                }
                $(let $req = fields$(.format($crate::runtime::decode::$rformat))?.whole($rkey, $req);)*
                match ($($req,)*) {
                    ($($crate::runtime::decode::Fit::Value($req),)*) => {
                        let value = Self { $($req,)* $($($opt,)*)? $($more,)? extra: fields.extra() };
                        Ok(Some(value))
                    }
                    ($($req,)*) => fields.incomplete(stringify!($name), |found| {
                        $(found$(.format($crate::runtime::decode::$rformat))?.required($rkey, $req);)*
                        $($(found$(.format($crate::runtime::decode::$format))?.optional($key, &$opt);)*)?
                        $(found$(.format($crate::runtime::decode::$mformat))?.additional(&$more);)?
                    }),
                }
            }
        }

        object_wire! {
            $name
            required { $($req = $rkey $(as $rformat)?,)* }
            optional { $($($opt = $key $(as $format)?,)*)? }
            additional { $($more $(as $mformat)?)? }
        }
    };
    (
        $name:ident
        $(optional { $($opt:ident = $key:literal $(as $format:ident)?,)* })?
        $(additional { $more:ident $(as $mformat:ident)? })?
    ) => {
        impl $crate::runtime::decode::Object for $name {
            const NAME: &'static str = stringify!($name);

            fn from_map<'de, A: ::serde::de::MapAccess<'de>>(
                mut fields: $crate::runtime::decode::Fields<'_, A>,
            ) -> Result<Option<Self>, A::Error> {
                $($(let mut $opt = Default::default();)*)?
                $(let mut $more = ::std::collections::BTreeMap::new();)?
                while let Some(key) = fields.next_key()? {
                    match key.as_ref() {
                        $($($key => fields$(.format($crate::runtime::decode::$format))?.optional($key, &mut $opt),)*)?
                        _ => object_other!(fields, key $(, $more $(as $mformat)?)?),
                    }?;
                }
                let value = Self { $($($opt,)*)? $($more,)? extra: fields.extra() };
                Ok(Some(value))
            }
        }

        object_wire! {
            $name
            required {}
            optional { $($($opt = $key $(as $format)?,)*)? }
            additional { $($more $(as $mformat)?)? }
        }
    };
}

/// What becomes of a key that has no field.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! object_other {
    ($fields:ident, $key:ident) => {
        $fields.other($key)
    };
    ($fields:ident, $key:ident, $more:ident $(as $format:ident)?) => {
        $fields$(.format($crate::runtime::decode::$format))?.additional($key, &mut $more)
    };
}

/// What all objects have in common but the reading of their keys.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! object_wire {
    (
        $name:ident
        required { $($req:ident = $rkey:literal $(as $rformat:ident)?,)* }
        optional { $($opt:ident = $key:literal $(as $format:ident)?,)* }
        additional { $($more:ident $(as $mformat:ident)?)? }
    ) => {
        impl $crate::runtime::decode::FromWire for $name {
            const EXPECTED: &'static str = stringify!($name);
            const KIND: $crate::runtime::decode::Kind = $crate::runtime::decode::Kind::Object;

            fn read<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
                context: &mut $crate::runtime::decode::Context,
            ) -> Result<Option<Self>, D::Error> {
                $crate::runtime::decode::object(deserializer, context)
            }

            fn from_nothing(nothing: $crate::runtime::decode::Nothing) -> Option<Self> {
                $crate::runtime::decode::empty(nothing)
            }

            fn keep(&mut self, misfits: $crate::runtime::misfit::Misfits) {
                self.extra.keep(misfits);
            }
        }

        impl $crate::runtime::encode::ToWire for $name {
            fn to_wire<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #[allow(unused_mut, reason = "an object may have no keys")]
                let mut entries = $crate::runtime::encode::Entries::new(serializer.serialize_map(None)?, &self.extra);
                $(entries$(.format($crate::runtime::decode::$rformat))?.required($rkey, &self.$req);)*
                $(entries$(.format($crate::runtime::decode::$format))?.optional($key, &self.$opt);)*
                $(entries$(.format($crate::runtime::decode::$mformat))?.additional(&self.$more);)?
                entries.end()
            }
        }

        serde_by_wire!($name);
    };
}

/// The method by which an answer says what of it did not fit.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! answer {
    ($name:ident) => {
        impl $name {
            /// What of the answer did not fit its type, with paths: each is missing in its place,
            /// and can be seen here as it came. Empty when all is as promised.
            pub fn misfits(&self) -> &$crate::Misfits {
                self.extra.misfits()
            }
        }
    };
}

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

/// Reading and writing of a union: its variants in the order in which they are tried; where a key
/// picks one by its text, each with the texts that mean it, and after a semicolon those that no
/// text means.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! union {
    ($name:ident { $($variant:ident $(as $format:ident)?),* }) => {
        union_wire!($name, branches {
            $(branches.attempt(format_of!($($format)?), Self::$variant);)*
        } $($variant $(as $format)?),*);
    };
    ($name:ident by $key:literal {
        $($variant:ident $(as $format:ident)? = $($tag:literal)|+),* $(; $($never:ident $(as $nformat:ident)?),+)?
    }) => {
        union_wire!($name, branches {
            $(if branches.is_tagged($key, &[$($tag),+]) {
                branches.attempt(format_of!($($format)?), Self::$variant);
            })*
        } $($variant $(as $format)?,)* $($($never $(as $nformat)?),+)?);
    };
}

/// The marker of a format.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! format_of {
    () => {
        $crate::runtime::decode::Plain
    };
    ($format:ident) => {
        $crate::runtime::decode::$format
    };
}

/// What all unions have in common but the choice of a variant.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! union_wire {
    ($name:ident, $branches:ident { $($choice:tt)* } $($variant:ident $(as $format:ident)?),* $(,)?) => {
        impl $crate::runtime::decode::FromWire for $name {
            const EXPECTED: &'static str = stringify!($name);

            fn read<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
                context: &mut $crate::runtime::decode::Context,
            ) -> Result<Option<Self>, D::Error> {
                let mut $branches = $crate::runtime::decode::Branches::new(deserializer)?;
                $($choice)*
                Ok($branches.finish(context, stringify!($name), Self::Other))
            }
        }

        impl $crate::runtime::encode::ToWire for $name {
            fn to_wire<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => {
                        $crate::runtime::encode::write(value, format_of!($($format)?), serializer)
                    })*
                    Self::Other(value) => ::serde::Serialize::serialize(value, serializer),
                }
            }
        }

        serde_by_wire!($name);
    };
}

/// An open enum of texts, each of its values one line.
///
/// ```text
/// text_enum! {
///     /// Which interval one point stands for.
///     Interval {
///         /// An hour (`hours`).
///         Hours = "hours",
///     }
/// }
/// ```
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! text_enum {
    ($(#[$docs:meta])* $name:ident { $($(#[$value_docs:meta])* $variant:ident = $wire:literal,)* }) => {
        $(#[$docs])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$value_docs])* $variant,)*
            /// A value that the document does not list.
            Unknown($crate::Opaque),
        }

        impl $name {
            /// Every value that the document lists.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The text that travels.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }
        }

        impl $crate::runtime::open_enum::OpenText for $name {
            const ALL: &'static [Self] = Self::ALL;

            fn unknown(value: $crate::Opaque) -> Self {
                Self::Unknown(value)
            }

            fn as_text(&self) -> &str {
                self.as_str()
            }
        }

        impl $crate::runtime::decode::Leaf for $name {
            const EXPECTED: &'static str = "a text";

            fn integer(value: i64) -> $crate::runtime::decode::Taken<Self> {
                Some(Some($crate::runtime::open_enum::of_text(&value.to_string())))
            }

            fn float(value: f64) -> $crate::runtime::decode::Taken<Self> {
                Some(Some($crate::runtime::open_enum::of_text(&value.to_string())))
            }

            fn text(value: &str) -> $crate::runtime::decode::Taken<Self> {
                Some(Some($crate::runtime::open_enum::of_text(value)))
            }
        }

        impl $crate::runtime::encode::ToWire for $name {
            fn to_wire<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            // `Self::Err` could be a variant.
            fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
                Ok($crate::runtime::open_enum::of_text(text))
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                $crate::runtime::open_enum::of_text(text)
            }
        }

        impl $crate::runtime::param::ToParam for $name {
            fn to_param(&self) -> ::std::borrow::Cow<'_, str> {
                self.as_str().into()
            }
        }

        leaf_wire!($name);
    };
}

/// An open enum of whole numbers, each of its values one line.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! integer_enum {
    ($(#[$docs:meta])* $name:ident { $($(#[$value_docs:meta])* $variant:ident = $wire:literal,)* }) => {
        $(#[$docs])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$value_docs])* $variant,)*
            /// A value that the document does not list.
            Unknown($crate::Opaque),
        }

        impl $name {
            /// Every value that the document lists.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The number that travels; 0 for a text that was taken for a number and is none.
            pub fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unknown(value) => value.as_i64(),
                }
            }
        }

        impl $crate::runtime::open_enum::OpenInteger for $name {
            const ALL: &'static [Self] = Self::ALL;

            fn unknown(value: $crate::Opaque) -> Self {
                Self::Unknown(value)
            }

            fn as_integer(&self) -> i64 {
                self.as_i64()
            }
        }

        impl $crate::runtime::open_enum::Numeric for $name {
            fn number(&self) -> Option<i64> {
                match self {
                    Self::Unknown(value) => value.number(),
                    known => Some(known.as_i64()),
                }
            }
        }

        impl $crate::runtime::decode::Leaf for $name {
            const EXPECTED: &'static str = "a whole number";

            fn integer(value: i64) -> $crate::runtime::decode::Taken<Self> {
                Some(Some($crate::runtime::open_enum::of_integer(value)))
            }

            fn float(value: f64) -> $crate::runtime::decode::Taken<Self> {
                <i64 as $crate::runtime::decode::Leaf>::float(value).map(|number| number.map(Self::from))
            }

            fn text(value: &str) -> $crate::runtime::decode::Taken<Self> {
                <i64 as $crate::runtime::decode::Leaf>::text(value).map(|number| number.map(Self::from))
            }
        }

        impl $crate::runtime::encode::ToWire for $name {
            fn to_wire<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match $crate::runtime::open_enum::Numeric::number(self) {
                    Some(number) => serializer.serialize_i64(number),
                    None => Err(::serde::ser::Error::custom(format_args!("`{self}` is no whole number"))),
                }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    Self::Unknown(value) => ::std::fmt::Display::fmt(value, formatter),
                    known => ::std::fmt::Display::fmt(&known.as_i64(), formatter),
                }
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            // `Self::Err` could be a variant.
            fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
                Ok($crate::runtime::open_enum::of_integer_text(text))
            }
        }

        impl From<i64> for $name {
            fn from(number: i64) -> Self {
                $crate::runtime::open_enum::of_integer(number)
            }
        }

        impl $crate::runtime::param::ToParam for $name {
            fn to_param(&self) -> ::std::borrow::Cow<'_, str> {
                // What cannot be sent is empty, and parameters that must not be are checked.
                $crate::runtime::open_enum::Numeric::number(self)
                    .map_or_else(String::new, |number| number.to_string())
                    .into()
            }
        }

        leaf_wire!($name);
    };
}

/// Reading and writing of a scalar with a name of its own.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! newtype {
    ($name:ident($inner:ty) $(as $format:ident)?) => {
        impl $crate::runtime::decode::FromWire for $name {
            const EXPECTED: &'static str =
                <$inner as $crate::runtime::decode::FromWire<format_of!($($format)?)>>::EXPECTED;
            const KIND: $crate::runtime::decode::Kind =
                <$inner as $crate::runtime::decode::FromWire<format_of!($($format)?)>>::KIND;
            const SECRET: bool = <$inner as $crate::runtime::decode::FromWire<format_of!($($format)?)>>::SECRET;

            fn read<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
                context: &mut $crate::runtime::decode::Context,
            ) -> Result<Option<Self>, D::Error> {
                $crate::runtime::decode::read(format_of!($($format)?), deserializer, context).map(|fit| fit.map($name))
            }
        }

        impl $crate::runtime::encode::ToWire for $name {
            fn to_wire<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::encode::write(&self.0, format_of!($($format)?), serializer)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.0, formatter)
            }
        }

        impl From<$inner> for $name {
            fn from(value: $inner) -> Self {
                $name(value)
            }
        }

        impl $crate::runtime::param::ToParam for $name {
            fn to_param(&self) -> ::std::borrow::Cow<'_, str> {
                param_of!(self.0 $(, $format)?)
            }
        }

        serde_by_wire!($name);
    };
}

/// A value in a format, as it stands in a path or a query.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! param_of {
    ($value:expr) => {
        $crate::runtime::param::ToParam::to_param(&$value)
    };
    ($value:expr, Seconds) => {
        $crate::runtime::param::seconds($value).into()
    };
    ($value:expr, Millis) => {
        $crate::runtime::param::millis($value).into()
    };
    ($value:expr, Rfc3339) => {
        $crate::runtime::param::rfc3339($value).into()
    };
}

/// Reading and writing of a text with a name of its own, by `as_str` and `From<String>`.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! text_wire {
    ($name:ident, $expected:literal) => {
        impl $crate::runtime::decode::FromWire for $name {
            const EXPECTED: &'static str = $expected;
            const KIND: $crate::runtime::decode::Kind = $crate::runtime::decode::Kind::Leaf;

            fn read<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
                context: &mut $crate::runtime::decode::Context,
            ) -> Result<Option<Self>, D::Error> {
                Ok($crate::runtime::decode::leaf::<String, D>(deserializer, context)?.map(Self::from))
            }
        }

        impl $crate::runtime::encode::ToWire for $name {
            fn to_wire<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl $crate::runtime::param::ToParam for $name {
            fn to_param(&self) -> ::std::borrow::Cow<'_, str> {
                self.as_str().into()
            }
        }

        serde_by_wire!($name);
    };
}

/// Reading of a leaf.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! leaf_wire {
    ($name:ident) => {
        impl $crate::runtime::decode::FromWire for $name {
            const EXPECTED: &'static str = <$name as $crate::runtime::decode::Leaf>::EXPECTED;
            const KIND: $crate::runtime::decode::Kind = $crate::runtime::decode::Kind::Leaf;

            fn read<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
                context: &mut $crate::runtime::decode::Context,
            ) -> Result<Option<Self>, D::Error> {
                $crate::runtime::decode::leaf(deserializer, context)
            }
        }

        serde_by_wire!($name);
    };
}

/// serde's traits for a type that can be read from and written to an answer.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! serde_by_wire {
    ($name:ident) => {
        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::decode::deserialize::<$crate::runtime::decode::Plain, Self, D>(deserializer)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::encode::ToWire::to_wire(self, serializer)
            }
        }
    };
}
