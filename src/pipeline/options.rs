//! What may be asked for.

use crate::messages::Lang;
use crate::model::{Binding, Ink, Issue};
use crate::rendition::{Kind, Rendition};

/// What is made of an issue; by default its PDF for the screen.
#[derive(Debug, Clone)]
pub struct Options {
    /// Whom it is made for; a Word document is for the screen.
    pub rendition: Rendition,
    /// The files.
    pub kinds: Vec<Kind>,
    /// What goes before the issue's `[print]`, for the print shop.
    pub print: PrintOptions,
    /// The language of words on pages that are not the editor's.
    pub lang: Lang,
    /// The moment that stands for the time of the run, in seconds since 1970; by default the day of issue.
    pub epoch: Option<i64>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            rendition: Rendition::Screen,
            kinds: vec![Kind::Pdf],
            print: PrintOptions::default(),
            lang: Lang::default(),
            epoch: None,
        }
    }
}

/// How the print rendition is made, in place of what `[print]` says.
#[derive(Debug, Clone, Default)]
pub struct PrintOptions {
    /// How red is printed.
    pub ink: Option<Ink>,
    /// How far colour reaches beyond the page, in mm.
    pub bleed: Option<f64>,
    /// Whether there are crop and registration marks.
    pub marks: bool,
    /// Whether the pages make a booklet.
    pub booklet: bool,
    /// Whether the red head is on the paper already.
    pub preprinted: bool,
    /// Whether copies are numbered, and which of their pages are made.
    pub numbered: Option<Numbered>,
    /// Whether only the page of rulers is made, to align pre-printed paper by.
    pub calibration: bool,
}

/// Which pages of numbered copies are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Numbered {
    /// All pages of every copy.
    All,
    /// Page one of every copy.
    First,
}

impl PrintOptions {
    /// Lays what is given over what the issue and its publication say.
    pub(super) fn apply(&self, issue: &mut Issue) {
        let print = &mut issue.publication.print;
        print.ink = self.ink.unwrap_or(print.ink);
        print.bleed = self.bleed.unwrap_or(print.bleed);
        print.marks |= self.marks;
        print.preprinted |= self.preprinted || self.calibration;
        if self.booklet {
            print.binding = Some(Binding::Booklet);
        }
        if self.numbered.is_some() {
            // Keeps the line in which the numbers will stand.
            issue.copy_number.get_or_insert(1);
        }
    }
}
