//! What every generated type of a kind does alike. Generated code calls these by name, so
//! that its own lines are only what differs.

/// Reading and writing of an open enum of texts.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! text_enum {
    ($name:ident) => {
        impl $crate::runtime::decode::Leaf for $name {
            const EXPECTED: &'static str = "a text";

            fn integer(value: i64) -> $crate::runtime::decode::Taken<Self> {
                Some(Some($crate::runtime::open_enum::TextEnum::from_text(&value.to_string())))
            }

            fn float(value: f64) -> $crate::runtime::decode::Taken<Self> {
                Some(Some($crate::runtime::open_enum::TextEnum::from_text(&value.to_string())))
            }

            fn text(value: &str) -> $crate::runtime::decode::Taken<Self> {
                Some(Some($crate::runtime::open_enum::TextEnum::from_text(value)))
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
                Ok($crate::runtime::open_enum::TextEnum::from_text(text))
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                $crate::runtime::open_enum::TextEnum::from_text(text)
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

/// Reading and writing of an open enum of whole numbers.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! integer_enum {
    ($name:ident) => {
        impl $crate::runtime::decode::Leaf for $name {
            const EXPECTED: &'static str = "a whole number";

            fn integer(value: i64) -> $crate::runtime::decode::Taken<Self> {
                Some(Some($crate::runtime::open_enum::IntegerEnum::from_number(value)))
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
                Ok($crate::runtime::open_enum::IntegerEnum::from_text(text))
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

        impl From<i64> for $name {
            fn from(number: i64) -> Self {
                $crate::runtime::open_enum::IntegerEnum::from_number(number)
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
    ($name:ident, $inner:ty) => {
        impl<'de> $crate::runtime::decode::FromWire<'de> for $name {
            const EXPECTED: &'static str = <$inner as $crate::runtime::decode::FromWire<'de>>::EXPECTED;

            fn from_wire_opt<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
                Ok(<$inner as $crate::runtime::decode::FromWire<'de>>::from_wire_opt(deserializer)?.map($name))
            }
        }

        impl $crate::runtime::encode::ToWire for $name {
            fn to_wire<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::encode::ToWire::to_wire(&self.0, serializer)
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
                $crate::runtime::param::ToParam::to_param(&self.0)
            }
        }

        serde_by_wire!($name);
    };
}

/// Reading and writing of an object, whose keys are listed by its two `Object`s.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! object {
    ($name:ident) => {
        impl<'de> $crate::runtime::decode::FromWire<'de> for $name {
            const EXPECTED: &'static str = <$name as $crate::runtime::decode::Object<'de>>::NAME;

            fn from_wire_opt<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
                $crate::runtime::decode::object(deserializer)
            }

            fn from_wire<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let read = $crate::runtime::decode::object(deserializer)?.or_else($crate::runtime::decode::empty);
                read.ok_or_else(|| {
                    let expected = <Self as $crate::runtime::decode::FromWire<'de>>::EXPECTED;
                    $crate::runtime::decode::found_nothing(expected)
                })
            }

            fn absent() -> Option<Self> {
                $crate::runtime::decode::empty()
            }
        }

        impl $crate::runtime::encode::ToWire for $name {
            fn to_wire<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                $crate::runtime::encode::Object::to_map(self, &mut map)?;
                ::serde::ser::SerializeMap::end(map)
            }
        }

        serde_by_wire!($name);
    };
}

/// Reading of a short array, whose places are listed by its `Tuple`.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! tuple {
    ($name:ident) => {
        impl<'de> $crate::runtime::decode::FromWire<'de> for $name {
            const EXPECTED: &'static str = <$name as $crate::runtime::decode::Tuple<'de>>::NAME;

            fn from_wire_opt<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
                $crate::runtime::decode::tuple(deserializer)
            }
        }

        serde_by_wire!($name);
    };
}

/// Reading of a leaf.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! leaf_wire {
    ($name:ident) => {
        impl<'de> $crate::runtime::decode::FromWire<'de> for $name {
            const EXPECTED: &'static str = <$name as $crate::runtime::decode::Leaf>::EXPECTED;

            fn from_wire_opt<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
                $crate::runtime::decode::leaf(deserializer)
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
                $crate::runtime::decode::FromWire::from_wire(deserializer)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::encode::ToWire::to_wire(self, serializer)
            }
        }
    };
}
