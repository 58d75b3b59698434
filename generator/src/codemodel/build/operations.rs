//! Operations by what the document calls them.

use std::collections::{BTreeMap, BTreeSet};

use super::call::path_parameter;
use super::naming::identifiers;
use super::outline::Outline;
use super::required::are_many;
use super::resource::method;
use super::tag::{NO_TAG, call_words, tag_of};
use super::tree::Destination;
use crate::codemodel::{Argument, Docs, Fault, Gate, Identifier, NamedCall, OperationGroup, PathArgument, Target};
use crate::ir::Api;
use crate::markdown::code_span as code;
use crate::names::{Case, Claim, render, scopes};

/// Operations by what the document calls them.
#[derive(Debug, Default)]
pub struct Operations {
    /// Those of tags for which the tree of paths has no resource.
    pub groups: Vec<OperationGroup>,
    /// Those of tags that are called like a resource, by its place in the tree.
    pub on_resources: BTreeMap<usize, Vec<NamedCall>>,
}

/// Sorts the operations by their tags.
pub fn operations(outline: &Outline<'_>) -> Result<Operations, Fault> {
    let api = outline.types.api;
    let mut by_tag: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, operation) in api.operations.iter().enumerate() {
        by_tag.entry(tag_of(operation)).or_default().push(index);
    }
    let root = outline.tree.node(0)?;
    let mut sorted = Operations::default();
    let mut own: Vec<(&str, Vec<usize>)> = Vec::new();
    let mut shared: BTreeSet<usize> = BTreeSet::new();
    for (tag, indices) in by_tag {
        let name = render(tag, Case::Snake);
        let resource = root.methods.iter().find(|way| way.name.as_str() == name && way.parameters.is_empty());
        match resource.map(|way| way.target) {
            Some(Destination::Resource(node)) if shared.insert(node) => {
                let taken = outline.tree.node(node)?.methods.iter().map(|way| way.name.as_str().to_owned());
                sorted.on_resources.insert(node, calls(outline, tag, &indices, taken.collect())?);
            }
            _ => own.push((tag, indices)),
        }
    }
    let taken: Vec<&str> = root.methods.iter().map(|way| way.name.as_str()).collect();
    let claims: Vec<Claim> = own.iter().map(|(tag, _)| Claim::new(*tag, *tag).hint("operations")).collect();
    let methods = identifiers(scopes::resource_methods().reserve(taken), &claims)?;
    let names = identifiers(scopes::call_types(), &claims)?;
    let modules = identifiers(scopes::modules("operations"), &claims)?;
    for ((((tag, indices), method), name), module) in own.into_iter().zip(methods).zip(names).zip(modules) {
        let docs = tag_docs(api, tag);
        let mut calls = calls(outline, tag, &indices, Vec::new())?;
        let gate = Gate::any(calls.iter().map(|call| &call.gate));
        for call in &mut calls {
            call.gate = std::mem::take(&mut call.gate).within(&gate);
        }
        sorted.groups.push(OperationGroup { name, module, gate, method, docs, calls });
    }
    Ok(sorted)
}

fn tag_docs(api: &Api, tag: &str) -> Docs {
    let known = api.tags.iter().find(|(name, _)| name == tag);
    let description = known.map(|(_, description)| description.as_str()).unwrap_or_default();
    let otherwise = match tag == NO_TAG {
        true => "Operations without a tag.".to_owned(),
        false => format!("Operations of {}.", code(tag)),
    };
    Docs::new().markdown(description).or(otherwise)
}

fn calls(outline: &Outline<'_>, tag: &str, indices: &[usize], taken: Vec<String>) -> Result<Vec<NamedCall>, Fault> {
    let mut words = Vec::new();
    for index in indices {
        words.push((call_words(tag, &outline.call(*index)?.operation.id), &outline.call(*index)?.operation.id));
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (short, _) in &words {
        *counts.entry(render(short, Case::Snake)).or_default() += 1;
    }
    // Where the short name means several, all of them keep their long ones.
    let claim = |(short, id): &(String, &String)| {
        let alone = counts.get(&render(short, Case::Snake)) == Some(&1);
        Claim::new(if alone { short } else { *id }, *id).hint("operation")
    };
    let scope = scopes::resource_methods().reserve(taken.iter().map(String::as_str));
    let names = identifiers(scope, &words.iter().map(claim).collect::<Vec<_>>())?;
    indices.iter().zip(names).map(|(index, name)| call(outline, *index, name)).collect()
}

fn call(outline: &Outline<'_>, index: usize, name: Identifier) -> Result<NamedCall, Fault> {
    let operation = outline.call(index)?.operation;
    let ways = outline.tree.way_to(index);
    let methods = ways.iter().map(|way| method(outline, way)).collect::<Result<Vec<_>, _>>()?;
    let last = methods.last().map(|method| &method.target);
    let Some(Target::Request { name: request, arguments, deprecated, .. }) = last else {
        return Err(Fault::new(format!("no method leads to `{}`", operation.id)));
    };
    // What the operation itself calls its parameters, which the others on the way may not.
    let wires: Vec<&String> = ways.iter().flat_map(|way| &way.parameters).map(|(_, wire)| wire).collect();
    let template: Vec<&str> = operation.path.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
    let mut claims = Vec::new();
    for (place, wire) in wires.iter().enumerate() {
        let own = template.get(place).copied().unwrap_or(wire.as_str());
        let words = path_parameter(operation, own).map_or(own, |parameter| parameter.name.as_str());
        claims.push(Claim::new(words, format!("path {place}")).hint("in path"));
    }
    let required = arguments.iter().map(|argument| argument.name.as_str());
    claims.extend(required.map(|name| Claim::new(name, format!("required {name}")).hint("value")));
    let mut names = identifiers(scopes::path_arguments(), &claims)?.into_iter();
    let mut in_path = Vec::new();
    let mut way = Vec::new();
    for method in &methods {
        let own: Vec<PathArgument> = (method.arguments.iter().zip(names.by_ref()))
            .map(|(argument, name)| PathArgument { name, ty: argument.ty.clone() })
            .collect();
        way.push((method.name.clone(), own.iter().map(|argument| argument.name.clone()).collect::<Vec<_>>()));
        in_path.extend(own);
    }
    let required: Vec<Argument> =
        arguments.iter().zip(names).map(|(argument, name)| Argument { name, ty: argument.ty.clone() }).collect();
    if let Some((_, passed)) = way.last_mut() {
        passed.extend(required.iter().map(|argument| argument.name.clone()));
    }
    let route = format!("{}.", code(&format!("{} {}", operation.method, operation.path)));
    Ok(NamedCall {
        name,
        gate: outline.features.of_operation(index),
        docs: Docs::new().markdown(&operation.summary).line(route),
        many: are_many(1 + in_path.len() + required.len()),
        in_path,
        required,
        deprecated: *deprecated,
        request: request.clone(),
        way,
    })
}
