//! What stands within a paragraph: text, breaks, links, notes, tracked changes, fields.

use std::rc::Rc;

use super::changes::change;
use super::draft::{Piece, Run, push};
use super::eq::Drawn;
use super::gather::{Gatherer, Part, choices, is_placeholder};
use super::omml;
use super::styles::{Characters, Lift};
use super::symbols::{is_private, is_symbolic, symbol};
use crate::hanzi::{circled, script};
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
    /// Whether it ends with a tab.
    pub(super) tabbed: bool,
}

/// How text looks because of what it stands in.
#[derive(Debug, Default, Clone)]
pub(super) struct Look {
    pub(super) url: Option<Rc<str>>,
    /// Whether it is hidden by the paragraph's style.
    pub(super) hidden: bool,
    pub(super) lift: Lift,
    /// Whether small letters are shown as capitals.
    pub(super) capitals: bool,
    pub(super) strong: bool,
    /// Its font, which tells what signs of the private area mean.
    pub(super) font: Option<Rc<str>>,
}

impl Line {
    fn add(&mut self, text: &str, look: &Look) {
        let text = if std::mem::take(&mut self.tabbed) { text.trim_start_matches(' ') } else { text };
        if self.lines.is_empty() {
            self.lines.push(Vec::new());
        }
        if let Some(line) = self.lines.last_mut() {
            push(line, Run { text: text.to_owned(), strong: look.strong, url: look.url.clone(), note: None });
        }
    }

    /// Adds the sign of a note, counted from 0.
    fn note(&mut self, note: usize) {
        // What it stands in has begun.
        self.add("", &Look::default());
        if let Some(line) = self.lines.last_mut() {
            push(line, Run { text: circled(note as u32 + 1), strong: false, url: None, note: Some(note) });
        }
    }

    fn end(&mut self) {
        self.lines.push(Vec::new());
    }

    /// Adds a blank, one for several tabs and the blanks around them.
    fn gap(&mut self, look: &Look) {
        if !self.last().is_some_and(char::is_whitespace) {
            self.add(" ", look);
        }
        self.tabbed = true;
    }

    fn last(&self) -> Option<char> {
        self.lines.last()?.last()?.text.chars().next_back()
    }
}

/// Returns whether a character is a sign because of its font, as the smiling `J` of Wingdings is.
fn is_sign(c: char, look: &Look) -> bool {
    matches!(c, '\u{21}'..='\u{7e}' | '\u{a1}'..='\u{ff}') && look.font.as_deref().is_some_and(is_symbolic)
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
                ("w", "ins" | "moveTo") => {
                    self.changed(child);
                    self.inline(child, look, line);
                }
                ("w", "del") => self.changed(child),
                ("w", "sdt") if is_placeholder(child) => self.placeholder(child),
                ("w", "fldSimple") => {
                    let before = self.fields.begin(child);
                    self.inline(child, look, line);
                    let drawn = self.fields.finish(before);
                    self.drawn(drawn, look, line);
                }
                ("w", "smartTag" | "customXml" | "dir" | "bdo" | "sdt" | "sdtContent") => {
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

    fn changed(&mut self, element: &Element) {
        change(element).into_iter().for_each(|what| self.remarks.add(what, self.spot()));
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
            run.children().for_each(|child| drop(self.field(child)));
            return;
        }
        if has_text && self.is_shown() {
            line.size = line.size.max(size);
            if struck {
                self.remarks.add(WordNote::Struck, self.spot());
            }
        }
        let lift = own.lift.or_else(|| styles.characters(style, |style| style.lift)).unwrap_or(look.lift);
        let capitals =
            own.capitals.or_else(|| styles.characters(style, |style| style.capitals)).unwrap_or(look.capitals);
        let fonts = properties.and_then(|properties| properties.child("w:rFonts"));
        let font = fonts.and_then(|fonts| fonts.get("ascii").or_else(|| fonts.get("hAnsi"))).map(Rc::from);
        self.run_content(run, &Look { lift, capitals, strong: bold, font, ..look.clone() }, line);
    }

    fn run_content(&mut self, run: &Element, look: &Look, line: &mut Line) {
        for child in run.children() {
            if child.is("w:commentReference") {
                self.remarks.add(WordNote::Comments, self.spot());
            }
            if child.is("w:fldChar") || child.is("w:instrText") {
                let drawn = self.field(child);
                self.drawn(drawn, look, line);
                continue;
            }
            if !self.is_shown() {
                // The words of a field within an instruction belong to it.
                if child.is("w:t") {
                    self.fields.instruct(&child.text());
                }
                continue;
            }
            if !child.is("w:rPr") {
                self.fields.fill();
            }
            match (child.space, &*child.name) {
                ("w", "t") => self.text(child, look, line),
                ("w", "tab" | "ptab") => line.gap(look),
                ("w", "br" | "cr") => line.end(),
                ("w", "noBreakHyphen") => line.add("-", look),
                ("w", "sym") => {
                    let code = child.get("char").and_then(|code| u32::from_str_radix(code.trim(), 16).ok());
                    let sign = self.symbol(child.get("font"), code.unwrap_or_default());
                    line.add(sign.encode_utf8(&mut [0; 4]), look);
                }
                ("w", "footnoteReference" | "endnoteReference") => {
                    let part = if child.is("w:footnoteReference") { Part::Footnotes } else { Part::Endnotes };
                    if let Some(note) = child.get("id").and_then(|id| self.note(part, id)) {
                        line.note(note);
                    }
                }
                // 拼音 above the words is left out.
                ("w", "ruby") => {
                    self.remarks.add(WordNote::Ruby, self.spot());
                    if let Some(base) = child.child("w:rubyBase") {
                        self.inline(base, look, line);
                    }
                }
                ("w", "drawing" | "pict") => self.drawing(child, line),
                ("w", "object" | "contentPart") => self.remarks.add(WordNote::Object, self.spot()),
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
            .map(
                |c| if is_private(c) || is_sign(c, look) { self.symbol(look.font.as_deref(), u32::from(c)) } else { c },
            )
            .collect();
        let text = if look.capitals { text.to_uppercase() } else { text };
        let lifted = match look.lift {
            lift @ (Lift::Raised | Lift::Lowered) => script(&text, lift == Lift::Lowered, line.last()),
            Lift::Level => Some(text.clone()),
        };
        if lifted.is_none() {
            self.remarks.add(WordNote::Raised, self.spot());
        }
        line.add(&lifted.unwrap_or(text), look);
    }

    /// Returns the character for a sign of a symbol font.
    fn symbol(&mut self, font: Option<&str>, code: u32) -> char {
        symbol(font.unwrap_or_default(), code).unwrap_or_else(|| {
            self.remarks.add(WordNote::Symbol, self.spot());
            UNKNOWN
        })
    }

    /// Says an equation in the line.
    pub(super) fn equation(&mut self, element: &Element, look: &Look, line: &mut Line) {
        if !self.is_shown() {
            return;
        }
        let formula = omml::equation(element);
        let note = formula.lacking.then_some(WordNote::Equation);
        self.drawn(Some(Drawn { formula, note }), look, line);
    }

    /// Adds what is drawn rather than written.
    fn drawn(&mut self, drawn: Option<Drawn>, look: &Look, line: &mut Line) {
        let Some(Drawn { formula, note }) = drawn else { return };
        note.into_iter().for_each(|note| self.remarks.add(note, self.spot()));
        if !formula.text.is_empty() {
            self.fields.fill();
            line.add(&formula.behind(line.last()), look);
        }
    }

    /// Takes in the mark or a piece of the instruction of a field.
    fn field(&mut self, element: &Element) -> Option<Drawn> {
        if element.is("w:instrText") {
            self.fields.instruct(&element.text());
        }
        if !element.is("w:fldChar") {
            return None;
        }
        let before = self.fields.is_contents();
        let drawn = self.fields.mark(element);
        if self.fields.is_contents() && !before {
            self.remarks.add(WordNote::Contents, self.spot());
        }
        drawn
    }

    /// Returns whether what is read now belongs to the result of every field that it stands in.
    fn is_shown(&self) -> bool {
        self.fields.is_shown()
    }
}
