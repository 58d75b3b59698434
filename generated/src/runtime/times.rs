// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Timestamps and dates: what leaves, and what stands in paths, queries and headers. `decode/time.rs` reads them.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::runtime::answered::FromHeader;
use crate::runtime::encode::ToWire;
use crate::runtime::format::{Millis, Plain, Rfc3339, Seconds};
use crate::runtime::param::ToParam;

impl ToWire<Seconds> for Timestamp {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.as_second())
    }
}

impl ToWire<Millis> for Timestamp {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.as_millisecond())
    }
}

impl ToWire<Rfc3339> for Timestamp {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl ToWire<Plain> for Date {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize(serializer)
    }
}

impl ToParam for Date {
    fn to_param(&self) -> Cow<'_, str> {
        self.to_string().into()
    }
}

impl FromHeader for Timestamp {
    fn from_header(text: &str) -> Option<Self> {
        text.trim().parse().ok()
    }
}

impl FromHeader for Date {
    fn from_header(text: &str) -> Option<Self> {
        text.trim().parse().ok()
    }
}
