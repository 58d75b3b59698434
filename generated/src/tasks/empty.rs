//! Whether an answer holds anything: VRM answers success and nothing where it was asked for a device
//! that is not there, or for none.

use crate::{GpsData, Graph, StateChanges, StatsByInstanceResponse, StatsResponse, Summary, SummaryData};

impl Graph {
    /// Whether there is no point of any attribute, as when the device has another `instance`.
    pub fn is_empty(&self) -> bool {
        self.data.values().all(Vec::is_empty)
    }
}

impl StateChanges {
    /// Whether there is no state of any attribute, as when the device has another `instance`.
    pub fn is_empty(&self) -> bool {
        self.data.values().all(Vec::is_empty)
    }
}

impl Summary {
    /// Whether there is no value of any attribute, as when the device has another `instance`; what is
    /// known about the attributes is answered all the same.
    pub fn is_empty(&self) -> bool {
        self.data.as_ref().is_none_or(SummaryData::is_empty)
    }
}

impl SummaryData {
    /// Whether there is no value of any attribute.
    pub fn is_empty(&self) -> bool {
        self.additional.is_empty()
    }
}

impl GpsData {
    /// Whether there is no value of any attribute.
    pub fn is_empty(&self) -> bool {
        self.attributes.as_ref().is_none_or(SummaryData::is_empty)
    }
}

impl StatsResponse {
    /// Whether there is no point of any attribute. Totals of 0 can be there all the same.
    pub fn is_empty(&self) -> bool {
        self.records.values().all(Vec::is_empty)
    }
}

impl StatsByInstanceResponse {
    /// Whether there is no point of any attribute of any device.
    pub fn is_empty(&self) -> bool {
        self.records.iter().all(|device| device.stats.values().all(Vec::is_empty))
    }
}
