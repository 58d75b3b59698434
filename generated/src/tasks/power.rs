//! The flow of power now.

use jiff::Timestamp;

use super::LocalSite;
use crate::runtime::Error;
use crate::{ExtendedAttribute, Site};

/// The flow of power as the GX device last sent it. What VRM does not know is `None`, which is not 0.
///
/// `solar + grid + generator - battery` is about `consumption`: the readings are not of the same second,
/// and losses are in no reading.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct PowerFlow {
    /// From all solar chargers and PV inverters, in watts.
    pub solar_watts: Option<f64>,
    /// What is used, in watts.
    pub consumption_watts: Option<f64>,
    /// Above 0 taken from the grid, below 0 fed into it, in watts.
    pub grid_watts: Option<f64>,
    /// From a generator, in watts.
    pub generator_watts: Option<f64>,
    /// Above 0 the battery is charged, below 0 it is discharged, in watts.
    pub battery_watts: Option<f64>,
    /// Voltage of the battery.
    pub battery_volts: Option<f64>,
    /// Current of the battery in amperes, above 0 when it is charged.
    pub battery_amperes: Option<f64>,
    /// State of charge, in percent.
    pub state_of_charge_percent: Option<f64>,
    /// When the newest of these values came in.
    pub time: Option<Timestamp>,
}

impl PowerFlow {
    /// Of a site that was asked for with [`extended`](crate::requests::ListInstallations::extended).
    pub fn of(site: &Site) -> Self {
        let number = |code: &str| value(site, code)?.reading().number();
        let (volts, amperes) = (number("bv"), number("bc"));
        PowerFlow {
            solar_watts: number("solar_yield"),
            consumption_watts: number("consumption"),
            grid_watts: number("from_to_grid"),
            generator_watts: number("generator"),
            battery_watts: number("bp").or_else(|| Some(volts? * amperes?)),
            battery_volts: volts,
            battery_amperes: amperes,
            state_of_charge_percent: number("bs"),
            time: site.last_timestamp,
        }
    }
}

/// One of the latest values of a site, by its code.
pub(super) fn value<'a>(site: &'a Site, code: &str) -> Option<&'a ExtendedAttribute> {
    site.extended.iter().find(|value| value.code.as_ref().is_some_and(|known| known.as_str() == code))
}

impl LocalSite {
    /// The flow of power as the GX device last sent it.
    ///
    /// ```no_run
    /// # async fn example(home: victron_vrm::tasks::LocalSite) -> Result<(), victron_vrm::Error> {
    /// match home.power().await?.grid_watts {
    ///     Some(watts) if watts < 0.0 => println!("{:.0} W go into the grid", -watts),
    ///     Some(watts) => println!("{watts:.0} W come from the grid"),
    ///     None => println!("nobody knows"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`LocalSite::latest`].
    pub async fn power(&self) -> Result<PowerFlow, Error> {
        Ok(PowerFlow::of(&self.latest().await?))
    }
}
