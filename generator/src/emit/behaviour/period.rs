//! `x-period`: a setter for both ends, and longer periods refused, let through or cut.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Additions, Site};
use crate::emit::docs::{Docs, code};
use crate::emit::models::place;
use crate::emit::source::ident;
use crate::ir::{CalendarUnit, Join, PeriodRule, Type};

pub fn add(site: &Site<'_, '_>, rule: &PeriodRule, all: &mut Additions) {
    let (Some((_, start)), Some((_, end))) = (site.parameter(&rule.start), site.parameter(&rule.end)) else { return };
    let ends = quote!((self.start, self.end));
    let ends = if start == "start" && end == "end" { ends } else { quote!((self.#start, self.#end)) };
    let interval = match rule.interval.as_deref().and_then(|wire| site.parameter(wire)) {
        Some((_, interval)) => quote!(self.#interval.as_ref()),
        None => quote!(None::<&String>),
    };
    all.constants.extend(constant(rule));
    all.methods.extend(setter(site, rule, &quote!(#start), &quote!(#end)));
    let any_length = if rule.longest.is_empty() { quote!(false) } else { quote!(self.any_length) };
    all.checks.extend(quote!(Self::PERIOD.check(&mut request, #ends, #interval, #any_length);));
    if rule.longest.is_empty() {
        return;
    }
    all.fields.extend(quote!(any_length: bool,));
    all.inits.extend(quote!(any_length: false,));
    all.methods.extend(quote! {
        /// Sends a period that is longer than the API is known to take; refused before sending
        /// otherwise.
        pub fn any_length(mut self) -> Self {
            self.any_length = true;
            self
        }
    });
    if let Some(join) = &rule.join {
        cut(site, rule, join, &ends, &interval, all);
    }
}

fn constant(rule: &PeriodRule) -> TokenStream {
    let (start, end) = (&rule.start, &rule.end);
    let interval = match &rule.interval {
        Some(interval) => quote!(Some(#interval)),
        None => quote!(None),
    };
    let longest = rule.longest.iter().map(|longest| {
        let (interval, count) = (&longest.interval, Literal::u32_unsuffixed(longest.count));
        let unit = ident(match longest.unit {
            CalendarUnit::Days => "Days",
            CalendarUnit::Weeks => "Weeks",
            CalendarUnit::Months => "Months",
            CalendarUnit::Years => "Years",
        });
        quote!(Longest { interval: #interval, count: #count, unit: Unit::#unit })
    });
    if rule.longest.is_empty() && rule.interval.is_none() {
        return quote! {
            const PERIOD: &'static crate::runtime::parts::PeriodRule =
                &crate::runtime::parts::PeriodRule::ends(#start, #end);
        };
    }
    quote! {
        const PERIOD: &'static crate::runtime::parts::PeriodRule = {
            use crate::runtime::parts::{Longest, PeriodRule, Unit};
            &PeriodRule { start: #start, end: #end, interval: #interval, longest: &[#(#longest),*] }
        };
    }
}

fn setter(site: &Site<'_, '_>, rule: &PeriodRule, start: &TokenStream, end: &TokenStream) -> TokenStream {
    let example = site.example(&[&rule.start, &rule.end], |library, call| {
        quote! {
            let zone = #library::time_zone("Europe/Amsterdam")?;
            let answer = #call.period(#library::Period::last_days(7, &zone)).await?;
        }
    });
    let (from, to) = (code(&rule.start), code(&rule.end));
    let docs = Docs::new().line(format!("Sets {from} and {to}.")).own(example.lines()).tokens();
    quote! {
        #docs
        pub fn period(mut self, period: crate::runtime::Period) -> Self {
            self.#start = Some(period.start);
            self.#end = Some(period.end);
            self
        }
    }
}

/// Cutting a long period, and joining the answers.
fn cut(
    site: &Site<'_, '_>,
    rule: &PeriodRule,
    join: &Join,
    ends: &TokenStream,
    interval: &TokenStream,
    all: &mut Additions,
) {
    let Some((points, ty)) = site.key(&join.points) else { return };
    let point = match site.context.expanded(&ty) {
        Type::Map(list) => match *list {
            Type::List(point) => *point,
            _ => return,
        },
        _ => return,
    };
    let Some(time) = place(site.context, &point, &join.time) else { return };
    let sums = join.sums.as_deref().and_then(|wire| site.key(wire)).map(|(name, _)| name);
    let means = join.means.as_deref().and_then(|wire| place(site.context, &point, wire));
    let example = site.example(&[&rule.start, &rule.end], |library, call| {
        quote! {
            let zone = #library::time_zone("Europe/Amsterdam")?;
            let answer = #call.period(#library::Period::this_year(&zone)).in_parts(&zone).await?;
        }
    });
    let mut docs = Docs::new().line(
        "Cuts a period that is too long for one request at midnight, or between weeks, months or years, of this time \
         zone, asks for each part after the other, and joins the answers. Points come in order; of one that two \
         parts have, that stays whose part its time lies in. A failure of one part is a failure of all.",
    );
    if sums.is_some() {
        let means = if means.is_some() {
            " What can't be summed, such as a voltage, has no sum in a joined answer."
        } else {
            ""
        };
        docs = docs.line(format!(
            "{} are added up, and stay absent where no part has one.{means}",
            code(join.sums.as_deref().unwrap_or_default())
        ));
    }
    let docs = docs.own(example.lines()).tokens();
    all.fields.extend(quote!(in_parts: Option<jiff::tz::TimeZone>,));
    all.inits.extend(quote!(in_parts: None,));
    all.methods.extend(quote! {
        #docs
        pub fn in_parts(mut self, zone: &jiff::tz::TimeZone) -> Self {
            self.in_parts = Some(zone.clone());
            self
        }
    });
    let add = sums.as_ref().map(|sums| quote!(crate::runtime::parts::join_sums(&mut joined.#sums, later.#sums);));
    let (several, drop) = match sums.as_ref().zip(means) {
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
            #add
            for (key, value) in later.extra {
                joined.extra.entry(key).or_insert(value);
            }
        }
        #drop
        Ok(joined)
    });
}
