//! The Word document: the same content as the PDF, in Word's own styles, tables and sections.
//!
//! Everything is made from the [`Document`] that the PDF is made from, so that
//! figures cannot differ. Where a page ends is Word's business.

mod attachment;
mod beside;
mod board;
mod book;
mod captions;
mod cells;
mod closing;
mod cover;
mod drawing;
mod footnotes;
mod front;
mod head_lines;
mod heights;
mod images;
mod imprint;
mod lists;
mod masthead;
mod measures;
mod meeting;
mod numbers;
mod opening;
mod package;
mod paragraph;
mod parts;
mod pictures;
mod props;
mod quotes;
mod reference;
mod relations;
mod section;
mod settings;
mod signs;
mod styles;
mod tables;
mod text;
mod theme;
mod xml;

use crate::document::{Document, Part, SizeSettings};
use crate::fonts::{Fonts, Role};
use crate::layout::{Pages, cover, outline};
use crate::source::Folder;
use book::{Book, Finished};
use masthead::Fitted;
use relations::Relations;
use section::Footers;

use measures::Measures;
pub use reference::{REFERENCE, Reference};
pub use settings::{APPLICATION, is_ours};
use xml::{El, R, W, WP, el};

/// Writes an issue as a Word document (ECMA-376 Transitional, as Word 2010 and later read it).
///
/// `pages` are those of the PDF; charts are taken from them, and the page numbers of 本期要目. The date is the day of
/// issue, or `epoch` (seconds since 1970) if given. Pictures are read from `folder`; the styles of
/// a `reference` are taken instead of ours where they have the same names.
pub fn docx(
    pages: &Pages,
    document: &Document,
    fonts: &Fonts,
    folder: &Folder,
    reference: Option<&Reference>,
    epoch: Option<i64>,
) -> Vec<u8> {
    let mut images = images::images(pages, document, folder);
    let mut relations = Relations::default();
    relations.part("styles", "styles.xml");
    relations.part("settings", "settings.xml");
    relations.part("numbering", "numbering.xml");
    relations.part("fontTable", "fontTable.xml");
    relations.part("theme", "theme/theme1.xml");
    let mut footer = |name| relations.part("footer", name);
    let footers = [footer("footer1.xml"), footer("footer2.xml")];
    let unnumbered = document.settings.page.numbered.map(|_| footer("footer3.xml"));
    let turns = |part: &Part| matches!(part, Part::Table { layout, .. } if layout.turned);
    let turns = document.parts.iter().any(turns);
    let turned = turns.then(|| ["footer4.xml", "footer5.xml"].map(&mut footer));
    let [odd, even] = footers;
    let footers = Footers { odd, even, turned, none: unnumbered };
    let mut book = Book::new(document, relations, footers, pages);
    let by = Measures { plain: fonts.measure(Role::Body), strong: fonts.measure(Role::Hei) };
    let fitted = Fitted::of(&book, &fonts.measure(Role::Title), &by);
    book.masthead(fitted);
    document.instructions.iter().for_each(|instructions| book.instructions(instructions));
    document.notice.iter().for_each(|notice| book.notice(notice));
    let pitch = book.grid.pitch;
    document.note.iter().for_each(|note| book.editor_note(note, pitch));
    if document.contents {
        book.contents(&outline(pages));
    }
    document.recipients.iter().for_each(|said| book.addressed(said, pitch));
    for (index, part) in document.parts.iter().enumerate() {
        book.part(index, part, &mut images, &by);
    }
    let down = cover(pages, document).map_or(0.0, |(_, down)| down);
    book.imprint(&by.plain, (down, images.remove(&(document.parts.len(), 0))));
    let grid = book.grid;
    if document.settings.page.notes {
        book.relations.part("footnotes", "footnotes.xml");
    }
    let Finished { body, mut relations, lists, types } = book.finish();
    let sizes = SizeSettings { name: fitted.name, kind: fitted.kind, ..document.settings.sizes };
    let own = styles::styles(&grid, &sizes, &types, document.has_notes());
    let styles = reference.map_or_else(|| own.clone(), |reference| reference.over(&own));
    let moment = moment(document, epoch);
    let part = |name: &str, root: El| (name.to_owned(), root.part());
    let custom = settings::custom(&head_lines::number_line(&document.masthead).replace('\n', " "));
    let mut files = vec![
        part("_rels/.rels", package::root_relations(custom.is_some())),
        ("word/document.xml".to_owned(), main_part(&body)),
        part("word/_rels/document.xml.rels", relations.element()),
        part("word/styles.xml", styles),
        part("word/settings.xml", settings::settings(document)),
        part("word/numbering.xml", lists.element(&grid, sizes.body)),
        part("word/fontTable.xml", settings::font_table()),
        part("word/theme/theme1.xml", theme::theme()),
        part("word/footer1.xml", numbers::footer(Some("PageNumberOdd"))),
        part("word/footer2.xml", numbers::footer(Some("PageNumberEven"))),
        part("docProps/core.xml", settings::core(&document.meta, &moment)),
        part(APPLICATION, settings::app()),
    ];
    files.extend(custom.map(|root| part("docProps/custom.xml", root)));
    if document.settings.page.notes {
        files.push(part(footnotes::PART, footnotes::part(std::mem::take(&mut relations.notes))));
        files.extend(footnotes::relations(&relations).map(|links| part("word/_rels/footnotes.xml.rels", links)));
    }
    files.extend(document.settings.page.numbered.map(|_| part("word/footer3.xml", numbers::footer(None))));
    if turns {
        let lying = [("word/footer4.xml", true), ("word/footer5.xml", false)];
        files.extend(lying.map(|(name, odd)| part(name, numbers::turned_footer(&document.settings, odd))));
    }
    let types = package::content_types(files.iter().map(|(name, _)| name.as_str()));
    // Word wants the list of types first.
    files.insert(0, part("[Content_Types].xml", types));
    files.extend(relations.media.into_iter().map(|(name, bytes)| (format!("word/{name}"), bytes)));
    package::pack(&files)
}

/// Returns `word/document.xml` around a body.
fn main_part(body: &[u8]) -> Vec<u8> {
    let root = el("w:document").attr("xmlns:w", W).attr("xmlns:r", R).attr("xmlns:wp", WP);
    let [open, close] = xml::tags(&root);
    let [open_body, close_body] = xml::tags(&el("w:body"));
    [xml::declaration(), open, open_body, body.to_vec(), close_body, close].concat()
}

/// Returns the date of the document as W3CDTF has it.
fn moment(document: &Document, epoch: Option<i64>) -> String {
    let (year, month, day) = document.meta.date;
    let issue = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
    let moment = epoch.and_then(|seconds| time::OffsetDateTime::from_unix_timestamp(seconds).ok());
    moment.map_or(issue, |moment| {
        let (hour, minute, second) = moment.time().as_hms();
        let (year, month, day) = (moment.year(), u8::from(moment.month()), moment.day());
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    })
}
