//! Paths as a tree: which resources there are, and by which calls an operation is reached.

use std::collections::BTreeMap;

use super::context::Context;
use super::segment::{Segment, show, split};
use crate::ir::{Operation, Parameter, Place};
use crate::names::{Case, Claim, Scope, singular};

/// A node of the tree.
#[derive(Debug, Default)]
pub struct Node {
    children: BTreeMap<Segment, usize>,
    /// Index of the operation, and whether its path ends in a slash.
    operations: Vec<(usize, bool)>,
    /// Operations with a name of their own that hang from here, and the segments that they add.
    named: Vec<(usize, bool, Vec<(Segment, Vec<String>)>)>,
    /// Whether its segment is fixed text.
    literal: bool,
    /// Path of the first operation below it, cut to this node.
    pub path: String,
    /// Wire names of the parameters in its own segment.
    parameters: Vec<String>,
    /// First operation at or below it, which says what its parameters are.
    sample: usize,
    /// Rust name of its struct, when it is a resource.
    pub name: String,
    /// What can be called on it, when it is a resource.
    pub methods: Vec<Method>,
    /// First literal segment: the module that its struct lives in.
    pub group: String,
}

/// A method of a resource.
#[derive(Debug, Clone)]
pub struct Method {
    /// Rust name.
    pub name: String,
    /// Segments that it adds.
    pub segments: Vec<Segment>,
    /// Where it leads.
    pub target: Target,
    /// Parameters of its segments: operation that knows them, and wire name.
    pub parameters: Vec<(usize, String)>,
}

impl Method {
    /// Whether it leads to a path that ends in a slash.
    pub fn target_has_slash(&self) -> bool {
        matches!(self.target, Target::Request(_, true))
    }
}

/// Where a method leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// To another resource: index into [`Tree::nodes`].
    Resource(usize),
    /// To a request: index of the operation, and whether its path ends in a slash.
    Request(usize, bool),
}

/// All nodes; the first one is the root, which is the client itself.
#[derive(Debug)]
pub struct Tree {
    /// In order of discovery, which is the order of the paths.
    pub nodes: Vec<Node>,
    /// Rust names of the request structs, by operation.
    pub requests: Vec<String>,
    /// Modules of the request structs, by operation.
    pub groups: Vec<String>,
    /// For each operation the node and the place of the last method on the way to it.
    way: BTreeMap<usize, (usize, usize)>,
    /// For each resource the node and the place of the method that leads to it.
    parents: BTreeMap<usize, (usize, usize)>,
}

impl Tree {
    /// Sorts operations by their paths and names everything.
    pub fn new(context: &Context<'_>) -> Self {
        let operations = &context.api.operations;
        let claims: Vec<_> = operations
            .iter()
            .map(|operation| {
                Claim::new(&operation.id, format!("{} {}", operation.path, operation.method))
                    .hint(operation.method.to_lowercase())
            })
            .collect();
        let mut tree = Self {
            nodes: vec![Node::default()],
            requests: Scope::new(Case::Camel).reserve(PRELUDE.iter().copied()).assign(&claims),
            groups: Vec::new(),
            way: BTreeMap::new(),
            parents: BTreeMap::new(),
        };
        for operation in operations {
            tree.groups.push(group(operation));
        }
        for (index, operation) in operations.iter().enumerate().filter(|(_, operation)| operation.name.is_none()) {
            tree.insert(index, operation);
        }
        for (index, operation) in operations.iter().enumerate().filter(|(_, operation)| operation.name.is_some()) {
            tree.hang(index, operation);
        }
        let mut waiting = vec![(0, String::new())];
        let mut resources = Vec::new();
        while let Some((index, words)) = waiting.pop() {
            resources.push((index, words.clone()));
            let (methods, below) = tree.methods(context, index, &words);
            for (place, method) in methods.iter().enumerate() {
                match method.target {
                    Target::Request(operation, _) => drop(tree.way.insert(operation, (index, place))),
                    Target::Resource(node) => drop(tree.parents.insert(node, (index, place))),
                }
            }
            if let Some(node) = tree.nodes.get_mut(index) {
                node.methods = methods;
            }
            waiting.extend(below);
        }
        let claims: Vec<_> = resources
            .iter()
            .map(|(index, words)| {
                let path = tree.nodes.get(*index).map_or("", |node| node.path.as_str());
                Claim::new(words, path).hint("resource")
            })
            .collect();
        let names = Scope::new(Case::Camel).reserve(PRELUDE.iter().copied()).assign(&claims);
        for ((index, _), name) in resources.iter().zip(names) {
            if let Some(node) = tree.nodes.get_mut(*index) {
                node.name = name;
            }
        }
        tree
    }

    fn insert(&mut self, index: usize, operation: &Operation) {
        let (segments, slash) = split(&operation.path);
        let group = self.groups.get(index).cloned().unwrap_or_default();
        let mut at = 0;
        let mut path = String::new();
        for (segment, parameters) in segments {
            path.push('/');
            path.push_str(&show(&segment, &parameters));
            let fresh = self.nodes.len();
            let literal = matches!(segment, Segment::Literal(_));
            let child = match self.nodes.get_mut(at) {
                Some(node) => *node.children.entry(segment).or_insert(fresh),
                None => return,
            };
            if child == fresh {
                self.nodes.push(Node {
                    literal,
                    path: path.clone(),
                    parameters,
                    sample: index,
                    group: group.clone(),
                    ..Node::default()
                });
            }
            at = child;
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.operations.push((index, slash));
        }
    }

    /// Adds an operation with a name of its own to the last resource on its path, as far as the
    /// others have made resources of it.
    fn hang(&mut self, index: usize, operation: &Operation) {
        let (segments, slash) = split(&operation.path);
        let (mut at, mut resource, mut passed) = (0, 0, 0);
        for (place, (segment, _)) in segments.iter().enumerate() {
            let Some(&child) = self.nodes.get(at).and_then(|node| node.children.get(segment)) else { break };
            at = child;
            if self.nodes.get(at).is_some_and(|node| !node.literal || self.is_resource(node)) {
                (resource, passed) = (at, place + 1);
            }
        }
        let rest = segments.into_iter().skip(passed).collect();
        if let Some(node) = self.nodes.get_mut(resource) {
            node.named.push((index, slash, rest));
        }
    }

    /// Whether a fixed segment needs a struct of its own.
    fn is_resource(&self, node: &Node) -> bool {
        let literal = node.children.keys().any(|child| matches!(child, Segment::Literal(_)));
        literal || node.operations.len() > 1
    }

    /// The methods of a resource, and the resources that they lead to with their words.
    fn methods(&self, context: &Context<'_>, index: usize, prefix: &str) -> (Vec<Method>, Vec<(usize, String)>) {
        let Some(node) = self.nodes.get(index) else {
            return (Vec::new(), Vec::new());
        };
        let mut claims = Vec::new();
        let mut methods = Vec::new();
        let mut below = Vec::new();
        for (operation, slash) in &node.operations {
            let method = context.api.operations.get(*operation).map_or("", |operation| operation.method.as_str());
            let identity = format!("{method}{}", if *slash { "/" } else { "" });
            claims.push(Claim::new(method.to_lowercase(), identity).hint("slash"));
            methods.push(Method {
                name: String::new(),
                segments: Vec::new(),
                target: Target::Request(*operation, *slash),
                parameters: Vec::new(),
            });
        }
        for (operation, slash, rest) in &node.named {
            let found = context.api.operations.get(*operation);
            let (method, name) =
                found.map_or(("", ""), |found| (found.method.as_str(), found.name.as_deref().unwrap_or_default()));
            let path = found.map_or("", |found| found.path.as_str());
            claims.push(Claim::new(name, format!("{path} {method}")).hint(method.to_lowercase()));
            let parameters = rest.iter().flat_map(|(_, names)| names).map(|name| (*operation, name.clone()));
            methods.push(Method {
                name: String::new(),
                segments: rest.iter().map(|(segment, _)| segment.clone()).collect(),
                target: Target::Request(*operation, *slash),
                parameters: parameters.collect(),
            });
        }
        let mut lead =
            |child: usize, words: String, hint: &str, segments: Vec<Segment>, parameters: Vec<(usize, String)>| {
                let path = self.nodes.get(child).map_or("", |node| node.path.as_str());
                claims.push(Claim::new(&words, path).hint(hint));
                below.push((child, format!("{prefix} {words}")));
                let target = Target::Resource(child);
                methods.push(Method { name: String::new(), segments, target, parameters });
            };
        let mut leaves = Vec::new();
        for (segment, &child) in &node.children {
            let Some(inner) = self.nodes.get(child) else {
                continue;
            };
            match segment {
                // One step reaches what is below fixed text: `user(id)`, not `users().id(id)`.
                Segment::Template(_) if node.literal => {}
                Segment::Template(_) => {
                    let words = words_of(context, inner);
                    lead(child, words, "by", vec![segment.clone()], inner.arguments());
                }
                Segment::Literal(text) => {
                    let words = path_words(context, text);
                    if self.is_resource(inner) {
                        lead(child, words.clone(), "group", vec![segment.clone()], Vec::new());
                    } else if let Some((operation, slash)) = inner.operations.first() {
                        leaves.push((words.clone(), inner.path.clone(), segment.clone(), *operation, *slash));
                    }
                    for (template, &grandchild) in &inner.children {
                        let Some(entry) = self.nodes.get(grandchild) else {
                            continue;
                        };
                        if let Segment::Template(_) = template {
                            lead(
                                grandchild,
                                singular(&words),
                                &words_of(context, entry),
                                vec![segment.clone(), template.clone()],
                                entry.arguments(),
                            );
                        }
                    }
                }
            }
        }
        for (words, path, segment, operation, slash) in leaves {
            let hint = context.api.operations.get(operation).map_or("", |operation| operation.method.as_str());
            claims.push(Claim::new(words, path).hint(hint.to_lowercase()));
            methods.push(Method {
                name: String::new(),
                segments: vec![segment],
                target: Target::Request(operation, slash),
                parameters: Vec::new(),
            });
        }
        // On the client there are the methods of the runtime, too.
        let names = Scope::new(Case::Snake).reserve(METHODS.iter().copied()).assign(&claims);
        for (method, name) in methods.iter_mut().zip(names) {
            method.name = name;
        }
        methods.sort_by(|a, b| a.name.cmp(&b.name));
        (methods, below)
    }

    /// The methods from the client to an operation.
    pub fn way(&self, operation: usize) -> Vec<&Method> {
        let mut way = Vec::new();
        let mut at = self.way.get(&operation);
        while let Some((node, place)) = at {
            way.extend(self.nodes.get(*node).and_then(|node| node.methods.get(*place)));
            at = self.parents.get(node);
        }
        way.reverse();
        way
    }
}

/// The first fixed segment of a path: the module that everything below it lives in.
fn group(operation: &Operation) -> String {
    let (segments, _) = split(&operation.path);
    let fixed = segments.into_iter().find_map(|(segment, _)| match segment {
        Segment::Literal(text) => Some(text),
        Segment::Template(_) => None,
    });
    fixed.unwrap_or_else(|| "root".to_owned())
}

impl Node {
    fn arguments(&self) -> Vec<(usize, String)> {
        self.parameters.iter().map(|name| (self.sample, name.clone())).collect()
    }
}

/// Methods that every client has, and names that clippy expects of traits.
const METHODS: &[&str] = &[
    "add",
    "as_mut",
    "as_ref",
    "base_url",
    "bitand",
    "bitor",
    "bitxor",
    "borrow",
    "borrow_mut",
    "builder",
    "clone",
    "cmp",
    "default",
    "deref",
    "deref_mut",
    "div",
    "drop",
    "eq",
    "fmt",
    "from_iter",
    "from_str",
    "hash",
    "index",
    "index_mut",
    "into_future",
    "into_iter",
    "mul",
    "neg",
    "new",
    "next",
    "not",
    "rem",
    "request",
    "send",
    "shl",
    "shr",
    "sub",
    "with_credential",
];

/// Names of the prelude and of the runtime that a struct of ours must not hide in its own file.
const PRELUDE: &[&str] = &[
    "Box",
    "Client",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Err",
    "Error",
    "From",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "New",
    "None",
    "Ok",
    "Option",
    "Path",
    "Request",
    "Result",
    "Route",
    "Send",
    "Sending",
    "Some",
    "String",
    "Sync",
    "ToString",
    "Vec",
];

/// The parameter of an operation that a placeholder stands for.
pub fn parameter<'a>(context: &Context<'a>, operation: usize, wire: &str) -> Option<&'a Parameter> {
    let operation = context.api.operations.get(operation)?;
    operation.parameters.iter().find(|parameter| parameter.place == Place::Path && parameter.wire == wire)
}

fn words_of(context: &Context<'_>, node: &Node) -> String {
    let words: Vec<_> = node
        .arguments()
        .iter()
        .map(|(operation, wire)| {
            parameter(context, *operation, wire).map_or_else(|| wire.clone(), |found| found.name.clone())
        })
        .collect();
    words.join(" ")
}

/// Words of a fixed segment, which may run several words together.
pub fn path_words(context: &Context<'_>, text: &str) -> String {
    context
        .api
        .path_words
        .iter()
        .find(|(segment, _)| segment == text)
        .map_or_else(|| text.to_owned(), |(_, words)| words.clone())
}
