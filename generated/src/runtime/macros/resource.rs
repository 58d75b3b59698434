// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Places in the tree of paths.

/// A resource: a place in the tree of paths, with methods by which calls go on.
///
/// ```text
/// resource! {
///     /// `/users`.
///     pub struct Users
/// }
/// ```
#[allow(unused_macros, reason = "not every document has such a place")]
macro_rules! resource {
    ($(#[$about:meta])* pub struct $name:ident) => {
        $(#[$about])*
        #[derive(Debug, Clone)]
        pub struct $name {
            place: $crate::runtime::Place,
        }

        impl $crate::runtime::place::At for $name {
            #[inline]
            fn at(place: $crate::runtime::Place) -> Self {
                Self { place }
            }
        }
    };
}

/// Methods of a resource that call operations by the names that the document gives them: the arguments, the request
/// that is made, and the way to it from the client.
///
/// ```text
/// calls! {
///     Users {
///         /// Lists a user's sites.
///         get_installations(id_user: i64) -> ListInstallations => user(id_user).installations(),
///     }
/// }
/// ```
#[allow(unused_macros, reason = "not every document names its operations")]
macro_rules! calls {
    ($owner:ident { $(
        $(#[$about:meta])*
        $name:ident($($argument:ident: $ty:ty),*) -> $request:ident => $($way:ident($($value:ident),*)).+,
    )* }) => {
        impl $owner {$(
            $(#[$about])*
            #[inline]
            pub fn $name(&self $(, $argument: $ty)*) -> $crate::requests::$request {
                self.place.client.$($way($($value),*)).+
            }
        )*}
    };
}
