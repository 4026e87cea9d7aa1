//! S102: a picture without a caption.

use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for picture in subject.issue.pictures().filter(|picture| picture.caption.is_none()) {
        found.add(StructureFault::PictureCaption, picture.file.place.clone());
    }
}
