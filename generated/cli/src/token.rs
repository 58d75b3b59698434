//! Where the access token comes from.

use std::io::IsTerminal as _;

use crate::arguments::General;
use crate::connection::client;
use crate::failure::{Code, Failure};

/// What the keyring calls it.
const SERVICE: &str = "vrm-cli";
#[cfg(feature = "keyring")]
const USER: &str = "access token";

const HOW: &str = "create one on the VRM portal, under Preferences, Integrations, Access tokens, and set VRM_TOKEN or \
    run `vrm login`; `--demo` needs none";

/// `VRM_TOKEN`, else the one that is kept, else what somebody types in.
pub fn find() -> Result<String, Failure> {
    if let Ok(token) = std::env::var("VRM_TOKEN")
        && !token.trim().is_empty()
    {
        return Ok(token);
    }
    if let Some(token) = kept() {
        return Ok(token);
    }
    ask()
}

/// Asks for a token, and keeps one that VRM takes.
pub async fn login(general: &General) -> Result<String, Failure> {
    let token = match std::env::var("VRM_TOKEN") {
        Ok(token) if !token.trim().is_empty() => token,
        _ => ask()?,
    };
    let vrm = client(token.clone(), general.url.clone())?;
    let user = vrm.users().me().await?.user;
    keep(token.trim())?;
    let name = user.name.or(user.email).unwrap_or_else(|| user.id.to_string());
    Ok(match general.json {
        true => crate::output::json(&serde_json::json!({"user": name, "kept_as": SERVICE})),
        false => format!("The token of {name} is kept as `{SERVICE}` by the operating system.\n"),
    })
}

/// Forgets what is kept.
pub fn logout(general: &General) -> Result<String, Failure> {
    let was_kept = forget()?;
    Ok(match (general.json, was_kept) {
        (true, _) => crate::output::json(&serde_json::json!({"forgotten": was_kept})),
        (false, true) => {
            "The token is forgotten here. On the VRM portal it is still valid until it is revoked.\n".to_owned()
        }
        (false, false) => "No token was kept.\n".to_owned(),
    })
}

fn ask() -> Result<String, Failure> {
    if !std::io::stdin().is_terminal() {
        return Err(Failure::new(Code::Token, format!("there is no access token: {HOW}")));
    }
    let typed = rpassword::prompt_password("Access token of the VRM portal (it is not shown): ");
    let token = typed.map_err(|error| Failure::new(Code::Token, format!("no token was typed in: {error}")))?;
    match token.trim() {
        "" => Err(Failure::new(Code::Token, format!("no token was typed in: {HOW}"))),
        token => Ok(token.to_owned()),
    }
}

#[cfg(feature = "keyring")]
fn entry() -> Result<keyring::v1::Entry, keyring::v1::Error> {
    keyring::v1::Entry::new(SERVICE, USER)
}

/// The token that is kept; none as well where there is no keyring.
#[cfg(feature = "keyring")]
fn kept() -> Option<String> {
    entry().and_then(|entry| entry.get_password()).ok()
}

#[cfg(feature = "keyring")]
fn keep(token: &str) -> Result<(), Failure> {
    entry().and_then(|entry| entry.set_password(token)).map_err(|error| unavailable(&error))
}

#[cfg(feature = "keyring")]
fn forget() -> Result<bool, Failure> {
    match entry().and_then(|entry| entry.delete_credential()) {
        Ok(()) => Ok(true),
        Err(keyring::v1::Error::NoEntry) => Ok(false),
        Err(error) => Err(unavailable(&error)),
    }
}

#[cfg(feature = "keyring")]
fn unavailable(error: &keyring::v1::Error) -> Failure {
    // Why there is no store is known from when it was looked for.
    let why = match (error, keyring::v1::Entry::store_status()) {
        (keyring::v1::Error::NoDefaultStore, Err(reason)) => reason.to_string(),
        _ => error.to_string(),
    };
    let message = format!("the operating system keeps no passwords here ({why}); set VRM_TOKEN instead");
    Failure::new(Code::Other, message)
}

#[cfg(not(feature = "keyring"))]
fn kept() -> Option<String> {
    None
}

#[cfg(not(feature = "keyring"))]
fn keep(_: &str) -> Result<(), Failure> {
    Err(Failure::usage("this vrm was built without the feature `keyring`; set VRM_TOKEN instead"))
}

#[cfg(not(feature = "keyring"))]
fn forget() -> Result<bool, Failure> {
    Ok(false)
}
