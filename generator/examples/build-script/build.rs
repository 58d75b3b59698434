//! Makes `OUT_DIR/pets.rs`, again whenever the document has changed.

use openapi_to_crate::build::{Build, Failed};

fn main() -> Result<(), Failed> {
    Build::new("pets.yaml", "pets").write()
}
