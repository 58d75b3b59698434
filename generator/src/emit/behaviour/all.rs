//! Everything that behaviour adds to a request.

use super::additions::Additions;
use super::{paging, period, save, sign_in};
use crate::codemodel::Request;

/// Everything that the behaviour of a request adds to its struct.
pub fn additions(request: &Request) -> Additions {
    let mut all = Additions::default();
    let behaviour = &request.behaviour;
    if let Some(rule) = &behaviour.period {
        period::extend(rule, &mut all);
    }
    if let Some(rule) = &behaviour.paging {
        paging::extend(&request.name, rule, &mut all);
    }
    if let Some(rule) = &behaviour.sign_in {
        sign_in::extend(&request.answer, rule, &mut all);
    }
    if let Some(rule) = &behaviour.save {
        save::extend(rule, &mut all);
    }
    all
}
