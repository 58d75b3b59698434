//! Paths as a tree: which resources there are, and by which calls an operation is reached.

use std::collections::{BTreeMap, BTreeSet};

use super::naming::identifiers;
use super::path_words::{parameter_words, path_words, text_words};
use super::segment::{Segment, show, split};
use crate::codemodel::{Fault, Identifier};
use crate::ir::{Api, Operation};
use crate::names::{Case, Claim, render, scopes, singular};

/// So many parameters that follow each other in a path are arguments of one method.
const MOST_TOGETHER: usize = 4;

/// A node of the tree.
#[derive(Debug, Default)]
pub struct Node {
    /// Path of the first operation below it, cut to this node.
    pub path: String,
    /// Its struct, when it is a resource.
    pub name: Option<Identifier>,
    /// What can be called on it, when it is a resource.
    pub methods: Vec<Way>,
    /// First literal segment: the module that its struct lives in.
    pub group: String,
    children: BTreeMap<Segment, usize>,
    /// Index of the operation, and whether its path ends in a slash.
    operations: Vec<(usize, bool)>,
    /// Operations with a name of their own that hang from here.
    named: Vec<Named>,
    /// Whether its segment is fixed text.
    literal: bool,
    /// Wire names of the parameters in its own segment.
    parameters: Vec<String>,
    /// The node above it.
    parent: Option<usize>,
    /// First operation at or below it, which says what its parameters are.
    sample: usize,
}

/// An operation with a name of its own.
#[derive(Debug)]
struct Named {
    operation: usize,
    /// Whether its path ends in a slash.
    slash: bool,
    /// Segments that it adds, with their parameters.
    rest: Vec<(Segment, Vec<String>)>,
}

/// A method of a resource.
#[derive(Debug, Clone)]
pub struct Way {
    /// Its name.
    pub name: Identifier,
    /// Segments that it adds.
    pub segments: Vec<Segment>,
    /// Where it leads.
    pub target: Destination,
    /// Parameters of its segments: operation that knows them, and wire name.
    pub parameters: Vec<(usize, String)>,
}

/// Where a method leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
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
    /// First literal segments, by operation.
    pub groups: Vec<String>,
    /// For each operation the node and the place of the last method on the way to it.
    last: BTreeMap<usize, (usize, usize)>,
    /// For each resource the node and the place of the method that leads to it.
    parents: BTreeMap<usize, (usize, usize)>,
    /// Names of methods of the client that lead to tags.
    tags: BTreeSet<String>,
}

/// Resources, each with the words for it.
type Below = Vec<(usize, String)>;

/// Methods that wait for their names, and the resources that they lead to with their words.
#[derive(Default)]
struct Draft {
    claims: Vec<Claim>,
    ways: Vec<Unnamed>,
    below: Below,
}

/// A way without its name: segments, where it leads, and the parameters on it.
type Unnamed = (Vec<Segment>, Destination, Vec<(usize, String)>);

impl Draft {
    fn push(&mut self, claim: Claim, segments: Vec<Segment>, target: Destination, parameters: Vec<(usize, String)>) {
        self.claims.push(claim);
        self.ways.push((segments, target, parameters));
    }

    fn finish(self) -> Result<(Vec<Way>, Below), Fault> {
        // On the client there are the methods of the runtime, too.
        let names = identifiers(scopes::resource_methods(), &self.claims)?;
        let ways = self.ways.into_iter().zip(names);
        let way = |((segments, target, parameters), name)| Way { name, segments, target, parameters };
        let mut ways: Vec<_> = ways.map(way).collect();
        ways.sort_by(|a, b| a.name.cmp(&b.name));
        Ok((ways, self.below))
    }
}

impl Tree {
    /// Sorts operations by their paths and names everything. The client has no other method that is
    /// called like one of the tags and sends a request.
    pub fn new(api: &Api, tags: BTreeSet<String>) -> Result<Self, Fault> {
        let (last, parents) = (BTreeMap::new(), BTreeMap::new());
        let mut tree = Self { nodes: vec![Node::default()], groups: Vec::new(), last, parents, tags };
        tree.groups = api.operations.iter().map(group).collect();
        let (named, nameless): (Vec<_>, Vec<_>) =
            api.operations.iter().enumerate().partition(|(_, operation)| operation.name.is_some());
        for (index, operation) in nameless {
            tree.insert(index, operation)?;
        }
        for (index, operation) in named {
            tree.hang(index, operation)?;
        }
        let mut waiting = vec![(0, String::new())];
        let mut claims = Vec::new();
        let mut resources = Vec::new();
        while let Some((index, words)) = waiting.pop() {
            let (methods, below) = tree.methods(api, index, &words)?;
            for (place, method) in methods.iter().enumerate() {
                match method.target {
                    Destination::Request(operation, _) => tree.last.insert(operation, (index, place)),
                    Destination::Resource(node) => tree.parents.insert(node, (index, place)),
                };
            }
            let node = tree.node_mut(index)?;
            node.methods = methods;
            claims.push(Claim::new(words, &node.path).hint("resource"));
            resources.push(index);
            waiting.extend(below);
        }
        let names = identifiers(scopes::call_types(), &claims)?;
        for (index, name) in resources.into_iter().zip(names) {
            tree.node_mut(index)?.name = Some(name);
        }
        Ok(tree)
    }

    /// A node.
    pub fn node(&self, index: usize) -> Result<&Node, Fault> {
        self.nodes.get(index).ok_or_else(|| no_node(index))
    }

    fn node_mut(&mut self, index: usize) -> Result<&mut Node, Fault> {
        self.nodes.get_mut(index).ok_or_else(|| no_node(index))
    }

    fn insert(&mut self, index: usize, operation: &Operation) -> Result<(), Fault> {
        let (segments, slash) = split(&operation.path);
        let group = group(operation);
        let mut at = 0;
        let mut path = String::new();
        for (segment, parameters) in segments {
            path.push('/');
            path.push_str(&show(&segment, &parameters));
            let fresh = self.nodes.len();
            let literal = matches!(segment, Segment::Literal(_));
            let child = *self.node_mut(at)?.children.entry(segment).or_insert(fresh);
            if child == fresh {
                self.nodes.push(Node {
                    literal,
                    path: path.clone(),
                    parameters,
                    sample: index,
                    parent: Some(at),
                    group: group.clone(),
                    ..Node::default()
                });
            }
            at = child;
        }
        self.node_mut(at)?.operations.push((index, slash));
        Ok(())
    }

    /// Adds an operation with a name of its own to the last resource on its path, as far as the
    /// others have made resources of it.
    fn hang(&mut self, index: usize, operation: &Operation) -> Result<(), Fault> {
        let (segments, slash) = split(&operation.path);
        let (mut at, mut resource, mut passed) = (0, 0, 0);
        for (place, (segment, _)) in segments.iter().enumerate() {
            let Some(&child) = self.node(at)?.children.get(segment) else { break };
            at = child;
            let node = self.node(at)?;
            if !node.literal || node.is_resource() {
                (resource, passed) = (at, place + 1);
            }
        }
        let rest = segments.into_iter().skip(passed).collect();
        self.node_mut(resource)?.named.push(Named { operation: index, slash, rest });
        Ok(())
    }

    /// The methods of a resource, and the resources that they lead to with their words.
    fn methods(&self, api: &Api, index: usize, prefix: &str) -> Result<(Vec<Way>, Below), Fault> {
        let node = self.node(index)?;
        let mut draft = Draft::default();
        for (operation, slash) in &node.operations {
            let Operation { method, variant, .. } = self::operation(api, *operation)?;
            let words = format!("{method} {}", variant.unwrap_or_default()).trim_end().to_lowercase();
            let identity = format!("{words}{}", if *slash { "/" } else { "" });
            let claim = Claim::new(words, identity).hint("slash");
            draft.push(claim, Vec::new(), Destination::Request(*operation, *slash), Vec::new());
        }
        for Named { operation, slash, rest } in &node.named {
            let found = self::operation(api, *operation)?;
            let (words, variant) = (found.name.as_deref().unwrap_or(&found.id), found.variant.unwrap_or_default());
            let identity = format!("{} {} {variant}", found.path, found.method);
            let claim = Claim::new(format!("{words} {variant}").trim_end(), identity.trim_end());
            let claim = claim.hint(found.method.to_lowercase());
            let segments = rest.iter().map(|(segment, _)| segment.clone()).collect();
            let parameters = rest.iter().flat_map(|(_, names)| names).map(|name| (*operation, name.clone()));
            draft.push(claim, segments, Destination::Request(*operation, *slash), parameters.collect());
        }
        let mut leaves = Vec::new();
        for (segment, &child) in &node.children {
            let inner = self.node(child)?;
            match segment {
                // One step reaches what is below fixed text: `user(id)`, not `users().id(id)`.
                Segment::Template(_) if node.literal => {}
                Segment::Template(parts) => {
                    let words = format!("{} {}", parameter_words(api, inner.arguments()), text_words(parts));
                    self.add_resource(&mut draft, child, prefix, words.trim(), "by", vec![segment.clone()])?;
                }
                Segment::Literal(text) => {
                    let words = path_words(api, text);
                    let hint = text.rsplit_once('/').map_or("group", |(before, _)| before);
                    if inner.is_resource() {
                        self.add_resource(&mut draft, child, prefix, &words, hint, vec![segment.clone()])?;
                    } else if let Some(leaf) = inner.operations.first() {
                        leaves.push((words.clone(), inner.path.clone(), segment.clone(), *leaf));
                    }
                    for (template, &grandchild) in &inner.children {
                        if let Segment::Template(parts) = template {
                            let hint = parameter_words(api, self.node(grandchild)?.arguments());
                            let mut segments = vec![segment.clone(), template.clone()];
                            let end = self.last_template(grandchild, &mut segments)?;
                            let words = format!("{} {}", singular(&words), text_words(parts));
                            self.add_resource(&mut draft, end, prefix, words.trim(), &hint, segments)?;
                        }
                    }
                }
            }
        }
        for (words, path, segment, (operation, slash)) in leaves {
            let method = self::operation(api, operation)?.method.to_lowercase();
            // A tag of that name leads to more than this one.
            let of_tag = index == 0 && self.tags.contains(&render(&words, Case::Snake));
            let words = if of_tag { format!("{words} {method}") } else { words };
            let claim = Claim::new(words, path).hint(method);
            draft.push(claim, vec![segment], Destination::Request(operation, slash), Vec::new());
        }
        draft.finish()
    }

    /// A method that leads to another resource, which is called by `words` after its parent's.
    fn add_resource(
        &self,
        draft: &mut Draft,
        child: usize,
        prefix: &str,
        words: &str,
        hint: &str,
        segments: Vec<Segment>,
    ) -> Result<(), Fault> {
        let node = self.node(child)?;
        let templates = segments.iter().filter(|segment| matches!(segment, Segment::Template(_))).count();
        let arguments = self.arguments(child, templates)?;
        draft.push(Claim::new(words, &node.path).hint(hint), segments, Destination::Resource(child), arguments);
        draft.below.push((child, format!("{prefix} {words}")));
        Ok(())
    }

    /// The method that makes the request of an operation, and the resource that it is on; none for
    /// one of the client.
    pub fn method_of(&self, operation: usize) -> Option<(Option<&Identifier>, &Identifier)> {
        let (index, place) = self.last.get(&operation)?;
        let node = self.nodes.get(*index)?;
        // The root is the client.
        let name = node.name.as_ref().filter(|_| *index != 0);
        Some((name, &node.methods.get(*place)?.name))
    }

    /// The last of templates that follow each other where nothing can be called in between: of
    /// `/repos/{owner}/{repo}` the repository, to which both lead in one step.
    fn last_template(&self, start: usize, segments: &mut Vec<Segment>) -> Result<usize, Fault> {
        let mut at = start;
        loop {
            let node = self.node(at)?;
            let mut below = node.children.iter();
            match (below.next(), below.next()) {
                (Some((segment @ Segment::Template(_), &child)), None)
                    if node.operations.is_empty() && node.named.is_empty() && segments.len() <= MOST_TOGETHER =>
                {
                    segments.push(segment.clone());
                    at = child;
                }
                _ => return Ok(at),
            }
        }
    }

    /// The parameters of the last `templates` segments down to a node.
    fn arguments(&self, node: usize, templates: usize) -> Result<Vec<(usize, String)>, Fault> {
        let (mut found, mut at) = (Vec::new(), Some(node));
        for _ in 0..templates {
            let Some(index) = at else { break };
            let node = self.node(index)?;
            found.splice(0..0, node.arguments());
            at = node.parent;
        }
        Ok(found)
    }

    /// The methods from the client to an operation.
    pub fn way_to(&self, operation: usize) -> Vec<&Way> {
        let mut way: Vec<&Way> = self.steps_to(operation).filter_map(|(_, way)| way).collect();
        way.reverse();
        way
    }

    /// The resources on the way from the client to an operation, the client among them.
    pub fn nodes_to(&self, operation: usize) -> impl Iterator<Item = usize> {
        self.steps_to(operation).map(|(node, _)| node)
    }

    /// The last step first: on which node, and by which of its methods.
    fn steps_to(&self, operation: usize) -> impl Iterator<Item = (usize, Option<&Way>)> {
        let steps = std::iter::successors(self.last.get(&operation), |(node, _)| self.parents.get(node));
        steps.map(|(node, place)| (*node, self.nodes.get(*node).and_then(|node| node.methods.get(*place))))
    }
}

impl Node {
    fn arguments(&self) -> impl Iterator<Item = (usize, String)> {
        self.parameters.iter().map(|name| (self.sample, name.clone()))
    }

    /// Whether a fixed segment needs a struct of its own.
    fn is_resource(&self) -> bool {
        let literal = self.children.keys().any(|child| matches!(child, Segment::Literal(_)));
        literal || self.operations.len() > 1
    }
}

fn no_node(index: usize) -> Fault {
    Fault::new(format!("there is no place {index} in the tree of paths"))
}

fn operation(api: &Api, index: usize) -> Result<&Operation, Fault> {
    api.operations.get(index).ok_or_else(|| Fault::new(format!("there is no operation {index}")))
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
