//! Walks a document and gathers its paragraphs, tables and pictures, in their order.

use std::collections::VecDeque;

use super::changes::{change_of_mark, changes_looks, loses_mark};
use super::draft::{Paragraph, Piece, Run, push, trim};
use super::fields::Fields;
use super::inline::{Line, Look};
use super::numbering::{Sign, spaced};
use super::package::Package;
use super::remarks::Remarks;
use super::styles::{Characters, Properties, Rank, Side};
use crate::messages::{BadWord, Spot, WordNote};
use crate::read::package::{Element, Relation};

/// An indent in twips, and as many half-width blanks, of what is meant to stand at the right: seven characters.
const FAR: i64 = 2240;
const FAR_BLANKS: usize = 14;
/// Most footnotes and endnotes of an article.
const NOTE_LIMIT: usize = 1_000;

/// The part of the document that is being walked; each has its own relations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Main,
    Footnotes,
    Endnotes,
}

/// What is gathered, and what has to be known on the way.
pub(super) struct Gatherer<'p> {
    pub(super) package: &'p mut Package,
    pub(super) remarks: Remarks,
    /// What stops the issue, such as a picture outside of the document.
    pub(super) faults: Vec<BadWord>,
    pub(super) part: Part,
    pub(super) fields: Fields,
    /// The notes whose signs have been met and whose words have not been gathered yet.
    pending: VecDeque<(Part, Element)>,
    /// How many notes have been met.
    notes: usize,
    /// The spot of all paragraphs, within tables and notes.
    pub(super) within: Option<Spot>,
    paragraphs: usize,
    pub(super) tables: usize,
    pub(super) pictures: usize,
    /// Whether a page ends before the next paragraph.
    breaks: bool,
    /// What stands before a paragraph mark that a tracked change deletes.
    carried: Vec<Vec<Run>>,
}

/// Gathers a whole document: its body, then its notes.
pub(super) fn gather(
    package: &mut Package,
    document: &Element,
) -> (Vec<Piece>, Vec<Vec<Piece>>, Remarks, Vec<BadWord>) {
    let mut gatherer = Gatherer {
        package,
        remarks: Remarks::default(),
        faults: Vec::new(),
        part: Part::Main,
        fields: Fields::of(document),
        pending: VecDeque::new(),
        notes: 0,
        within: None,
        paragraphs: 0,
        tables: 0,
        pictures: 0,
        breaks: false,
        carried: Vec::new(),
    };
    let mut pieces = Vec::new();
    document.children().filter(|child| child.is("w:body")).for_each(|body| gatherer.story(body, &mut pieces));
    let notes = gatherer.notes();
    (pieces, notes, gatherer.remarks, gatherer.faults)
}

impl Gatherer<'_> {
    /// Returns the spot of what is being read.
    pub(super) fn spot(&self) -> Spot {
        self.within.unwrap_or(Spot::Paragraph(self.paragraphs + 1))
    }

    /// Returns the relation that an id means in the part being read.
    pub(super) fn relation(&self, id: &str) -> Option<&Relation> {
        match self.part {
            Part::Main => self.package.relation(id),
            Part::Footnotes => self.package.footnotes.relation(id),
            Part::Endnotes => self.package.endnotes.relation(id),
        }
    }

    /// Gathers a text that stands by itself: a body, a cell, a note, a text box.
    pub(super) fn story(&mut self, parent: &Element, out: &mut Vec<Piece>) {
        let outer = std::mem::take(&mut self.carried);
        self.blocks(parent, out);
        // Behind its last paragraph there is none to run on into.
        let rest = std::mem::replace(&mut self.carried, outer);
        self.finish(Paragraph::of(self.spot(), rest), Vec::new(), out);
    }

    /// Gathers the blocks in an element.
    fn blocks(&mut self, parent: &Element, out: &mut Vec<Piece>) {
        for child in parent.children() {
            match (child.space, &*child.name) {
                ("w", "p") => self.paragraph(child, out),
                ("w", "tbl") => self.table(child, out),
                ("w", "sdt") if is_contents(child) => self.remarks.add(WordNote::Contents, self.spot()),
                ("w", "sdt") if is_placeholder(child) => self.placeholder(child),
                ("w", "sdt" | "sdtContent" | "customXml" | "smartTag" | "ins" | "moveTo") => self.blocks(child, out),
                ("mc", "AlternateContent") => {
                    let before = out.len();
                    choices(child).any(|choice| {
                        self.blocks(choice, out);
                        out.len() > before
                    });
                }
                ("m", "oMathPara") => {
                    let mut line = Line::default();
                    self.equation(child, &Look::default(), &mut line);
                    self.finish(Paragraph::of(self.spot(), line.lines), line.attached, out);
                }
                ("w", "altChunk" | "subDoc") => self.remarks.add(WordNote::Object, self.spot()),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, element: &Element, out: &mut Vec<Piece>) {
        let properties = element.child("w:pPr");
        let own = Properties::read(properties);
        let named = properties.and_then(|properties| properties.val("w:pStyle"));
        let styles = &self.package.styles;
        let style = styles.of_paragraph(named).map(str::to_owned);
        let (rank, side) = (styles.rank(&own, style.as_deref()), styles.side(&own, style.as_deref()));
        let size = styles.characters(style.as_deref(), |style| style.size);
        let look = Look {
            hidden: styles.characters(style.as_deref(), |style| style.hidden).unwrap_or(false),
            capitals: styles.characters(style.as_deref(), |style| style.capitals).unwrap_or(false),
            lift: styles.characters(style.as_deref(), |style| style.lift).unwrap_or_default(),
            ..Look::default()
        };
        let mut line = Line { lines: std::mem::take(&mut self.carried), ..Line::default() };
        self.inline(element, &look, &mut line);
        self.fields.end_paragraph();
        change_of_mark(element).into_iter().for_each(|change| self.remarks.add(change, self.spot()));
        if changes_looks(element) {
            self.remarks.add(WordNote::Looks, self.spot());
        }
        if loses_mark(element) || is_drop_cap(properties) {
            // It runs on into the next paragraph.
            self.carried = line.lines;
            out.append(&mut line.attached);
            return;
        }
        // Who knows no other way pushes a line to the right by blanks or an indent.
        let far = side == Side::Left && (own.indent.unwrap_or(0) >= FAR || blanks(&line.lines) >= FAR_BLANKS);
        let breaks = std::mem::replace(&mut self.breaks, ends_page(element));
        let opens = breaks || own.opens || begins_page(element);
        let mut paragraph = Paragraph::of(self.spot(), line.lines);
        if paragraph.lines.is_empty() {
            self.breaks |= opens;
        }
        if rank == Rank::Contents {
            if !paragraph.lines.is_empty() {
                self.remarks.add(WordNote::Contents, self.spot());
            }
            return;
        }
        // Word counts a paragraph without words as well.
        let mark = properties.and_then(|properties| properties.child("w:rPr"));
        let hidden = Characters::read(mark).hidden;
        paragraph.item = self.package.sign(&own, style.as_deref()).filter(|_| hidden != Some(true));
        if std::mem::take(&mut self.package.numbering.is_plain) {
            self.remarks.add(WordNote::Numbering, self.spot());
        }
        if paragraph.lines.is_empty() {
            self.number_alone(&mut paragraph);
        }
        (paragraph.rank, paragraph.side, paragraph.size) =
            (rank, if far { Side::Right } else { side }, line.size.or(size));
        paragraph.opens = opens;
        if matches!(rank, Rank::Heading(_) | Rank::Title | Rank::Subtitle | Rank::Caption) {
            paragraph.number_in_text();
        }
        self.finish(paragraph, line.attached, out);
    }

    /// Looks after the number of a paragraph that has no words.
    fn number_alone(&mut self, paragraph: &mut Paragraph) {
        let Some((Sign::Number(number), _)) = paragraph.item.take() else { return };
        if let Some(Spot::Cell { .. }) = self.within {
            // 序号 that are counted.
            paragraph.lines = vec![vec![Run { text: number, strong: false, url: None, note: None }]];
        } else {
            self.remarks.add(WordNote::EmptyItem, self.spot());
        }
    }

    /// Adds a paragraph that has words in it, and what hangs on it.
    fn finish(&mut self, paragraph: Paragraph, mut attached: Vec<Piece>, out: &mut Vec<Piece>) {
        if !paragraph.lines.is_empty() {
            self.paragraphs += usize::from(self.within.is_none());
            out.push(Piece::Paragraph(paragraph));
        }
        out.append(&mut attached);
    }

    /// Leaves out a content control that nothing was put in.
    pub(super) fn placeholder(&mut self, element: &Element) {
        if is_seen(element) {
            self.remarks.add(WordNote::Placeholder, self.spot());
        }
    }

    /// Notes a reference to a footnote or endnote and returns which one it is, from 0; `None` if there is no such note.
    pub(super) fn note(&mut self, part: Part, id: &str) -> Option<usize> {
        let notes = if part == Part::Footnotes { &mut self.package.footnotes } else { &mut self.package.endnotes };
        let note = if self.notes < NOTE_LIMIT { notes.take(id)? } else { return None };
        self.pending.push_back((part, note));
        self.notes += 1;
        Some(self.notes - 1)
    }

    /// Gathers the notes.
    fn notes(&mut self) -> Vec<Vec<Piece>> {
        let mut out = Vec::new();
        // A note may itself refer to another.
        while let Some((part, note)) = self.pending.pop_front() {
            (self.part, self.within) = (part, Some(Spot::Note(out.len() + 1)));
            let mut pieces = Vec::new();
            self.story(&note, &mut pieces);
            out.push(pieces);
        }
        out
    }
}

impl Paragraph {
    /// Creates a paragraph of running text from its lines, trimmed; blank ones are left out.
    pub(super) fn of(spot: Spot, mut lines: Vec<Vec<Run>>) -> Self {
        lines.iter_mut().for_each(trim);
        lines.retain(|line| !line.is_empty());
        Self {
            spot,
            rank: Rank::Text,
            side: Default::default(),
            size: None,
            item: None,
            opens: false,
            numbered: false,
            lines,
        }
    }

    /// Writes the number into the text, as Word shows it, where there is no list for it to stand in.
    fn number_in_text(&mut self) {
        let (Some((Sign::Number(number), _)), Some(first)) = (self.item.take(), self.lines.first_mut()) else { return };
        let rest = std::mem::take(first);
        push(first, Run { text: spaced(&number), strong: false, url: None, note: None });
        rest.into_iter().for_each(|run| push(first, run));
        self.numbered = true;
    }
}

/// Returns the branches of a choice in the order in which they are to be tried; only one of them may be used.
pub(super) fn choices(element: &Element) -> impl Iterator<Item = &Element> {
    let of = |name: &'static str| element.children().filter(move |child| child.is(name));
    of("mc:Choice").chain(of("mc:Fallback"))
}

/// Returns how many half-width blanks stand before the words of the last line.
fn blanks(lines: &[Vec<Run>]) -> usize {
    let Some(line) = lines.last() else { return 0 };
    let width = |c: char| match c {
        '\u{3000}' => 2,
        '\t' => 4,
        _ => 1,
    };
    line.iter().flat_map(|run| run.text.chars()).take_while(|c| c.is_whitespace()).map(width).sum()
}

/// Returns whether a page ends before the words of a paragraph: a break stands first in it.
fn begins_page(element: &Element) -> bool {
    let mut runs = element.children().filter(|child| child.is("w:r")).flat_map(|run| run.children());
    runs.find(|child| child.is("w:t") || is_page_break(child)).is_some_and(is_page_break)
}

/// Returns whether a page ends with a paragraph: a break stands last in it, or a section ends.
fn ends_page(element: &Element) -> bool {
    let runs: Vec<&Element> =
        element.children().filter(|child| child.is("w:r")).flat_map(|run| run.children()).collect();
    let last = runs.iter().rfind(|child| child.is("w:t") || is_page_break(child));
    last.is_some_and(|last| is_page_break(last)) || element.at(&["w:pPr", "w:sectPr"]).is_some()
}

fn is_page_break(element: &Element) -> bool {
    element.is("w:br") && element.get("type") == Some("page")
}

/// Returns whether a paragraph is a letter that stands before the next one, over several lines.
fn is_drop_cap(properties: Option<&Element>) -> bool {
    let frame = properties.and_then(|properties| properties.child("w:framePr"));
    frame.and_then(|frame| frame.get("dropCap")).is_some_and(|kind| kind != "none")
}

/// Returns whether a content control shows what Word shows until something is put in.
pub(super) fn is_placeholder(element: &Element) -> bool {
    element.at(&["w:sdtPr", "w:showingPlcHdr"]).is_some()
}

/// Returns whether there is anything to be seen in an element.
fn is_seen(element: &Element) -> bool {
    let own = element.is("w:drawing") || (element.is("w:t") && !element.text().trim().is_empty());
    own || element.children().any(is_seen)
}

/// Returns whether a content control holds a list of contents.
pub(super) fn is_contents(element: &Element) -> bool {
    let gallery = element.at(&["w:sdtPr", "w:docPartObj"]).and_then(|part| part.val("w:docPartGallery"));
    gallery == Some("Table of Contents")
}
