//! From the table to what its files hold: every name, every order and every line of documentation
//! is decided here, and nothing is printed.

mod attribute;
mod device;
mod draft;
mod model;
mod names;
mod row;
mod values;

pub use attribute::AttributeItem;
pub use device::Device;
pub use draft::Draft;
pub use model::TableModel;
pub use names::published_names;
pub use row::Row;
pub use values::ValueEnum;
