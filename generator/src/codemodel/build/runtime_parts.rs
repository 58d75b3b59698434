//! Which parts of the runtime a crate carries.

use std::collections::BTreeSet;

use crate::codemodel::{
    Behaviour, BodyKind, Crate, ModelKind, Part, Put, ReadAs, Request, RuntimePart, RustType, Sent, Step, StepText,
};
use crate::ir::{Api, Type};

/// The parts that a crate carries, with all that they need.
pub fn runtime_parts(api: &Api, krate: &Crate) -> BTreeSet<RuntimePart> {
    let client = !krate.options.types_only;
    let types = |is: fn(&Type) -> bool| api.any_type(client, is);
    let models = |is: fn(&ModelKind) -> bool| krate.models.iter().any(|model| is(&model.kind));
    let used = [
        (RuntimePart::Client, client),
        (RuntimePart::IntegerEnum, models(|kind| matches!(kind, ModelKind::IntegerEnum(_)))),
        (RuntimePart::Number, types(|ty| *ty == Type::NumberAsWritten)),
        (RuntimePart::OwnTypes, !krate.options.own_types.is_empty()),
        (RuntimePart::ShortList, models(|kind| matches!(kind, ModelKind::Alias(RustType::Short(_))))),
        (RuntimePart::Tables, krate.table.is_some()),
        (RuntimePart::TextEnum, models(|kind| matches!(kind, ModelKind::StringEnum(_)))),
        (RuntimePart::Times, types(|ty| matches!(ty, Type::Timestamp(_) | Type::Date))),
        (RuntimePart::Tuple, models(|kind| matches!(kind, ModelKind::Tuple(_)))),
        (RuntimePart::Union, models(|kind| matches!(kind, ModelKind::Union(_)))),
    ];
    let mut open: Vec<_> = used.into_iter().filter(|(_, used)| *used).map(|(part, _)| part).collect();
    if client {
        open.extend(of_calls(api, krate));
    }
    let mut parts = BTreeSet::new();
    while let Some(part) = open.pop() {
        if parts.insert(part) {
            open.extend(part.needs());
        }
    }
    parts
}

/// What requests and the ways to them need.
fn of_calls(api: &Api, krate: &Crate) -> Vec<RuntimePart> {
    let requests = || krate.requests.iter().flat_map(|group| &group.requests);
    let any = |is: fn(&Request) -> bool| requests().any(is);
    let behaves = |is: fn(&Behaviour) -> bool| requests().any(|request| is(&request.behaviour));
    let of_resources = krate.resources.iter().flat_map(|group| &group.resources).flat_map(|it| &it.methods);
    let mut steps = krate.client.methods.iter().chain(of_resources).flat_map(|method| &method.steps);
    let used = [
        (RuntimePart::ByStatus, any(is_by_status)),
        (RuntimePart::Download, any(is_download)),
        (RuntimePart::Form, any(|it| sent(it).any(is_form)) || steps.any(is_object)),
        (RuntimePart::Paging, behaves(|behaviour| behaviour.paging.is_some())),
        (RuntimePart::Period, behaves(|behaviour| behaviour.period.is_some())),
        (RuntimePart::SignIn, behaves(|behaviour| behaviour.sign_in.is_some())),
        (RuntimePart::Streaming, any(|request| request.streaming.is_some())),
        (RuntimePart::Upload, any(|request| request.route.multipart || sent(request).any(is_upload))),
        (RuntimePart::Whole, api.has_whole_answers()),
    ];
    used.into_iter().filter(|(_, used)| *used).map(|(part, _)| part).collect()
}

fn sent(request: &Request) -> impl Iterator<Item = &Sent> {
    let required = request.required.iter().map(|value| &value.sent);
    required.chain(request.optional.iter().map(|value| &value.sent))
}

fn is_by_status(request: &Request) -> bool {
    let answers = &request.answers;
    answers.successes.is_some() || answers.refusals.is_some() || request.refusal.is_some()
}

fn is_download(request: &Request) -> bool {
    let reads = |read_as: ReadAs| read_as == ReadAs::Download;
    request.behaviour.save.is_some() || reads(request.read_as) || request.others.iter().any(|it| reads(it.read_as))
}

fn is_form(sent: &Sent) -> bool {
    match sent {
        Sent::Body(body) => matches!(body.kind, BodyKind::Form(_)),
        Sent::Parameter(parameter) => match &parameter.put {
            Put::Object { .. } => true,
            Put::Part { part, .. } => is_json(part),
            _ => false,
        },
    }
}

fn is_json(part: &Part) -> bool {
    match part {
        Part::Json => true,
        Part::Each { item, .. } => is_json(item),
        Part::File | Part::Text(_) => false,
    }
}

fn is_upload(sent: &Sent) -> bool {
    match sent {
        Sent::Body(body) => body.kind == BodyKind::Bytes,
        Sent::Parameter(parameter) => matches!(parameter.put, Put::Part { .. }),
    }
}

fn is_object(step: &Step) -> bool {
    matches!(step, Step::Parameter { text: StepText::Object { .. }, .. })
}
