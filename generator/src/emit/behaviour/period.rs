//! A setter for both ends of a period, and longer periods refused, let through or cut.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::additions::Additions;
use crate::codemodel::{CalendarUnit, Cut, Longest, Period};
use crate::emit::comment::doc_comment;
use crate::emit::ident::ident;

pub fn extend(period: &Period, all: &mut Additions) {
    let (docs, start, end) = (doc_comment(&period.docs), ident(&period.start), ident(&period.end));
    let ends = quote!((self.#start, self.#end));
    let interval = match &period.interval {
        Some(interval) => {
            let interval = ident(interval);
            quote!(self.#interval.as_ref())
        }
        None => quote!(None::<&String>),
    };
    all.constants.extend(constant(period));
    all.methods.extend(quote! {
        #docs
        pub fn period(mut self, period: crate::runtime::Period) -> Self {
            self.#start = Some(period.start);
            self.#end = Some(period.end);
            self
        }
    });
    let any_length = if period.longest.is_empty() { quote!(false) } else { quote!(self.any_length) };
    all.checks.extend(quote!(Self::PERIOD.check(&mut self.request, #ends, #interval, #any_length);));
    if period.longest.is_empty() {
        return;
    }
    all.fields.extend(quote!(any_length: bool = false,));
    all.methods.extend(quote! {
        /// Sends a period that is longer than the API is known to take; refused before sending
        /// otherwise.
        pub fn any_length(mut self) -> Self {
            self.any_length = true;
            self
        }
    });
    if let Some(cut) = &period.cut {
        extend_by_cut(cut, &ends, &interval, all);
    }
}

fn constant(period: &Period) -> TokenStream {
    let (start, end) = (&period.start_wire, &period.end_wire);
    if period.longest.is_empty() && period.interval.is_none() {
        return quote! {
            const PERIOD: &'static crate::runtime::parts::PeriodRule =
                &crate::runtime::parts::PeriodRule::ends(#start, #end);
        };
    }
    let interval = match &period.interval_wire {
        Some(interval) => quote!(Some(#interval)),
        None => quote!(None),
    };
    let longest = period.longest.iter().map(|Longest { interval, count, unit }| {
        let (count, unit) = (Literal::u32_unsuffixed(*count), calendar_unit(*unit));
        quote!(Longest { interval: #interval, count: #count, unit: Unit::#unit })
    });
    quote! {
        const PERIOD: &'static crate::runtime::parts::PeriodRule = {
            use crate::runtime::parts::{Longest, PeriodRule, Unit};
            &PeriodRule { start: #start, end: #end, interval: #interval, longest: &[#(#longest),*] }
        };
    }
}

fn calendar_unit(unit: CalendarUnit) -> Ident {
    match unit {
        CalendarUnit::Days => format_ident!("Days"),
        CalendarUnit::Weeks => format_ident!("Weeks"),
        CalendarUnit::Months => format_ident!("Months"),
        CalendarUnit::Years => format_ident!("Years"),
    }
}

/// Cutting a long period, and joining the answers.
fn extend_by_cut(cut: &Cut, ends: &TokenStream, interval: &TokenStream, all: &mut Additions) {
    let (docs, points, time) = (doc_comment(&cut.docs), ident(&cut.points), ident(&cut.time));
    all.fields.extend(quote!(in_parts: Option<jiff::tz::TimeZone> = None,));
    all.methods.extend(quote! {
        #docs
        pub fn in_parts(mut self, zone: &jiff::tz::TimeZone) -> Self {
            self.in_parts = Some(zone.clone());
            self
        }
    });
    let sums = cut.sums.as_ref().map(ident);
    let added = sums.as_ref().map(|sums| quote!(crate::runtime::parts::join_sums(&mut joined.#sums, later.#sums);));
    let (several, dropped) = match sums.as_ref().zip(cut.means.as_ref().map(ident)) {
        Some((sums, means)) => (
            quote!(let several = !rest.is_empty();),
            quote! {
                if several {
                    crate::runtime::parts::drop_means(&joined.#points, &mut joined.#sums, |point| point.#means.is_some());
                }
            },
        ),
        None => (quote!(), quote!()),
    };
    all.send = Some(quote! {
        let Some(zone) = &self.in_parts else {
            return self.whole().await;
        };
        let (first, rest) = Self::PERIOD.parts(#ends, #interval, zone)?;
        #several
        let mut joined = self.clone().period(first).whole().await?;
        for part in rest {
            let later = self.clone().period(part).whole().await?;
            crate::runtime::parts::join_points(&mut joined.#points, later.#points, part.start, |point| point.#time);
            #added
            joined.extra.join(later.extra);
        }
        #dropped
        Ok(joined)
    });
}
