//! `x-period`: a setter for both ends, and longer periods refused, let through or cut.

use super::site::Site;
use crate::codemodel::{CalendarUnit, Cut, Docs, Fault, Longest, Period, Usage};
use crate::ir::{Join, PeriodRule};
use crate::markdown::code_span as code;

/// Two parameters that say from when to when.
pub fn period(site: &Site<'_, '_>, rule: &PeriodRule) -> Result<Period, Fault> {
    let longest = rule.longest.iter().map(|longest| Longest {
        interval: longest.interval.clone(),
        count: longest.count,
        unit: match longest.unit {
            crate::ir::CalendarUnit::Days => CalendarUnit::Days,
            crate::ir::CalendarUnit::Weeks => CalendarUnit::Weeks,
            crate::ir::CalendarUnit::Months => CalendarUnit::Months,
            crate::ir::CalendarUnit::Years => CalendarUnit::Years,
        },
    });
    let cut = rule.join.as_ref().filter(|_| !rule.longest.is_empty());
    Ok(Period {
        start: site.parameter(&rule.start)?.clone(),
        end: site.parameter(&rule.end)?.clone(),
        interval: site.optional_parameter(rule.interval.as_deref())?,
        start_wire: rule.start.clone(),
        end_wire: rule.end.clone(),
        interval_wire: rule.interval.clone(),
        longest: longest.collect(),
        docs: Docs::new()
            .line(format!("Sets {} and {}.", code(&rule.start), code(&rule.end)))
            .example(site.example(&[&rule.start, &rule.end], Usage::Period)?),
        cut: cut.map(|join| self::cut(site, rule, join)).transpose()?,
    })
}

/// Cutting a long period, and joining the answers.
fn cut(site: &Site<'_, '_>, rule: &PeriodRule, join: &Join) -> Result<Cut, Fault> {
    let sums = join.sums.as_deref();
    let mut docs = Docs::new().line(
        "Cuts a period that is too long for one request at midnight, or between weeks, months or years, of this time \
         zone, asks for each part after the other, and joins the answers. Points come in order; of one that two \
         parts have, that stays whose part its time lies in. A failure of one part is a failure of all.",
    );
    if let Some(sums) = sums {
        let means = match join.means {
            Some(_) => " What can't be summed, such as a voltage, has no sum in a joined answer.",
            None => "",
        };
        docs = docs.line(format!("{} are added up, and stay absent where no part has one.{means}", code(sums)));
    }
    Ok(Cut {
        docs: docs.example(site.example(&[&rule.start, &rule.end], Usage::InParts)?),
        points: site.field(&join.points)?.name.clone(),
        time: site.point_field(&join.points, &join.time)?,
        sums: sums.map(|wire| site.field(wire).map(|field| field.name.clone())).transpose()?,
        means: join.means.as_deref().map(|wire| site.point_field(&join.points, wire)).transpose()?,
    })
}
