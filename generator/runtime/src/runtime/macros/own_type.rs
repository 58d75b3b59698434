//! Types of other crates that stand for a format of the document.

/// Reading and writing of a type that serde reads and writes.
#[allow(unused_macros, reason = "not every crate has such a type")]
macro_rules! own_type {
    ($name:ty) => {
        impl $crate::runtime::decode::FromWire for $name {
            const EXPECTED: &'static str = concat!("what `", stringify!($name), "` is read from");

            #[inline]
            fn read(
                json: &mut $crate::runtime::json::Json<'_>,
                context: &mut $crate::runtime::decode::Context,
            ) -> Result<Option<Self>, $crate::runtime::json::Broken> {
                $crate::runtime::decode::by_serde(json, context, <Self as $crate::runtime::decode::FromWire>::EXPECTED)
            }
        }

        impl $crate::runtime::encode::ToWire for $name {
            fn to_wire<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                ::serde::Serialize::serialize(self, serializer)
            }
        }

        impl $crate::runtime::param::ToParam for $name {
            #[inline]
            fn to_param(&self) -> ::std::borrow::Cow<'_, str> {
                $crate::runtime::param::by_serde(self)
            }
        }
    };
}
