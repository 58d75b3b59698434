// Part of the runtime of openapi-to-crate, the same in every crate. Do not edit.
//! Objects: structs whose keys are listed, one line each.

/// Reading and writing of an object. Each of its keys is one line: the field, the key, and the
/// format where there are several. `closed { true }` says that the document allows no other keys.
///
/// ```text
/// object! {
///     Site
///     required { id_site = "idSite", }
///     optional { name = "name", created = "syscreated" as Seconds, }
/// }
/// ```
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! object {
    (
        $name:ident
        $(closed { $closed:literal })?
        $(required { $($req:ident = $rkey:literal $(as $rformat:ident)?,)+ })?
        $(optional { $($opt:ident = $key:literal $(as $format:ident)?,)* })?
        $(additional { $more:ident $(as $mformat:ident)? })?
        $(order { $($place:literal),+ $(,)? })?
    ) => {
        impl $crate::runtime::decode::Object for $name {
            const NAME: &'static str = stringify!($name);

            fn from_fields(
                mut fields: $crate::runtime::decode::Fields<'_, '_>,
            ) -> Result<Option<Self>, $crate::runtime::json::Broken> {
                $(fields.closed($closed);)?
                object_keys!($($($req)+)? $($($opt)*)?);
                const KEYS: &[&str] = &[$($($rkey,)+)? $($($key,)*)?];
                $($(let mut $req = None;)+)?
                $($(let mut $opt = Default::default();)*)?
                $(let mut $more = ::std::collections::BTreeMap::new();)?
                while let Some(place) = fields.next(KEYS)? {
                    match place {
                        $($(_ if place == Key::$req as usize => {
                            fields$(.format($crate::runtime::decode::$rformat))?.required($rkey, &mut $req)
                        })+)?
                        $($(_ if place == Key::$opt as usize => {
                            fields$(.format($crate::runtime::decode::$format))?.optional($key, &mut $opt)
                        })*)?
                        _ => object_other!(fields $(, $more $(as $mformat)?)?),
                    }?;
                }
                // All of them first, so that whatever is missing is said.
                $($(let $req = fields$(.format($crate::runtime::decode::$rformat))?.whole($rkey, $req);)+)?
                $($(let Some($req) = $req else { return fields.incomplete(stringify!($name)) };)+)?
                let value = Self { $($($req,)+)? $($($opt,)*)? $($more,)? extra: fields.extra() };
                Ok(Some(value))
            }
        }

        object_wire! {
            $name
            required { $($($req = $rkey $(as $rformat)?,)+)? }
            optional { $($($opt = $key $(as $format)?,)*)? }
            additional { $($more $(as $mformat)?)? }
            order { $($($place)+)? }
        }
    };
}

/// What becomes of a key that has no field.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! object_other {
    ($fields:ident) => {
        $fields.other()
    };
    ($fields:ident, $more:ident $(as $format:ident)?) => {
        $fields$(.format($crate::runtime::decode::$format))?.additional(&mut $more)
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

/// What all objects have in common but the reading of their keys.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! object_wire {
    (
        $name:ident
        required { $($req:ident = $rkey:literal $(as $rformat:ident)?,)* }
        optional { $($opt:ident = $key:literal $(as $format:ident)?,)* }
        additional { $($more:ident $(as $mformat:ident)?)? }
        order { $($place:literal)* }
    ) => {
        impl $crate::runtime::decode::FromWire for $name {
            const EXPECTED: &'static str = stringify!($name);
            const KIND: $crate::runtime::decode::Kind = $crate::runtime::decode::Kind::Object;

            fn read(
                json: &mut $crate::runtime::json::Json<'_>,
                context: &mut $crate::runtime::decode::Context,
            ) -> Result<Option<Self>, $crate::runtime::json::Broken> {
                $crate::runtime::decode::object(json, context)
            }

            fn from_nothing(nothing: $crate::runtime::decode::Nothing) -> Option<Self> {
                $crate::runtime::decode::empty(nothing)
            }

            fn keep(&mut self, misfits: $crate::runtime::misfit::Misfits) {
                self.extra.keep(misfits);
            }
        }

        impl $crate::runtime::encode::ToWire for $name {
            fn to_wire<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #[allow(unused_mut, reason = "an object may have no keys")]
                let mut entries = $crate::runtime::encode::Entries::new(serializer.serialize_map(None)?, &self.extra);
                object_entries!(self entries [$($place)*]
                    $(required $req = $rkey $(as $rformat)?,)* $(optional $opt = $key $(as $format)?,)*);
                $(entries$(.format($crate::runtime::decode::$mformat))?.additional(&self.$more);)?
                entries.end()
            }
        }

        serde_by_wire!($name);
    };
}

/// Writes the keys of an object: as they are listed, or where they are read one by one as a query or a
/// form has them, in the order of the document.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! object_entries {
    ($this:ident $entries:ident [] $($kind:ident $field:ident = $key:literal $(as $format:ident)?,)*) => {
        $($entries$(.format($crate::runtime::decode::$format))?.$kind($key, &$this.$field);)*
    };
    ($this:ident $entries:ident [$($place:literal)+] $($kind:ident $field:ident = $key:literal $(as $format:ident)?,)*) => {
        for place in [$($place),+] {
            match place {
                $($key => $entries$(.format($crate::runtime::decode::$format))?.$kind($key, &$this.$field),)*
                _ => {}
            }
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
            pub fn misfits(&self) -> &$crate::Misfits {
                self.extra.misfits()
            }
        }
    };
}
