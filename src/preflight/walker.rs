//! What is kept while a page is walked.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use lopdf::Dictionary;

use super::color::Paint;
use super::facts::Facts;
use crate::messages::Check;
use crate::pdf::{Font, PageSource, Pdf};

/// What the pages of a file share.
pub(super) struct Shared<'a> {
    /// Fonts by the address of their dictionary, which stays where it is as long as the file is open.
    fonts: BTreeMap<usize, Rc<Font<'a>>>,
    /// Operators left, against files that multiply themselves.
    budget: usize,
}

impl Shared<'_> {
    /// Begins with so many operators.
    pub(super) fn new(budget: usize) -> Self {
        Self { fonts: BTreeMap::new(), budget }
    }
}

/// Walks one page; what it does there is in `walk`.
pub(super) struct Walker<'a, 'b> {
    pub(super) pdf: &'a Pdf,
    pub(super) facts: Facts,
    /// Fonts of visible text.
    pub(super) used: BTreeSet<usize>,
    /// Contents being walked, which may not contain themselves.
    pub(super) open: Vec<usize>,
    /// Patterns and drawn characters that have been walked on this page.
    pub(super) known: BTreeSet<usize>,
    pub(super) shadings: BTreeMap<usize, Rc<Vec<Paint>>>,
    shared: &'b mut Shared<'a>,
}

impl<'a, 'b> Walker<'a, 'b> {
    /// Begins with a page.
    pub(super) fn new(pdf: &'a Pdf, page: &PageSource<'a>, shared: &'b mut Shared<'a>) -> Self {
        Self {
            pdf,
            facts: Facts::new(page.media, page.trim),
            used: BTreeSet::new(),
            open: Vec::new(),
            known: BTreeSet::new(),
            shadings: BTreeMap::new(),
            shared,
        }
    }

    /// Returns what was noted of the page, and the fonts of its visible text.
    pub(super) fn finish(self) -> (Facts, Vec<Rc<Font<'a>>>) {
        let used = self.used.iter().filter_map(|font| self.shared.fonts.get(font).cloned()).collect();
        (self.facts, used)
    }

    /// Takes the cost of some operators; `false` if there is nothing left.
    pub(super) fn spend(&mut self, steps: usize) -> bool {
        let left = self.shared.budget.checked_sub(steps);
        if left.is_none() {
            self.facts.note(Check::Unread, "");
        }
        self.shared.budget = left.unwrap_or(0);
        left.is_some()
    }

    /// Returns a font of the resources.
    pub(super) fn font(&mut self, dict: &'a Dictionary) -> Rc<Font<'a>> {
        let font = self.shared.fonts.entry(address(dict)).or_insert_with(|| Rc::new(Font::read(self.pdf, dict)));
        font.clone()
    }
}

/// Returns where a dictionary lies in memory, which tells it from all others of the file.
pub(super) fn address(dict: &Dictionary) -> usize {
    std::ptr::from_ref(dict).addr()
}
