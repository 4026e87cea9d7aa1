//! L110: a first page without running text.

use super::printed::Printed;
use crate::check::passages::Part;
use crate::check::rule::{Findings, Subject};
use crate::messages::TypographyFault;
use crate::model::Item;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let first = subject.issue.items().next();
    // A bulletin that opens with a table or a ranking has its news there.
    if subject.pages.is_empty() || !matches!(first, Some(Item::Article(_) | Item::Brief(_))) {
        return;
    }
    let printed = Printed::new(subject);
    let passages = printed.passages();
    let mut texts = passages.iter().filter_map(|shown| shown.first());
    // Where a template does not tell what of the text is where, nothing can be said of it.
    let text = texts.find(|shown| matches!(shown.passage.part, Part::Article | Part::Brief));
    if let Some(text) = text.filter(|shown| shown.at.0 > 0) {
        let contents = subject.issue.contents;
        let fault = TypographyFault::NoTextOnFirstPage { contents, notice: subject.issue.notice.is_some() };
        found.add_on_page(fault, Some(text.passage.whole()), 1);
    }
}
