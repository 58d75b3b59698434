//! Operations that change an installation, and those that tell what was changed.

use serde_json::{Map, Value, json};

use super::access;
use super::kept::{Kept, Written, object};
use super::plan::Plan;
use super::refusal::failed;
use openapi_to_crate::mock::Asked;

/// Carries out an operation about an installation; nothing for one that changes nothing and is about nothing
/// that was written.
pub(super) fn write(kept: &mut Kept, plan: &Plan, now: i64, operation: &str, asked: &Asked) -> Option<Value> {
    let body: Value = serde_json::from_str(&asked.body).unwrap_or_default();
    let number =
        if matches!(operation, "createAlarm" | "createCustomWidget" | "inviteUser") { kept.number() } else { 0 };
    let site = kept.site_mut(plan.id)?;
    let done = |data: Value| json!({"success": true, "idSite": plan.id, "data": data});
    Some(match operation {
        "addTag" => {
            let [tag, source] = ["tag", "source"].map(|key| body[key].as_str().unwrap_or("user").to_owned());
            if !site.tags.contains(&(tag.clone(), source.clone())) {
                site.tags.push((tag.clone(), source.clone()));
            }
            done(json!([{"tag": tag, "source": source}]))
        }
        "removeTag" => {
            let tag = body["tag"].as_str().unwrap_or_default();
            let (gone, left): (Vec<_>, Vec<_>) =
                std::mem::take(&mut site.tags).into_iter().partition(|(known, _)| known == tag);
            site.tags = left;
            match gone.is_empty() {
                true => failed("The installation has no such tag."),
                false => done(gone.iter().map(|(tag, source)| json!({"tag": tag, "source": source})).collect()),
            }
        }
        "setFavorite" => {
            site.favorite = matches!(&body["favorite"], Value::Bool(true)) || body["favorite"] == 1;
            done(json!([{"favorite": i64::from(site.favorite)}]))
        }
        "updateSettings" => {
            let changes = object(body);
            site.settings.extend(changes.clone());
            done(changes.into())
        }
        "createAlarm" => create_rule(site, number, object(body)).map_or_else(|error| error, done),
        "updateAlarm" => update_rule(site, object(body)).map_or_else(|error| error, done),
        "deleteAlarm" => match place_of(&site.rules, &object(body)) {
            Some(place) => {
                site.rules.remove(place);
                json!({"success": true, "idSite": plan.id})
            }
            None => failed("There is no such alarm rule."),
        },
        "clearAlarm" => match site.rules.iter().any(|rule| rule["idDataAttributeLimit"] == body["alarmId"]) {
            true => json!({"success": true, "idSite": plan.id.to_string()}),
            false => failed("There is no such alarm."),
        },
        "getDynamicEssSettings" | "updateDynamicEssSettings" | "replaceDynamicEssSettings"
            if site.dynamic_ess.is_empty() =>
        {
            json!({"success": false, "errors": ["No settings found for this site"]})
        }
        "getDynamicEssSettings" => done(site.dynamic_ess.clone().into()),
        "updateDynamicEssSettings" => {
            site.dynamic_ess.extend(object(body));
            done(site.dynamic_ess.clone().into())
        }
        "replaceDynamicEssSettings" => {
            site.dynamic_ess = object(body);
            site.dynamic_ess.insert("idSite".to_owned(), plan.id.into());
            done(site.dynamic_ess.clone().into())
        }
        "createCustomWidget" => {
            let mut widget = object(body);
            widget.insert("idCustomWidget".to_owned(), number.into());
            site.widgets.insert(number, widget);
            json!({"success": true, "idCustomWidget": number})
        }
        "getCustomWidget" => {
            let id = asked.parameter("idCustomWidget").and_then(|text| text.parse::<u64>().ok());
            match id.and_then(|id| site.widgets.get(&id)) {
                Some(widget) => json!({"success": true, "widget": widget}),
                None => failed("There is no such widget."),
            }
        }
        "updateCustomWidget" => match body["idCustomWidget"].as_u64().and_then(|id| site.widgets.get_mut(&id)) {
            Some(widget) => {
                widget.extend(object(body));
                json!({"success": true})
            }
            None => failed("There is no such widget."),
        },
        "deleteCustomWidget" => match body["idCustomWidget"].as_u64().and_then(|id| site.widgets.remove(&id)) {
            Some(_) => json!({"success": true}),
            None => failed("There is no such widget."),
        },
        "resetForecasts" => {
            site.resets.insert(body["resetType"].as_i64().unwrap_or_default(), now);
            json!({"success": true})
        }
        "getLastForecastReset" => {
            let kind = asked.parameter("resetType").and_then(|text| text.parse().ok()).unwrap_or_default();
            json!({"success": true, "last_reset": site.resets.get(&kind)})
        }
        "adjustConsumptionForecast" => {
            announce(site, &object(body));
            json!({"success": true})
        }
        _ => return access::write(site, plan, (number, now), operation, &body),
    })
}

/// The rule for the attribute and the device of another.
fn place_of(rules: &[Map<String, Value>], wanted: &Map<String, Value>) -> Option<usize> {
    let same = |rule: &Map<String, Value>| {
        ["idDataAttribute", "instance"].iter().all(|key| rule.get(*key) == wanted.get(*key))
    };
    rules.iter().position(same)
}

fn create_rule(site: &mut Written, number: u64, mut rule: Map<String, Value>) -> Result<Value, Value> {
    if place_of(&site.rules, &rule).is_some() {
        return Err(failed("There is an alarm rule for this attribute already."));
    }
    rule.insert("idDataAttributeLimit".to_owned(), number.into());
    site.rules.push(rule.clone());
    Ok(rule.into())
}

fn update_rule(site: &mut Written, changes: Map<String, Value>) -> Result<Value, Value> {
    let place = place_of(&site.rules, &changes).ok_or_else(|| failed("There is no such alarm rule."))?;
    site.rules[place].extend(changes);
    Ok(site.rules[place].clone().into())
}

/// Keeps consumption that somebody plans; -1 takes an hour back.
fn announce(site: &mut Written, plans: &Map<String, Value>) {
    for (code, hours) in plans {
        let announced = site.announced.entry(code.clone()).or_default();
        for hour in hours.as_array().into_iter().flatten() {
            let Some((time, wh)) = hour["timestamp"].as_i64().zip(hour["value"].as_f64()) else { continue };
            match wh < 0.0 {
                true => announced.remove(&time),
                false => announced.insert(time, wh),
            };
        }
    }
}
