//! P126: a caption that ends in a full stop.

use super::text::Text;
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;
use crate::model::Item;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for item in subject.issue.items() {
        let caption = match item {
            Item::Table(table) => &table.title,
            Item::Chart(chart) => &chart.title,
            Item::Ranking(ranking) => &ranking.caption,
            Item::Picture(picture) => &picture.caption,
            Item::Article(_) | Item::Brief(_) | Item::Continued(_) | Item::Closing(_) => continue,
        };
        let Some(text) = caption.as_ref().map(|caption| Text::of_located(caption, subject)) else { continue };
        let end = text.run_back(text.chars.len(), |c| "。．，；、,;".contains(c));
        if end > 0 && end < text.chars.len() {
            let range = end..text.chars.len();
            let fault = PunctuationFault::CaptionStop { mark: text.string(range.clone()) };
            text.report_fix(found, fault, range, "");
        }
    }
}
