//! The enum of device types.

use crate::codemodel::{Docs, Fault};
use crate::emit::models::string_enum;
use crate::emit::source::Source;
use crate::output::OutputFile;
use crate::tables::codemodel::TableModel;

pub fn file(table: &TableModel) -> Result<OutputFile, Fault> {
    let docs = Docs::new()
        .line("A kind of device.")
        .line("It can be made of the name of a device in an answer: `DeviceType::from(\"Gateway\")`.");
    let mut file = Source::new(&Docs::new().line("Kinds of devices."));
    for item in string_enum(&table.device_type, &docs, &[], &table.device_types) {
        file.push(item);
    }
    Ok(OutputFile::new("src/attributes/device_type.rs", file.text()?))
}
