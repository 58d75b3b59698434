//! Places in the tree of paths.

/// A place in the tree of paths, from which calls go on: it knows the client and how far the path has come.
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
            client: $crate::runtime::Client,
            path: $crate::runtime::Path,
        }

        impl $name {
            pub(crate) fn new(client: $crate::runtime::Client, path: $crate::runtime::Path) -> Self {
                Self { client, path }
            }
        }
    };
}
