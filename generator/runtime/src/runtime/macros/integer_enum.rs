//! Open enums of whole numbers.

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
            #[inline]
            pub fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unknown(value) => value.as_i64(),
                }
            }
        }

        impl $crate::runtime::open_enum::OpenInteger for $name {
            const ALL: &'static [Self] = Self::ALL;

            #[inline]
            fn unknown(value: $crate::Opaque) -> Self {
                Self::Unknown(value)
            }

            #[inline]
            fn as_integer(&self) -> i64 {
                self.as_i64()
            }
        }

        impl $crate::runtime::open_enum::Numeric for $name {
            #[inline]
            fn number(&self) -> Option<i64> {
                match self {
                    Self::Unknown(value) => value.number(),
                    known => Some(known.as_i64()),
                }
            }
        }

        impl $crate::runtime::decode::Leaf for $name {
            const EXPECTED: &'static str = "a whole number";
            const SCALAR: $crate::runtime::decode::Scalar = $crate::runtime::decode::Scalar::Number;

            #[inline]
            fn rewritten(&self, came: $crate::runtime::decode::Came<'_>) -> Option<::serde_json::Value> {
                came.is_float().then(|| self.as_i64().into())
            }

            #[inline]
            fn is_unlisted(&self) -> bool {
                matches!(self, Self::Unknown(_))
            }

            #[inline]
            fn integer(value: i64) -> $crate::runtime::decode::Taken<Self> {
                Some(Some($crate::runtime::open_enum::of_integer(value)))
            }

            #[inline]
            fn float(value: f64) -> $crate::runtime::decode::Taken<Self> {
                <i64 as $crate::runtime::decode::Leaf>::float(value).map(|number| number.map(Self::from))
            }

            #[inline]
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
            #[inline]
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
            #[inline]
            fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
                Ok($crate::runtime::open_enum::of_integer_text(text))
            }
        }

        impl From<i64> for $name {
            #[inline]
            fn from(number: i64) -> Self {
                $crate::runtime::open_enum::of_integer(number)
            }
        }

        impl $crate::runtime::param::ToParam for $name {
            #[inline]
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
