//! XML elements, written by quick-xml.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::hanzi::{JOINER, SPLITTER};

/// The namespace of WordprocessingML.
pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of relationships.
pub(super) const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The namespace of drawings in a document.
pub(super) const WP: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

/// An XML element in the making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct El {
    name: Cow<'static, str>,
    attributes: Vec<(Cow<'static, str>, String)>,
    children: Vec<Node>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    El(El),
    Text(String),
}

/// Begins an element.
pub(super) fn el(name: impl Into<Cow<'static, str>>) -> El {
    El { name: name.into(), attributes: Vec::new(), children: Vec::new() }
}

/// Returns an element with a `w:val`, as most properties are.
pub(super) fn val(name: &'static str, value: impl ToString) -> El {
    el(name).attr("w:val", value)
}

/// Returns an element that is a width in twips.
pub(super) fn width(name: &'static str, twips: i64) -> El {
    el(name).attr("w:w", twips).attr("w:type", "dxa")
}

impl El {
    /// Adds an attribute; what XML cannot hold is left out of its value.
    pub(super) fn attr(mut self, name: impl Into<Cow<'static, str>>, value: impl ToString) -> Self {
        self.attributes.push((name.into(), clean(&value.to_string())));
        self
    }

    /// Adds a child.
    pub(super) fn with(mut self, child: El) -> Self {
        self.children.push(Node::El(child));
        self
    }

    /// Adds children.
    pub(super) fn with_all(mut self, children: impl IntoIterator<Item = El>) -> Self {
        self.children.extend(children.into_iter().map(Node::El));
        self
    }

    /// Adds text; what XML cannot hold is left out of it.
    pub(super) fn text(mut self, text: &str) -> Self {
        self.children.push(Node::Text(clean(text)));
        self
    }

    /// Returns the name.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Returns the value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Changes the value of an attribute that is there.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        if let Some((_, old)) = self.attributes.iter_mut().find(|(known, _)| known == name) {
            value.clone_into(old);
        }
    }

    /// Returns the children that are elements.
    pub(super) fn children(&self) -> impl Iterator<Item = &El> {
        self.children.iter().filter_map(|child| if let Node::El(el) = child { Some(el) } else { None })
    }

    /// Returns the same to be changed.
    pub(super) fn children_mut(&mut self) -> impl Iterator<Item = &mut El> {
        self.children.iter_mut().filter_map(|child| if let Node::El(el) = child { Some(el) } else { None })
    }

    /// Removes the children of a name.
    pub(super) fn remove(&mut self, name: &str) {
        self.children.retain(|child| !matches!(child, Node::El(el) if el.name == name));
    }

    /// Adds a child before the one at a place, counted without text; behind all without one.
    pub(super) fn insert(&mut self, at: Option<usize>, child: El) {
        let elements = self.nodes_of_elements();
        match at.and_then(|at| elements.get(at).copied()) {
            Some(index) => self.children.insert(index, Node::El(child)),
            None => self.push(child),
        }
    }

    fn nodes_of_elements(&self) -> Vec<usize> {
        (0..self.children.len()).filter(|at| matches!(self.children[*at], Node::El(_))).collect()
    }

    /// Adds a child behind the others.
    pub(super) fn push(&mut self, child: El) {
        self.children.push(Node::El(child));
    }

    /// Writes the element.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        emit(self, &mut Writer::new(out));
    }

    /// Returns a whole part of a package with this as its root.
    pub(super) fn part(&self) -> Vec<u8> {
        let mut out = declaration();
        self.write(&mut out);
        out
    }
}

/// Returns what every part begins with.
pub(super) fn declaration() -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut Writer::new(&mut out), Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
    out
}

/// Returns the start tag of an element, without its children, and its end tag.
pub(super) fn tags(root: &El) -> [Vec<u8>; 2] {
    let (mut start, mut end) = (Vec::new(), Vec::new());
    write(&mut Writer::new(&mut start), Event::Start(opening(root)));
    write(&mut Writer::new(&mut end), Event::End(BytesEnd::new(root.name.as_ref())));
    [start, end]
}

fn emit(el: &El, writer: &mut Writer<&mut Vec<u8>>) {
    if el.children.is_empty() {
        write(writer, Event::Empty(opening(el)));
        return;
    }
    write(writer, Event::Start(opening(el)));
    for child in &el.children {
        match child {
            Node::El(child) => emit(child, writer),
            Node::Text(text) => write(writer, Event::Text(BytesText::new(text))),
        }
    }
    write(writer, Event::End(BytesEnd::new(el.name.as_ref())));
}

fn opening(el: &El) -> BytesStart<'_> {
    let attributes = el.attributes.iter().map(|(name, value)| (name.as_ref(), value.as_str()));
    BytesStart::new(el.name.as_ref()).with_attributes(attributes)
}

fn write(writer: &mut Writer<&mut Vec<u8>>, event: Event) {
    writer.write_event(event).expect("memory can be written to");
}

/// Leaves out what the PDF needs to break lines, and what XML 1.0 (2.2) forbids.
pub(super) fn clean(text: &str) -> String {
    let kept = |c: &char| match *c {
        JOINER | SPLITTER | '\u{fffe}' | '\u{ffff}' => false,
        '\t' | '\n' | '\r' => true,
        c => c >= ' ',
    };
    text.chars().filter(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_left_out_and_the_rest_escaped() {
        let mut out = Vec::new();
        el("w:t").attr("a", "\"<&\u{1}").text("a<b>&\u{0}\u{b}\u{ffff}\u{2060}😀").write(&mut out);
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "<w:t a=\"&quot;&lt;&amp;\">a&lt;b&gt;&amp;😀</w:t>");
    }
}
