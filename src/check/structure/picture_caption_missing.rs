//! S102: a picture without a caption.

use crate::check::rule::{Findings, Subject};
use crate::messages::{Problem, StructureFault};
use crate::model::Item;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for item in subject.issue.items() {
        if let Item::Picture(picture) = item
            && picture.caption.is_none()
        {
            found.add(Problem::from(StructureFault::PictureCaption), picture.file.place.clone());
        }
    }
}
