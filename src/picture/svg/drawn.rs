//! For how many elements a drawing stands, with all that is drawn repeatedly.

use std::collections::HashMap;

use roxmltree::{Document, Node, NodeId};

use super::embedded;
use super::links::{Links, Use};
use super::outside::{Outside, Refusal};
use super::own::{Cost, is_beyond, name, own};
use super::styles::{Styles, reading};
use crate::messages::TooMuch;

/// Deepest nesting of elements, with those that are referred to.
const DEPTH_LIMIT: usize = 250;
/// Deepest nesting of drawings within drawings.
const WITHIN_LIMIT: usize = 8;
/// Most elements that a drawing may stand for, apart from twice those that it has.
const ELEMENT_LIMIT: f64 = 200_000.0;
/// Most letters; a large map has some thousand.
const LETTER_LIMIT: f64 = 20_000.0;
/// Most steps for whoever looks for circles among what refers to each other.
const STEP_LIMIT: f64 = 5e7;

/// Steps of reading the looks of an element that count as one element more.
const STYLE: f64 = 1e5;

/// Returns that a drawing has too many elements.
pub(super) fn too_many() -> TooMuch {
    TooMuch::Elements { limit: ELEMENT_LIMIT as u64 }
}

/// Judges a drawing; returns for how many elements it stands.
pub(super) fn judge(document: &Document, outside: Outside) -> Result<f64, Refusal> {
    let deep = || TooMuch::Deep { limit: DEPTH_LIMIT };
    let mut depths: HashMap<NodeId, usize> = HashMap::new();
    let (mut written, mut elements, mut deepest) = (0.0, 0.0, 0);
    for node in document.descendants().filter(Node::is_element) {
        let depth = node.parent().and_then(|parent| depths.get(&parent.id())).map_or(0, |depth| depth + 1);
        depths.insert(node.id(), depth);
        deepest = deepest.max(depth);
        elements += 1.0;
        if is_beyond(node) {
            return Err(TooMuch::Numbers.into());
        }
        written += own(node, name(node).unwrap_or_default()).elements;
    }
    if deepest > DEPTH_LIMIT || outside.within > WITHIN_LIMIT {
        return Err(deep().into());
    }
    let styles = Styles::of(document, deepest)?;
    styles.bear(elements)?;
    let links = Links::of(document, &styles);
    let embedded = pictures(document, outside)?;
    let limit = ELEMENT_LIMIT + 2.0 * written;
    let mut walk = Walk { document, links: &links, embedded, limit, known: HashMap::new(), open: Vec::new() };
    walk.steps(&depths)?;
    let root = document.root_element();
    let copied = walk.cost(root, Part::Copied)?;
    styles.bear(copied.elements)?;
    // What nobody uses is not drawn, but it is looked at.
    for node in document.descendants().filter(|node| is_server(name(*node).unwrap_or_default())) {
        walk.cost(node, Part::Served)?;
    }
    Ok(walk.cost(root, Part::Drawn)?.elements)
}

/// Judges the pictures in a drawing; returns for how many elements they stand, by the elements that hold them.
fn pictures(document: &Document, outside: Outside) -> Result<HashMap<NodeId, f64>, Refusal> {
    let holders = document.descendants().filter(|node| matches!(name(*node), Some("image" | "feImage")));
    let mut costs = HashMap::new();
    for (at, node) in holders.enumerate() {
        for address in node.attributes().filter(|attribute| attribute.name() == "href") {
            let cost = embedded::judge(address.value().trim(), at + 1, outside)?;
            *costs.entry(node.id()).or_default() += cost;
        }
    }
    Ok(costs)
}

/// Returns whether elements of a name are drawn only where others refer to them.
fn is_server(name: &str) -> bool {
    matches!(name, "pattern" | "mask" | "clipPath" | "marker" | "filter" | "linearGradient" | "radialGradient")
}

/// In which way an element is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    /// Among what is drawn.
    Drawn,
    /// As what another one refers to.
    Served,
    /// When what is used repeatedly is written out, drawn or not.
    Copied,
}

struct Walk<'d, 'i> {
    document: &'d Document<'i>,
    links: &'d Links,
    embedded: HashMap<NodeId, f64>,
    limit: f64,
    known: HashMap<(NodeId, Part), Cost>,
    /// The elements on the way to the present one.
    open: Vec<(NodeId, Part)>,
}

impl<'d, 'i> Walk<'d, 'i> {
    /// Fails if looking for circles would take too much: from each use of an element it goes through all that is in it.
    fn steps(&self, depths: &HashMap<NodeId, usize>) -> Result<(), TooMuch> {
        let mut sizes: HashMap<NodeId, f64> = HashMap::new();
        let nodes: Vec<Node> = self.document.descendants().filter(Node::is_element).collect();
        for node in nodes.iter().rev() {
            let size = sizes.get(&node.id()).copied().unwrap_or(0.0) + 1.0;
            sizes.insert(node.id(), size);
            if let Some(parent) = node.parent() {
                *sizes.entry(parent.id()).or_default() += size;
            }
        }
        let steps = nodes.iter().map(|node| {
            let above = depths.get(&node.id()).copied().unwrap_or(0) as f64 + 1.0;
            self.links.from(*node).iter().map(|(_, to)| above * sizes.get(to).copied().unwrap_or(0.0)).sum::<f64>()
        });
        if steps.sum::<f64>() > STEP_LIMIT { Err(too_many()) } else { Ok(()) }
    }

    /// Returns what an element takes.
    fn cost(&mut self, node: Node, part: Part) -> Result<Cost, TooMuch> {
        let key = (node.id(), part);
        if let Some(known) = self.known.get(&key) {
            return Ok(*known);
        }
        if self.open.contains(&key) {
            return Err(TooMuch::Endless);
        }
        if self.open.len() > DEPTH_LIMIT {
            return Err(TooMuch::Deep { limit: DEPTH_LIMIT });
        }
        self.open.push(key);
        let cost = match part {
            Part::Drawn => self.drawn(node),
            Part::Served => self.served(node),
            Part::Copied => self.copied(node),
        }?;
        self.open.pop();
        if cost.elements > self.limit {
            return Err(too_many());
        }
        if cost.letters > LETTER_LIMIT {
            return Err(TooMuch::Letters { limit: LETTER_LIMIT as u64 });
        }
        self.known.insert(key, cost);
        Ok(cost)
    }

    fn children(&mut self, node: Node, part: Part) -> Result<Cost, TooMuch> {
        let mut sum = Cost::default();
        for child in node.children().filter(Node::is_element) {
            sum.add(self.cost(child, part)?);
        }
        Ok(sum)
    }

    fn drawn(&mut self, node: Node) -> Result<Cost, TooMuch> {
        let Some(name) = name(node) else { return Ok(Cost::default()) };
        if is_server(name) || matches!(name, "defs" | "symbol" | "style" | "metadata" | "title" | "desc" | "script") {
            return Ok(Cost::default());
        }
        self.painted(node, name)
    }

    /// Returns what an element takes that is drawn, with the paints and the like that it asks for.
    fn painted(&mut self, node: Node, name: &str) -> Result<Cost, TooMuch> {
        let mut cost = own(node, name);
        cost.add(self.children(node, Part::Drawn)?);
        if name == "text" {
            // Each part of a text is looked for among all.
            let parts = node.descendants().filter(Node::is_element).count() as f64;
            cost.elements += parts * parts / 100.0;
        }
        cost.elements += self.embedded.get(&node.id()).copied().unwrap_or(0.0);
        for (way, to) in self.links.from(node) {
            let target = self.node(*to);
            if name == "use" && *way == Use::Stead {
                let mut whole = self.cost(target, Part::Drawn)?;
                if self::name(target) == Some("symbol") {
                    whole = own(target, "symbol");
                    whole.add(self.children(target, Part::Drawn)?);
                }
                cost.add(whole);
            }
        }
        self.paints(node, &mut cost)?;
        Ok(cost)
    }

    /// Adds what the clips, masks, filters, paints and markers take that an element asks for.
    fn paints(&mut self, node: Node, cost: &mut Cost) -> Result<(), TooMuch> {
        for (way, to) in self.links.from(node) {
            let target = self.node(*to);
            if *way == Use::Stead || !is_server(name(target).unwrap_or_default()) {
                continue;
            }
            let one = self.cost(target, Part::Served)?;
            let times = match way {
                Use::Once | Use::Stead => 1.0,
                Use::Paint => cost.shapes,
                Use::End => 2.0 * cost.shapes,
                Use::Corner => cost.corners,
            };
            cost.elements += times * one.elements;
            cost.letters += times * one.letters;
            if matches!(way, Use::End | Use::Corner) {
                cost.shapes += times * one.shapes;
            }
        }
        Ok(())
    }

    /// Returns what something takes each time that an element refers to it.
    fn served(&mut self, node: Node) -> Result<Cost, TooMuch> {
        let name = name(node).unwrap_or_default();
        let mut cost = own(node, name);
        match name {
            "linearGradient" | "radialGradient" => {
                // Each of those that are alike is taken out of all.
                let steps = node.children().filter(Node::is_element).count() as f64;
                cost.elements += steps / 8.0 + steps * steps / 1e4;
            }
            "filter" => {
                for step in node.children().filter(Node::is_element) {
                    cost.add(own(step, ""));
                    cost.elements += self.embedded.get(&step.id()).copied().unwrap_or(0.0);
                    for (_, to) in self.links.from(step) {
                        let target = self.node(*to);
                        cost.add(self.cost(target, Part::Drawn)?);
                    }
                }
            }
            _ => cost.add(self.children(node, Part::Drawn)?),
        }
        for (way, to) in self.links.from(node) {
            let target = self.node(*to);
            if *way == Use::Stead && is_server(self::name(target).unwrap_or_default()) {
                cost.add(self.cost(target, Part::Served)?);
            }
        }
        self.paints(node, &mut cost)?;
        // What stands around it gives its shapes their paints, too.
        for outer in node.ancestors().skip(1) {
            for (way, to) in self.links.from(outer) {
                let target = self.node(*to);
                if *way == Use::Paint && is_server(self::name(target).unwrap_or_default()) && target != node {
                    cost.elements += cost.shapes * self.cost(target, Part::Served)?.elements;
                }
            }
        }
        Ok(cost)
    }

    /// Returns how many elements there are of one once everything that is used repeatedly has been written out.
    fn copied(&mut self, node: Node) -> Result<Cost, TooMuch> {
        let Some(name) = name(node) else { return Ok(Cost::default()) };
        let attributes = node.attributes().len() as f64 / 8.0;
        let style = reading(node.attribute("style").unwrap_or_default()) / STYLE;
        let mut cost = Cost { elements: 0.5 + attributes + style, ..Cost::default() };
        if name == "use" {
            for (_, to) in self.links.from(node).iter().filter(|(way, _)| *way == Use::Stead) {
                let target = self.node(*to);
                cost.add(self.cost(target, Part::Copied)?);
            }
        } else {
            cost.add(self.children(node, Part::Copied)?);
        }
        Ok(cost)
    }

    fn node(&self, id: NodeId) -> Node<'d, 'i> {
        self.document.get_node(id).expect("ids come from this document")
    }
}
