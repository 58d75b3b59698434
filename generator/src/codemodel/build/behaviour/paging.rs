//! `x-paging`: all records of all pages, as a stream and as a list.

use super::site::{Site, presence};
use crate::codemodel::{Docs, Fault, IdentityKey, Number, Paging, TotalRecords, Usage};
use crate::ir::{IntegerSize, Type, TypeId};
use crate::markdown::code_span as code;

/// An answer that holds one page of many.
pub fn paging(site: &Site<'_, '_>, rule: &crate::ir::Paging) -> Result<Paging, Fault> {
    let types = site.types();
    let (page, name) = site.call.parameter(&rule.page)?;
    let number = match types.resolve(&page.ty) {
        Type::Integer(IntegerSize::U32) => Number::U32,
        Type::Integer(IntegerSize::I32) => Number::I32,
        _ => Number::Wide,
    };
    let records = site.field(&rule.records)?;
    let list = types.expanded(&records.ty);
    let (list, records_presence) = presence(&list);
    let Type::List(record) = list else { return Err(site.unfit(&rule.records)) };
    let Type::Named(id) = **record else { return Err(site.unfit(&rule.records)) };
    let size = site.optional_parameter(rule.size.as_deref())?;
    let without: Vec<&str> = [Some(rule.page.as_str()), rule.size.as_deref()].into_iter().flatten().collect();
    let every = format!(
        "Every record of every page, whatever {} says. A record that comes twice, because others moved while the \
         pages were read, is left out, and pages are read again until none is missing.",
        code(&rule.page)
    );
    Ok(Paging {
        page: name.clone(),
        number,
        usual: size.zip(rule.usual),
        records: records.name.clone(),
        records_presence,
        record: types.rust(&Type::Named(id))?,
        total: rule.total.as_deref().map(|wire| total(site, wire)).transpose()?,
        identity: rule.identity.iter().map(|wire| identity_key(site, id, wire)).collect::<Result<_, _>>()?,
        stream_docs: Docs::new()
            .line(format!("{every} The records come as they are read."))
            .example(site.example(&without, Usage::Stream)?),
        all_docs: Docs::new().line(every).example(site.example(&without, Usage::All)?),
    })
}

fn total(site: &Site<'_, '_>, wire: &str) -> Result<TotalRecords, Fault> {
    let member = site.field(wire)?;
    let (inner, presence) = presence(&member.ty);
    let unsigned = matches!(site.types().resolve(inner), Type::Integer(IntegerSize::U64));
    Ok(TotalRecords { field: member.name.clone(), presence, unsigned })
}

fn identity_key(site: &Site<'_, '_>, record: TypeId, wire: &str) -> Result<IdentityKey, Fault> {
    let member = site.types().member(record, wire)?;
    let (inner, presence) = presence(&member.ty);
    Ok(IdentityKey { field: member.name.clone(), presence, text: site.types().text(inner) })
}
