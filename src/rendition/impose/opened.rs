//! Opens a PDF through the compiler, which alone can make pictures of its pages.

use typst::diag::FileResult;
use typst::foundations::{Bytes, Datetime, Duration};
use typst::layout::{Frame, FrameItem};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::visualize::{ImageKind, PdfImage};
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;

/// Shows the first page; the others are reached through it.
const MAIN: &str = "#set page(width: auto, height: auto, margin: 0pt)\n#image(\"source.pdf\", page: 1)";

/// Returns a picture of each page of a PDF, as many as are asked for.
///
/// `None` if the PDF cannot be opened or has fewer pages.
pub(super) fn pictures(bytes: Bytes, count: usize) -> Option<Vec<PdfImage>> {
    let main = Source::new(file_id("main.typ"), MAIN.to_owned());
    let world = OneFile { library: LazyHash::new(Library::default()), book: LazyHash::default(), main, bytes };
    let shown = typst::compile::<PagedDocument>(&world).output.ok()?;
    let first = picture(&shown.pages().first()?.frame)?;
    (0..count).map(|index| PdfImage::new(first.document().clone(), index)).collect()
}

fn picture(frame: &Frame) -> Option<PdfImage> {
    frame.items().find_map(|(_, item)| match item {
        FrameItem::Group(group) => picture(&group.frame),
        FrameItem::Image(image, ..) => match image.kind() {
            ImageKind::Pdf(picture) => Some(picture.clone()),
            _ => None,
        },
        _ => None,
    })
}

fn file_id(path: &'static str) -> FileId {
    let path = VirtualPath::new(path).expect("a constant path is well formed");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// A world with one PDF in it, and no fonts.
struct OneFile {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    main: Source,
    bytes: Bytes,
}

impl World for OneFile {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, _: FileId) -> FileResult<Source> {
        Ok(self.main.clone())
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Ok(self.bytes.clone())
    }

    fn font(&self, _: usize) -> Option<Font> {
        None
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
