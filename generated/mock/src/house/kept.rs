//! What was written since the server started; it changes what is answered from then on.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::plan::{PLANS, Plan};
use super::tokens::Tokens;

/// Number of the account that is calling.
pub(super) const CALLER: u64 = 22;

/// All that was written.
pub(super) struct Kept {
    pub(super) tokens: Tokens,
    sites: BTreeMap<u64, Written>,
    /// The number that the next new thing gets.
    next: u64,
}

/// What was written about an installation.
pub(super) struct Written {
    /// Whether the account gave it up.
    pub(super) unlinked: bool,
    /// `description`, which is the name, and the other settings.
    pub(super) settings: Map<String, Value>,
    pub(super) favorite: bool,
    /// Text and who gave it.
    pub(super) tags: Vec<(String, String)>,
    /// Alarm rules.
    pub(super) rules: Vec<Map<String, Value>>,
    /// People who have access: number, name, e-mail address, level.
    pub(super) users: Vec<(u64, String, String, i64)>,
    /// Invitations: number, name, e-mail address, level, time.
    pub(super) invites: Vec<(u64, String, String, i64, i64)>,
    /// Groups of users with their level.
    pub(super) groups: BTreeMap<u64, i64>,
    /// Settings of Dynamic ESS; nothing where it is not set up.
    pub(super) dynamic_ess: Map<String, Value>,
    pub(super) widgets: BTreeMap<u64, Map<String, Value>>,
    /// When forecasts were last reset, by kind.
    pub(super) resets: BTreeMap<i64, i64>,
    /// Announced consumption in Wh, by code and by the second in which its hour begins.
    pub(super) announced: BTreeMap<String, BTreeMap<i64, f64>>,
}

impl Kept {
    pub(super) fn new(seed: u64) -> Self {
        let sites = PLANS.iter().map(|plan| (plan.id, Written::new(plan))).collect();
        Kept { tokens: Tokens::new(seed), sites, next: 90_001 }
    }

    /// Nothing for an installation that the account does not see.
    pub(super) fn site(&self, id: u64) -> Option<&Written> {
        self.sites.get(&id).filter(|site| !site.unlinked)
    }

    pub(super) fn site_mut(&mut self, id: u64) -> Option<&mut Written> {
        self.sites.get_mut(&id)
    }

    /// Takes an installation back that was given up; nothing for one that was not.
    pub(super) fn take_back(&mut self, id: u64) -> Option<&Written> {
        let site = self.sites.get_mut(&id).filter(|site| site.unlinked)?;
        site.unlinked = false;
        site.users.push(caller());
        Some(site)
    }

    /// A number that nothing else has.
    pub(super) fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }
}

impl Written {
    fn new(plan: &Plan) -> Self {
        let mut settings = Map::new();
        settings.insert("description".to_owned(), plan.name.into());
        settings.insert("alarmMonitoring".to_owned(), true.into());
        Written {
            unlinked: false,
            settings,
            favorite: false,
            tags: Vec::new(),
            rules: vec![rule(plan)],
            users: vec![caller(), (2310, "Ada Example".to_owned(), "ada@example.com".to_owned(), 1)],
            invites: Vec::new(),
            groups: BTreeMap::new(),
            dynamic_ess: if plan.dynamic_prices { dynamic_ess(plan) } else { Map::new() },
            widgets: BTreeMap::new(),
            resets: BTreeMap::new(),
            announced: BTreeMap::new(),
        }
    }

    pub(super) fn name(&self) -> &str {
        self.settings.get("description").and_then(Value::as_str).unwrap_or_default()
    }

    /// The tags of one source.
    pub(super) fn tags_of(&self, source: &str) -> Vec<&str> {
        self.tags.iter().filter(|(_, given)| given == source).map(|(tag, _)| tag.as_str()).collect()
    }
}

/// The account that is calling, with full control.
fn caller() -> (u64, String, String, i64) {
    (CALLER, "John Example".to_owned(), "john@example.com".to_owned(), 1)
}

/// The rule by which the battery monitor of every installation is watched.
fn rule(plan: &Plan) -> Map<String, Value> {
    object(json!({
        "idDataAttributeLimit": plan.id, "idDataAttribute": 51, "instance": 288, "AlarmEnabled": 1,
        "NotifyAfterSeconds": 60, "lowAlarm": 25, "lowAlarmHysteresis": 30,
    }))
}

fn dynamic_ess(plan: &Plan) -> Map<String, Value> {
    object(json!({
        "idSite": plan.id, "isOn": true, "mode": 1, "operatingMode": 1, "isGreenModeOn": true,
        "batteryCapacity": plan.battery_kwh, "batteryCosts": 0.03, "batteryPrice": null,
        "batteryFlowRestriction": "unrestricted", "chargePower": plan.battery_watts.0 / 1000.0,
        "dischargePower": plan.battery_watts.1 / 1000.0, "maxPowerFromGrid": 11, "maxPowerToGrid": 5, "gridSell": 1,
        "buyPriceType": 1, "buyPriceFormula": "p+0.055", "sellPriceType": 1, "sellPriceFormula": "p-0.01",
    }))
}

/// The keys of a value that is an object.
pub(super) fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(keys) => keys,
        _ => Map::new(),
    }
}
