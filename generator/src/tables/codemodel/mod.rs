//! From the table to what its files hold: every name, every order and every line of documentation
//! is decided here, and nothing is printed.

mod attribute;
mod device;
mod draft;
mod index;
mod model;
mod published;
mod values;

pub use attribute::{AttributeItem, Info, ValueKind};
pub use device::Device;
pub use draft::Draft;
pub use index::{Index, Target};
pub use model::TableModel;
pub use published::published_names;
pub use values::ValueEnum;
