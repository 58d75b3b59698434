//! A feature for each tag, and which of them operations, types and resources are there for.

use std::collections::{BTreeMap, BTreeSet};

use super::path_words::path_words;
use super::tag::tag_of;
use super::tree::Tree;
use crate::codemodel::{ALL_OPERATIONS, Feature, Gate, OTHER_TYPES, Options};
use crate::ir::{Api, Type, TypeId};
use crate::markdown::code_span as code;
use crate::names::{Claim, scopes};

/// The features of a crate, and what is there for them.
#[derive(Debug, Default)]
pub struct Features {
    /// As the manifest lists them.
    pub all: Vec<Feature>,
    /// By operation: the tag, or where the document has none the first segment of the path.
    words: Vec<String>,
    /// By operation.
    operations: Vec<Gate>,
    /// By type.
    types: Vec<Gate>,
    /// By resource, which is its node in the tree.
    resources: BTreeMap<usize, Gate>,
}

impl Features {
    /// A feature for each tag, where the crate is to have them; for each group of paths in a document without tags.
    pub fn new(api: &Api, tree: &Tree, options: &Options) -> Self {
        if !options.tag_features {
            return Self::default();
        }
        let tagged = api.operations.iter().any(|operation| !operation.tag.trim().is_empty());
        let words: Vec<String> = match tagged {
            true => api.operations.iter().map(|operation| tag_of(operation).to_owned()).collect(),
            false => tree.groups.clone(),
        };
        let distinct: BTreeSet<&String> = words.iter().collect();
        let taken = options.dependencies.iter().map(|(name, _)| name.as_str());
        let in_words = |word: &str| if tagged { word.to_owned() } else { path_words(api, word) };
        let claim = |word: &&String| Claim::new(in_words(word), *word).hint("operations");
        let claims: Vec<Claim> = distinct.iter().map(claim).collect();
        let names = scopes::features().reserve(taken).assign(&claims);
        let by_word: BTreeMap<&String, &String> = distinct.iter().copied().zip(&names).collect();
        let gate = |word: &String| Gate::new(by_word.get(word).map(|name| (*name).clone()).into_iter().collect());
        let operations: Vec<Gate> = words.iter().map(gate).collect();
        let types = types(api, &operations);
        let others = types.iter().any(|features| features.contains(OTHER_TYPES));
        Self {
            all: listed(names.iter().zip(&distinct).map(|(name, word)| (name, word.as_str())).collect(), others),
            types: types.into_iter().map(Gate::new).collect(),
            resources: resources(tree, &operations),
            operations,
            words,
        }
    }

    /// What an operation is there for.
    pub fn of_operation(&self, index: usize) -> Gate {
        self.operations.get(index).cloned().unwrap_or_default()
    }

    /// What a type is there for.
    pub fn of_type(&self, id: TypeId) -> Gate {
        self.types.get(id.0).cloned().unwrap_or_default()
    }

    /// What a resource is there for.
    pub fn of_resource(&self, node: usize) -> Gate {
        self.resources.get(&node).cloned().unwrap_or_default()
    }

    /// The tag, or whatever else, of an operation's feature; nothing in a crate without such features.
    pub fn word_of(&self, index: usize) -> Option<&str> {
        self.words.get(index).map(String::as_str)
    }
}

/// The features of operations, each with its word, below the one that brings all of them.
fn listed(words: BTreeMap<&String, &str>, others: bool) -> Vec<Feature> {
    let all = Feature {
        name: ALL_OPERATIONS.to_owned(),
        docs: "All operations, which come with their types; each of the features below has some of them.".to_owned(),
        brings: words.keys().map(|name| (*name).clone()).collect(),
        default: true,
    };
    let of_word = words.iter().map(|(name, word)| Feature {
        name: (*name).clone(),
        docs: format!("Operations of {}.", code(word)),
        brings: Vec::new(),
        default: false,
    });
    let others = others.then(|| Feature {
        name: OTHER_TYPES.to_owned(),
        docs: "Types that no operation needs, as those of webhooks.".to_owned(),
        brings: Vec::new(),
        default: true,
    });
    std::iter::once(all).chain(of_word).chain(others).collect()
}

/// Every type with the features of the operations from which it can be reached.
fn types(api: &Api, operations: &[Gate]) -> Vec<BTreeSet<String>> {
    let below: Vec<Vec<TypeId>> = (api.types.iter())
        .map(|definition| definition.kind.types().into_iter().filter_map(Type::named).collect())
        .collect();
    let mut features: Vec<BTreeSet<String>> = vec![BTreeSet::new(); below.len()];
    for (operation, gate) in api.operations.iter().zip(operations) {
        for feature in &gate.features {
            spread(&mut features, &below, feature, operation.types().filter_map(Type::named).collect());
        }
    }
    let others = features.iter().enumerate().filter(|(_, found)| found.is_empty()).map(|(index, _)| TypeId(index));
    let others = others.collect();
    spread(&mut features, &below, OTHER_TYPES, others);
    features
}

/// Adds a feature to some types and to all that can be reached from them.
fn spread(features: &mut [BTreeSet<String>], below: &[Vec<TypeId>], feature: &str, mut open: Vec<TypeId>) {
    while let Some(id) = open.pop() {
        if features.get_mut(id.0).is_some_and(|known| known.insert(feature.to_owned())) {
            open.extend(below.get(id.0).into_iter().flatten());
        }
    }
}

/// Every resource for the features of the operations that are reached by way of it.
fn resources(tree: &Tree, operations: &[Gate]) -> BTreeMap<usize, Gate> {
    let mut found: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for (index, gate) in operations.iter().enumerate() {
        for node in tree.nodes_to(index) {
            found.entry(node).or_default().extend(gate.features.iter().cloned());
        }
    }
    found.into_iter().map(|(node, features)| (node, Gate::new(features))).collect()
}
