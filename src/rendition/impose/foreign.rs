//! Pages of any PDF, and the PDF of sheets made of them.
//!
//! Pages become form XObjects with their fonts, colours and vectors as they are.

use std::sync::Arc;

use hayro::hayro_syntax::object::{Array, Dict, Name, Rect};
use hayro::hayro_syntax::page::{Page as Source, Rotation};
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use lopdf::{Document, Object};
use typst::foundations::{Bytes, Smart};
use typst::layout::{Abs, Frame, FrameItem, Point, Sides, Size};
use typst::model::DocumentInfo;
use typst::syntax::Span;
use typst::visualize::{Image, ImageKind, PdfImage};
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::sound::rewritten;
use super::{PAGE_LIMIT, opened};
use crate::fonts::Fonts;
use crate::layout::{self, words};
use crate::messages::ImposeFault;
use crate::pdf::{TREE_DEPTH, Unopened, is_pdf};
use crate::rendition::boxes::bleed_boxes;
use crate::rendition::pdf::creator;

/// Most bytes of a PDF.
pub const FILE_LIMIT: u64 = 512 << 20;
/// How far from the end of a file its end mark may be.
const TAIL: usize = 64 << 10;

/// The pages of a PDF.
pub struct Foreign {
    /// The pages, each of the size of its TrimBox, with what is outside of that as bleed.
    pub pages: PagedDocument,
    /// Pages, from 1, with stamps, notes or form fields, which do not come along.
    pub annotated: Vec<usize>,
    /// Whether it has layers that can be hidden, all of which are printed.
    pub layered: bool,
    blend: Blend,
}

/// The colours in which transparent things of a PDF are mixed, ISO 32000-1 11.6.6.
#[derive(Debug, Clone, PartialEq)]
enum Blend {
    /// No page says it.
    Unsaid,
    /// A colour space by name.
    Named(Vec<u8>),
    /// Anything else.
    Other,
}

/// Opens a PDF; messages call it `path`, the new PDF is called `name`.
///
/// Fails if it is damaged or incomplete, needs a password, or has too many pages.
pub fn open(bytes: Vec<u8>, path: &str, name: &str, fonts: &Fonts) -> Result<Foreign, ImposeFault> {
    let broken = || ImposeFault::NotReadable { path: path.to_owned() };
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    if !is_pdf(&bytes) || !tail.windows(5).any(|window| window == b"%%EOF") {
        return Err(broken());
    }
    let bytes = Bytes::new(rewritten(&bytes).map_err(|unopened| match unopened {
        Unopened::Locked(_) => ImposeFault::Locked { path: path.to_owned() },
        Unopened::Broken(_) => broken(),
        Unopened::Page(page) => ImposeFault::PageDamaged { path: path.to_owned(), page },
        Unopened::TooDeep => ImposeFault::TooDeep { path: path.to_owned(), limit: TREE_DEPTH },
    })?);
    let pdf = Pdf::new(Arc::new(bytes.clone())).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ImposeFault::Locked { path: path.to_owned() },
        LoadPdfError::Invalid => broken(),
    })?;
    if !is_whole(&pdf) {
        return Err(broken());
    }
    let count = pdf.pages().len();
    if count > PAGE_LIMIT {
        return Err(ImposeFault::TooManyPages { pages: count, limit: PAGE_LIMIT });
    }
    let pages = opened::pictures(bytes, count, fonts).filter(|pages| !pages.is_empty()).ok_or_else(broken)?;
    let info = DocumentInfo { title: Some(name.into()), date: Smart::Custom(None), ..DocumentInfo::default() };
    Ok(Foreign {
        pages: PagedDocument::new(pages.into_iter().map(page).collect(), info),
        annotated: annotated(&pdf),
        layered: pdf.xref().has_optional_content_groups(),
        blend: blend(&pdf),
    })
}

/// Returns whether a PDF has all its pages, and each page its content and a size.
///
/// The reader mends what it can, so that half a file would come out as half a booklet.
fn is_whole(pdf: &Pdf) -> bool {
    let xref = pdf.xref();
    let tree = xref.get::<Dict>(xref.root_id()).and_then(|root| root.get::<Dict>(b"Pages"));
    let count = tree.and_then(|tree| tree.get::<i32>(b"Count"));
    let there = |page: &Source| {
        let shown = page.intersected_crop_box();
        let has_content = page.page_stream().is_some() || !page.raw().contains_key(b"Contents");
        has_content && shown.x1 > shown.x0 && shown.y1 > shown.y0
    };
    count.and_then(|count| usize::try_from(count).ok()) == Some(pdf.pages().len()) && pdf.pages().iter().all(there)
}

/// Makes a page of a page of the PDF.
fn page(image: PdfImage) -> Page {
    // Boxes are in units that a page may choose, ISO 32000-1 table 30.
    let unit = image.page().raw().get::<f32>(b"UserUnit").map_or(1.0, f64::from);
    let whole = Size::new(Abs::pt(image.width().into()), Abs::pt(image.height().into())) * unit;
    let bleed = outside_of_trim(image.page()).map(|bleed| bleed * unit);
    let mut frame = Frame::hard(whole - bleed.sum_by_axis());
    let item = FrameItem::Image(Image::plain(ImageKind::Pdf(image)), whole, Span::detached());
    frame.push(Point::new(-bleed.left, -bleed.top), item);
    layout::page(frame, bleed)
}

/// Returns how much of a page, which is shown beyond its TrimBox, lies outside of that.
fn outside_of_trim(page: &Source) -> Sides<Abs> {
    let shown = page.intersected_crop_box();
    let Some(trim) = page.raw().get::<Rect>(b"TrimBox").map(|trim| trim.intersect(shown)) else {
        return Sides::splat(Abs::zero());
    };
    if trim.x1 <= trim.x0 || trim.y1 <= trim.y0 {
        return Sides::splat(Abs::zero());
    }
    let [left, top, right, bottom] =
        [trim.x0 - shown.x0, shown.y1 - trim.y1, shown.x1 - trim.x1, trim.y0 - shown.y0].map(Abs::pt);
    match page.rotation() {
        Rotation::None => Sides::new(left, top, right, bottom),
        Rotation::Horizontal => Sides::new(bottom, left, top, right),
        Rotation::Flipped => Sides::new(right, bottom, left, top),
        Rotation::FlippedHorizontal => Sides::new(top, right, bottom, left),
    }
}

/// Returns the pages, from 1, that bear more than links.
fn annotated(pdf: &Pdf) -> Vec<usize> {
    let seen = |annotation: Dict| {
        let kind = annotation.get::<Name>(b"Subtype");
        kind.is_some_and(|kind| !matches!(&*kind, b"Link" | b"Popup")) && annotation.contains_key(b"AP")
    };
    let bears = |page: &Source| page.raw().get::<Array>(b"Annots").is_some_and(|all| all.iter::<Dict>().any(seen));
    let pages = pdf.pages().iter().enumerate();
    pages.filter(|(_, page)| bears(page)).map(|(index, _)| index + 1).collect()
}

fn blend(pdf: &Pdf) -> Blend {
    let group = pdf.pages().iter().find_map(|page| page.raw().get::<Dict>(b"Group"));
    match group.map(|group| group.get::<Name>(b"CS").map(|name| name.to_vec())) {
        None => Blend::Unsaid,
        Some(Some(name)) => Blend::Named(name),
        Some(None) => Blend::Other,
    }
}

impl Foreign {
    /// Writes sheets made of these pages; the same pages give the same bytes.
    ///
    /// `bleed` is how far pages reach beyond the trimmed sheet at the sides, and at head and foot, in mm.
    pub fn pdf(&self, sheets: &PagedDocument, bleed: [f64; 2]) -> Result<Vec<u8>, ImposeFault> {
        let bytes = write(sheets)?;
        self.finished(&bytes, bleed).map_err(|error| ImposeFault::Export { message: error.to_string() })
    }

    fn finished(&self, bytes: &[u8], bleed: [f64; 2]) -> lopdf::Result<Vec<u8>> {
        let mut document = Document::load_mem(bytes)?;
        reblend(&mut document, &self.blend)?;
        bleed_boxes(&mut document, bleed);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes)?;
        Ok(bytes)
    }
}

/// Writes sheets as an untagged PDF, of version 1.7 or what their pages need, without a date.
pub fn write(sheets: &PagedDocument) -> Result<Vec<u8>, ImposeFault> {
    let write = |version| {
        let standards = PdfStandards::new(&[version]).expect("a version alone agrees with itself");
        let options = PdfOptions { creator: creator(), standards, tagged: false, ..PdfOptions::default() };
        typst_pdf::pdf(sheets, &options)
    };
    let written = write(PdfStandard::V_1_7).or_else(|_| write(PdfStandard::V_2_0));
    written.map_err(|errors| ImposeFault::Export { message: words(&errors) })
}

/// Gives the pages on sheets the colours for mixing that they had.
///
/// The writer has every page mixed in RGB, which would make four inks of one
/// black on a press.
fn reblend(document: &mut Document, blend: &Blend) -> lopdf::Result<()> {
    if *blend == Blend::Other {
        return Ok(());
    }
    let forms: Vec<_> = document.get_pages().into_values().flat_map(|sheet| forms(document, sheet)).collect();
    for form in forms {
        let dictionary = &mut document.get_object_mut(form)?.as_stream_mut()?.dict;
        match blend {
            Blend::Named(name) => {
                if let Ok(group) = dictionary.get_mut(b"Group").and_then(Object::as_dict_mut) {
                    group.set("CS", Object::Name(name.clone()));
                }
            }
            Blend::Unsaid | Blend::Other => {
                dictionary.remove(b"Group");
            }
        }
    }
    Ok(())
}

/// Returns the form XObjects that a sheet shows: the pages on it.
fn forms(document: &Document, sheet: lopdf::ObjectId) -> Vec<lopdf::ObjectId> {
    let resources = document.get_dictionary(sheet).and_then(|page| page.get_deref(b"Resources", document));
    let shown = resources.and_then(Object::as_dict).and_then(|all| all.get_deref(b"XObject", document));
    let shown = shown.and_then(Object::as_dict).into_iter().flatten();
    shown.filter_map(|(_, object)| object.as_reference().ok()).collect()
}
