//! What callers do with requests and make values with.

/// The request of an operation: its name and its place, then what is optional, each with its field, how it
/// is set, and how it is put into the request that is sent. What it can't be made without stands after `from`
/// in the same way.
///
/// ```text
/// request! {
///     /// `GET /users/{idUser}/installations`.
///     pub struct ListInstallations = "getInstallations" "GET" "/users/{idUser}/installations" [[0]] + idempotent
///     (request value) {
///         /// Whether latest values come with each.
///         extended: Option<bool> = some bool => { request.query("extended", param::flag(*value)); }
///     }
/// }
/// ```
#[allow(unused_macros, reason = "not every document has such a request")]
macro_rules! request {
    (
        $(#[$about:meta])*
        pub struct $name:ident = $id:literal $method:literal $template:literal [$($security:tt)*]
        $(+ $is:ident $($what:literal)?)*
        from ($request:ident $value:ident) {
            $($argument:ident: $ty:ty = $how:ident $set:ty => $($owned:ident)? { $($put:tt)* })*
        }
        $($rest:tt)*
    ) => {
        request_with! {
            $(#[$about])* pub struct $name = $id $method $template [$($security)*] $(+ $is $($what)?)* $($rest)*
        }

        impl $name {
            #[allow(clippy::too_many_arguments, reason = "the API requires each of them")]
            #[inline]
            pub(crate) fn new(place: $crate::runtime::Place $(, $argument: argument!($how $set))*) -> Self {
                let mut $request = place.request(Self::ROUTE);
                $({
                    let given: $ty = made!($how $argument);
                    let $value = held!($($owned)?; given);
                    $($put)*
                })*
                $crate::runtime::request::Put::of($request)
            }
        }
    };
    ($(#[$about:meta])* pub struct $name:ident $($rest:tt)*) => {
        request_with! { $(#[$about])* pub struct $name $($rest)* }

        impl $crate::runtime::place::At for $name {
            #[inline]
            fn at(place: $crate::runtime::Place) -> Self {
                $crate::runtime::request::Put::of(place.request(Self::ROUTE))
            }
        }
    };
}

/// As `request!`, but for how it is made.
#[allow(unused_macros, reason = "not every document has such a request")]
macro_rules! request_with {
    (
        $(#[$about:meta])*
        pub struct $name:ident =
            $id:literal $method:literal $template:literal [$([$($scheme:literal)*])*] $(+ $is:ident $($what:literal)?)*
        $(($request:ident $value:ident) {
            $(
                $(#[$docs:meta])*
                $field:ident: $ty:ty = $how:ident $set:ty => $($owned:ident)? { $($put:tt)* }
            )*
        })?
        $(with { $($more:ident: $more_ty:ty = $init:expr,)* })?
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone)]
        #[must_use = "nothing is sent until the request is awaited"]
        pub struct $name {
            request: $crate::runtime::Request,
            $($($field: $ty,)*)?
            $($($more: $more_ty,)*)?
        }

        impl $name {
            const ROUTE: &'static $crate::runtime::Route =
                &$crate::runtime::Route::new($id, $method, $template, &[$(&[$($scheme),*]),*])$(.$is($($what)?))*;

            $($(setter!([] [$(#[$docs])*] $field $how $set);)*)?
        }

        impl $crate::runtime::request::Put for $name {
            #[inline]
            fn of(request: $crate::runtime::Request) -> Self {
                Self { request, $($($field: Default::default(),)*)? $($($more: $init,)*)? }
            }

            #[allow(clippy::let_and_return, reason = "nothing may be optional")]
            #[inline]
            fn built(self) -> $crate::runtime::Request {
                let request = self.request;
                $(
                    let mut $request = request;
                    $(if let Some($value) = $crate::runtime::request::Given::given(held!($($owned)?; self.$field)) {
                        $($put)*
                    })*
                    let request = $request;
                )?
                request
            }
        }
    };
}

/// A value, or a reference to it.
#[allow(unused_macros, reason = "not every document has such a request")]
macro_rules! held {
    (; $held:expr) => {
        &$held
    };
    (owned; $held:expr) => {
        $held
    };
}

/// The type of an argument.
#[allow(unused_macros, reason = "not every document has such a request")]
macro_rules! argument {
    (own $ty:ty) => { $ty };
    (into $ty:ty) => { impl Into<$ty> };
    (each $ty:ty) => { impl IntoIterator<Item = $ty> };
    (each_into $ty:ty) => { impl IntoIterator<Item = impl Into<$ty>> };
}

/// The value that is made from an argument.
#[allow(unused_macros, reason = "not every document has such a request")]
macro_rules! made {
    (own $argument:ident) => {
        $argument
    };
    (into $argument:ident) => {
        $argument.into()
    };
    (each $argument:ident) => {
        $argument.into_iter().collect()
    };
    (each_into $argument:ident) => {
        $argument.into_iter().map(Into::into).collect()
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
        #[inline]
        pub fn $name(mut self, $name: $($argument)*) -> Self {
            self.$name = $value;
            self
        }
    };
}

/// What every request can do once it is put together; with the call that reads its answer, it is sent so. In
/// braces are methods that ask for other media types, each with its answer and the call that reads it.
///
/// ```text
/// sends! { ListInstallations = Installations => json() }
/// ```
#[allow(unused_macros, reason = "not every document has requests")]
macro_rules! sends {
    ($(#[$about:meta])* $name:ident = $answer:ty $(, $headers:ty)? => $read:ident($($how:tt)*) $({
        $($(#[$as_docs:meta])* $as:ident $accept:literal $as_answer:ty => $as_read:ident($($as_how:tt)*),)*
    })?) => {
        impl $name {
            /// Sends the request; awaiting it does the same.
            ///
            /// # Errors
            /// When a parameter is invalid, the service can't be reached, or it refuses.
            $(#[$about])*
            #[inline]
            pub fn send(self) -> $crate::runtime::Sending<$answer> {
                $crate::runtime::request::Put::built(self).$read($($how)*)
            }

            $($(
                $(#[$as_docs])*
                ///
                /// # Errors
                /// As when it is sent.
                #[inline]
                pub fn $as(self) -> $crate::runtime::Sending<$as_answer> {
                    let mut request = $crate::runtime::request::Put::built(self);
                    request.accept($accept);
                    request.$as_read($($as_how)*)
                }
            )*)?
        }

        sends! { $name = $answer $(, $headers)? }
    };
    ($name:ident = $answer:ty $(, $headers:ty)?) => {
        impl $name {
            /// Sends the request, and gives status and headers with the answer.
            #[inline]
            pub fn with_head(mut self) -> $crate::runtime::Sending<$crate::runtime::Answered<$answer $(, $headers)?>> {
                let head = self.request.keep_head();
                head.beside(self.send())
            }
        }

        impl IntoFuture for $name {
            type Output = Result<$answer, $crate::runtime::Error>;
            type IntoFuture = $crate::runtime::Sending<$answer>;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }
    };
}
