//! What the elements of a drawing refer to.

use std::collections::HashMap;

use roxmltree::{Document, Node, NodeId};

use super::styles::Styles;

/// How an element uses another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Use {
    /// Once, for itself: a clip, a mask or a filter.
    Once,
    /// For each shape in it.
    Paint,
    /// For each shape in it, at an end.
    End,
    /// For each corner of the shapes in it.
    Corner,
    /// In its stead, or for what it lacks.
    Stead,
}

/// What elements refer to, by the elements.
pub(super) struct Links(HashMap<NodeId, Vec<(Use, NodeId)>>);

impl Links {
    /// Finds the references of all elements.
    pub(super) fn of(document: &Document, styles: &Styles) -> Self {
        let mut ids: HashMap<&str, NodeId> = HashMap::new();
        let elements = || document.descendants().filter(Node::is_element);
        for node in elements() {
            if let Some(id) = node.attribute("id") {
                ids.entry(id).or_insert(node.id());
            }
        }
        let mut links = HashMap::new();
        for node in elements() {
            let mut found = Vec::new();
            let mut note = |name: &str, value: &str| {
                for way in ways(name) {
                    found.extend(targets(*way, value).filter_map(|id| Some((*way, *ids.get(id)?))));
                }
            };
            node.attributes().for_each(|attribute| note(attribute.name(), attribute.value()));
            styles.declarations(node).for_each(|declaration| note(declaration.name, declaration.value));
            found.sort_unstable_by_key(|(way, to): &(Use, NodeId)| (*way, to.get()));
            // What is said twice, as in an attribute and in a rule, counts once.
            found.dedup();
            if !found.is_empty() {
                links.insert(node.id(), found);
            }
        }
        Self(links)
    }

    /// Returns what an element refers to.
    pub(super) fn from(&self, node: Node) -> &[(Use, NodeId)] {
        self.0.get(&node.id()).map_or(&[], Vec::as_slice)
    }
}

/// Returns in which ways a property uses what it refers to.
fn ways(name: &str) -> &'static [Use] {
    match name {
        "fill" | "stroke" => &[Use::Paint],
        "clip-path" | "mask" | "filter" => &[Use::Once],
        "marker-start" | "marker-end" => &[Use::End],
        "marker-mid" => &[Use::Corner],
        "marker" => &[Use::End, Use::Corner],
        "href" => &[Use::Stead],
        _ => &[],
    }
}

/// Returns the ids that a value refers to.
fn targets(way: Use, value: &str) -> impl Iterator<Item = &str> {
    let whole = value.trim().strip_prefix('#').filter(|_| way == Use::Stead);
    let within = value.split("url(").skip(1).filter(move |_| way != Use::Stead).filter_map(|rest| {
        let inner = rest.split(')').next()?.trim().trim_matches(['"', '\'']);
        inner.trim().strip_prefix('#')
    });
    whole.into_iter().chain(within)
}
