//! Whether a value is still true.

use jiff::{SignedDuration, Timestamp};

use super::LocalSite;
use crate::{Device, DiagnosticRecord, Site, Summary, WidgetValue};

/// What a GX device sends by when nobody has set another interval.
const USUAL_INTERVAL: SignedDuration = SignedDuration::from_secs(60);

/// How many intervals may pass without a value: one can get lost on the way.
const MISSED_INTERVALS: i32 = 3;

/// Whether something that came in at a time is too old for an interval.
fn is_stale(time: Timestamp, interval: SignedDuration, now: Timestamp) -> bool {
    now.duration_since(time) > interval * MISSED_INTERVALS
}

impl Device {
    /// How long ago the device last sent data; `None` when VRM does not say.
    pub fn age(&self, now: Timestamp) -> Option<SignedDuration> {
        self.last_connection.map(|time| now.duration_since(time))
    }

    /// Whether the device has missed three transmissions by its own logging interval, or by a minute,
    /// which is usual, when it names none. `None` when VRM does not say when it last sent data.
    ///
    /// A GX device keeps what it could not send, so the past can still fill in.
    pub fn is_stale(&self, now: Timestamp) -> Option<bool> {
        let interval = self.logging_interval.filter(|seconds| *seconds > 0).map(SignedDuration::from_secs);
        self.last_connection.map(|time| is_stale(time, interval.unwrap_or(USUAL_INTERVAL), now))
    }
}

impl Site {
    /// How long ago the latest data came in; `None` when VRM does not say.
    pub fn age(&self, now: Timestamp) -> Option<SignedDuration> {
        self.last_timestamp.map(|time| now.duration_since(time))
    }

    /// Whether the site has missed three transmissions by an interval, which VRM says of its devices
    /// ([`Device::logging_interval`]). `None` when VRM does not say when the latest data came in.
    pub fn is_stale(&self, interval: SignedDuration, now: Timestamp) -> Option<bool> {
        self.last_timestamp.map(|time| is_stale(time, interval, now))
    }
}

impl DiagnosticRecord {
    /// How long ago the value came in; `None` when VRM does not say.
    pub fn age(&self, now: Timestamp) -> Option<SignedDuration> {
        self.timestamp.map(|time| now.duration_since(time))
    }

    /// Whether the value has missed three transmissions by an interval, which VRM says of the devices
    /// ([`Device::logging_interval`]). `None` when VRM does not say when it came in.
    pub fn is_stale(&self, interval: SignedDuration, now: Timestamp) -> Option<bool> {
        self.timestamp.map(|time| is_stale(time, interval, now))
    }
}

impl WidgetValue {
    /// Whether the value is old: as VRM says itself, else when three times have passed in which the next
    /// value was due. `None` when VRM says none of that.
    pub fn is_stale(&self) -> Option<bool> {
        let late = || {
            let (ago, next) = (self.seconds_ago?, self.seconds_to_next_log.filter(|next| *next > 0)?);
            Some(ago > next.saturating_mul(MISSED_INTERVALS.into()))
        };
        self.has_old_data.or_else(late)
    }
}

impl Summary {
    /// Whether some of its values are old, as VRM says or as one of them does. `None` when neither says.
    pub fn is_stale(&self) -> Option<bool> {
        let told = self.data.as_ref().and_then(|data| data.has_old_data);
        told.or_else(|| self.values().filter_map(WidgetValue::is_stale).reduce(|one, other| one || other))
    }

    /// How many seconds ago its values came in, as VRM says.
    pub fn seconds_ago(&self) -> Option<i64> {
        self.data.as_ref()?.seconds_ago.as_ref()?.value
    }
}

impl LocalSite {
    /// How many seconds lie between two transmissions, by the GX device's own setting; a minute when VRM
    /// does not say. One request.
    ///
    /// # Errors
    /// When VRM can't be asked or refuses.
    pub async fn logging_interval(&self) -> Result<SignedDuration, crate::Error> {
        let devices = self.requests().system_overview().await?.records.devices;
        let told = devices.iter().filter_map(|device| device.logging_interval).find(|seconds| *seconds > 0);
        Ok(told.map_or(USUAL_INTERVAL, SignedDuration::from_secs))
    }
}
