// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! A table of attributes, and the ways into it.

use crate::tables::attribute::AttributeInfo;
use crate::tables::lookup::{Lookup, hash_of_code, hash_of_id, hash_of_path};
use crate::tables::row::Row;

/// A table of attributes.
#[derive(Debug)]
pub struct Table {
    /// The rows that have a typed name, then the others.
    pub rows: &'static [Row],
    /// Device types, to which rows refer by place.
    pub devices: &'static [&'static str],
    /// Codes of older documents, each with today's.
    pub aliases: &'static [(&'static str, &'static str)],
    /// Rows by code.
    pub codes: Lookup,
    /// Rows by number.
    pub ids: Lookup,
    /// Rows by D-Bus path.
    pub paths: Lookup,
}

impl Table {
    /// What is known about the attribute at a place.
    pub fn info(&self, place: usize) -> Option<AttributeInfo<'static>> {
        self.rows.get(place).map(|row| self.describe(row))
    }

    /// All attributes, in the order of the table.
    pub fn infos(&self) -> impl ExactSizeIterator<Item = AttributeInfo<'static>> {
        self.rows.iter().map(|row| self.describe(row))
    }

    /// Place of the attribute with this code, or with this code in an older document.
    pub fn by_code(&self, code: &str) -> Option<usize> {
        self.by_code_of_today(code).or_else(|| {
            let (_, today) = self.aliases.iter().find(|(alias, _)| *alias == code)?;
            self.by_code_of_today(today)
        })
    }

    /// Place of the attribute with this number.
    pub fn by_id(&self, id: u32) -> Option<usize> {
        let mut places = self.ids.places(self.rows, |row| Some(hash_of_id(row.id)), hash_of_id(id));
        places.find(|place| self.rows.get(*place).is_some_and(|row| row.id == id))
    }

    /// Places of the attributes with this path of the D-Bus; VRM has several for some.
    pub fn by_path(&self, service: &str, path: &str) -> impl Iterator<Item = usize> {
        let hash_of = |row: &Row| match row.path() {
            ("", _) => None,
            (service, path) => Some(hash_of_path(service, path)),
        };
        let places = self.paths.places(self.rows, hash_of, hash_of_path(service, path));
        places.filter(move |place| self.rows.get(*place).is_some_and(|row| row.path() == (service, path)))
    }

    fn by_code_of_today(&self, code: &str) -> Option<usize> {
        let mut places = self.codes.places(self.rows, |row| Some(hash_of_code(row.code())), hash_of_code(code));
        places.find(|place| self.rows.get(*place).is_some_and(|row| row.has_code(code)))
    }

    fn describe(&self, row: &Row) -> AttributeInfo<'static> {
        row.info(self.devices.get(usize::from(row.device)).copied().unwrap_or_default())
    }
}
