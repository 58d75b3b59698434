// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Scalars with a name of their own, and what all leaves have in common.

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

            #[inline]
            fn read(
                json: &mut $crate::runtime::json::Json<'_>,
                context: &mut $crate::runtime::decode::Context,
            ) -> Result<Option<Self>, $crate::runtime::json::Broken> {
                $crate::runtime::decode::read(format_of!($($format)?), json, context).map(|fit| fit.map($name))
            }

            #[inline]
            fn from_number(number: $crate::runtime::json::Number) -> Option<Self> {
                $crate::runtime::decode::number(format_of!($($format)?), number).map($name)
            }
        }

        impl $crate::runtime::encode::ToWire for $name {
            fn to_wire<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::encode::write(&self.0, format_of!($($format)?), serializer)
            }
        }

        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.0, formatter)
            }
        }

        impl From<$inner> for $name {
            #[inline]
            fn from(value: $inner) -> Self {
                $name(value)
            }
        }

        impl $crate::runtime::param::ToParam for $name {
            #[inline]
            fn to_param(&self) -> ::std::borrow::Cow<'_, str> {
                param_of!(self.0 $(, $format)?)
            }
        }

        serde_by_wire!($name);
    };
}

/// Reading and writing of a text with a name of its own, by `as_str` and `From<String>`.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! text_wire {
    ($name:ident, $expected:literal) => {
        impl $crate::runtime::decode::FromWire for $name {
            const EXPECTED: &'static str = $expected;
            const KIND: $crate::runtime::decode::Kind = $crate::runtime::decode::Kind::Leaf;

            #[inline]
            fn read(
                json: &mut $crate::runtime::json::Json<'_>,
                context: &mut $crate::runtime::decode::Context,
            ) -> Result<Option<Self>, $crate::runtime::json::Broken> {
                Ok($crate::runtime::decode::leaf::<String>(json, context)?.map(Self::from))
            }
        }

        impl $crate::runtime::encode::ToWire for $name {
            fn to_wire<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl $crate::runtime::param::ToParam for $name {
            #[inline]
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

            #[inline]
            fn read(
                json: &mut $crate::runtime::json::Json<'_>,
                context: &mut $crate::runtime::decode::Context,
            ) -> Result<Option<Self>, $crate::runtime::json::Broken> {
                $crate::runtime::decode::leaf(json, context)
            }
        }

        serde_by_wire!($name);
    };
}
