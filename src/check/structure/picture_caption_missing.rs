//! S102: a picture without a caption.

use crate::check::rule::{Findings, Rule, Subject};
use crate::diag::Severity;
use crate::messages::{Problem, StructureFault};
use crate::model::Item;

pub(super) static RULE: Rule = Rule {
    code: "S102",
    name: "picture-caption-missing",
    severity: Severity::Info,
    clause: None,
    about: include_str!("picture_caption_missing.md"),
    run,
};

fn run(subject: &Subject, found: &mut Findings) {
    for item in subject.issue.items() {
        if let Item::Picture(picture) = item
            && picture.caption.is_none()
        {
            found.add(Problem::from(StructureFault::PictureCaption), picture.file.place.clone());
        }
    }
}
