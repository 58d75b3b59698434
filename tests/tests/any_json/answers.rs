//! Every type that an answer has, and what reading one promises. The fuzz target holds the same.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
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
        /// Where, as `records[3].timestamp`.
        path: String,
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
}

macro_rules! kinds {
    ($($name:ident),* $(,)?) => {
        &[$(Kind { name: stringify!($name), check: check::<$name> }),*]
    };
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
        Err(error) => return refused::<T>(bytes, &error),
    };
    let written = serde_json::to_string(&value).expect("what was read can be written");
    let again: T = serde_json::from_str(&written).unwrap_or_else(|error| panic!("{error}: {written}"));
    let rewritten = serde_json::to_string(&again).expect("what was read can be written");
    assert_eq!(written, rewritten, "written once, it stays the same");
    Outcome::Read { same: again == value }
}

fn refused<T: DeserializeOwned>(bytes: &[u8], error: &serde_json::Error) -> Outcome {
    let mut again = serde_json::Deserializer::from_slice(bytes);
    match serde_path_to_error::deserialize::<_, T>(&mut again) {
        Err(located) => Outcome::Refused { path: located.path().to_string(), reason: located.inner().to_string() },
        // The value is fine, but something follows it.
        Ok(_) => Outcome::Refused { path: ".".to_owned(), reason: error.to_string() },
    }
}
