//! An issue as laid out, and what is asked of its pages.

use std::sync::OnceLock;

use crate::check::facts::PageFacts;
use crate::document::{Arranged, Document, Makeup, Part};
use crate::layout::templates::Templates;
use crate::layout::{PageMap, Pages, Surroundings, facts};

/// An issue as laid out.
pub struct LaidOut {
    /// What is laid out.
    pub document: Document,
    /// Its pages.
    pub pages: Pages,
    /// What it was set with.
    pub around: Surroundings,
    /// What gave way for the number of pages that is wanted, if anything had to.
    pub fitted: Option<Fitted>,
    map: OnceLock<PageMap>,
}

impl LaidOut {
    pub(super) fn new(document: Document, pages: Pages, around: Surroundings) -> Self {
        Self { document, pages, around, fitted: None, map: OnceLock::new() }
    }

    /// Returns how many pages there are.
    pub fn count(&self) -> usize {
        self.pages.pages().len()
    }

    /// Measures the finished pages for the proofreader.
    pub fn facts(&self) -> Vec<PageFacts> {
        facts(&self.pages, &self.document)
    }

    /// Returns where on the pages everything stands that the editor wrote.
    pub fn map(&self) -> &PageMap {
        self.map.get_or_init(|| PageMap::of(&self.pages, &self.document))
    }

    /// Returns the templates that it was set with.
    pub fn templates(&self) -> &Templates {
        &self.around.templates
    }

    /// Returns the titles of its tables, and why they are arranged as they are.
    pub fn tables(&self) -> Vec<Arranged> {
        self.document.parts.iter().filter_map(Part::arranged).collect()
    }
}

/// What was done for the number of pages that is wanted.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// How many pages there are without it.
    pub plain: usize,
    /// How many there are with it.
    pub pages: usize,
    /// What gives way.
    pub makeup: Makeup,
}
