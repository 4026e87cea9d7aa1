//! Small helpers for walking XML.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::parts::Broken;

/// Walks XML event by event; `<a/>` counts as `<a></a>`.
pub(in crate::read) struct Walk<'t>(Reader<&'t [u8]>);

impl<'t> Walk<'t> {
    pub(in crate::read) fn new(text: &'t str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self(reader)
    }

    /// Returns the next event; `None` at the end.
    pub(in crate::read) fn next(&mut self) -> Result<Option<Event<'t>>, Broken> {
        match self.0.read_event() {
            Ok(Event::Eof) => Ok(None),
            Ok(event) => Ok(Some(event)),
            Err(_) => Err(Broken::Damaged),
        }
    }

    /// Passes over all that is within an element.
    pub(in crate::read) fn skip(&mut self, element: &BytesStart) -> Result<(), Broken> {
        self.0.read_to_end(element.name()).map(|_| ()).map_err(|_| Broken::Damaged)
    }
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
