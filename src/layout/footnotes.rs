//! Notes at the foot of pages: where they stand, and the 版记 below them.

use typst::foundations::{NativeElement, Selector};
use typst::introspection::{Introspector, Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::model::{FootnoteElem, FootnoteEntry};
use typst_layout::PagedDocument;

use super::marks::stretches;
use super::spots::Spot;
use super::walk::{Inside, Role, items};
use crate::check::facts::Of;
use crate::diag::{Diagnostic, Severity};
use crate::document::{Document, NoteHold, Number, Target};
use crate::messages::ExcessFault;
use crate::model::PT_PER_MM;

/// Lengths in pt that differ by less are one.
const NEAR: f64 = 0.1;

/// Where the notes of an issue stand, in their order.
pub(super) struct Notes {
    notes: Vec<Note>,
    /// White above the type area, its height, and distance of its lines, in pt.
    top: f64,
    height: f64,
    pitch: f64,
}

/// A note.
#[derive(Clone, Copy)]
struct Note {
    /// The baseline of its mark.
    mark: Spot,
    /// Where its first line begins.
    entry: Spot,
}

impl Notes {
    /// Finds the notes; none where the document has none at the foot of pages.
    pub(super) fn of(pages: &PagedDocument, document: &Document) -> Self {
        let page = &document.settings.page;
        let (height, pitch) = (page.height * PT_PER_MM, page.pitch());
        let introspector = pages.introspector();
        let spot = |location: Location| {
            let position = introspector.position(location)?;
            Some(Spot { page: position.page.get() - 1, down: (position.point.y - Abs::mm(page.top)).to_pt() })
        };
        let found = if page.notes { introspector.query(&Selector::Elem(FootnoteElem::ELEM, None)) } else { [].into() };
        let note = |location: Location| Some(Note { mark: spot(location)?, entry: spot(location.variant(1))? });
        let notes = found.iter().filter_map(|content| note(content.location()?)).collect();
        Self { notes, top: page.top * PT_PER_MM, height, pitch }
    }

    /// Returns the height of the notes at the foot of a page whose marks stand above a spot on it.
    pub(super) fn due(&self, spot: Spot) -> f64 {
        let here = |note: &&Note| note.entry.page == spot.page;
        let above = |note: &&Note| note.mark.page == spot.page && note.mark.down < spot.down;
        let Some(first) = self.notes.iter().find(here).filter(above) else { return 0.0 };
        // Notes are in the order of their marks.
        let behind = self.notes.iter().filter(here).find(|note| !above(note));
        // Half a line of white and the rule stand above the first.
        behind.map_or(self.height, |note| note.entry.down) - first.entry.down + self.pitch / 2.0
    }

    /// Returns the numbers of the notes, from 0, that do not stand on the page of their mark.
    pub(super) fn strayed(&self) -> impl Iterator<Item = usize> {
        self.notes.iter().enumerate().filter(|(_, note)| note.entry.page != note.mark.page).map(|(n, _)| n)
    }

    /// Returns what takes the line of a note's mark to the page behind before the compiler tries it: with its notes it
    /// has no room on its own, or the compiler has moved it on and left the note.
    pub(super) fn hold(&self, note: usize, pages: &PagedDocument) -> Option<NoteHold> {
        let Note { mark, entry } = self.notes[note];
        // The last baseline that is to stay on the page.
        let (page, last) = match entry.page < mark.page {
            true => (entry.page, self.last_line(pages, entry.page)?.0),
            false => (mark.page, mark.down - self.pitch),
        };
        let end = Spot { page, down: last + self.pitch / 2.0 };
        let height = self.height - end.down - self.due(end);
        (last > 0.0 && height > 0.0).then_some(NoteHold { note, height, part: None })
    }

    /// Returns a note with whose line a page begins and whose heading the compiler has left on the page before.
    pub(super) fn parted(&self, pages: &PagedDocument) -> Option<usize> {
        let heads = |page: usize| self.last_line(pages, page).is_some_and(|(_, heading)| heading);
        let begins = |note: &Note| note.mark.page > 0 && note.mark.down < self.pitch;
        self.notes.iter().position(|note| begins(note) && heads(note.mark.page - 1))
    }

    /// Returns the last baseline on a page that is no note's, in pt from its top, and whether it is that of a heading.
    fn last_line(&self, pages: &PagedDocument, page: usize) -> Option<(f64, bool)> {
        let mut inside = Inside::default();
        let mut last: Option<(f64, bool)> = None;
        for frame in pages.pages().iter().take(page + 1).map(|page| &page.frame) {
            last = None;
            items(frame, Transform::identity(), &mut |item, here| match item {
                FrameItem::Tag(tag) => inside.tag(tag),
                FrameItem::Text(_) if !inside.is_in(Role::Margin) && inside.of() != Of::Note => {
                    let y = Point::zero().transform(here).y.to_pt() - self.top;
                    if last.is_none_or(|(last, _)| y > last) {
                        last = Some((y, matches!(inside.of(), Of::Heading(_))));
                    }
                }
                _ => {}
            });
        }
        last
    }
}

/// Tells the notes that do not stand on the page of their mark.
pub(super) fn tell_strayed(pages: &PagedDocument, document: &Document, found: &mut Vec<Diagnostic>) {
    let notes = Notes::of(pages, document);
    let said = said(pages);
    for note in notes.strayed() {
        let target = said.get(note).copied().flatten().and_then(|number| document.places.target(number));
        let place = match target {
            Some(Target::Text(printed, _)) => Some(printed.written.whole()),
            _ => None,
        };
        let fault = ExcessFault::NoteStrayed { page: notes.notes[note].mark.page + 1 };
        found.push(Diagnostic::new(fault.into(), Severity::Warning, place));
    }
}

/// Returns the number of what each note says first.
fn said(pages: &PagedDocument) -> Vec<Option<Number>> {
    let mut said: Vec<Option<Number>> = Vec::new();
    let mut inside = false;
    for page in pages.pages() {
        items(&page.frame, Transform::identity(), &mut |item, _| match item {
            FrameItem::Tag(Tag::Start(element, _)) if element.is::<FootnoteEntry>() => {
                inside = true;
                said.push(None);
            }
            FrameItem::Text(text) if inside => {
                let number = stretches(text).first().map(|stretch| stretch.number);
                if let (Some(last), Some(number)) = (said.last_mut(), number) {
                    *last = Some(number);
                    inside = false;
                }
            }
            _ => {}
        });
    }
    said
}

/// Puts the 版记 below the notes of its page: the compiler has it above them, GB/T 9704-2012 7.4.1.
pub(super) fn imprint_below(frame: &mut Frame, pitch: f64) {
    if let Some(changed) = moved(frame, pitch / 2.0) {
        *frame = changed;
        return;
    }
    frame.retain(|item| {
        if let FrameItem::Group(group) = item
            && group.parent.is_none()
        {
            imprint_below(&mut group.frame, pitch);
        }
        true
    });
}

/// Returns a frame with what floats above its notes below them; `white` stands above the notes, and then between the two.
fn moved(frame: &Frame, white: f64) -> Option<Frame> {
    let items: Vec<&(Point, FrameItem)> = frame.items().collect();
    let bottom = |(at, item): &(Point, FrameItem)| match item {
        FrameItem::Group(group) if group.parent.is_some() => Some((at.y + group.frame.height()).to_pt()),
        _ => None,
    };
    let height = frame.height().to_pt();
    // Notes are the last, and reach the foot of the page.
    let is_note = |item: &&(Point, FrameItem)| bottom(item).is_some();
    let count = items.iter().rev().take_while(|item| is_note(item)).count();
    let first = items.get(items.len() - count)?;
    if (bottom(items.last()?)? - height).abs() > NEAR {
        return None;
    }
    let top = first.0.y.to_pt() - white;
    let float = items[..items.len() - count].iter().rposition(|item| {
        bottom(item).is_some_and(|bottom| (bottom - top).abs() < NEAR)
            && matches!(&item.1, FrameItem::Group(group) if has_text(&group.frame))
    })?;
    let FrameItem::Group(group) = &items[float].1 else { return None };
    let up = Abs::pt(group.frame.height().to_pt() + white);
    let down = Abs::pt(height - top);
    let mut out = if frame.kind().is_hard() { Frame::hard(frame.size()) } else { Frame::soft(frame.size()) };
    if frame.has_baseline() {
        out.set_baseline(frame.baseline());
    }
    for (n, (at, item)) in frame.items().enumerate() {
        let y = match n {
            n if n == float => at.y + down,
            // The rule above the notes, and they themselves.
            n if n > float => at.y - up,
            _ => at.y,
        };
        out.push(Point::new(at.x, y), item.clone());
    }
    Some(out)
}

fn has_text(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => has_text(&group.frame),
        FrameItem::Text(_) => true,
        _ => false,
    })
}
