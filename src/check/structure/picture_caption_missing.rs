//! S102: a picture without a caption.

use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::model::Item;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    // What is attached has its title.
    let items = subject.issue.sections.iter().flat_map(|section| &section.items);
    for item in items {
        let said = match item {
            Item::Picture(picture) => picture.caption.is_some() || picture.link.is_some(),
            Item::Pictures(pictures) => pictures.is_captioned(),
            Item::Article(article) => article.beside.as_ref().is_some_and(|beside| beside.picture.caption.is_some()),
            _ => continue,
        };
        if let Some(picture) = item.pictures().first().filter(|_| !said) {
            found.add(StructureFault::PictureCaption, picture.file.place.clone());
        }
    }
}
