//! Prices and plan of Dynamic ESS.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::LocalSite;
use crate::runtime::{Error, Period};
use crate::{DynamicEssRestriction, DynamicEssStrategy, Interval, StatsType};

/// Prices of a kWh over time.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Prices {
    /// Code of the currency, such as `EUR`; `None` when VRM does not say.
    pub currency: Option<String>,
    /// In the order of time, a quarter of an hour each. Tomorrow's come in the early afternoon.
    pub slots: Vec<Price>,
}

/// The price of a kWh for a quarter of an hour. It can be 0 or less, and is a price all the same.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Price {
    /// When the quarter begins.
    pub time: Timestamp,
    /// What a kWh from the grid costs.
    pub buy: Option<f64>,
    /// What a kWh into the grid earns.
    pub sell: Option<f64>,
}

/// What Dynamic ESS plans for a stretch of time.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PlannedSlot {
    /// When it begins.
    pub start: Timestamp,
    /// When it is over.
    pub end: Timestamp,
    /// State of charge to be reached, in percent.
    pub state_of_charge_percent: Option<f64>,
    /// Whether energy may go into the grid.
    pub feeds_in: Option<bool>,
    /// What is forbidden.
    pub restriction: Option<DynamicEssRestriction>,
    /// How it is run.
    pub strategy: Option<DynamicEssStrategy>,
}

impl Prices {
    /// The quarter in which a kWh from the grid costs least; the earliest of several.
    pub fn cheapest(&self) -> Option<&Price> {
        let with_price = self.slots.iter().filter(|slot| slot.buy.is_some());
        with_price.min_by(|a, b| a.buy.unwrap_or_default().total_cmp(&b.buy.unwrap_or_default()))
    }
}

impl LocalSite {
    /// What a kWh costs and earns in a period, which may lie in the future as far as prices are known.
    /// Without prices there are no slots.
    ///
    /// # Errors
    /// When VRM can't be asked or refuses.
    pub async fn prices(&self, period: Period) -> Result<Prices, Error> {
        let stats = self.requests().stats().kind(StatsType::DynamicEssPrices).interval(Interval::FifteenMinutes);
        let answer = stats.period(period).in_parts(self.zone()).await?;
        let mut slots: BTreeMap<Timestamp, Price> = BTreeMap::new();
        for (code, set) in [
            ("deGb", (|price| &mut price.buy) as fn(&mut Price) -> &mut Option<f64>),
            ("deGs", |price| &mut price.sell),
        ] {
            for (time, value) in answer.get(code).iter().flat_map(|series| series.values()) {
                *set(slots.entry(time).or_insert(Price { time, buy: None, sell: None })) = Some(value);
            }
        }
        Ok(Prices { currency: self.currency().map(str::to_owned), slots: slots.into_values().collect() })
    }

    /// What Dynamic ESS plans, slot by slot; nothing when it has no plan.
    ///
    /// # Errors
    /// When VRM can't be asked or refuses, as it does for an installation without Dynamic ESS.
    pub async fn plan(&self) -> Result<Vec<PlannedSlot>, Error> {
        let plan = self.requests().schedule_dynamic_ess().await?.schedule;
        let slots = plan.start.iter().enumerate().map(|(place, start)| {
            let next = plan.start.get(place + 1).copied();
            let long = plan.duration.get(place).map(|seconds| SignedDuration::from_secs(*seconds));
            PlannedSlot {
                start: *start,
                end: long.and_then(|long| start.checked_add(long).ok()).or(next).unwrap_or(*start),
                state_of_charge_percent: plan.soc.get(place).copied(),
                feeds_in: plan.allow_grid_feedin.get(place).copied(),
                restriction: plan.restrictions.get(place).cloned(),
                strategy: plan.strategy.get(place).cloned(),
            }
        });
        Ok(slots.collect())
    }
}
