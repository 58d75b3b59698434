//! The devices of an installation, and their latest values without looking numbers up.

use std::collections::BTreeSet;

use super::LocalSite;
use crate::runtime::{Error, ErrorKind};
use crate::{Device, DeviceType, Instance, Summary};

/// A device of an installation.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SiteDevice {
    /// What kind it is.
    pub kind: DeviceType,
    /// Its number among the devices of its kind, which most requests want; a GX device has none. Numbers
    /// above 255 are usual. Devices of different kinds can have the same.
    pub instance: Option<Instance>,
    /// The name that the owner gave it, else the product, else the kind.
    pub name: String,
    /// What VRM says about it; `None` for a device of which only readings are known.
    pub device: Option<Device>,
}

/// The devices of an installation.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct SiteDevices {
    /// In the order of VRM, and after them those of which only readings are known.
    pub devices: Vec<SiteDevice>,
}

impl SiteDevices {
    /// The devices of a kind.
    pub fn of(&self, kind: &DeviceType) -> impl Iterator<Item = &SiteDevice> {
        self.devices.iter().filter(move |device| device.kind == *kind)
    }

    /// The device with a name, which upper and lower case do not change.
    pub fn named(&self, name: &str) -> Option<&SiteDevice> {
        self.devices.iter().find(|device| device.name.to_lowercase() == name.trim().to_lowercase())
    }
}

impl From<Device> for SiteDevice {
    fn from(device: Device) -> Self {
        let given = [&device.custom_name, &device.product_name, &device.name];
        let name = given.into_iter().flatten().find(|name| !name.trim().is_empty());
        SiteDevice {
            kind: DeviceType::from(device.name.as_deref().unwrap_or_default()),
            instance: device.instance,
            name: name.map(|name| name.trim().to_owned()).unwrap_or_default(),
            device: Some(device),
        }
    }
}

impl LocalSite {
    /// All devices: those that VRM lists, and those of which there are only readings, as with some tanks.
    ///
    /// Reads `system-overview` and all pages of `diagnostics`; an account that may not read the latter,
    /// as the demo account, gets the former.
    ///
    /// # Errors
    /// When VRM can't be asked or refuses.
    pub async fn devices(&self) -> Result<SiteDevices, Error> {
        let overview = self.requests().system_overview().await?.records;
        let mut devices: Vec<SiteDevice> = overview.devices.into_iter().map(SiteDevice::from).collect();
        let readings = match self.requests().diagnostics().count(1000).all().await {
            Err(error) if matches!(error.kind(), ErrorKind::Api { status: 403, .. }) => Vec::new(),
            readings => readings?,
        };
        let read = readings.iter().filter_map(|reading| Some((reading.device.as_deref()?, reading.instance)));
        for (kind, instance) in read.collect::<BTreeSet<_>>() {
            let (name, kind) = (kind.to_owned(), DeviceType::from(kind));
            // What the GX device computes of all others is no device.
            let mut alike = devices.iter().filter(|device| device.kind == kind);
            let known = alike.any(|device| device.instance.is_none_or(|listed| listed == instance));
            if kind != DeviceType::SystemOverview && !known {
                devices.push(SiteDevice { kind, instance: Some(instance), name, device: None });
            }
        }
        Ok(SiteDevices { devices })
    }

    /// The latest values of a device, from the widget that VRM has for its kind. `None` for a kind that
    /// has none; `diagnostics` has its values too.
    ///
    /// ```no_run
    /// # async fn example(home: victron_vrm::tasks::LocalSite) -> Result<(), victron_vrm::Error> {
    /// let devices = home.devices().await?;
    /// for monitor in devices.of(&victron_vrm::DeviceType::BatteryMonitor) {
    ///     for value in home.summary(monitor).await?.iter().flat_map(|summary| summary.values()) {
    ///         println!("{}: {}", value.data_attribute_name.as_deref().unwrap_or("?"), value.render());
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// When VRM can't be asked or refuses. A wrong instance is no failure: VRM answers without values.
    pub async fn summary(&self, device: &SiteDevice) -> Result<Option<Summary>, Error> {
        let widgets = self.requests().widgets();
        // Every one of these requests is a type of its own.
        macro_rules! ask {
            ($widget:ident) => {{
                let request = widgets.$widget();
                match device.instance {
                    Some(instance) => request.instance(instance).await?,
                    None => request.await?,
                }
            }};
        }
        Ok(Some(match &device.kind {
            DeviceType::BatteryMonitor => ask!(battery_summary).records,
            DeviceType::Bms => ask!(lithium_bms).records,
            DeviceType::DcMeter
            | DeviceType::DcSource
            | DeviceType::DcSystem
            | DeviceType::DcLoad
            | DeviceType::DcGenerator
            | DeviceType::Alternator => ask!(dc_meter).records,
            DeviceType::EvCharger => ask!(ev_charger_summary).records,
            DeviceType::IoExtender => ask!(io_extender_in_out).records,
            DeviceType::MeteorologicalSensor => ask!(meteorological_sensor_overview).records,
            DeviceType::MotorDrive => ask!(motor_summary).records,
            DeviceType::PvInverter => ask!(pv_inverter_status).records,
            DeviceType::SolarCharger => ask!(solar_charger_summary).records,
            DeviceType::Tank => ask!(tank_summary).records,
            DeviceType::TemperatureSensor => ask!(temp_summary_and_graph).records,
            DeviceType::VeBusSystem => ask!(status).records,
            _ => return Ok(None),
        }))
    }
}

impl Summary {
    /// Its values in the order in which the portal shows them, and after them those without a place.
    pub fn values(&self) -> impl Iterator<Item = &crate::WidgetValue> {
        let all = self.data.iter().flat_map(|data| &data.additional);
        let place = |number: &str| {
            let number: Option<i64> = number.parse().ok();
            self.attribute_order.iter().position(|known| Some(*known) == number).unwrap_or(usize::MAX)
        };
        let mut sorted: Vec<_> = all.map(|(number, value)| (place(number), value)).collect();
        sorted.sort_by_key(|(place, _)| *place);
        sorted.into_iter().map(|(_, value)| value)
    }

    /// The value of an attribute, when there is one.
    pub fn of(&self, attribute: impl Into<crate::Attribute>) -> Option<&crate::WidgetValue> {
        let attribute = attribute.into();
        self.values().find(|value| value.attribute() == Some(attribute) && value.is_valid != Some(false))
    }
}
