//! Words of a drawing that are written in another language than SVG, and so not drawn.

use roxmltree::{Document, Node};

use super::own::name;

/// Returns whether a drawing has words within `foreignObject`, as draw.io and Mermaid write them.
///
/// Words that stand in a `switch` are harmless if what is drawn instead says the same.
pub(super) fn has_words(document: &Document) -> bool {
    let foreign = document.descendants().filter(|node| name(*node) == Some("foreignObject"));
    foreign.filter(|node| !words(*node).is_empty()).any(|node| !is_said_again(node))
}

fn words(node: Node) -> String {
    let texts = node.descendants().filter(Node::is_text).filter_map(|node| node.text());
    texts.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
}

fn is_said_again(node: Node) -> bool {
    let switch = node.parent().filter(|parent| name(*parent) == Some("switch"));
    let instead = switch.and_then(|switch| switch.children().find(|child| child.is_element() && *child != node));
    instead.is_some_and(|instead| words(instead) == words(node))
}
