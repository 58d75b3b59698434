//! Unions: one of several shapes.

/// Reading and writing of a union: its variants in the order in which they are tried; where a key
/// picks one by its text, each with the texts that mean it, and after a semicolon those that are
/// tried where the text means none of them.
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
            $(if branches.is_untagged() {
                $(branches.attempt(format_of!($($nformat)?), Self::$never);)+
            })?
        } $($variant $(as $format)?,)* $($($never $(as $nformat)?),+)?);
    };
}

/// What all unions have in common but the choice of a variant.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! union_wire {
    ($name:ident, $branches:ident { $($choice:tt)* } $($variant:ident $(as $format:ident)?),* $(,)?) => {
        impl $crate::runtime::decode::FromWire for $name {
            const EXPECTED: &'static str = stringify!($name);
            const KIND: $crate::runtime::decode::Kind = $crate::runtime::decode::Kind::Union;

            #[inline]
            fn read(
                json: &mut $crate::runtime::json::Json<'_>,
                context: &mut $crate::runtime::decode::Context,
            ) -> Result<Option<Self>, $crate::runtime::json::Broken> {
                let mut $branches = $crate::runtime::decode::Branches::new(json)?;
                while $branches.next_round() {
                    $($choice)*
                }
                $branches.finish(context, stringify!($name), Self::Other)
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

/// What becomes a union by itself: the value of a variant that no other variant holds. That of a variant
/// which is `boxed` does so with and without its box.
///
/// ```text
/// conversions! {
///     Owner {
///         Id of i64,
///         Person boxed crate::models::Person,
///     }
/// }
/// ```
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! conversions {
    ($name:ident { $($variant:ident $how:ident $ty:ty,)* }) => {
        $(conversion!($name $variant $how $ty);)*
    };
}

/// One of `conversions!`.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! conversion {
    ($name:ident $variant:ident of $ty:ty) => {
        impl From<$ty> for $name {
            #[inline]
            fn from(value: $ty) -> Self {
                Self::$variant(value)
            }
        }
    };
    ($name:ident $variant:ident boxed $ty:ty) => {
        conversion!($name $variant of Box<$ty>);

        impl From<$ty> for $name {
            #[inline]
            fn from(value: $ty) -> Self {
                Self::$variant(Box::new(value))
            }
        }
    };
}
