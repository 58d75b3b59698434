//! Reads the extensions by which an operation does more than send one request.
//!
//! They name parameters of the operation and keys of its answer, so they are read last, when the
//! types of both are settled. Each name is held against what is there: code that is made from one
//! then always compiles.

mod credential;
mod paging;
mod period;

use openapiv3::Operation as Source;
use serde_json::{Map, Value};

use super::Lowering;
use super::reference::child;
use super::schema::bare;
use crate::ir::{Api, Behaviour, Field, Object, Operation, Parameter, ParameterLocation, ResponseKind, Type, TypeKind};

/// The extensions that are read here.
const KEYS: [&str; 4] = ["x-period", "x-paging", "x-credential", "x-download"];

/// An operation with some of [`KEYS`].
#[derive(Debug)]
pub(super) struct Pending<'a> {
    id: String,
    source: &'a Source,
    pointer: String,
}

/// One extension while it is read.
struct Reading<'r> {
    api: &'r Api,
    operation: &'r Operation,
    map: &'r Map<String, Value>,
    pointer: String,
}

impl<'a> Lowering<'a> {
    /// Remembers an operation whose extensions will have to be read.
    pub(super) fn remember(&mut self, id: &str, source: &'a Source, pointer: &str) {
        if KEYS.iter().any(|key| source.extensions.contains_key(*key)) {
            self.pending.push(Pending { id: id.to_owned(), source, pointer: pointer.to_owned() });
        }
    }

    /// Reads the extensions of all operations.
    pub(super) fn behaviours(&mut self, api: &mut Api) {
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
    fn reading<'r>(
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
    fn checked<T>(
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
    fn checked_if_there<T>(
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

impl<'r> Reading<'r> {
    /// The optional parameter that a value names, if its type will do.
    fn parameter(&self, value: &Value, test: impl Fn(&Type) -> bool) -> Option<&'r Parameter> {
        let name = value.as_str()?;
        let fits = |parameter: &&Parameter| {
            parameter.wire == name
                && parameter.location != ParameterLocation::Path
                && !parameter.required
                && test(self.api.resolve(&parameter.ty))
        };
        self.operation.parameters.iter().find(fits)
    }

    /// The object that the operation answers.
    fn answer(&self) -> Option<&'r Object> {
        match &self.operation.response.kind {
            ResponseKind::Json(ty) => object(self.api, ty),
            _ => None,
        }
    }
}

/// The key of an object that a value names.
fn field<'r>(object: &'r Object, value: &Value) -> Option<&'r Field> {
    let name = value.as_str()?;
    object.fields.iter().find(|field| field.wire == name)
}

/// The type behind a name, if it is an object that is always there.
fn object<'r>(api: &'r Api, ty: &'r Type) -> Option<&'r Object> {
    match api.resolve(ty) {
        Type::Named(id) => match api.ty(*id).map(|def| &def.kind) {
            Some(TypeKind::Object(object)) => Some(object),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a type is an integer, optional or not.
fn is_integer(api: &Api, ty: &Type) -> bool {
    matches!(api.resolve(&bare(ty.clone())), Type::Integer(_))
}
