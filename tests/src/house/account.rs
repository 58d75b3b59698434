//! What the installations answer.

use jiff::Timestamp;
use openapi_to_crate::tables::ir::CodeTable;
use serde_json::{Value, json};

use super::attributes::Attributes;
use super::changes::changes;
use super::history::{History, Steps};
use super::odd::odd;
use super::plan::{PLANS, Plan};
use super::step::Step;
use super::{readings, series, sites};
use crate::server::Asked;

/// Which time counts as now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The clock of the machine.
    Running,
    /// Always the same.
    Stopped(Timestamp),
}

/// Simulated installations.
pub struct House {
    seed: u64,
    clock: Clock,
    attributes: Attributes,
    installations: Vec<(&'static Plan, History)>,
}

/// What is said to a request.
pub(crate) enum Said {
    Json(Value),
    Text(String),
    /// The account does not see the installation.
    Hidden,
    /// The example of the document will do.
    Nothing,
}

/// An installation, as it stands when something is asked.
pub(super) struct Now<'a> {
    pub(super) seed: u64,
    pub(super) plan: &'static Plan,
    pub(super) time: i64,
    pub(super) steps: Steps<'a>,
    pub(super) attributes: &'a Attributes,
}

impl House {
    /// The installations of a seed. The table says what their attributes are called.
    pub fn new(attributes: CodeTable, seed: u64, clock: Clock) -> Self {
        let installations = PLANS.iter().map(|plan| (plan, History::new(seed, plan))).collect();
        House { seed, clock, attributes: Attributes::new(attributes), installations }
    }

    /// What happened to an installation until a time, quarter by quarter; nothing for one that is not there.
    pub fn steps(&self, id: u64, until: Timestamp) -> Vec<Step> {
        let found = self.installations.iter().find(|(plan, _)| plan.id == id);
        found.map(|(_, history)| history.until(until.as_second()).all().to_vec()).unwrap_or_default()
    }

    /// The numbers of the installations.
    pub fn ids(&self) -> Vec<u64> {
        self.installations.iter().map(|(plan, _)| plan.id).collect()
    }

    /// How much a battery holds, in kWh.
    pub fn battery_kwh(&self, id: u64) -> Option<f64> {
        self.installations.iter().find(|(plan, _)| plan.id == id).map(|(plan, _)| plan.battery_kwh)
    }

    fn time(&self) -> i64 {
        match self.clock {
            Clock::Running => Timestamp::now().as_second(),
            Clock::Stopped(time) => time.as_second(),
        }
    }

    fn now<'a>(&'a self, (plan, history): &'a (&'static Plan, History)) -> Now<'a> {
        let time = self.time();
        Now { seed: self.seed, plan, time, steps: history.until(time), attributes: &self.attributes }
    }

    /// Answers an operation; `path` is what stands in the path of the request.
    pub(crate) fn answer(&self, operation: &str, path: &[(&str, &str)], asked: &Asked) -> Said {
        let number = |text: &str| text.parse::<u64>().ok();
        let in_path = path.iter().find(|(name, _)| *name == "idSite").and_then(|(_, text)| number(text));
        let Some(id) = in_path else { return self.of_account(operation, asked) };
        let Some(installation) = self.installations.iter().find(|(plan, _)| plan.id == id) else { return Said::Hidden };
        let now = self.now(installation);
        let said = match operation {
            "getSystemOverview" => sites::overview(&now),
            "getDiagnostics" => readings::diagnostics(&now, asked),
            "getStats" => series::stats(&now, asked),
            "getStatsByInstance" => series::stats_by_instance(&now, asked),
            "getOverallStats" => series::overall(&now, asked),
            "getGraphWidget" => series::graph(&now, asked),
            "downloadData" => return Said::Text(series::download(&now, asked)),
            "getDynamicEssSchedule" => series::schedule(&now),
            "getHoursOfAcWidget" | "getHoursOfAcWidgetOldName" => series::hours_of_ac(&now),
            "getGpsWidget" => readings::gps(&now),
            "listAlarms" => sites::alarms(&now),
            "getTags" => {
                json!({"success": true, "tags": {"predefined": ["No alarm"], "group": [], "team": [], "user": []}})
            }
            "getDashboard" => json!({"success": true}),
            _ => match readings::summary(&now, operation, asked).or_else(|| changes(&now, operation, asked)) {
                Some(said) => said,
                None => return Said::Nothing,
            },
        };
        Said::Json(if now.plan.odd { odd(said) } else { said })
    }

    /// Answers what is about no installation, or about all.
    fn of_account(&self, operation: &str, asked: &Asked) -> Said {
        let all = || self.installations.iter().map(|one| self.now(one));
        Said::Json(match operation {
            "listInstallations" | "listMyInstallations" => sites::list(all(), asked),
            "searchInstallations" => sites::search(all(), asked),
            "findSiteId" => sites::find(all(), asked),
            _ => return Said::Nothing,
        })
    }
}
