//! Operations, by the calls that make their requests.

use std::collections::BTreeMap;

use super::entry::{Entry, Item};
use super::kind::Kind;
use super::spell::{shown, taken};
use crate::codemodel::{
    ArgumentType, Crate, Method, NamedCall, Parts, PathArgument, Request, Resource, RustType, Sent, Target,
};

/// How to get to a request.
#[derive(Default)]
struct Way<'k> {
    /// `pet().get()`.
    chain: String,
    in_path: Vec<&'k PathArgument>,
    deprecated: bool,
    /// The same under the name that the document gives it.
    named: Vec<String>,
}

/// All calls of a crate, and the resources on the way to them.
pub fn calls(krate: &Crate) -> Vec<Item> {
    let all = krate.resources.iter().flat_map(|group| &group.resources);
    let mut walk = Walk {
        resources: all.map(|resource| (resource.name.as_str(), resource)).collect(),
        ways: BTreeMap::new(),
        items: Vec::new(),
    };
    walk.methods(&krate.client.methods, "", &[]);
    for group in &krate.operations {
        walk.named(&group.calls, &format!("{}().", group.method));
        let name = group.name.as_str();
        walk.items.push(Item::alone(Entry::new(Kind::Resource, name, "", format!("{}()", group.method))));
    }
    let Walk { ways, mut items, .. } = walk;
    let requests = krate.requests.iter().flat_map(|group| &group.requests);
    items.extend(requests.filter_map(|request| Some(operation(request, ways.get(request.name.as_str())?))));
    items
}

struct Walk<'k> {
    resources: BTreeMap<&'k str, &'k Resource>,
    ways: BTreeMap<&'k str, Way<'k>>,
    items: Vec<Item>,
}

impl<'k> Walk<'k> {
    fn methods(&mut self, methods: &'k [Method], before: &str, in_path: &[&'k PathArgument]) {
        for method in methods {
            let chain = format!("{before}{}()", method.name);
            let in_path: Vec<_> = in_path.iter().copied().chain(&method.arguments).collect();
            match &method.target {
                Target::Request { name, deprecated, .. } => {
                    let way = self.ways.entry(name.as_str()).or_default();
                    (way.chain, way.in_path, way.deprecated) = (chain, in_path, *deprecated);
                }
                Target::Resource(name) => {
                    self.items.push(Item::alone(Entry::new(Kind::Resource, name.as_str(), "", &chain)));
                    let next = format!("{chain}.");
                    if let Some(resource) = self.resources.get(name.as_str()).copied() {
                        self.named(&resource.calls, &next);
                        self.methods(&resource.methods, &next, &in_path);
                    }
                }
            }
        }
    }

    fn named(&mut self, calls: &'k [NamedCall], before: &str) {
        for call in calls {
            let way = self.ways.entry(call.request.as_str()).or_default();
            way.named.push(format!("{before}{}()", call.name));
        }
    }
}

fn operation(request: &Request, way: &Way<'_>) -> Item {
    let mut members = Vec::new();
    for (place, argument) in way.in_path.iter().enumerate() {
        let ty = argument.ty.as_ref().map_or_else(|| "&str".to_owned(), shown);
        members.push(Entry::new(Kind::Argument, argument.name.as_str(), ty, format!("path {place}")));
    }
    let value = |kind: Kind, name: &str, argument: &ArgumentType, sent: &Sent| {
        let identity = match sent {
            Sent::Parameter(parameter) => parameter.wire.as_str(),
            Sent::Body(_) => "body",
        };
        Entry::new(kind, name, taken(argument), identity)
    };
    let required = request.required.iter();
    members.extend(required.map(|found| value(Kind::Argument, found.name.as_str(), &found.argument, &found.sent)));
    let optional = request.optional.iter();
    members.extend(optional.map(|found| value(Kind::Setter, found.name.as_str(), &found.argument, &found.sent)));
    members.extend(way.named.iter().map(|name| Entry::new(Kind::Call, name, "", "by name")));
    members.push(Entry::new(Kind::Request, request.name.as_str(), "", "request"));
    members.extend(request.refusal.iter().map(|ty| Entry::new(Kind::Refusal, "", shown(ty), "refusal")));
    members.extend(methods(request));
    members.extend(way.deprecated.then(|| Entry::new(Kind::Deprecated, "", "", "deprecated")));
    let identity = format!("{} {}", request.route.method, request.route.template);
    Item::new(Entry::new(Kind::Operation, &way.chain, shown(&request.answer), identity), members)
}

/// What can be done with a request beside setting values and sending it.
fn methods(request: &Request) -> Vec<Entry> {
    let behaviour = &request.behaviour;
    let mut all: Vec<(&str, String)> = Vec::new();
    if let Some(period) = &behaviour.period {
        all.push(("period", String::new()));
        all.extend(period.cut.as_ref().map(|_| ("in_parts", String::new())));
    }
    if let Some(paging) = &behaviour.paging {
        all.push(("stream", shown(&paging.record)));
        all.push(("all", shown(&RustType::List(Box::new(paging.record.clone())))));
    }
    all.extend(behaviour.sign_in.as_ref().map(|_| ("sign_in", "SignedIn".to_owned())));
    all.extend(behaviour.save.as_ref().map(|_| ("save", String::new())));
    if let Some(streaming) = request.streaming.as_ref().filter(|streaming| streaming.method.is_some()) {
        let name = match streaming.parts {
            Parts::Events(_) | Parts::EventTexts => "events",
            Parts::Lines(_) | Parts::LineTexts => "lines",
            Parts::Bytes => "stream_bytes",
        };
        all.push((name, shown(&streaming.answer)));
    }
    all.extend(request.also_as.as_ref().map(|_| ("content_type", String::new())));
    all.into_iter().map(|(name, ty)| Entry::new(Kind::Method, name, ty, name)).collect()
}
