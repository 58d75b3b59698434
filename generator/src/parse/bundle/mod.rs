//! Makes one document of several files: what a reference to another file leads to becomes an
//! entry of `components`, and a path item takes the place of its reference. So does what a
//! reference leads to that is no entry of `components` in the document itself.
//!
//! Every node keeps the place where it was written, and which file that was.

mod components;
mod identifiers;
mod loaded;
mod target;
mod walk;

pub(super) use walk::bundle;
