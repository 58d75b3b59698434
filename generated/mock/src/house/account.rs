//! What the installations answer.

use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use openapi_to_crate::ir::Operation;
use openapi_to_crate::mock::{Asked, Call, Said, Simulation};
use openapi_to_crate::tables::ir::CodeTable;
use serde_json::{Value, json};

use super::attributes::Attributes;
use super::changes::changes;
use super::history::History;
use super::kept::{CALLER, Kept};
use super::now::Now;
use super::odd::odd;
use super::plan::{PLANS, Plan};
use super::refusal::failed;
use super::step::Step;
use super::writing::write;
use super::{find, readings, series, sites, track};
use crate::document::api;
use crate::period::too_long;

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
    kept: Mutex<Kept>,
}

impl House {
    /// The installations of a seed.
    pub fn new(seed: u64, clock: Clock) -> Self {
        Self::with_table(api().table.clone().unwrap_or_default(), seed, clock)
    }

    /// Those whose attributes are called what a table says.
    pub fn with_table(attributes: CodeTable, seed: u64, clock: Clock) -> Self {
        let installations = PLANS.iter().map(|plan| (plan, History::new(seed, plan))).collect();
        let kept = Mutex::new(Kept::new(seed));
        House { seed, clock, attributes: Attributes::new(attributes), installations, kept }
    }

    /// Without the installation whose answers are odd.
    #[must_use]
    pub fn without_odd_answers(mut self) -> Self {
        self.installations.retain(|(plan, _)| !plan.odd);
        self
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

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Nothing for an installation that the account does not see.
    fn now<'a>(&'a self, kept: &'a Kept, (plan, history): &'a (&'static Plan, History)) -> Option<Now<'a>> {
        let (time, written) = (self.time(), kept.site(plan.id)?);
        let steps = history.until(time);
        Some(Now { seed: self.seed, plan, time, steps, attributes: &self.attributes, written })
    }

    /// Answers what is about no installation, or about all.
    fn of_account(&self, kept: &mut Kept, operation: &str, token: Option<&str>, asked: &Asked) -> Said {
        let body = || serde_json::from_str::<Value>(&asked.body).unwrap_or_default();
        match operation {
            "createAccessToken" | "createAccessTokenAtCollection" => {
                return Said::Json(kept.tokens.create(&body(), self.time()));
            }
            "deleteAccessToken" | "revokeAccessToken" => {
                return Said::Json(kept.tokens.revoke(token.unwrap_or_default()));
            }
            "addInstallation" => return Said::Json(add(kept, &body())),
            _ => {}
        }
        let kept = &*kept;
        let all = || self.installations.iter().filter_map(|one| self.now(kept, one));
        Said::Json(match operation {
            "getCurrentUser" => json!({"success": true, "user": {
                "id": CALLER, "name": "John Example", "email": "john@example.com", "country": "The Netherlands",
                "accessLevel": 1, "idAccessToken": 50,
            }}),
            "listAccessTokens" | "listAccessTokensAtCollection" => kept.tokens.list(),
            "listInvites" => json!({"success": true, "data": {
                "invitesSiteGroups": [], "invitesUserGroups": [], "requestsUserGroups": [], "requestsInstallations": [],
            }}),
            "listInstallations" | "listMyInstallations" => sites::list(all(), asked),
            "searchInstallations" => sites::search(all(), asked),
            "findSiteId" => sites::find(all(), asked),
            "listDataAttributes" => self.attributes.table(),
            "findInstallationsByAttributes" => find::by_attributes(all(), &self.attributes, asked),
            "downloadInstallationOverview" => find::overview(all(), &body()),
            _ => return Said::Nothing,
        })
    }
}

impl Simulation for House {
    fn answer(&self, call: &Call<'_>) -> Said {
        let Call { operation: Operation { id: operation, .. }, path, asked } = *call;
        let in_path = |name: &str| path.iter().find(|(known, _)| *known == name).map(|(_, text)| *text);
        let mut kept = self.kept();
        let Some(id) = in_path("idSite").and_then(|text| text.parse::<u64>().ok()) else {
            return self.of_account(&mut kept, operation, in_path("idAccessToken"), asked);
        };
        let Some(installation) = self.installations.iter().find(|(plan, _)| plan.id == id) else { return hidden() };
        if kept.site(id).is_none() {
            return hidden();
        }
        let said = match write(&mut kept, installation.0, self.time(), operation, asked) {
            Some(said) => said,
            None => {
                let Some(now) = self.now(&kept, installation) else { return hidden() };
                match of_site(&now, operation, asked) {
                    Said::Json(said) => said,
                    other => return other,
                }
            }
        };
        Said::Json(if installation.0.odd { odd(said) } else { said })
    }

    fn problems(&self, call: &Call<'_>) -> Vec<String> {
        too_long(call.operation, call.asked).into_iter().collect()
    }

    fn is_invalid(&self, secret: &str) -> bool {
        self.kept().tokens.is_invalid(secret, self.time())
    }
}

/// The account does not see the installation.
fn hidden() -> Said {
    Said::Refused(403, "this account does not see the installation".to_owned(), "forbidden".to_owned())
}

/// Answers what is about an installation and changes nothing.
fn of_site(now: &Now<'_>, operation: &str, asked: &Asked) -> Said {
    Said::Json(match operation {
        "getSystemOverview" => sites::overview(now),
        "getDiagnostics" => readings::diagnostics(now, asked),
        "getStats" => series::stats(now, asked),
        "getStatsByInstance" => series::stats_by_instance(now, asked),
        "getOverallStats" => series::overall(now, asked),
        "getGraphWidget" => series::graph(now, asked),
        "downloadData" => return Said::Text(series::download(now, asked)),
        "downloadGpsTrack" => return Said::Text(track::kml(now)),
        "getDynamicEssSchedule" => series::schedule(now),
        "getHoursOfAcWidget" | "getHoursOfAcWidgetOldName" => series::hours_of_ac(now),
        "getGpsWidget" => readings::gps(now),
        "listAlarms" => sites::alarms(now),
        "getTags" => sites::tags(now),
        "getAlarmWidget" => readings::alarms(now),
        "getDashboard" => readings::dashboard(now),
        _ => {
            let said = readings::summary(now, operation, asked).or_else(|| changes(now, operation, asked));
            return said.map_or(Said::Nothing, Said::Json);
        }
    })
}

/// Adds an installation by the portal id of its GX device: one that was given up before.
fn add(kept: &mut Kept, body: &Value) -> Value {
    let portal = body["installation_identifier"].as_str().unwrap_or_default().to_lowercase();
    let known = PLANS.iter().find(|plan| plan.portal == portal);
    match known.and_then(|plan| Some((plan, kept.take_back(plan.id)?))) {
        Some((plan, site)) => {
            json!({"success": true, "records": {"site_id": plan.id.to_string(), "site_name": site.name()}})
        }
        None if known.is_some() => failed("The installation is added already."),
        None => json!({
            "success": false, "errors": {"installation_identifier": ["There is no such installation."]},
            "error_code": null,
        }),
    }
}
