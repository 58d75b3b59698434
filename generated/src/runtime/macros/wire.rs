// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! What types of every kind have in common.

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
