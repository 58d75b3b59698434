//! The enum of one device type.

use super::row::cells;
use super::text::Lines;
use crate::output::OutputFile;
use crate::tables::codemodel::Device;

pub fn file(device: &Device) -> OutputFile {
    let Device { type_name, variant, index, .. } = device;
    let mut file = Lines::new(&device.module_docs);
    file.push(0, "attributes! {");
    file.docs(1, &device.docs);
    file.push(1, &format!("pub enum {type_name} for {variant} = {index};"));
    for item in &device.attributes {
        file.docs(1, &item.docs);
        file.push(1, &format!("{} = ({}),", item.name, cells(&item.row)));
    }
    file.push(0, "}");
    OutputFile::new(format!("src/attributes/{}.rs", device.module), file.text())
}
