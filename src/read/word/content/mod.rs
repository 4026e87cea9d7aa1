//! What a document says, for comparing it: all texts, tables and figures of its body, as they stand there.
//!
//! Apart from `gather.rs`, which takes an article out of whatever an office
//! writes, this leaves nothing out that is printed but page heads, page feet
//! and lists of contents.

mod drawing;
mod table;

use super::changes::{change, change_of_mark, changes_looks};
use super::eq::Drawn;
use super::fields::Fields;
use super::gather::{choices, is_contents, is_placeholder};
use super::numbering::Sign;
use super::omml;
use super::package::Package;
use super::remarks::Remarks;
use super::styles::{Characters, Lift, Properties, Rank};
use super::symbols::symbol;
use crate::content::{Block, CELL_LIMIT, Content, Passage, SOFT, TEXT_LIMIT};
use crate::hanzi::script;
use crate::messages::{BadWord, Spot, Stand, WordNote};
use crate::read::package::Element;

/// What stands for a sign that is not known.
const UNKNOWN: char = '□';
/// The sign of a list that counts nothing, as it is printed.
const BULLET: &str = "●";
/// Most bytes of the main part: a table of 100,000 cells has 50 MB.
const SIZE_LIMIT: u64 = 128 << 20;
/// Most elements of the main part: each such cell has a dozen.
const ELEMENT_LIMIT: usize = 2_000_000;
/// Most notes.
const NOTE_LIMIT: usize = 1_000;
/// Reads the contents of a Word document from its bytes.
pub fn content(bytes: Vec<u8>) -> Result<Content, BadWord> {
    let (mut package, document) = Package::open_within(bytes, SIZE_LIMIT, ELEMENT_LIMIT)?;
    let mut reader = Reader {
        package: &mut package,
        blocks: Vec::new(),
        fields: Fields::of(&document),
        remarks: Remarks::default(),
        notes: Vec::new(),
        within: None,
        paragraphs: 0,
        tables: 0,
        characters: 0,
        cells: 0,
    };
    document.children().filter(|child| child.is("w:body")).for_each(|body| reader.story(body));
    reader.notes();
    if reader.characters > TEXT_LIMIT || reader.cells > CELL_LIMIT {
        return Err(BadWord::TooLarge);
    }
    Ok(Content { blocks: reader.blocks, paged: false, open: reader.remarks.all() })
}

struct Reader<'p> {
    package: &'p mut Package,
    blocks: Vec<Block>,
    fields: Fields,
    /// The changes and comments that it is not finished with.
    remarks: Remarks,
    /// The notes that are referred to: whether at the end of the document, and the id.
    notes: Vec<(bool, String)>,
    /// The spot of all paragraphs, within tables and notes.
    within: Option<Spot>,
    paragraphs: usize,
    tables: usize,
    /// How many characters and cells there are so far.
    characters: usize,
    cells: usize,
}

/// A paragraph as it grows: its text, and what hangs on it.
#[derive(Default)]
struct Line {
    text: String,
    attached: Vec<Block>,
}

impl Reader<'_> {
    fn story(&mut self, parent: &Element) {
        for child in parent.children() {
            if self.characters > TEXT_LIMIT || self.cells > CELL_LIMIT {
                return;
            }
            match (child.space, &*child.name) {
                ("w", "p") => self.paragraph(child),
                ("w", "tbl") => self.table(child),
                ("w", "sdt") if is_contents(child) => {}
                ("w", "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo") => self.story(child),
                ("mc", "AlternateContent") => choices(child).take(1).for_each(|branch| self.story(branch)),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, element: &Element) {
        let properties = element.child("w:pPr");
        let own = Properties::read(properties);
        let named = properties.and_then(|properties| properties.val("w:pStyle"));
        let style = self.package.styles.of_paragraph(named).map(str::to_owned);
        let mut line = Line::default();
        change_of_mark(element).into_iter().for_each(|what| self.remark(what));
        if changes_looks(element) {
            self.remark(WordNote::Looks);
        }
        self.inline(element, &mut line);
        self.fields.end_paragraph();
        // What fields of it there are must be known, even so.
        if self.package.styles.rank(&own, style.as_deref()) == Rank::Contents {
            return;
        }
        // Word counts a paragraph without words as well; in a cell its number stands alone.
        let sign = self.sign(&own, style.as_deref());
        let alone =
            matches!(self.within, Some(Spot::Cell { .. })) && sign.as_deref().is_some_and(|sign| sign != BULLET);
        if !line.text.trim().is_empty() || alone {
            let text = sign.map_or(line.text.clone(), |sign| format!("{sign}{SOFT}{}", line.text));
            self.paragraphs += usize::from(self.within.is_none());
            self.blocks.push(Block::Text(Passage { text, stand: self.stand() }));
        }
        self.blocks.append(&mut line.attached);
    }

    /// Notes what the document is not finished with.
    fn remark(&mut self, what: WordNote) {
        self.remarks.add(what, self.within.unwrap_or(Spot::Paragraph(self.paragraphs + 1)));
    }

    /// Returns where the last paragraph stands.
    fn stand(&self) -> Stand {
        Stand::Spot(self.within.unwrap_or(Spot::Paragraph(self.paragraphs.max(1))))
    }

    /// Counts a paragraph of a list and returns its sign.
    fn sign(&mut self, own: &Properties, style: Option<&str>) -> Option<String> {
        Some(match self.package.sign(own, style)?.0 {
            Sign::Bullet => BULLET.to_owned(),
            Sign::Number(number) => number,
        })
    }

    /// Reads what stands in a paragraph or in an element within one.
    fn inline(&mut self, parent: &Element, line: &mut Line) {
        for child in parent.children() {
            match (child.space, &*child.name) {
                ("w", "r") => self.run(child, line),
                ("w", "sdt") if is_placeholder(child) => {}
                ("w", "ins" | "moveTo" | "del") => {
                    change(child).into_iter().for_each(|what| self.remark(what));
                    if &*child.name != "del" {
                        self.inline(child, line);
                    }
                }
                ("w", "fldSimple") => {
                    let before = self.fields.begin(child);
                    self.inline(child, line);
                    let drawn = self.fields.finish(before);
                    self.drawn(drawn, line);
                }
                ("w", "hyperlink" | "smartTag" | "customXml" | "dir" | "bdo" | "sdt" | "sdtContent") => {
                    self.inline(child, line);
                }
                ("m", "oMath" | "oMathPara") => self.equation(child, line),
                ("mc", "AlternateContent") => self.choice(child, line, Self::inline),
                _ => {}
            }
        }
    }

    /// Reads the first branch of a choice that something comes of.
    fn choice(&mut self, element: &Element, line: &mut Line, read: impl Fn(&mut Self, &Element, &mut Line)) {
        let before = (line.text.len(), line.attached.len());
        for branch in choices(element) {
            read(self, branch, line);
            if (line.text.len(), line.attached.len()) != before {
                return;
            }
        }
    }

    fn run(&mut self, run: &Element, line: &mut Line) {
        let properties = run.child("w:rPr");
        let style = properties.and_then(|properties| properties.val("w:rStyle"));
        let styled = self.package.styles.characters(style, |style| style.hidden);
        let own = Characters::read(properties);
        if own.hidden.or(styled).unwrap_or(false) {
            // Fields begin and end in hidden runs too.
            run.children().for_each(|child| drop(self.field(child)));
            return;
        }
        let start = line.text.len();
        self.run_content(run, line);
        let lift = own.lift.or_else(|| self.package.styles.characters(style, |style| style.lift)).unwrap_or_default();
        if lift != Lift::Level
            && let Some((before, words)) = line.text.split_at_checked(start).filter(|(_, words)| !words.is_empty())
            && let Some(words) = script(words, lift == Lift::Lowered, before.chars().next_back())
        {
            line.text.truncate(start);
            line.text.push_str(&words);
        }
    }

    fn run_content(&mut self, run: &Element, line: &mut Line) {
        for child in run.children() {
            if child.is("w:commentReference") {
                self.remark(WordNote::Comments);
            }
            if child.is("w:fldChar") || child.is("w:instrText") {
                let drawn = self.field(child);
                self.drawn(drawn, line);
                continue;
            }
            if !self.fields.is_shown() {
                if child.is("w:t") {
                    self.fields.instruct(&child.text());
                }
                continue;
            }
            if !child.is("w:rPr") {
                self.fields.fill();
            }
            match (child.space, &*child.name) {
                ("w", "t") => self.text(child, line),
                ("w", "tab" | "ptab") => line.text.push('\t'),
                ("w", "br" | "cr") => line.text.push('\n'),
                ("w", "noBreakHyphen") => line.text.push('-'),
                ("w", "sym") => {
                    let code = child.get("char").and_then(|code| u32::from_str_radix(code.trim(), 16).ok());
                    let font = child.get("font").unwrap_or_default();
                    line.text.push(symbol(font, code.unwrap_or_default()).unwrap_or(UNKNOWN));
                }
                ("w", "footnoteReference" | "endnoteReference") => {
                    let at_end = child.is("w:endnoteReference");
                    self.notes.extend(child.get("id").map(|id| (at_end, id.to_owned())));
                }
                // 拼音 above the words is left out.
                ("w", "ruby") => child.child("w:rubyBase").into_iter().for_each(|base| self.inline(base, line)),
                ("w", "drawing" | "pict" | "object") => self.drawing(child, line),
                ("mc", "AlternateContent") => self.choice(child, line, Self::run_content),
                _ => {}
            }
        }
    }

    fn text(&mut self, element: &Element, line: &mut Line) {
        let text = element.text();
        // Word drops blanks at both ends unless told not to.
        let kept = element.get("space") == Some("preserve");
        let text = if kept { text.as_str() } else { text.trim_matches([' ', '\t', '\r', '\n']) };
        self.characters += text.len();
        line.text.extend(text.chars().filter(|c| !c.is_control()));
    }

    /// Says an equation in the line.
    fn equation(&mut self, element: &Element, line: &mut Line) {
        if self.fields.is_shown() {
            self.drawn(Some(Drawn { formula: omml::equation(element), note: None }), line);
        }
    }

    /// Adds what is drawn rather than written.
    fn drawn(&mut self, drawn: Option<Drawn>, line: &mut Line) {
        let Some(Drawn { formula, .. }) = drawn else { return };
        if !formula.text.is_empty() {
            self.fields.fill();
            self.characters += formula.text.len();
            line.text += &formula.behind(line.text.chars().next_back());
        }
    }

    /// Takes in the mark or a piece of the instruction of a field.
    fn field(&mut self, element: &Element) -> Option<Drawn> {
        match &*element.name {
            "instrText" => self.fields.instruct(&element.text()),
            "fldChar" => return self.fields.mark(element),
            _ => {}
        }
        None
    }

    /// Reads the notes that were referred to.
    fn notes(&mut self) {
        let mut number = 0;
        // A note may itself refer to another.
        while number < self.notes.len().min(NOTE_LIMIT) {
            let (at_end, id) = self.notes[number].clone();
            let notes = if at_end { &mut self.package.endnotes } else { &mut self.package.footnotes };
            number += 1;
            if let Some(note) = notes.take(&id) {
                self.within = Some(Spot::Note(number));
                self.story(&note);
            }
        }
    }
}
