//! Fields: instructions, and what is printed of them (ISO/IEC 29500-1, 17.16).
//!
//! What Word last showed stands in the document as the result and is printed.
//! Some fields have none, since Word draws them each time; these are drawn here.

use super::eq::{Drawn, drawn};
use super::formula::Formula;
use super::symbols::symbol;
use crate::messages::WordNote;
use crate::read::package::Element;

/// Most characters of an instruction.
const LONGEST: usize = 10_000;
/// Most fields within each other; what is deeper is read as text.
const MOST: usize = 1_000;
/// Fields that show nothing where they stand.
const SILENT: [&str; 13] =
    ["XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE", "ADVANCE", "FORMTEXT", "HYPERLINK", "NEXT", "NEXTIF", "SKIPIF"];

/// A field that has begun and not ended.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// What a field of a form shows.
    form: Option<String>,
    /// Whether the instruction is over.
    result: bool,
    /// Whether the result lists contents.
    lists: bool,
    /// Whether something of the result has been printed.
    filled: bool,
}

/// The fields that what is being read stands in.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// Whether lists of contents are known by their fields.
    pub(super) leaves_contents: bool,
}

impl Fields {
    /// Begins without any, in a document.
    pub(super) fn of(document: &Element) -> Self {
        // Where a mark is missing, a list of contents would have no end.
        Self { open: Vec::new(), leaves_contents: balance(document) == 0 }
    }

    /// Sets these aside for those of a text box.
    pub(super) fn inner(&mut self) -> Self {
        let inner = Self { open: Vec::new(), leaves_contents: self.leaves_contents };
        std::mem::replace(self, inner)
    }

    /// Takes a mark in; returns what has to be drawn where a field ends that has no result.
    pub(super) fn mark(&mut self, mark: &Element) -> Option<Drawn> {
        match mark.get("fldCharType") {
            Some("begin") if self.open.len() < MOST => {
                self.open.push(Field { form: mark.child("w:ffData").and_then(form), ..Field::default() });
            }
            Some("separate") => self.open.last_mut().into_iter().for_each(Field::separate),
            Some("end") => return self.end(),
            _ => {}
        }
        None
    }

    /// Begins a field whose instruction stands in an attribute; returns how many there were.
    pub(super) fn begin(&mut self, element: &Element) -> usize {
        let instruction = element.get("instr").unwrap_or_default().chars().take(LONGEST).collect();
        let mut field = Field { instruction, ..Field::default() };
        field.separate();
        self.open.push(field);
        self.open.len() - 1
    }

    /// Ends the field that began when there were so many, see [`Self::begin`].
    pub(super) fn finish(&mut self, before: usize) -> Option<Drawn> {
        self.open.truncate(before + 1);
        if self.open.len() > before { self.end() } else { None }
    }

    fn end(&mut self) -> Option<Drawn> {
        let field = self.open.pop()?;
        if field.filled {
            return None;
        }
        let drawn = field.drawn()?;
        // It may be a word of another field's instruction.
        if self.open.iter().all(|field| field.result) {
            return Some(drawn);
        }
        self.instruct(&drawn.formula.text);
        None
    }

    /// Adds to the instruction that is being read.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.iter_mut().rfind(|field| !field.result)
            && field.instruction.len() + text.len() <= LONGEST
        {
            field.instruction.push_str(text);
        }
    }

    /// Returns whether what is read now belongs to the result of every field that it stands in.
    pub(super) fn is_shown(&self) -> bool {
        self.open.iter().all(|field| field.result) && !self.is_contents()
    }

    /// Returns whether what is read now is the result of a field that lists contents.
    pub(super) fn is_contents(&self) -> bool {
        self.leaves_contents && self.open.iter().any(|field| field.lists)
    }

    /// Notes that something is printed.
    pub(super) fn fill(&mut self) {
        self.open.iter_mut().for_each(|field| field.filled = true);
    }

    /// Gives up fields whose instruction has not ended by the end of a paragraph.
    ///
    /// It never will, and must not swallow the rest.
    pub(super) fn end_paragraph(&mut self) {
        self.open.retain(|field| field.result);
    }
}

impl Field {
    /// Ends the instruction.
    fn separate(&mut self) {
        self.result = true;
        self.lists = matches!(&*self.name(), "TOC" | "TOA");
    }

    /// Returns what kind of field it is.
    fn name(&self) -> String {
        let start = self.instruction.trim_start();
        let end = start.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(start.len());
        start[..end].to_ascii_uppercase()
    }

    /// Says what it shows without a result; `None` if that is nothing.
    fn drawn(&self) -> Option<Drawn> {
        let plain = |text: &str| Some(Drawn { formula: Formula::text(text), note: None });
        let name = self.name();
        let start = self.instruction.trim_start();
        let rest = start.get(name.len()..).unwrap_or_default();
        match &*name {
            "EQ" => Some(drawn(rest)),
            "FORMCHECKBOX" | "FORMDROPDOWN" if self.form.is_some() => plain(self.form.as_deref()?),
            "QUOTE" => plain(words(rest).first()?),
            "MACROBUTTON" | "GOTOBUTTON" => {
                let text = rest.trim().split_once(char::is_whitespace)?.1;
                plain(text.trim())
            }
            "SYMBOL" => Some(sign(rest)),
            // A result that is there and empty is what Word shows.
            _ if self.result || rest.trim().is_empty() && name.is_empty() || SILENT.contains(&&*name) => None,
            _ => Some(Drawn { formula: Formula::default(), note: Some(WordNote::Field) }),
        }
    }
}

/// Returns how many more fields begin in an element than end.
fn balance(element: &Element) -> i64 {
    let own = match element.get("fldCharType") {
        Some("begin") => 1,
        Some("end") => -1,
        _ => 0,
    };
    own + element.children().map(balance).sum::<i64>()
}

/// Splits an instruction into words; what stands between quotes is one.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (word, behind) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        words.push(word.to_owned());
        rest = behind.trim_start();
    }
    words
}

/// Says what `SYMBOL 252 \f Wingdings` shows.
fn sign(rest: &str) -> Drawn {
    let words = words(rest);
    let number = words.first().map(String::as_str).unwrap_or_default();
    let code = number.strip_prefix("0x").map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
    let font = words.windows(2).find(|pair| pair[0].eq_ignore_ascii_case("\\f")).map(|pair| pair[1].as_str());
    match code.and_then(|code| symbol(font.unwrap_or_default(), code)) {
        Some(sign) => Drawn { formula: Formula::text(sign), note: None },
        None => Drawn { formula: Formula::text("□"), note: Some(WordNote::Symbol) },
    }
}

/// Says what a field of a form shows: a box with or without its tick, the choice of a list (ISO/IEC 29500-1, 17.16.5).
fn form(data: &Element) -> Option<String> {
    if let Some(list) = data.child("w:ddList") {
        let chosen = list.number("w:result").or_else(|| list.number("w:default")).unwrap_or(0);
        let entries = list.children().filter(|child| child.is("w:listEntry"));
        return Some(entries.filter_map(|entry| entry.get("val")).nth(chosen as usize).unwrap_or_default().to_owned());
    }
    let ticked = data.child("w:checkBox")?;
    let on = ticked.toggle("w:checked").or_else(|| ticked.toggle("w:default")).unwrap_or(false);
    Some(if on { "☑" } else { "☐" }.to_owned())
}
