//! What stands within a paragraph: text, breaks, links, notes, tracked changes, fields.

use std::rc::Rc;

use super::draft::{Piece, Run, push};
use super::gather::{Gatherer, Part, choices};
use super::styles::Characters;
use super::symbols::{is_private, raised, symbol};
use crate::messages::WordNote;
use crate::model::is_safe_link;
use crate::read::package::{Element, Target};

/// Stands for a sign that is not known.
const UNKNOWN: char = '□';

/// The lines of a paragraph as they grow.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// Its lines, as broken by hand.
    pub(super) lines: Vec<Vec<Run>>,
    /// Pictures and the paragraphs of text boxes, which follow it.
    pub(super) attached: Vec<Piece>,
    /// Its largest type, in half points.
    pub(super) size: Option<u32>,
}

/// How text looks because of what it stands in.
#[derive(Debug, Default, Clone)]
pub(super) struct Look {
    pub(super) url: Option<Rc<str>>,
    /// Whether it is hidden by the paragraph's style.
    pub(super) hidden: bool,
    /// Whether it stands above the line (`true`) or below it.
    pub(super) raised: Option<bool>,
    pub(super) strong: bool,
    /// Its font, which tells what signs of the private area mean.
    pub(super) font: Option<Rc<str>>,
}

impl Line {
    fn add(&mut self, text: &str, look: &Look) {
        if self.lines.is_empty() {
            self.lines.push(Vec::new());
        }
        if let Some(line) = self.lines.last_mut() {
            push(line, Run { text: text.to_owned(), strong: look.strong, url: look.url.clone() });
        }
    }

    fn end(&mut self) {
        self.lines.push(Vec::new());
    }
}

impl Gatherer<'_> {
    /// Gathers what stands in a paragraph or in an element within one.
    pub(super) fn inline(&mut self, parent: &Element, look: &Look, line: &mut Line) {
        for child in parent.children() {
            match (child.space, &*child.name) {
                ("w", "r") => self.run(child, look, line),
                ("w", "hyperlink") => {
                    let url = child.get("id").and_then(|id| self.address(id));
                    self.inline(child, &Look { url: url.or_else(|| look.url.clone()), ..look.clone() }, line);
                }
                ("w", "ins") => {
                    self.changed(WordNote::Insertions, child);
                    self.inline(child, look, line);
                }
                ("w", "moveTo") => {
                    self.changed(WordNote::Moves, child);
                    self.inline(child, look, line);
                }
                ("w", "del") => self.changed(WordNote::Deletions, child),
                ("w", "moveFrom") => {}
                ("w", "sdt") if child.at(&["w:sdtPr", "w:showingPlcHdr"]).is_some() => {}
                ("w", "smartTag" | "customXml" | "fldSimple" | "dir" | "bdo" | "sdt" | "sdtContent") => {
                    self.inline(child, look, line);
                }
                ("m", "oMath" | "oMathPara") => self.equation(child, look, line),
                ("mc", "AlternateContent") => self.choice(child, line, |this, branch, line| {
                    this.inline(branch, look, line);
                }),
                _ => {}
            }
        }
    }

    /// Uses the first branch of a choice that something comes of, so that nothing comes twice.
    fn choice(&mut self, element: &Element, line: &mut Line, mut gather: impl FnMut(&mut Self, &Element, &mut Line)) {
        let size = |this: &Self, line: &Line| {
            let texts = line.lines.iter().flatten().map(|run| run.text.len()).sum::<usize>();
            texts + line.lines.len() + line.attached.len() + this.remarks.count()
        };
        let before = size(self, line);
        for branch in choices(element) {
            gather(self, branch, line);
            if size(self, line) > before {
                return;
            }
        }
    }

    fn changed(&mut self, what: WordNote, element: &Element) {
        if element.children().any(|child| child.is("w:r")) {
            self.remarks.add(what, self.spot());
        }
    }

    /// Returns the address that a relation leads to, if it is one of the web or of mail.
    fn address(&self, id: &str) -> Option<Rc<str>> {
        match &self.relation(id)?.target {
            Target::External(url) => {
                let url = url.trim();
                is_safe_link(url).then(|| url.into())
            }
            _ => None,
        }
    }

    fn run(&mut self, run: &Element, look: &Look, line: &mut Line) {
        let properties = run.child("w:rPr");
        let own = Characters::read(properties);
        let style = properties.and_then(|properties| properties.val("w:rStyle"));
        let styles = &self.package.styles;
        let bold = own.bold.or_else(|| styles.characters(style, |style| style.bold)).unwrap_or(false);
        let styled = styles.characters(style, |style| style.hidden);
        let hidden = own.hidden.or(styled).unwrap_or(look.hidden);
        let struck = own.struck.or_else(|| styles.characters(style, |style| style.struck)).unwrap_or(false);
        let size = own.size.or_else(|| styles.characters(style, |style| style.size));
        let has_text = run.children().any(|child| child.is("w:t"));
        if hidden {
            if has_text && self.is_shown() {
                self.remarks.add(WordNote::Hidden, self.spot());
            }
            // Fields begin and end in hidden runs too.
            run.children().filter(|child| child.is("w:fldChar")).for_each(|mark| self.field(mark));
            return;
        }
        if has_text && self.is_shown() {
            line.size = line.size.max(size);
            if struck {
                self.remarks.add(WordNote::Struck, self.spot());
            }
        }
        let raised = properties.and_then(|properties| properties.val("w:vertAlign")).and_then(|place| match place {
            "superscript" => Some(true),
            "subscript" => Some(false),
            _ => None,
        });
        let fonts = properties.and_then(|properties| properties.child("w:rFonts"));
        let font = fonts.and_then(|fonts| fonts.get("ascii").or_else(|| fonts.get("hAnsi"))).map(Rc::from);
        self.run_content(run, &Look { raised, strong: bold, font, ..look.clone() }, line);
    }

    fn run_content(&mut self, run: &Element, look: &Look, line: &mut Line) {
        for child in run.children() {
            if child.is("w:fldChar") {
                self.field(child);
                continue;
            }
            if !self.is_shown() {
                continue;
            }
            match (child.space, &*child.name) {
                ("w", "t") => self.text(child, look, line),
                ("w", "tab" | "ptab") => line.add(" ", look),
                ("w", "br" | "cr") => line.end(),
                ("w", "noBreakHyphen") => line.add("-", look),
                ("w", "sym") => {
                    let code = child.get("char").and_then(|code| u32::from_str_radix(code.trim(), 16).ok());
                    let sign = self.symbol(child.get("font"), code.unwrap_or_default());
                    line.add(sign.encode_utf8(&mut [0; 4]), look);
                }
                ("w", "footnoteReference" | "endnoteReference") => {
                    let part = if child.is("w:footnoteReference") { Part::Footnotes } else { Part::Endnotes };
                    let sign = child.get("id").and_then(|id| self.note(part, id));
                    line.add(&sign.unwrap_or_default(), &Look { strong: false, ..look.clone() });
                }
                // 拼音 above the words is left out.
                ("w", "ruby") => {
                    if let Some(base) = child.child("w:rubyBase") {
                        self.inline(base, look, line);
                    }
                }
                ("w", "drawing" | "pict") => self.drawing(child, line),
                ("w", "object") => self.remarks.add(WordNote::Object, self.spot()),
                ("mc", "AlternateContent") => self.choice(child, line, |this, branch, line| {
                    this.run_content(branch, look, line);
                }),
                _ => {}
            }
        }
    }

    fn text(&mut self, element: &Element, look: &Look, line: &mut Line) {
        let text = element.text();
        // Word drops blanks at both ends unless told not to.
        let kept = element.get("space") == Some("preserve");
        let text = if kept { text.as_str() } else { text.trim_matches([' ', '\t', '\r', '\n']) };
        let text: String = text
            .chars()
            .map(|c| if matches!(c, '\t' | '\r' | '\n') { ' ' } else { c })
            .filter(|c| !c.is_control())
            .map(|c| if is_private(c) { self.symbol(look.font.as_deref(), u32::from(c)) } else { c })
            .collect();
        let up = look.raised.filter(|_| !text.trim().is_empty());
        match up.and_then(|up| raised(&text).filter(|_| up)) {
            Some(raised) => line.add(&raised, look),
            None => {
                if up.is_some() {
                    self.remarks.add(WordNote::Raised, self.spot());
                }
                line.add(&text, look);
            }
        }
    }

    /// Returns the character for a sign of a symbol font.
    fn symbol(&mut self, font: Option<&str>, code: u32) -> char {
        symbol(font.unwrap_or_default(), code).unwrap_or_else(|| {
            self.remarks.add(WordNote::Symbol, self.spot());
            UNKNOWN
        })
    }

    /// Takes the characters of an equation, in their order.
    pub(super) fn equation(&mut self, element: &Element, look: &Look, line: &mut Line) {
        fn characters(element: &Element, out: &mut String) {
            if element.is("m:t") {
                out.push_str(element.text().trim());
            }
            element.children().for_each(|child| characters(child, out));
        }
        let mut text = String::new();
        characters(element, &mut text);
        text.retain(|c| !c.is_control());
        if !text.is_empty() {
            self.remarks.add(WordNote::Equation, self.spot());
            line.add(&text, look);
        }
    }

    fn field(&mut self, mark: &Element) {
        match mark.get("fldCharType") {
            Some("begin") => self.fields.push(false),
            Some("separate") => {
                if let Some(result) = self.fields.last_mut() {
                    *result = true;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    /// Returns whether what is read now belongs to the result of every field that it stands in.
    fn is_shown(&self) -> bool {
        self.fields.iter().all(|result| *result)
    }
}
