//! What rings now.

use jiff::Timestamp;

use super::LocalSite;
use crate::runtime::Error;
use crate::{AttributeCode, DiagnosticRecord, Instance};

/// An alarm or a warning that is active.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ActiveAlarm {
    /// Kind of the device that it comes from, such as `Battery Monitor`.
    pub device: Option<String>,
    /// Instance of that device.
    pub instance: Instance,
    /// Code of the attribute that says so, such as `ASoc`.
    pub code: Option<AttributeCode>,
    /// What it is about, such as `Low state-of-charge alarm`, in the language of the account.
    pub description: String,
    /// How bad it is, in words such as `Alarm` or `Warning`; the number where no words are known.
    pub level: String,
    /// When the GX device last said so.
    pub time: Option<Timestamp>,
}

impl ActiveAlarm {
    /// The alarm in a reading of `diagnostics`; `None` for every other reading, and for an alarm that is
    /// not active.
    pub fn of(record: &DiagnosticRecord) -> Option<Self> {
        let path = record.dbus_path.as_deref().or(record.info().map(|info| info.path)).unwrap_or_default();
        let reading = record.reading();
        if !path.contains("/Alarms/") || reading.number().is_none_or(|level| level == 0.0) {
            return None;
        }
        Some(ActiveAlarm {
            device: record.device.clone(),
            instance: record.instance,
            code: record.code.clone(),
            description: record.description.clone().unwrap_or_else(|| path.to_owned()),
            level: record.render(),
            time: record.timestamp,
        })
    }
}

impl LocalSite {
    /// The alarms and warnings that are active, as the devices last said. `GET alarms`, which sounds like
    /// it, lists the rules by which VRM sends mails.
    ///
    /// Reads all pages of `diagnostics`, which the demo account may not.
    ///
    /// ```no_run
    /// # async fn example(home: victron_vrm::tasks::LocalSite) -> Result<(), victron_vrm::Error> {
    /// for alarm in home.active_alarms().await? {
    ///     println!("{}: {}", alarm.level, alarm.description);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// When VRM can't be asked or refuses.
    pub async fn active_alarms(&self) -> Result<Vec<ActiveAlarm>, Error> {
        let readings = self.requests().diagnostics().count(1000).all().await?;
        Ok(readings.iter().filter_map(ActiveAlarm::of).collect())
    }
}
