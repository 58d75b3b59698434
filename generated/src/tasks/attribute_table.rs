//! The table of attributes as VRM has it today.

use crate::runtime::Error;
use crate::{AttributeTable, Client, DiagnosticRecord, LiveAttribute};

impl AttributeTable {
    /// The table of this crate under what VRM says about all attributes today. One request.
    ///
    /// ```no_run
    /// # async fn example(vrm: victron_vrm::Client) -> Result<(), victron_vrm::Error> {
    /// let table = victron_vrm::AttributeTable::fetch(&vrm).await?;
    /// if let Some(info) = table.by_code("bs") {
    ///     println!("{}: {}", info.description, info.render(81.5));
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// When VRM can't be asked or refuses.
    pub async fn fetch(client: &Client) -> Result<Self, Error> {
        let mut table = AttributeTable::new();
        for (id, attribute) in &client.data_attributes().await? {
            let Some(code) = &attribute.code else { continue };
            let mut told = LiveAttribute::new(code.as_str());
            told.id = id.parse().ok();
            told.data_type = attribute.data_type.as_deref();
            told.description = attribute.description.as_deref();
            told.format = attribute.format_with_unit.as_deref();
            table.learn(&told);
        }
        Ok(table)
    }

    /// Takes over what a reading of `diagnostics` says about its attribute: device, path of the D-Bus and
    /// words for its values, which no other answer has.
    pub fn learn_from(&mut self, record: &DiagnosticRecord) {
        let code = record.code.as_ref().map(|code| code.as_str()).or(record.info().map(|known| known.code));
        let Some(code) = code else { return };
        let mut told = LiveAttribute::new(code);
        told.id = u32::try_from(record.id_data_attribute).ok();
        told.description = record.description.as_deref();
        told.format = record.format_with_unit.as_deref();
        told.device = record.device.as_deref();
        told.path = record.dbus_service_type.as_deref().zip(record.dbus_path.as_deref());
        let words = record.data_attribute_enum_values.iter();
        told.values = words.filter_map(|known| Some((known.value_enum, known.name_enum.as_deref()?))).collect();
        self.learn(&told);
    }
}
