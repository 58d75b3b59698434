//! From files in memory to files on disk: only where bytes differ, and only files that are ours.
//!
//! A folder holds the list of the files that were written into it, [`LIST`]. A file that the list
//! does not name is never changed or deleted, and a symbolic link is never followed.
//!
//! A manifest keeps what people have added to it or changed in it, and a README that they have made
//! their own stays as it is.
//!
//! All files are written beside their places, and then renamed into them. A refusal of the disk
//! leaves what was there before. A run that is killed leaves each file whole, and a crate that then
//! has old and new files does not compile and says why; the next run mends it. A second run at the
//! same time waits for the first.

mod apply;
mod error;
mod folder;
mod kept;
mod list;
mod manifest;
mod own;
mod path;
mod plan;
mod stage;

pub use error::WriteError;
pub use folder::write;
pub use own::{LAST_MANIFEST, LIST};
pub use plan::{Change, ChangeKind, Ownership, Plan, plan};
