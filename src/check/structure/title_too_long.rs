//! S116: a title of more than two lines.

use super::text::count;
use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::model::Item;

/// Most characters of a title.
const MOST: usize = 60;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for item in subject.issue.items() {
        let Item::Article(article) = item else { continue };
        let length = count(&article.title.value);
        if length > MOST {
            found.add(StructureFault::TitleTooLong { length, most: MOST }, article.title.place.clone());
        }
    }
}
