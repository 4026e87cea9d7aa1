//! Sets a document into pages.
//!
//! Only this module, `fonts` and `rendition` know the compiler.

mod cover;
mod dashes;
mod deadline;
mod drawings;
mod errors;
mod facts;
mod flow;
mod footnotes;
pub mod form;
mod imprint;
mod joiners;
mod last;
mod marks;
mod outline;
mod pieces;
mod places;
mod recipients;
mod spots;
pub mod pictures;
mod spread;
pub mod templates;
mod walk;
mod world;

use typst::foundations::{Content, Datetime, Smart};
use typst::layout::{Abs, Frame, Sides};
pub use typst_layout::PagedDocument as Pages;
use typst_layout::{Page, PagedDocument};

use crate::diag::Diagnostic;
use crate::document::{Document, PAGE_LIMIT};
use crate::messages::ExcessFault;
use crate::source::Sources;
pub use cover::cover;
pub use deadline::{About, Deadline, Overdue};
pub use drawings::{Which, drawings};
pub use errors::words;
pub use facts::facts;
pub use imprint::{ImprintPage, imprint};
pub use outline::outline;
pub use places::PageMap;
pub use spread::spread;
pub use world::Surroundings;
use world::{Compiled, IssueWorld};

/// Sets documents into pages, one after the other.
///
/// What it has read and parsed serves the next one too, as far as it has not changed.
#[derive(Default)]
pub struct Typesetter {
    world: Option<IssueWorld>,
}

impl Typesetter {
    /// Sets a document into pages.
    ///
    /// `None` if that was not possible; `found` then says why. Texts of templates
    /// that findings point into are added to `sources`.
    pub fn lay_out(
        &mut self,
        document: &mut Document,
        around: Surroundings,
        sources: &mut Sources,
        found: &mut Vec<Diagnostic>,
    ) -> Option<PagedDocument> {
        let world = self.world(document, around)?;
        let mut compiled = recipients::make_up(world, document, found);
        if document.footer.cover.is_some() || !count(&compiled).is_multiple_of(document.footer.multiple_of) {
            compiled = with_imprint_at_end(world, document, compiled);
        }
        let places = &document.places;
        errors::translate(world, places, &compiled.warnings, sources, found);
        let pages = compiled.output;
        let pages = pages.map_err(|errors| errors::translate(world, places, &errors, sources, found)).ok()?;
        let length = pages.pages().len();
        if length > PAGE_LIMIT {
            found.push(Diagnostic::general(ExcessFault::TooManyPages { pages: length, limit: PAGE_LIMIT }.into()));
            return None;
        }
        cover::judge(&pages, document, found)?;
        footnotes::tell_strayed(&pages, document, found);
        Some(finished(pages, document))
    }

    /// Returns page one of a document that is laid out, once for each label of a copy.
    ///
    /// `None` if one of them cannot be set, or moves the other pages.
    pub fn first_pages(
        &mut self,
        document: &Document,
        around: Surroundings,
        labels: &[String],
        pages: usize,
    ) -> Option<PagedDocument> {
        let world = self.world(document, around)?;
        let mut document = document.clone();
        let mut firsts = Vec::with_capacity(labels.len());
        let mut info = None;
        for label in labels {
            document.masthead.copy_number = Some(label.clone());
            let compiled = world.compile(&document).output.ok().filter(|set| set.pages().len() == pages)?;
            info.get_or_insert_with(|| typst::model::Document::info(&compiled).clone());
            firsts.push(compiled.pages()[0].clone());
        }
        Some(finished(PagedDocument::new(firsts.into(), info?), &document))
    }

    /// Returns the world in which a document is set, whose day of issue is its today.
    fn world(&mut self, document: &Document, around: Surroundings) -> Option<&mut IssueWorld> {
        let (year, month, day) = document.meta.date;
        let today = Datetime::from_ymd(i32::from(year), month, day)?;
        match &mut self.world {
            Some(world) => world.renew(around, today),
            None => self.world = Some(IssueWorld::new(around, today)),
        }
        self.world.as_mut()
    }
}

/// Makes a page of what stands on it, and of how far it reaches beyond its edges.
pub fn page(frame: Frame, bleed: Sides<Abs>) -> Page {
    Page { frame, bleed, fill: Smart::Auto, numbering: None, supplement: Content::empty(), number: 1 }
}

/// Forgets what the compiler remembers and has not been asked for in so many layouts.
pub fn forget(layouts: usize) {
    typst::comemo::evict(layouts);
}

/// Puts pages before others, from the one with index `from` on.
pub fn joined(first: &PagedDocument, others: &PagedDocument, from: usize) -> PagedDocument {
    let others = others.pages().iter().skip(from);
    let pages: Vec<_> = first.pages().iter().chain(others).cloned().collect();
    PagedDocument::new(pages.into(), typst::model::Document::info(first).clone())
}

/// Lays out once more with the 版记 on a page of its own, and again with so many
/// blank ones before it that the number of pages is the multiple that is wanted.
///
/// After blank pages neither they nor the 版记 have a number, GB/T 9704-2012 7.5, nor has a back cover.
fn with_imprint_at_end(world: &mut IssueWorld, document: &mut Document, compiled: Compiled) -> Compiled {
    let begun = std::mem::replace(&mut document.footer.new_page, true);
    let compiled = if begun { compiled } else { world.compile(document) };
    let pages = count(&compiled);
    document.footer.blanks = pages.next_multiple_of(document.footer.multiple_of) - pages;
    if pages == 0 || document.footer.blanks == 0 && document.footer.cover.is_none() {
        return compiled;
    }
    document.settings.page.numbered = Some(pages - usize::from(!document.footer.is_empty()));
    world.compile(document)
}

fn count(compiled: &Compiled) -> usize {
    compiled.output.as_ref().map_or(0, |pages| pages.pages().len())
}

/// Sees to what the compiler does not.
fn finished(set: PagedDocument, document: &Document) -> PagedDocument {
    let info = typst::model::Document::info(&set).clone();
    let mut pages: Vec<_> = set.pages().to_vec();
    drop(set);
    let page_settings = &document.settings.page;
    for page in &mut pages {
        joiners::remove(&mut page.frame);
        dashes::balance(&mut page.frame);
        if page_settings.notes {
            footnotes::imprint_below(&mut page.frame, page_settings.pitch());
        }
    }
    PagedDocument::new(pages.into(), info)
}
