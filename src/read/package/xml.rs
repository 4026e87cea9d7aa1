//! Small helpers for walking XML.

use std::borrow::Cow;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::parts::Broken;

/// Walks XML event by event; `<a/>` counts as `<a></a>`.
///
/// What is not well formed ends the walk: nothing of it is ever left out.
pub(in crate::read) struct Walk<'t> {
    reader: Reader<&'t [u8]>,
    part: &'t str,
    depth: usize,
    /// Whether the outermost element has begun.
    begun: bool,
}

impl<'t> Walk<'t> {
    /// Begins a walk through the text of a part.
    pub(in crate::read) fn new(text: &'t str, part: &'t str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, part, depth: 0, begun: false }
    }

    /// Returns the next event; `None` at the end.
    pub(in crate::read) fn next(&mut self) -> Result<Option<Event<'t>>, Broken> {
        let event = self.reader.read_event().map_err(|_| Broken::Damaged)?;
        let sound = match &event {
            Event::DocType(_) => return Err(Broken::Doctype(self.part.to_owned())),
            Event::Eof => return if self.begun && self.depth == 0 { Ok(None) } else { Err(Broken::Damaged) },
            Event::Start(element) => {
                let first = !std::mem::replace(&mut self.begun, true);
                self.depth += 1;
                (first || self.depth > 1) && are_sound(element)
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                true
            }
            Event::GeneralRef(name) => self.depth > 0 && is_known(name),
            Event::Text(text) => self.depth > 0 || text.trim().is_empty(),
            Event::CData(_) => self.depth > 0,
            _ => true,
        };
        if sound { Ok(Some(event)) } else { Err(Broken::Damaged) }
    }

    /// Passes over all that is within an element.
    pub(in crate::read) fn skip(&mut self, element: &BytesStart) -> Result<(), Broken> {
        self.depth = self.depth.saturating_sub(1);
        self.reader.read_to_end(element.name()).map(|_| ()).map_err(|_| Broken::Damaged)
    }
}

/// Returns whether a reference stands for a character: a number that is one, or one of the five names that XML knows.
pub(super) fn is_known(name: &BytesRef) -> bool {
    match name.resolve_char_ref() {
        Ok(Some(_)) => true,
        Ok(None) => quick_xml::escape::resolve_predefined_entity(name).is_some(),
        Err(_) => false,
    }
}

/// Returns whether all attributes of an element are well formed, and refer to nothing that is not declared.
pub(super) fn are_sound(element: &BytesStart) -> bool {
    element.attributes().all(|attribute| {
        attribute.is_ok_and(|attribute| {
            !attribute.value.contains('&') || attribute.normalized_value(XmlVersion::Implicit1_0).is_ok()
        })
    })
}

/// Returns the value of an attribute, whatever its prefix.
pub(in crate::read) fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let found = element.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
}

/// Returns the number in an attribute.
pub(in crate::read) fn number(element: &BytesStart, name: &str) -> Option<u32> {
    attribute(element, name)?.trim().parse().ok()
}

/// Returns whether an attribute says yes.
pub(in crate::read) fn is_set(element: &BytesStart, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(value.trim(), "1" | "true"))
}

/// Adds the text of an event, if it is text.
pub(in crate::read) fn push_text(event: &Event, text: &mut String) {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(part) => match part.resolve_char_ref() {
            Ok(Some(character)) => text.push(character),
            _ => text.push_str(quick_xml::escape::resolve_predefined_entity(part).unwrap_or_default()),
        },
        _ => {}
    }
}
