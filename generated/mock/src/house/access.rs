//! Who has access to an installation.

use serde_json::{Value, json};

use super::kept::{CALLER, Written};
use super::plan::Plan;
use super::refusal::failed;

/// Level of somebody who may do everything.
const FULL_CONTROL: i64 = 1;

/// Changes or tells who has access; nothing for another operation.
pub(super) fn write(
    site: &mut Written,
    plan: &Plan,
    (number, now): (u64, i64),
    operation: &str,
    body: &Value,
) -> Option<Value> {
    let success = json!({"success": true});
    let of_site = json!({"success": true, "idSite": plan.id});
    Some(match operation {
        "listInstallationUsers" => list(site),
        "inviteUser" => {
            let text = |key: &str| body[key].as_str().unwrap_or_default().to_owned();
            let (name, email, level) = (text("name"), text("email"), body["accessLevel"].as_i64().unwrap_or_default());
            if site.invites.iter().any(|invite| invite.2 == email) || site.users.iter().any(|user| user.2 == email) {
                return Some(failed("This person was invited already."));
            }
            site.invites.push((number, name.clone(), email.clone(), level, now));
            json!({"success": true, "user": false, "data": {
                "idUser": CALLER, "idSite": plan.id, "created": now, "name": name, "email": email,
                "accessLevel": level, "idInvite": number,
            }})
        }
        "setInviteRights" => {
            let mut records = serde_json::Map::new();
            for (email, level) in pairs(&body["email"], &body["accessLevel"]) {
                let email = email.as_str().unwrap_or_default();
                let invite = site.invites.iter_mut().find(|invite| invite.2 == email);
                records.insert(email.to_owned(), invite.is_some().into());
                match (invite, level.as_i64()) {
                    (Some(invite), Some(level)) => invite.3 = level,
                    (Some(_), None) => site.invites.retain(|invite| invite.2 != email),
                    (None, _) => {}
                }
            }
            json!({"success": true, "records": records})
        }
        "setUserRights" => {
            let before = site.users.clone();
            for (id, level) in pairs(&body["idUser"], &body["accessLevel"]) {
                match site.users.iter_mut().find(|user| Some(user.0) == id.as_u64()) {
                    Some(user) => user.3 = level.as_i64().unwrap_or(user.3),
                    None => {
                        site.users = before;
                        return Some(failed("There is no such user."));
                    }
                }
            }
            kept_in_control(site, before, success)
        }
        "unlinkUser" => {
            let before = site.users.clone();
            site.users.retain(|user| Some(user.0) != body["idUser"].as_u64());
            match site.users.len() == before.len() {
                true => failed("There is no such user."),
                false => kept_in_control(site, before, of_site),
            }
        }
        "unlinkInstallation" => {
            let before = site.users.clone();
            site.users.retain(|user| user.0 != CALLER);
            let said = kept_in_control(site, before, of_site);
            site.unlinked = site.users.iter().all(|user| user.0 != CALLER);
            said
        }
        "linkUserGroups" => {
            for group in body["userGroups"].as_array().into_iter().flatten() {
                if let Some(id) = group["idUserGroup"].as_u64() {
                    site.groups.insert(id, group["accessLevel"].as_i64().unwrap_or_default());
                }
            }
            success
        }
        "setUserGroupAccessLevel" => {
            let id = body["idUserGroup"].as_u64().unwrap_or_default();
            match (site.groups.contains_key(&id), body["accessLevel"].as_i64()) {
                (false, _) => failed("There is no such group."),
                (true, Some(level)) => {
                    site.groups.insert(id, level);
                    success
                }
                (true, None) => {
                    site.groups.remove(&id);
                    success
                }
            }
        }
        _ => return None,
    })
}

/// The items of two lists of the same length.
fn pairs<'a>(one: &'a Value, other: &'a Value) -> Vec<(&'a Value, &'a Value)> {
    let items = |list: &'a Value| list.as_array().into_iter().flatten();
    items(one).zip(items(other)).collect()
}

/// Takes a change back that leaves nobody with full control.
fn kept_in_control(site: &mut Written, before: Vec<(u64, String, String, i64)>, done: Value) -> Value {
    if site.users.iter().any(|user| user.3 == FULL_CONTROL) {
        return done;
    }
    site.users = before;
    failed("The last user with full control can't be removed.")
}

fn list(site: &Written) -> Value {
    let users = site.users.iter().map(|(id, name, email, level)| {
        json!({
            "idUser": id, "name": name, "email": email, "accessLevel": level, "country": "The Netherlands",
            "receivesAlarmNotifications": 1, "avatar_url": null,
        })
    });
    let invites = site.invites.iter().map(|(id, name, email, level, created)| {
        json!({"idInvite": id, "name": name, "email": email, "accessLevel": level, "created": created})
    });
    let groups = site
        .groups
        .iter()
        .map(|(id, level)| json!({"idUserGroup": id, "name": format!("Group {id}"), "accessLevel": level}));
    json!({
        "success": true, "users": users.collect::<Vec<_>>(), "invites": invites.collect::<Vec<_>>(),
        "pending": [], "userGroups": groups.collect::<Vec<_>>(), "siteGroups": [],
    })
}
