//! Resources, and the methods by which calls go on from them.

use std::collections::BTreeMap;

use super::call::path_parameter;
use super::group::groups;
use super::naming::identifiers;
use super::operation::docs;
use super::outline::Outline;
use super::required::are_many;
use super::segment::{Part, Segment};
use super::tree::{Destination, Node, Way};
use crate::codemodel::{
    Argument, Docs, Fault, Gate, Identifier, Import, Method, NamedCall, Notation, PathArgument, Resource,
    ResourceGroup, Separator, Step, StepText, Target,
};
use crate::ir::{Parameter, Style, Type, TypeKind};
use crate::markdown::code_span as code;
use crate::names::{Claim, scopes};

/// All resources, by module.
pub fn resources(
    outline: &Outline<'_>,
    named: &mut BTreeMap<usize, Vec<NamedCall>>,
) -> Result<Vec<ResourceGroup>, Fault> {
    let nodes = outline.tree.nodes.iter().enumerate().skip(1);
    let nodes = nodes.filter_map(|(at, node)| Some((node.group.as_str(), (at, node, node.name.as_ref()?))));
    let groups = groups(outline.types.api, "resources", nodes)?;
    let mut group = |(segment, module, nodes): (&str, _, Vec<(usize, &Node, &Identifier)>)| {
        let gates: Vec<Gate> = nodes.iter().map(|(at, ..)| outline.features.of_resource(*at)).collect();
        let gate = Gate::any(&gates);
        let mut resources = Vec::new();
        let mut of_param = Vec::new();
        for ((at, node, name), own) in nodes.into_iter().zip(gates) {
            let mut methods = methods(outline, node)?;
            of_param.extend(methods.iter().filter(|method| method.uses_param()).map(|method| method.gate.clone()));
            let mut calls = named.remove(&at).unwrap_or_default();
            let gates = methods.iter_mut().map(|method| &mut method.gate);
            let mut gates: Vec<&mut Gate> = gates.chain(calls.iter_mut().map(|call| &mut call.gate)).collect();
            let idle = own == Gate::default() && gates.iter().all(|inner| **inner != own);
            for inner in &mut gates {
                **inner = std::mem::take(*inner).within(&own);
            }
            let (name, docs) = (name.clone(), path_docs(&node.path));
            resources.push(Resource { name, gate: own.within(&gate), idle, docs, methods, calls });
        }
        let param = Import::of(&of_param.iter().collect::<Vec<_>>(), &gate);
        let docs = Docs::new().line(format!("Resources below {}.", code(&format!("/{segment}"))));
        Ok(ResourceGroup { module, gate, docs, param, resources })
    };
    groups.into_iter().map(&mut group).collect()
}

/// The methods of a resource, or of the client when it is the root.
pub fn methods(outline: &Outline<'_>, node: &Node) -> Result<Vec<Method>, Fault> {
    node.methods.iter().map(|way| method(outline, way)).collect()
}

fn path_docs(path: &str) -> Docs {
    Docs::new().line(format!("{}.", code(path)))
}

/// A method, with what it takes and where it leads.
pub fn method(outline: &Outline<'_>, way: &Way) -> Result<Method, Fault> {
    let (docs, target, gate) = match way.target {
        Destination::Resource(index) => {
            let node = outline.tree.node(index)?;
            let name = node.name.clone().ok_or_else(|| Fault::new(format!("`{}` has no name", node.path)))?;
            (path_docs(&node.path), Target::Resource(name), outline.features.of_resource(index))
        }
        Destination::Request(index, _) => {
            let call = outline.call(index)?;
            let required = outline.required(index);
            let target = Target::Request {
                name: call.request.clone(),
                arguments: required
                    .iter()
                    .map(|value| Argument { name: value.name.clone(), ty: value.argument.clone() })
                    .collect(),
                deprecated: call.operation.deprecated,
            };
            (docs(outline, index)?, target, outline.features.of_operation(index))
        }
    };
    let placeholders = placeholders(outline, way)?;
    let arguments = placeholders.iter().map(|placeholder| argument(outline, placeholder)).collect::<Result<_, _>>()?;
    let steps = steps(outline, way, &placeholders)?;
    let more = if let Target::Request { arguments, .. } = &target { arguments.len() } else { 0 };
    let many = are_many(1 + placeholders.len() + more);
    Ok(Method { name: way.name.clone(), gate, docs, many, arguments, steps, target })
}

/// A parameter of the segments that a method adds.
struct Placeholder<'p> {
    wire: &'p str,
    name: Identifier,
    /// What the document says about it; without a word it is a text.
    parameter: Option<&'p Parameter>,
}

fn placeholders<'p>(outline: &'p Outline<'_>, way: &'p Way) -> Result<Vec<Placeholder<'p>>, Fault> {
    let mut found = Vec::new();
    for (operation, wire) in &way.parameters {
        found.push((wire, path_parameter(outline.call(*operation)?.operation, wire)));
    }
    let claim = |(wire, parameter): &(&String, Option<&Parameter>)| {
        Claim::new(parameter.map_or(*wire, |parameter| &parameter.name), *wire).hint("value")
    };
    let names = identifiers(scopes::path_arguments(), &found.iter().map(claim).collect::<Vec<_>>())?;
    Ok(found.into_iter().zip(names).map(|((wire, parameter), name)| Placeholder { wire, name, parameter }).collect())
}

/// The type of a placeholder, when it is no plain text.
fn typed<'p>(outline: &Outline<'_>, placeholder: &Placeholder<'p>) -> Option<&'p Type> {
    let ty = &placeholder.parameter?.ty;
    (*outline.types.resolve(ty) != Type::String).then_some(ty)
}

fn argument(outline: &Outline<'_>, placeholder: &Placeholder<'_>) -> Result<PathArgument, Fault> {
    let ty = typed(outline, placeholder).map(|ty| outline.types.rust(ty)).transpose()?;
    Ok(PathArgument { name: placeholder.name.clone(), ty })
}

fn notation(placeholder: &Placeholder<'_>) -> Notation {
    match placeholder.parameter.map(|parameter| parameter.style) {
        Some(Style::Label { explode }) => Notation::Label { explode },
        Some(Style::Matrix { explode }) => Notation::Matrix { explode },
        _ => Notation::Simple,
    }
}

fn step_text(outline: &Outline<'_>, placeholder: &Placeholder<'_>) -> StepText {
    let types = &outline.types;
    let Some(ty) = typed(outline, placeholder) else { return StepText::AsIs };
    let is_object = matches!(types.kind(ty), Some(TypeKind::Object(_)));
    match types.resolve(ty) {
        Type::List(item) => StepText::List(types.joined(item, Separator::Comma)),
        other if is_object || matches!(other, Type::Map(_)) => {
            let style = placeholder.parameter.map(|parameter| parameter.style);
            let exploded = [Style::Repeat, Style::Label { explode: true }, Style::Matrix { explode: true }];
            StepText::Object { explode: style.is_some_and(|style| exploded.contains(&style)) }
        }
        _ => StepText::Value(types.text(ty)),
    }
}

fn steps(outline: &Outline<'_>, way: &Way, placeholders: &[Placeholder<'_>]) -> Result<Vec<Step>, Fault> {
    let mut placeholders = placeholders.iter();
    let mut steps = Vec::new();
    // Fixed text is collected, so that neighbours make one call.
    let mut fixed = String::new();
    for segment in &way.segments {
        fixed.push('/');
        let parts = match segment {
            Segment::Literal(text) => {
                fixed.push_str(text);
                continue;
            }
            Segment::Template(parts) => parts,
        };
        for part in parts {
            match part {
                Part::Text(text) => fixed.push_str(text),
                Part::Parameter => {
                    let missing = || Fault::new(format!("`{}` has too few arguments for its path", way.name));
                    let placeholder = placeholders.next().ok_or_else(missing)?;
                    steps.push(Step::Fixed(std::mem::take(&mut fixed)));
                    steps.push(Step::Parameter {
                        wire: placeholder.wire.to_owned(),
                        name: placeholder.name.clone(),
                        notation: notation(placeholder),
                        text: step_text(outline, placeholder),
                    });
                }
            }
        }
    }
    if matches!(way.target, Destination::Request(_, true)) {
        fixed.push('/');
    }
    if !fixed.is_empty() {
        steps.push(Step::Fixed(fixed));
    }
    Ok(steps)
}
