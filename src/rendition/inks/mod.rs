//! Puts a finished PDF into the inks of a press.
//!
//! Colours are changed where they stand in the content of pages, forms,
//! patterns, gradients and pictures, whoever made them: so nothing that a
//! template or a picture brings along can reach a plate that is not meant.

mod colour;
mod content;
mod picture;
mod press;
mod samples;
mod shading;
mod space;
mod view;

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

pub use colour::Red;
pub use press::Plate;
use press::Press;

use super::tree::lineage;
use crate::messages::PrintFault;
pub(super) use content::ALL as ALL_PLATES;
use content::{ALL, SPOT, rewrite};

/// Most bytes of one content stream.
const MOST_CONTENT: usize = 200 << 20;

/// What came of putting a PDF into inks.
pub struct Separated {
    /// By page from 1: what became grey for want of an ink, and what could not be put into inks at all.
    pub faults: BTreeSet<(usize, PrintFault)>,
    /// The colour space of what prints on all plates, such as marks.
    pub all: ObjectId,
}

/// Puts every page of a PDF into inks.
///
/// Black and greys go to the black plate alone, red as `red` says.
pub fn separate(document: &mut Document, red: &Red) -> Separated {
    put(document, &Press::Job(red))
}

/// Shows one plate of a PDF that was put into inks with the same `red`: its ink in black, all else white.
pub fn show_plate(document: &mut Document, red: &Red, plate: &Plate) -> Separated {
    put(document, &Press::View(red, plate))
}

fn put(document: &mut Document, press: &Press) -> Separated {
    let spot = match press {
        Press::Job(Red::Spot { name, cmyk }) => Some(document.add_object(shading::separation(name, *cmyk))),
        Press::Job(_) | Press::View(..) => None,
    };
    let all = document.add_object(shading::separation("All", [1.0; 4]));
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let mut separation = Separation {
        document,
        press,
        spot,
        all,
        seen: BTreeSet::new(),
        page: 0,
        greyed: BTreeSet::new(),
        found: BTreeSet::new(),
    };
    for (index, page) in pages.into_iter().enumerate() {
        separation.page = index + 1;
        separation.page(page);
    }
    Separated { faults: separation.into_found(), all }
}

struct Separation<'a> {
    document: &'a mut Document,
    press: &'a Press<'a>,
    /// The space of the spot ink, and that of all plates.
    spot: Option<ObjectId>,
    all: ObjectId,
    /// What has been done already, since pages share it.
    seen: BTreeSet<ObjectId>,
    page: usize,
    /// Colours that became grey, with the pages that use them.
    greyed: BTreeSet<(usize, [u8; 3])>,
    found: BTreeSet<(usize, PrintFault)>,
}

impl Separation<'_> {
    fn page(&mut self, page: ObjectId) {
        let resources = self.inherited(page).unwrap_or_default();
        let content = match self.document.get_page_content_with_limit(page, MOST_CONTENT) {
            Ok(content) => content,
            Err(error) => return self.found(PrintFault::Unreadable { message: error.to_string() }),
        };
        let (content, resources) = self.content(&content, resources);
        let content = self.document.add_object(packed(Dictionary::new(), content));
        let Ok(page) = self.document.get_dictionary_mut(page) else { return };
        page.set("Contents", Object::Reference(content));
        page.set("Resources", resources);
        // Links and notes do not print, and PDF/X forbids them (ISO 15930-7 6.17).
        page.remove(b"Annots");
        blend_in_ink(page);
    }

    /// Puts a content stream and all that its resources name into inks.
    fn content(&mut self, content: &[u8], mut resources: Dictionary) -> (Vec<u8>, Dictionary) {
        let mut spaces = self.dictionary(&resources, b"ColorSpace");
        let inked = rewrite(content, self.document, Some(&spaces), self.press);
        self.resources(&resources, &spaces);
        self.greyed.extend(inked.greyed.into_iter().map(|colour| (self.page, colour)));
        if inked.unknown {
            self.found(PrintFault::UnknownColour);
        }
        // The spaces of before are not used any more, but for that of patterns.
        spaces = Dictionary::new();
        if let Some(spot) = self.spot.filter(|_| inked.spot) {
            spaces.set(SPOT, Object::Reference(spot));
        }
        if inked.all {
            spaces.set(ALL, Object::Reference(self.all));
        }
        resources.set("ColorSpace", spaces);
        (inked.bytes, resources)
    }

    fn resources(&mut self, resources: &Dictionary, spaces: &Dictionary) {
        for (_, object) in &self.dictionary(resources, b"XObject") {
            let Ok(id) = object.as_reference() else { continue };
            let sort = self.document.get_object(id).and_then(Object::as_stream).and_then(|s| s.dict.get(b"Subtype"));
            match sort.and_then(Object::as_name) {
                Ok(b"Image") => self.picture(id, spaces),
                Ok(b"Form") => self.form(id, resources),
                _ => {}
            }
        }
        for (_, object) in &self.dictionary(resources, b"Pattern") {
            let Ok(id) = object.as_reference() else { continue };
            match self.document.get_object(id) {
                Ok(Object::Stream(_)) => self.form(id, resources),
                _ => self.shading_of(id),
            }
        }
        for (_, object) in &self.dictionary(resources, b"Shading") {
            match object.as_reference() {
                Ok(id) => self.shading(id),
                // It has no place of its own that could be changed.
                Err(_) => self.found(PrintFault::Gradient),
            }
        }
        for (_, object) in &self.dictionary(resources, b"Font") {
            if let Ok((Some(id), Object::Dictionary(font))) = self.document.dereference(object)
                && font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|sort| sort == b"Type3")
            {
                self.drawn_font(id);
            }
        }
    }

    /// Puts a form or a pattern into inks; what it does not name itself, it finds in the `outer` resources.
    fn form(&mut self, id: ObjectId, outer: &Dictionary) {
        if !self.seen.insert(id) {
            return;
        }
        let Ok(stream) = self.document.get_object(id).and_then(Object::as_stream) else { return };
        let own = stream.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict);
        let resources = own.unwrap_or(outer).clone();
        let mut dict = stream.dict.clone();
        let content = match stream.get_plain_content_with_limit(MOST_CONTENT) {
            Ok(content) => content,
            Err(error) => return self.found(PrintFault::Unreadable { message: error.to_string() }),
        };
        let (content, resources) = self.content(&content, resources);
        dict.set("Resources", resources);
        blend_in_ink(&mut dict);
        self.document.set_object(id, packed(dict, content));
    }

    /// Puts the glyphs of a font that is drawn by content into inks.
    fn drawn_font(&mut self, id: ObjectId) {
        if !self.seen.insert(id) {
            return;
        }
        let Ok(font) = self.document.get_dictionary(id).cloned() else { return };
        let resources = self.dictionary(&font, b"Resources");
        for (_, glyph) in &self.dictionary(&font, b"CharProcs") {
            if let Ok(glyph) = glyph.as_reference() {
                self.form(glyph, &resources);
            }
        }
    }

    fn picture(&mut self, id: ObjectId, spaces: &Dictionary) {
        if self.seen.insert(id) {
            match picture::convert(self.document, id, Some(spaces), self.press, self.spot) {
                Ok(true) => {
                    let (width, height) = self.size(id);
                    self.found(PrintFault::PictureGreyed { width, height });
                }
                Ok(false) => {}
                Err(why) => self.found(PrintFault::Picture { why }),
            }
        }
    }

    /// Returns the pixels of a picture across and down.
    fn size(&self, id: ObjectId) -> (usize, usize) {
        let dict = self.document.get_object(id).and_then(Object::as_stream).map(|stream| &stream.dict);
        let edge = |key: &[u8]| match dict {
            Ok(dict) => dict.get(key).and_then(Object::as_i64).unwrap_or(0).max(0) as usize,
            Err(_) => 0,
        };
        (edge(b"Width"), edge(b"Height"))
    }

    /// Puts the gradient of a pattern into inks.
    fn shading_of(&mut self, pattern: ObjectId) {
        let shading = self.document.get_dictionary(pattern).and_then(|dict| dict.get(b"Shading")).cloned();
        match shading {
            Ok(Object::Reference(id)) => self.shading(id),
            Ok(shading) if self.seen.insert(pattern) => {
                let id = self.document.add_object(shading);
                if let Ok(pattern) = self.document.get_dictionary_mut(pattern) {
                    pattern.set("Shading", Object::Reference(id));
                }
                self.shading(id);
            }
            _ => {}
        }
    }

    fn shading(&mut self, id: ObjectId) {
        if self.seen.insert(id) {
            match shading::convert(self.document, id, self.press, self.spot) {
                Some(true) => self.found(PrintFault::GradientGreyed),
                Some(false) => {}
                None => self.found(PrintFault::Gradient),
            }
        }
    }

    /// Returns all that was found, the colours that became grey together for each page.
    fn into_found(self) -> BTreeSet<(usize, PrintFault)> {
        let Self { mut found, greyed, .. } = self;
        let pages: BTreeSet<usize> = greyed.iter().map(|(page, _)| *page).collect();
        found.extend(pages.into_iter().map(|page| {
            let here = greyed.range((page, [0; 3])..=(page, [255; 3]));
            let colours = here.map(|(_, [r, g, b])| format!("#{r:02x}{g:02x}{b:02x}")).collect();
            (page, PrintFault::Greyed { colours })
        }));
        found
    }

    fn found(&mut self, fault: PrintFault) {
        self.found.insert((self.page, fault));
    }

    /// Returns a dictionary within another, empty if there is none.
    fn dictionary(&self, of: &Dictionary, key: &[u8]) -> Dictionary {
        of.get_deref(key, self.document).and_then(Object::as_dict).cloned().unwrap_or_default()
    }

    /// Returns the resources of a page, its own or those of a node above it.
    fn inherited(&self, page: ObjectId) -> Option<Dictionary> {
        let page = self.document.get_dictionary(page).ok()?;
        let resources = |node: &Dictionary| node.get_deref(b"Resources", self.document)?.as_dict().cloned();
        lineage(self.document, page).find_map(|node| resources(node).ok())
    }
}

/// Has transparent things blend in ink rather than in light.
fn blend_in_ink(dict: &mut Dictionary) {
    if let Ok(group) = dict.get_mut(b"Group").and_then(Object::as_dict_mut)
        && group.has(b"CS")
    {
        group.set("CS", "DeviceCMYK");
    }
}

fn packed(mut dict: Dictionary, content: Vec<u8>) -> Stream {
    for key in ["Filter", "DecodeParms", "Length"] {
        dict.remove(key.as_bytes());
    }
    let mut stream = Stream::new(dict, content);
    // What cannot be made smaller stays as it is.
    let _ = stream.compress();
    stream
}
