//! Everything that one request can do beyond being sent.

use super::site::Site;
use super::{paging, period, save, sign_in};
use crate::codemodel::build::outline::Outline;
use crate::codemodel::{Behaviour, Fault};

/// What the request of an operation can do beyond being sent.
pub fn behaviour(outline: &Outline<'_>, index: usize) -> Result<Behaviour, Fault> {
    let site = Site::new(outline, index)?;
    let rules = &site.call.operation.behaviour;
    Ok(Behaviour {
        period: rules.period.as_ref().map(|rule| period::period(&site, rule)).transpose()?,
        paging: rules.paging.as_ref().map(|rule| paging::paging(&site, rule)).transpose()?,
        sign_in: rules.credential.as_ref().map(|rule| sign_in::sign_in(&site, rule)).transpose()?,
        save: rules.download.then(|| save::save(&site)).transpose()?,
    })
}
