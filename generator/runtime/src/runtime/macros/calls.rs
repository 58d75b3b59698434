//! What callers do with requests and make values with.

/// The request of an operation: its name and its place, then what is optional, each with its field, how it
/// is set, and how it is put into the request that is sent. It is made from what is in the path alone.
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
    ($(#[$about:meta])* pub struct $name:ident $($rest:tt)*) => {
        request_with! { $(#[$about])* pub struct $name $($rest)* }

        impl $name {
            pub(crate) fn new(client: &$crate::runtime::Client, path: $crate::runtime::Path) -> Self {
                $crate::runtime::request::Put::of(client.request(Self::ROUTE, path))
            }
        }
    };
}

/// As `request!`, for one that is made from more than its path: it has its own `new`.
#[allow(unused_macros, reason = "not every document has such a request")]
macro_rules! request_with {
    (
        $(#[$about:meta])*
        pub struct $name:ident =
            $id:literal $method:literal $template:literal [$([$($scheme:literal)*])*] $(+ $is:ident)*
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
                &$crate::runtime::Route::new($id, $method, $template, &[$(&[$($scheme),*]),*])$(.$is())*;

            $($(setter!([] [$(#[$docs])*] $field $how $set);)*)?
        }

        impl $crate::runtime::request::Put for $name {
            fn of(request: $crate::runtime::Request) -> Self {
                Self { request, $($($field: Default::default(),)*)? $($($more: $init,)*)? }
            }

            #[allow(clippy::let_and_return, reason = "nothing may be optional")]
            fn built(self) -> $crate::runtime::Request {
                let request = self.request;
                $(
                    let mut $request = request;
                    $(if let Some($value) = $crate::runtime::request::Given::given(held!(self $field $($owned)?)) {
                        $($put)*
                    })*
                    let request = $request;
                )?
                request
            }
        }
    };
}

/// What a field holds, or a reference to it.
#[allow(unused_macros, reason = "not every document has such a request")]
macro_rules! held {
    ($this:ident $field:ident) => {
        &$this.$field
    };
    ($this:ident $field:ident owned) => {
        $this.$field
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

/// What every request can do once it is put together; with the call that reads its answer, it is sent so.
///
/// ```text
/// sends! { ListInstallations = Installations => json() }
/// ```
#[allow(unused_macros, reason = "not every document has requests")]
macro_rules! sends {
    ($(#[$about:meta])* $name:ident = $answer:ty $(, $headers:ty)? => $read:ident($($how:tt)*)) => {
        impl $name {
            /// Sends the request; awaiting it does the same.
            ///
            /// # Errors
            /// When a parameter is invalid, the service can't be reached, or it refuses.
            $(#[$about])*
            pub fn send(self) -> $crate::runtime::Sending<$answer> {
                $crate::runtime::request::Put::built(self).$read($($how)*)
            }
        }

        sends! { $name = $answer $(, $headers)? }
    };
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
