//! Open enums of texts.

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
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }
        }

        impl $crate::runtime::open_enum::OpenText for $name {
            const ALL: &'static [Self] = Self::ALL;

            #[inline]
            fn unknown(value: $crate::Opaque) -> Self {
                Self::Unknown(value)
            }

            #[inline]
            fn as_text(&self) -> &str {
                self.as_str()
            }

            #[inline]
            fn is_unknown(&self) -> bool {
                matches!(self, Self::Unknown(_))
            }
        }

        impl $crate::runtime::encode::ToWire for $name {
            fn to_wire<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            // `Self::Err` could be a variant.
            #[inline]
            fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
                Ok($crate::runtime::open_enum::of_text(text))
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                $crate::runtime::open_enum::of_text(text)
            }
        }

        impl $crate::runtime::param::ToParam for $name {
            #[inline]
            fn to_param(&self) -> ::std::borrow::Cow<'_, str> {
                self.as_str().into()
            }
        }

        leaf_wire!($name);
    };
}
