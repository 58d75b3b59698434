// Part of the runtime of openapi-to-crate, the same in every crate. Do not edit.
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

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicU32;

    use super::*;

    const fn row(id: u32, text: &'static str) -> Row {
        Row { id, text, ..Row::EMPTY }
    }

    const ROWS: [Row; 5] = [
        row(1, "a\tbattery\t/Soc\tState of charge"),
        row(7, "A\tbattery\t/Soc\tThe same"),
        row(9, "b\t\t\tNowhere"),
        row(u32::MAX, "c\tbattery/S\toc"),
        row(0, "d"),
    ];

    fn table(slots: &'static [[AtomicU32; 8]; 3]) -> Table {
        let [codes, ids, paths] = slots;
        Table {
            rows: &ROWS,
            devices: &[],
            aliases: &[("AA", "a"), ("A", "b"), ("gone", "x")],
            codes: Lookup::new(codes),
            ids: Lookup::new(ids),
            paths: Lookup::new(paths),
        }
    }

    #[test]
    fn every_row_is_found_by_its_code_and_nothing_else_is() {
        static SLOTS: [[AtomicU32; 8]; 3] = [const { [const { AtomicU32::new(0) }; 8] }; 3];
        let table = table(&SLOTS);
        let find = |code: &str| table.by_code(code);
        assert_eq!(["a", "A", "b", "c", "d"].map(find), [0, 1, 2, 3, 4].map(Some));
        assert_eq!(["B", "aa", "", "\t", "a\tbattery", "\u{0}", "gone"].map(find), [None; 7]);
        assert_eq!(find("AA"), Some(0), "an alias, but never one that is a code itself");
    }

    #[test]
    fn every_row_is_found_by_its_number() {
        static SLOTS: [[AtomicU32; 8]; 3] = [const { [const { AtomicU32::new(0) }; 8] }; 3];
        let table = table(&SLOTS);
        assert_eq!([1, 7, 9, u32::MAX, 0].map(|id| table.by_id(id)), [0, 1, 2, 3, 4].map(Some));
        assert_eq!(table.by_id(2), None);
    }

    #[test]
    fn all_rows_of_a_path_are_found_and_no_others() {
        static SLOTS: [[AtomicU32; 8]; 3] = [const { [const { AtomicU32::new(0) }; 8] }; 3];
        let table = table(&SLOTS);
        let find = |service: &str, path: &str| table.by_path(service, path).collect::<Vec<_>>();
        assert_eq!(find("battery", "/Soc"), [0, 1]);
        assert_eq!(find("battery/S", "oc"), [3]);
        assert_eq!((find("", ""), find("battery", "/soc")), (vec![], vec![]));
    }

    #[test]
    fn many_threads_may_ask_first() {
        static SLOTS: [[AtomicU32; 8]; 3] = [const { [const { AtomicU32::new(0) }; 8] }; 3];
        let table = table(&SLOTS);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| assert_eq!((table.by_code("d"), table.by_id(9)), (Some(4), Some(2))));
            }
        });
    }
}
