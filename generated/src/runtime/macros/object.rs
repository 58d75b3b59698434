// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Objects: structs whose keys are listed, one line each.

/// An object: a struct of which each field has its key beside its type, and its format where there are
/// several. Fields of keys that have to be there say so. Its keys are written in the order in which they
/// are listed. `closed { true }` says that the document allows no other keys.
///
/// ```text
/// object! {
///     /// An installation.
///     pub struct Site {
///         /// Its number.
///         pub id_site: SiteId = required "idSite",
///         /// When it was added.
///         pub created: Option<Timestamp> = "syscreated" as Seconds,
///     }
/// }
/// ```
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! object {
    (
        $(#[$about:meta])*
        pub struct $name:ident {
            $(
                $(#[$docs:meta])*
                pub $field:ident: $ty:ty =
                    $(required $rkey:literal $(as $rformat:ident)?)?
                    $($key:literal $(as $format:ident)?)?,
            )*
        }
        $(closed { $closed:literal })?
        $(additional { $more:ty $(as $mformat:ident)? })?
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$docs])* pub $field: $ty,)*
            $(
                /// Keys that the document does not name, but gives a type.
                pub additional: ::std::collections::BTreeMap<String, $more>,
            )?
            #[doc = object_extra!($($more)?)]
            pub extra: $crate::runtime::Extra,
        }

        impl $crate::runtime::decode::Object for $name {
            const NAME: &'static str = stringify!($name);

            #[inline]
            fn from_fields(
                mut fields: $crate::runtime::decode::Fields<'_, '_>,
            ) -> Result<Option<Self>, $crate::runtime::json::Broken> {
                $(fields.closed($closed);)?
                object_keys!($($field)*);
                const KEYS: &[&str] = &[$($($rkey)? $($key)?,)*];
                $(let mut $field = Default::default();)*
                $(let mut others = ::std::collections::BTreeMap::<String, $more>::new();)?
                while let Some(place) = fields.next(KEYS)? {
                    match place {
                        $(_ if place == Key::$field as usize => {
                            $(fields$(.format($crate::runtime::decode::$rformat))?.required($rkey, &mut $field))?
                            $(fields$(.format($crate::runtime::decode::$format))?.optional($key, &mut $field))?
                        })*
                        _ => object_other!(fields $(, others: $more $(as $mformat)?)?),
                    }?;
                }
                object_held!(fields $name $($($field = $rkey $(as $rformat)?,)?)*);
                let value = Self {
                    $($field,)*
                    $(additional: object_additional!(others: $more),)?
                    extra: fields.extra(),
                };
                Ok(Some(value))
            }
        }

        impl $crate::runtime::decode::FromWire for $name {
            const EXPECTED: &'static str = stringify!($name);
            const KIND: $crate::runtime::decode::Kind = $crate::runtime::decode::Kind::Object;

            #[inline]
            fn read(
                json: &mut $crate::runtime::json::Json<'_>,
                context: &mut $crate::runtime::decode::Context,
            ) -> Result<Option<Self>, $crate::runtime::json::Broken> {
                $crate::runtime::decode::object(json, context)
            }

            #[inline]
            fn from_nothing(nothing: $crate::runtime::decode::Nothing) -> Option<Self> {
                $crate::runtime::decode::empty(nothing)
            }

            #[inline]
            fn keep(&mut self, misfits: $crate::runtime::misfit::Misfits) {
                self.extra.keep(misfits);
            }
        }

        impl $crate::runtime::encode::ToWire for $name {
            fn to_wire<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #[allow(unused_mut, reason = "an object may have no keys")]
                let mut entries = $crate::runtime::encode::Entries::new(serializer.serialize_map(None)?, &self.extra);
                $(
                    $(entries$(.format($crate::runtime::decode::$rformat))?.required($rkey, &self.$field);)?
                    $(entries$(.format($crate::runtime::decode::$format))?.optional($key, &self.$field);)?
                )*
                $(entries.format(format_of!($($mformat)?)).additional::<$more>(&self.additional);)?
                entries.end()
            }
        }

        serde_by_wire!($name);
    };
}

/// An object of which people make values: as `object!`, and each field that can be set says how.
///
/// ```text
/// sent_object! {
///     /// What an installation is called.
///     #[derive(Default)]
///     pub struct NewName {
///         /// The name.
///         pub name: Option<String> = "name" set some_into String,
///     }
/// }
/// ```
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! sent_object {
    (
        $(#[$about:meta])*
        pub struct $name:ident {
            $(
                $(#[$docs:meta])*
                pub $field:ident: $ty:ty =
                    $(required $rkey:literal $(as $rformat:ident)?)?
                    $($key:literal $(as $format:ident)?)?
                    $(set $how:ident $set:ty)?,
            )*
        }
        $($more:tt)*
    ) => {
        object! {
            $(#[$about])*
            pub struct $name {
                $(
                    $(#[$docs])*
                    pub $field: $ty =
                        $(required $rkey $(as $rformat)?)?
                        $($key $(as $format)?)?,
                )*
            }
            $($more)*
        }

        impl $name {
            $(object_setter!([$(#[$docs])*] $field $($how $set)?);)*
        }
    };
}

/// The setter of a field, if it has one.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! object_setter {
    ($docs:tt $field:ident) => {};
    ($docs:tt $field:ident $how:ident $set:ty) => {
        setter!([#[must_use]] $docs $field $how $set);
    };
}

/// The way to a value with nothing set.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! starts_empty {
    ($name:ident) => {
        impl $name {
            /// A value with nothing set.
            #[inline]
            pub fn new() -> Self {
                // A key may be called `default`, and so is its setter then.
                <Self as Default>::default()
            }
        }
    };
}

/// What is said of the keys that have no field.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! object_extra {
    () => {
        "Keys that the document does not name, and those whose values did not fit, as they came."
    };
    ($more:ty) => {
        "Keys whose values did not fit, as they came."
    };
}

/// The fields that have to be there, after all keys were read.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! object_held {
    ($fields:ident $name:ident $($field:ident = $key:literal $(as $format:ident)?,)*) => {
        // All of them first, so that whatever is missing is said.
        $(let $field = $fields$(.format($crate::runtime::decode::$format))?.whole($key, $field);)*
        $(let Some($field) = $field else { return $fields.incomplete(stringify!($name)) };)*
    };
}

/// What becomes of a key that has no field.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! object_other {
    ($fields:ident) => {
        $fields.other()
    };
    ($fields:ident, $others:ident: $more:ty $(as $format:ident)?) => {
        $fields$(.format($crate::runtime::decode::$format))?.additional::<$more>(&mut $others)
    };
}

/// The values of the keys that have no field, but a type.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! object_additional {
    ($others:ident: $more:ty) => {
        $others
    };
}

/// The places of the keys of an object, by the names of their fields.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! object_keys {
    () => {};
    ($($field:ident)+) => {
        #[allow(non_camel_case_types, reason = "the names are those of fields")]
        enum Key {
            $($field,)+
        }
    };
}

/// The method by which an answer says what of it did not fit.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! answer {
    ($name:ident) => {
        impl $name {
            /// What of the answer did not fit its type, with paths: each is missing in its place,
            /// and can be seen here as it came. Empty when all is as promised.
            #[inline]
            pub fn misfits(&self) -> &$crate::Misfits {
                self.extra.misfits()
            }
        }
    };
}
