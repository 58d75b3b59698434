// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! What callers do with requests and make values with.

/// Setters of what is optional in a request: how each field is set, one line each, and what it says.
///
/// ```text
/// options! {
///     GetStats {
///         /// Which interval one point stands for.
///         interval: some Interval,
///         /// Codes of attributes.
///         attribute_codes: each_into AttributeCode,
///     }
/// }
/// ```
#[allow(unused_macros, reason = "not every document has such a request")]
macro_rules! options {
    ($owner:ident { $($(#[$about:meta])* $name:ident: $how:ident $ty:ty,)* }) => {
        impl $owner {
            $(setter!([] [$(#[$about])*] $name $how $ty);)*
        }
    };
}

/// One setter. `some` and what begins so fills an `Option`, `into` takes what becomes the value, and
/// `each` takes the items of a list.
#[allow(unused_macros, reason = "not every document has such a type")]
macro_rules! setter {
    ($must:tt $about:tt $name:ident own $ty:ty) => {
        setter!($must $about $name ($ty) $name);
    };
    ($must:tt $about:tt $name:ident some $ty:ty) => {
        setter!($must $about $name ($ty) Some($name));
    };
    ($must:tt $about:tt $name:ident into $ty:ty) => {
        setter!($must $about $name (impl Into<$ty>) $name.into());
    };
    ($must:tt $about:tt $name:ident some_into $ty:ty) => {
        setter!($must $about $name (impl Into<$ty>) Some($name.into()));
    };
    ($must:tt $about:tt $name:ident each $ty:ty) => {
        setter!($must $about $name (impl IntoIterator<Item = $ty>) $name.into_iter().collect());
    };
    ($must:tt $about:tt $name:ident some_each $ty:ty) => {
        setter!($must $about $name (impl IntoIterator<Item = $ty>) Some($name.into_iter().collect()));
    };
    ($must:tt $about:tt $name:ident each_into $ty:ty) => {
        setter!($must $about $name (impl IntoIterator<Item = impl Into<$ty>>)
            $name.into_iter().map(Into::into).collect());
    };
    ($must:tt $about:tt $name:ident some_each_into $ty:ty) => {
        setter!($must $about $name (impl IntoIterator<Item = impl Into<$ty>>)
            Some($name.into_iter().map(Into::into).collect()));
    };
    ([$($must:tt)*] [$($about:tt)*] $name:ident ($($argument:tt)*) $value:expr) => {
        $($about)*
        $($must)*
        pub fn $name(mut self, $name: $($argument)*) -> Self {
            self.$name = $value;
            self
        }
    };
}

/// What every request can do once it is put together.
#[allow(unused_macros, reason = "not every document has requests")]
macro_rules! sends {
    ($name:ident = $answer:ty $(, $headers:ty)?) => {
        impl $name {
            /// Sends the request, and gives status and headers with the answer.
            pub fn with_head(mut self) -> $crate::runtime::Sending<$crate::runtime::Answered<$answer $(, $headers)?>> {
                let head = self.request.keep_head();
                head.beside(self.send())
            }
        }

        impl IntoFuture for $name {
            type Output = Result<$answer, $crate::runtime::Error>;
            type IntoFuture = $crate::runtime::Sending<$answer>;

            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }
    };
}
