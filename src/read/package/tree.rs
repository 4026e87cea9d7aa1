//! XML as a tree of elements, for formats whose meaning hangs on what stands around.

use std::collections::HashSet;
use std::rc::Rc;

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};

use super::xml::{are_sound, is_known, push_text};

/// Deepest nesting; what Word itself writes stays below 60.
const DEPTH_LIMIT: usize = 200;
/// Most bytes of an attribute that is kept.
const VALUE_LIMIT: usize = 10_000;

/// The known namespaces with the prefixes they customarily have.
///
/// Each stands in its transitional form (ECMA-376) and, where there is one, its strict form (ISO/IEC 29500).
const NAMESPACES: [(&str, &str); 12] = [
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "a"),
    ("http://purl.oclc.org/ooxml/drawingml/main", "a"),
    ("http://schemas.openxmlformats.org/drawingml/2006/picture", "pic"),
    ("http://purl.oclc.org/ooxml/drawingml/picture", "pic"),
    ("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp"),
    ("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"),
    ("urn:schemas-microsoft-com:vml", "v"),
];

/// What is wrong with XML that makes no tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Flaw {
    /// It is not well formed, from this byte on.
    Broken(usize),
    /// It declares a document type, by which entities could be defined.
    Doctype(usize),
    /// Its elements are nested too deeply.
    Deep,
    /// It has too many elements.
    Large,
}

/// An element with what stands in it.
#[derive(Debug)]
pub(in crate::read) struct Element {
    /// The customary prefix of its namespace; empty if that is not known.
    pub(in crate::read) space: &'static str,
    /// Its name, without prefix.
    pub(in crate::read) name: Rc<str>,
    attributes: Vec<(Rc<str>, String)>,
    /// What stands in it, in its order.
    pub(in crate::read) nodes: Vec<Node>,
}

/// A piece of an element's contents.
#[derive(Debug)]
pub(in crate::read) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// Returns whether it has a name, written with the customary prefix: `w:p`.
    pub(in crate::read) fn is(&self, name: &str) -> bool {
        name.split_once(':').is_some_and(|(space, local)| space == self.space && local == &*self.name)
    }

    /// Returns its elements.
    pub(in crate::read) fn children(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| if let Node::Element(element) = node { Some(element) } else { None })
    }

    /// Returns its first element of a name.
    pub(in crate::read) fn child(&self, name: &str) -> Option<&Self> {
        self.children().find(|child| child.is(name))
    }

    /// Returns the element that a path of names leads to.
    pub(in crate::read) fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// Returns the value of an attribute, whatever its prefix.
    pub(in crate::read) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| &**known == name).map(|(_, value)| value.as_str())
    }

    /// Returns the `w:val` of its first element of a name.
    pub(in crate::read) fn val(&self, name: &str) -> Option<&str> {
        self.child(name)?.get("val")
    }

    /// Returns the `w:val` of its first element of a name, as a number.
    pub(in crate::read) fn number(&self, name: &str) -> Option<u32> {
        self.val(name)?.trim().parse().ok()
    }

    /// Returns whether a property is on; `None` if it is not there. Without a value it is on.
    pub(in crate::read) fn toggle(&self, name: &str) -> Option<bool> {
        let property = self.child(name)?;
        Some(!matches!(property.get("val").map(str::trim), Some("0" | "false" | "off" | "none")))
    }

    /// Returns its text.
    pub(in crate::read) fn text(&self) -> String {
        let text = |node: &Node| if let Node::Text(text) = node { text.clone() } else { String::new() };
        self.nodes.iter().map(text).collect()
    }
}

/// The elements whose text is kept, with that of elements within: words, and the instructions of fields.
const TEXTS: [&str; 2] = ["t", "instrText"];

/// Reads XML of at most so many elements into a tree; text is kept only in elements called `t` or `instrText`.
pub(in crate::read) fn tree_within(text: &str, most: usize) -> Result<Element, Flaw> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut names = HashSet::new();
    let mut open: Vec<Element> = Vec::new();
    let (mut count, mut done) = (0, None);
    loop {
        let at = reader.buffer_position() as usize;
        let (space, event) = reader.read_resolved_event().map_err(|_| Flaw::Broken(at))?;
        match &event {
            Event::Start(start) => {
                count += 1;
                if count > most {
                    return Err(Flaw::Large);
                }
                if open.len() >= DEPTH_LIMIT {
                    return Err(Flaw::Deep);
                }
                if done.is_some() || !are_sound(start) {
                    return Err(Flaw::Broken(at));
                }
                open.push(element(known(&space), start, &mut names));
            }
            Event::End(_) => {
                let ended = open.pop().ok_or(Flaw::Broken(at))?;
                match open.last_mut() {
                    Some(parent) => parent.nodes.push(Node::Element(ended)),
                    None => done = Some(ended),
                }
            }
            Event::DocType(_) => return Err(Flaw::Doctype(at)),
            Event::Eof => return done.ok_or(Flaw::Broken(at)),
            Event::GeneralRef(name) if !is_known(name) => return Err(Flaw::Broken(at)),
            Event::Text(text) if open.is_empty() && !text.trim().is_empty() => return Err(Flaw::Broken(at)),
            event => {
                // What stands in an element that nobody knows, within a text, is text too.
                if let Some(element) = open.iter_mut().rfind(|element| TEXTS.contains(&&*element.name)) {
                    add_text(event, element);
                }
            }
        }
    }
}

fn add_text(event: &Event, element: &mut Element) {
    if let Some(Node::Text(text)) = element.nodes.last_mut() {
        push_text(event, text);
        return;
    }
    let mut text = String::new();
    push_text(event, &mut text);
    if !text.is_empty() {
        element.nodes.push(Node::Text(text));
    }
}

fn known(space: &ResolveResult) -> &'static str {
    let ResolveResult::Bound(space) = space else { return "" };
    let space: &str = space.as_ref();
    NAMESPACES.iter().find(|(known, _)| *known == space).map_or("", |(_, prefix)| prefix)
}

fn element(space: &'static str, start: &BytesStart, names: &mut HashSet<Rc<str>>) -> Element {
    let mut name = |text: &str| match names.get(text) {
        Some(known) => Rc::clone(known),
        None => {
            let new: Rc<str> = text.into();
            names.insert(Rc::clone(&new));
            new
        }
    };
    // The marks of editing sessions are half of many a document, and nobody asks for them.
    let mut all = start.attributes();
    let attributes = all.with_checks(false).flatten().filter(|attribute| {
        let name = attribute.key.local_name();
        let name: &str = name.as_ref();
        !name.starts_with("rsid") && attribute.value.len() <= VALUE_LIMIT
    });
    let attributes = attributes.filter_map(|attribute| {
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned();
        Some((name(attribute.key.local_name().as_ref()), value))
    });
    let attributes = attributes.collect();
    Element { space, name: name(start.local_name().as_ref()), attributes, nodes: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> Result<Element, Flaw> {
        tree_within(text, 1_000)
    }

    #[test]
    fn both_forms_of_a_namespace_are_one() {
        for space in [NAMESPACES[0].0, NAMESPACES[1].0] {
            let root = tree(&format!("<d xmlns='{space}' xmlns:x='{space}'><x:p x:val='1'><t>甲&amp;乙</t></x:p></d>"));
            let root = root.unwrap();
            assert_eq!(root.at(&["w:p", "w:t"]).unwrap().text(), "甲&乙");
            assert_eq!(root.number("w:p"), Some(1));
        }
    }

    #[test]
    fn no_character_of_a_text_is_left_out() {
        let root = tree("<p><t>13<b>7</b>2</t><s>9</s></p>").unwrap();
        assert_eq!(root.children().next().unwrap().text(), "1372");
    }

    #[test]
    fn what_makes_no_tree_is_told() {
        assert_eq!(tree("<a><b></a>").unwrap_err(), Flaw::Broken(6));
        assert_eq!(tree("<a>").unwrap_err(), Flaw::Broken(3));
        assert_eq!(tree("<a><t>&b;</t></a>").unwrap_err(), Flaw::Broken(6));
        assert_eq!(tree("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>").unwrap_err(), Flaw::Doctype(0));
        assert_eq!(tree(&"<a>".repeat(DEPTH_LIMIT + 1)).unwrap_err(), Flaw::Deep);
    }
}
