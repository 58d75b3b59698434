//! Everyday tasks, each one call: the flow of power now, the energy of a day, what rings, who is where.
//!
//! They are written by hand over the rest of this crate, which has one method for each request. What
//! they add is what everybody who uses VRM has to find out: which code means what, which sign is which
//! way, when a day begins, what a missing value says.
//!
//! ```no_run
//! # async fn example(token: String) -> Result<(), victron_vrm::Error> {
//! use victron_vrm::Client;
//! use victron_vrm::tasks::LocalSite;
//!
//! let vrm = Client::builder().access_token(token).build()?;
//! let home = LocalSite::find(&vrm, "Boathouse").await?;
//! let now = home.power().await?;
//! println!("{:?} W from the sun, battery at {:?} %", now.solar_watts, now.state_of_charge_percent);
//! let today = home.energy_today().await?;
//! println!("{:.1} kWh from the grid", today.total.from_grid_kwh());
//! # Ok(())
//! # }
//! ```
//!
//! All of them return [`Error`](crate::Error) when VRM can't be asked or refuses. A value that VRM does
//! not know is `None`, never 0.
//!
//! For values of this very second VRM's REST API is the wrong place: it knows no more than what the GX
//! device sent last, a minute or a quarter of an hour ago. MQTT has them: host in
//! [`Site::mqtt_host`](crate::Site), the account's e-mail address as user, `Token ` and an access token
//! as password.

mod alarms;
mod attribute_table;
mod battery;
mod csv;
mod devices;
mod empty;
mod energy;
mod ev_charger;
mod fleet;
mod forecast;
mod generator;
mod power;
mod prices;
mod sensors;
mod site;
mod stale;

pub use alarms::ActiveAlarm;
pub use battery::{BatteryHistory, BatteryPoint, Spread};
pub use csv::to_csv;
pub use devices::{SiteDevice, SiteDevices};
pub use energy::{Energy, EnergyBalance};
pub use ev_charger::EvCharger;
pub use fleet::{FleetEntry, for_each_site};
pub use forecast::{Forecast, ForecastHour};
pub use generator::{GeneratorRun, GeneratorRuns};
pub use power::PowerFlow;
pub use prices::{PlannedSlot, Price, Prices};
pub use sensors::{Tank, TemperatureSensor};
pub use site::LocalSite;
