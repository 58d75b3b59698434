//! All of them.

use openapiv3::Operation as Source;
use serde_json::Value;

use super::pending::Pending;
use super::reading::Reading;
use super::{credential, paging, period};
use crate::ir::{Api, Behaviour, Operation, ResponseKind};
use crate::lower::lowering::Lowering;
use crate::lower::pointer::child;

/// The extensions that are read here.
const KEYS: [&str; 4] = ["x-period", "x-paging", "x-credential", "x-download"];

impl<'a> Lowering<'a> {
    /// Remembers an operation whose extensions will have to be read.
    pub(in crate::lower) fn remember(&mut self, id: &str, source: &'a Source, pointer: &str) {
        if KEYS.iter().any(|key| source.extensions.contains_key(*key)) {
            self.pending.push(Pending { id: id.to_owned(), source, pointer: pointer.to_owned() });
        }
    }

    /// Reads the extensions of all operations.
    pub(in crate::lower) fn behaviours(&mut self, api: &mut Api) {
        for Pending { id, source, pointer } in std::mem::take(&mut self.pending) {
            let Some(index) = api.operations.iter().position(|operation| operation.id == id) else { continue };
            let Some(operation) = api.operations.get(index) else { continue };
            let behaviour = self.behaviour(api, operation, source, &pointer);
            if let Some(operation) = api.operations.get_mut(index) {
                operation.behaviour = behaviour;
            }
        }
    }

    fn behaviour(&mut self, api: &Api, operation: &Operation, source: &'a Source, pointer: &str) -> Behaviour {
        let [period, paging, credential, download] = KEYS.map(|key| source.extensions.get(key));
        let at = |key: &str| child(pointer, key);
        Behaviour {
            period: period.and_then(|value| {
                let reading = self.reading(api, operation, value, at("x-period"), period::HELP, &period::KEYS)?;
                self.period(&reading)
            }),
            paging: paging.and_then(|value| {
                let reading = self.reading(api, operation, value, at("x-paging"), paging::HELP, &paging::KEYS)?;
                self.paging(&reading)
            }),
            credential: credential.and_then(|value| {
                let at = at("x-credential");
                let reading = self.reading(api, operation, value, at, credential::HELP, &credential::KEYS)?;
                self.credential(&reading)
            }),
            download: download.is_some_and(|value| self.download(operation, value, &at("x-download"))),
        }
    }

    /// An extension that is an object with no other keys than the known ones.
    pub(super) fn reading<'r>(
        &mut self,
        api: &'r Api,
        operation: &'r Operation,
        value: &'r Value,
        pointer: String,
        help: &str,
        known: &[&str],
    ) -> Option<Reading<'r>> {
        let Some(map) = value.as_object() else {
            self.malformed(&pointer, help);
            return None;
        };
        if let Some(key) = map.keys().find(|key| !known.contains(&key.as_str())) {
            self.malformed(&child(&pointer, key), help);
            return None;
        }
        Some(Reading { api, operation, map, pointer })
    }

    /// `x-download`.
    fn download(&mut self, operation: &Operation, value: &Value, pointer: &str) -> bool {
        let sound = value.as_str() == Some("base64") && operation.response.kind == ResponseKind::Bytes;
        if !sound {
            self.malformed(pointer, "write `x-download: base64` on an operation whose answer is a file");
        }
        sound
    }

    /// What a key of an extension says, if it stands the test; else a word about it.
    pub(super) fn checked<T>(
        &mut self,
        reading: &Reading<'_>,
        key: &str,
        help: &str,
        test: impl FnOnce(&Value) -> Option<T>,
    ) -> Option<T> {
        let found = reading.map.get(key).and_then(test);
        if found.is_none() {
            let there = reading.map.contains_key(key);
            let at = if there { child(&reading.pointer, key) } else { reading.pointer.clone() };
            self.malformed(&at, help);
        }
        found
    }

    /// As [`Lowering::checked`], for a key that may be left out: then `Some(None)`.
    pub(super) fn checked_if_there<T>(
        &mut self,
        reading: &Reading<'_>,
        key: &str,
        help: &str,
        test: impl FnOnce(&Value) -> Option<T>,
    ) -> Option<Option<T>> {
        match reading.map.contains_key(key) {
            true => self.checked(reading, key, help, test).map(Some),
            false => Some(None),
        }
    }
}
