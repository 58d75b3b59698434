//! `x-paging`: an answer that holds one page of many.

use serde_json::Value;

use super::reading::{Reading, field, is_integer, object};
use crate::ir::{Api, Paging, Type, TypeKind};
use crate::lower::lowering::Lowering;
use crate::lower::schema::{bare, present};

pub(super) const KEYS: [&str; 6] = ["page", "size", "usual", "records", "total", "identity"];
pub(super) const HELP: &str = "write `{page: PARAMETER, size: PARAMETER, usual: 1000, records: KEY, total: KEY, identity: [KEY]}`; `size`, \
    `usual` and `total` may be left out";
const NUMBER: &str = "name an optional parameter that is an integer";
const USUAL: &str = "give a whole number above 0, together with `size`";
const RECORDS: &str = "name a key of the answer that is a list of objects";
const TOTAL: &str = "name a key of the answer that is an integer";
const IDENTITY: &str = "list keys of a record which are numbers, texts or enums";

/// Whether a value of the type is one piece of text or a number.
fn is_plain(api: &Api, ty: &Type) -> bool {
    match api.resolve(ty) {
        Type::Bool | Type::Integer(_) | Type::String | Type::Code => true,
        Type::Named(id) => match api.ty(*id).map(|def| &def.kind) {
            Some(TypeKind::Newtype(inner)) => matches!(inner, Type::Integer(_) | Type::String),
            Some(TypeKind::Enum(_)) => true,
            _ => false,
        },
        _ => false,
    }
}

impl Lowering<'_> {
    pub(super) fn paging(&mut self, reading: &Reading<'_>) -> Option<Paging> {
        let number = |value: &Value| {
            let found = reading.parameter(value, |ty| matches!(ty, Type::Integer(_)))?;
            Some(found.wire.clone())
        };
        let page = self.checked(reading, "page", NUMBER, number)?;
        let size =
            self.checked_if_there(reading, "size", NUMBER, |value| number(value).filter(|size| *size != page))?;
        let usual = self.checked_if_there(reading, "usual", USUAL, |value| {
            let usual = u32::try_from(value.as_u64()?).ok()?;
            (usual > 0 && size.is_some()).then_some(usual)
        })?;
        let answer = reading.answer();
        let found = self.checked(reading, "records", RECORDS, |value| {
            let field = field(answer?, value)?;
            let Type::List(item) = reading.api.resolve(present(&field.ty)) else { return None };
            Some((field.wire.clone(), object(reading.api, item)?))
        });
        let (records, record) = found?;
        let total = self.checked_if_there(reading, "total", TOTAL, |value| {
            let field = field(answer?, value).filter(|field| is_integer(reading.api, &field.ty))?;
            Some(field.wire.clone())
        })?;
        let identity = self.checked(reading, "identity", IDENTITY, |value| {
            let key = |value: &Value| {
                let field = field(record, value)?;
                is_plain(reading.api, &bare(field.ty.clone())).then(|| field.wire.clone())
            };
            let keys = value.as_array()?.iter().map(key).collect::<Option<Vec<_>>>()?;
            (!keys.is_empty()).then_some(keys)
        })?;
        Some(Paging { page, size, usual, records, total, identity })
    }
}
