//! S102: a picture without a caption.

use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::model::Item;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    // What is attached has its title.
    let items = subject.issue.sections.iter().flat_map(|section| &section.items);
    let pictures = items.filter_map(|item| if let Item::Picture(picture) = item { Some(picture) } else { None });
    for picture in pictures.filter(|picture| picture.caption.is_none()) {
        found.add(StructureFault::PictureCaption, picture.file.place.clone());
    }
}
