//! Sets a document into pages.
//!
//! Only this module, `fonts` and `rendition` know the compiler.

mod errors;
mod joiners;
pub mod pictures;
pub mod templates;
mod world;

use typst::diag::{SourceResult, Warned};
use typst::foundations::Datetime;
use typst::layout::{Abs, Frame, FrameItem};
use typst_layout::PagedDocument;

use crate::diag::Diagnostic;
use crate::document::Document;
use crate::fonts::Fonts;
use crate::messages::Problem;
use crate::source::{Folder, Sources};
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
    let mut compiled = compile(&mut world, document);
    let count = |compiled: &Warned<SourceResult<PagedDocument>>| {
        compiled.output.as_ref().map_or(0, |pages| pages.pages().len())
    };
    let before = count(&compiled);
    if document.footer.even_page && before % 2 == 1 {
        document.footer.new_page = true;
        compiled = compile(&mut world, document);
        // With nothing but a blank page between text and 版记, neither page has
        // a number, GB/T 9704-2012 7.5. The 版记 had a page of its own before.
        let after = count(&compiled);
        if after == before + 1 && is_blank(&compiled, before - 1) {
            document.settings.page.numbered = Some(before - 1);
            compiled = compile(&mut world, document);
        }
    }
    errors::translate(&world, &compiled.warnings, sources, found);
    let pages = compiled.output.map_err(|errors| errors::translate(&world, &errors, sources, found)).ok()?;
    let count = pages.pages().len();
    if count > PAGE_LIMIT {
        found.push(Diagnostic::general(Problem::TooManyPages { pages: count, limit: PAGE_LIMIT }));
        return None;
    }
    Some(without_joiners(pages))
}

/// Returns whether a page, counted from 0, holds nothing but its number.
fn is_blank(compiled: &Warned<SourceResult<PagedDocument>>, page: usize) -> bool {
    let Some(page) = compiled.output.as_ref().ok().and_then(|pages| pages.pages().get(page)) else { return false };
    let bottom = page.frame.height() * 0.9;
    !has_ink(&page.frame, Abs::zero(), bottom)
}

fn has_ink(frame: &Frame, top: Abs, bottom: Abs) -> bool {
    frame.items().any(|(at, item)| match item {
        FrameItem::Group(group) => has_ink(&group.frame, top + at.y, bottom),
        FrameItem::Tag(_) | FrameItem::Link(..) => false,
        _ => top + at.y < bottom,
    })
}

fn compile(world: &mut IssueWorld, document: &Document) -> Warned<SourceResult<PagedDocument>> {
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
