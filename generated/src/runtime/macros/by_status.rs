// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Answers by status: enums with a variant for each.

/// Reading of an enum whose variants stand for statuses: from the first to the last, and how the body
/// is read. The first that fits counts.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! by_status {
    ($name:ident { $($low:literal..=$high:literal => $variant:ident $how:tt),* }) => {
        impl $crate::runtime::by_status::FromAnswer for $name {
            fn read(reading: &$crate::runtime::by_status::Reading<'_>) -> Result<Self, $crate::Error> {
                $(if ($low..=$high).contains(&reading.status()) {
                    return variant_by_status!(reading, $variant $how);
                })*
                Ok(Self::Other(reading.raw()))
            }

            fn other(answer: &$crate::runtime::RawAnswer) -> Option<Self> {
                Some(Self::Other(answer.clone()))
            }
        }
    };
}

/// The variant for a status, with its body.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! variant_by_status {
    ($reading:ident, $variant:ident (json $(as $format:ident)?)) => {
        $reading.json(format_of!($($format)?)).map(Self::$variant)
    };
    ($reading:ident, $variant:ident (text)) => {
        $reading.text().map(Self::$variant)
    };
    ($reading:ident, $variant:ident (bytes)) => {
        $reading.bytes().map(Self::$variant)
    };
    ($reading:ident, $variant:ident ()) => {
        Ok(Self::$variant)
    };
}

/// Reading of headers into the fields of a struct, by their names.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! headers {
    ($name:ident { $($field:ident = $wire:literal),* }) => {
        impl $crate::runtime::answered::FromHead for $name {
            fn from_head(head: &$crate::runtime::AnswerHead) -> Self {
                Self {
                    $($field: head.header($wire).and_then($crate::runtime::answered::FromHeader::from_header),)*
                }
            }
        }
    };
}
