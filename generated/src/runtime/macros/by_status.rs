// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Answers by status: enums with a variant for each.

/// An enum whose variants stand for statuses, each with what its body holds and how that is read. The first that
/// fits counts.
///
/// ```text
/// by_status! {
///     /// How `GET /users` refuses.
///     pub enum ListUsersRefusal {
///         /// There is no such user.
///         404 => NotFound,
///         /// Whatever else the caller did wrong.
///         400..=499 => ClientError(Problem) json,
///     }
/// }
/// ```
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! by_status {
    ($(#[$about:meta])* pub enum $name:ident {
        $($(#[$docs:meta])* $status:pat => $variant:ident $(($held:ty) $how:ident $(as $format:ident)?)?,)*
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "it is made once, and taken apart at once")]
        pub enum $name {
            $($(#[$docs])* $variant $(($held))?,)*
            /// An answer of which the document knows nothing, or that is not what it says.
            Other($crate::RawAnswer),
        }

        impl $crate::runtime::by_status::FromAnswer for $name {
            #[inline]
            fn read(reading: &$crate::runtime::by_status::Reading<'_>) -> Result<Self, $crate::Error> {
                #[allow(unreachable_patterns, reason = "all of a range can have variants of their own")]
                match reading.status() {
                    $($status => variant_by_status!(reading $variant $($how $(as $format)?)?),)*
                    _ => Ok(Self::Other(reading.raw())),
                }
            }

            #[inline]
            fn other(answer: &$crate::runtime::RawAnswer) -> Option<Self> {
                Some(Self::Other(answer.clone()))
            }
        }
    };
}

/// The variant for a status, with its body.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! variant_by_status {
    ($reading:ident $variant:ident json $(as $format:ident)?) => {
        $reading.json(format_of!($($format)?)).map(Self::$variant)
    };
    ($reading:ident $variant:ident text) => {
        $reading.text().map(Self::$variant)
    };
    ($reading:ident $variant:ident bytes) => {
        $reading.bytes().map(Self::$variant)
    };
    ($reading:ident $variant:ident) => {
        Ok(Self::$variant)
    };
}

/// A struct of headers, each with its name. One that is not there, or does not fit, is `None`.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! headers {
    ($(#[$about:meta])* pub struct $name:ident {
        $($(#[$docs:meta])* pub $field:ident: $ty:ty = $wire:literal,)*
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$docs])* pub $field: Option<$ty>,)*
        }

        impl $crate::runtime::answered::FromHead for $name {
            #[inline]
            fn from_head(head: &$crate::runtime::AnswerHead) -> Self {
                Self {
                    $($field: head.header($wire).and_then($crate::runtime::answered::FromHeader::from_header),)*
                }
            }
        }
    };
}
