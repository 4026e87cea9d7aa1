//! Sets a document into pages.
//!
//! Only this module, `fonts` and `rendition` know the compiler.

mod errors;
mod facts;
mod flow;
mod joiners;
pub mod pictures;
pub mod templates;
mod world;

use typst::diag::{SourceResult, Warned};
use typst::foundations::Datetime;
use typst::layout::{Abs, Frame, FrameItem};
use typst_layout::PagedDocument;
pub use typst_layout::PagedDocument as Pages;

use crate::diag::Diagnostic;
use crate::document::Document;
use crate::fonts::Fonts;
use crate::messages::Problem;
use crate::source::{Folder, Sources};
pub use facts::facts;
use templates::Templates;
use world::IssueWorld;

/// Most pages of an issue.
pub const PAGE_LIMIT: usize = 500;

/// What layout needs besides the document.
pub struct Surroundings<'a> {
    /// The fonts.
    pub fonts: &'a Fonts,
    /// The issue's folder, the only one that templates can read.
    pub folder: Folder,
    /// The templates.
    pub templates: Templates,
}

/// Sets a document into pages.
///
/// `None` if that was not possible; `found` then says why. Texts of templates
/// that findings point into are added to `sources`.
pub fn lay_out(
    document: &mut Document,
    around: Surroundings,
    sources: &mut Sources,
    found: &mut Vec<Diagnostic>,
) -> Option<PagedDocument> {
    let (year, month, day) = document.meta.date;
    let today = Datetime::from_ymd(i32::from(year), month, day)?;
    let mut world = IssueWorld::new(around.fonts, around.folder, around.templates, today);
    flow::fit(&mut world, document);
    let mut compiled = compile(&mut world, document);
    if document.footer.even_page && count(&compiled) % 2 == 1 {
        compiled = with_even_imprint(&mut world, document, count(&compiled));
    }
    errors::translate(&world, &compiled.warnings, sources, found);
    let pages = compiled.output.map_err(|errors| errors::translate(&world, &errors, sources, found)).ok()?;
    let length = pages.pages().len();
    if length > PAGE_LIMIT {
        found.push(Diagnostic::general(Problem::TooManyPages { pages: length, limit: PAGE_LIMIT }));
        return None;
    }
    Some(without_joiners(pages))
}

/// What the compiler returns.
type Compiled = Warned<SourceResult<PagedDocument>>;

/// Lays out once more with the 版记 on an even page; `before` is the odd number of pages so far.
fn with_even_imprint(world: &mut IssueWorld, document: &mut Document, before: usize) -> Compiled {
    document.footer.new_page = true;
    let compiled = compile(world, document);
    // The 版记 had a page of its own already, and now follows a blank one:
    // neither has a number, GB/T 9704-2012 7.5.
    if count(&compiled) == before + 1 && is_blank(&compiled, before - 1) {
        document.settings.page.numbered = Some(before - 1);
        return compile(world, document);
    }
    compiled
}

fn count(compiled: &Compiled) -> usize {
    compiled.output.as_ref().map_or(0, |pages| pages.pages().len())
}

/// Returns whether a page, counted from 0, holds nothing but its number.
fn is_blank(compiled: &Compiled, page: usize) -> bool {
    let Some(page) = compiled.output.as_ref().ok().and_then(|pages| pages.pages().get(page)) else { return false };
    !has_ink(&page.frame, Abs::zero(), page.frame.height() * 0.9)
}

fn has_ink(frame: &Frame, top: Abs, bottom: Abs) -> bool {
    frame.items().any(|(at, item)| match item {
        FrameItem::Group(group) => has_ink(&group.frame, top + at.y, bottom),
        FrameItem::Tag(_) | FrameItem::Link(..) => false,
        _ => top + at.y < bottom,
    })
}

fn compile(world: &mut IssueWorld, document: &Document) -> Compiled {
    let json = serde_json::to_vec(document).expect("a document has only text keys and finite numbers");
    world.set_data(json);
    typst::compile(world)
}

fn without_joiners(document: PagedDocument) -> PagedDocument {
    let info = typst::model::Document::info(&document).clone();
    let mut pages: Vec<_> = document.pages().to_vec();
    drop(document);
    pages.iter_mut().for_each(|page| joiners::remove(&mut page.frame));
    PagedDocument::new(pages.into(), info)
}
