//! Modules that show what is in them.

/// Modules, each with what it shows of itself and the features that it is there for.
///
/// ```text
/// modules! {
///     battery::Battery,
///     issue::* if "issues" | "search",
/// }
/// ```
#[allow(unused_macros, reason = "not every document has types")]
macro_rules! modules {
    ($($module:ident::$shown:tt $(if $($feature:literal)|+)?,)*) => {$(
        $(#[cfg(any($(feature = $feature),+))])?
        mod $module;
        $(#[cfg(any($(feature = $feature),+))])?
        pub use $module::$shown;
    )*};
}
