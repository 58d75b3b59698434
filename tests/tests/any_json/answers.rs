//! Every type that an answer has, and what reading one promises. The fuzz target holds the same.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use victron_vrm::runtime::decode::{Context, FromWire, Plain, whole};
use victron_vrm::runtime::encode::{ToWire, Wire};
use victron_vrm::runtime::json::Json;
use victron_vrm::*;

/// What became of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It was read.
    Read {
        /// Whether what was written of it reads as the same value. A moment is written as precise
        /// as its format is; all else has to come back as it was.
        same: bool,
    },
    /// It is not as promised.
    Refused {
        /// Why.
        reason: String,
    },
}

/// A type of answers.
#[derive(Clone, Copy)]
pub struct Kind {
    /// Its name, in Rust and in the document.
    pub name: &'static str,
    /// Reads an answer, writes it, and reads and writes that again.
    pub check: fn(&[u8]) -> Outcome,
    /// Reads an answer.
    pub read: fn(&[u8]) -> Result<Read, String>,
}

/// An answer that was read.
#[derive(Debug)]
pub struct Read {
    /// What is written of it.
    pub written: Value,
    /// What of it did not fit.
    pub misfits: Vec<Misfit>,
    /// All of it as Rust shows it.
    pub shown: String,
}

macro_rules! kinds {
    ($($name:ident),* $(,)?) => {
        &[$(Kind { name: stringify!($name), check: check::<$name>, read: read::<$name> }),*]
    };
}

/// Reads an answer as the client does, which also says what of a map or a list did not fit.
fn read<T: FromWire + ToWire + Debug>(bytes: &[u8]) -> Result<Read, String> {
    let mut context = Context::default();
    let mut json = Json::of_bytes(bytes).map_err(|error| format!("{error:?}"))?;
    let fit = T::read(&mut json, &mut context).map_err(|error| format!("{error:?}"))?;
    let (value, misfits) = whole(fit, context).map_err(|lost| format!("{lost:?}"))?;
    let written = serde_json::to_value(Wire::<T, Plain>::new(&value)).map_err(|error| error.to_string())?;
    Ok(Read { written, misfits: misfits.to_vec(), shown: format!("{value:?}") })
}

/// The types of all answers that are JSON, and the one of refusals.
pub const ALL: &[Kind] = kinds![
    AccessTokensResponse,
    AlarmResponse,
    AlarmRuleResponse,
    AlarmsResponse,
    AttributeMatchesResponse,
    CreateAccessTokenResponse,
    CreateCustomWidgetResponse,
    CurrentUserResponse,
    CustomWidgetResponse,
    DashboardResponse,
    DataAttributes,
    DemoLoginResponse,
    DiagnosticsResponse,
    DynamicEssScheduleResponse,
    DynamicEssSettingsResponse,
    Failure,
    FavoriteResponse,
    GpsResponse,
    GraphResponse,
    HoursOfAcResponse,
    InstallationResponse,
    InstallationUsersResponse,
    InstallationsResponse,
    InviteResponse,
    InviteRightsResponse,
    InvitesResponse,
    LastForecastResetResponse,
    LoginResponse,
    LogoutResponse,
    LogoutTokenResponse,
    OverallStatsResponse,
    OverviewResponse,
    RevokeAccessTokenResponse,
    SearchResponse,
    SettingsResponse,
    SiteIdResponse,
    StateResponse,
    StatsByInstanceResponse,
    StatsResponse,
    SuccessResponse,
    SummaryResponse,
    SystemOverviewResponse,
    TagChangeResponse,
    TagsResponse,
    UnpublishedResponse,
];

fn check<T: DeserializeOwned + Serialize + PartialEq + Debug>(bytes: &[u8]) -> Outcome {
    let value: T = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => return Outcome::Refused { reason: error.to_string() },
    };
    let written = serde_json::to_string(&value).expect("what was read can be written");
    let again: T = serde_json::from_str(&written).unwrap_or_else(|error| panic!("{error}: {written}"));
    let rewritten = serde_json::to_string(&again).expect("what was read can be written");
    assert_eq!(written, rewritten, "written once, it stays the same");
    Outcome::Read { same: again == value }
}
