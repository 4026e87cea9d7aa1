//! P126: a caption that ends in a full stop.

use super::text::Text;
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;
use crate::model::Item;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for item in subject.issue.items() {
        let own = match item {
            Item::Table(table) => &table.title,
            Item::Chart(chart) => &chart.title,
            Item::Ranking(ranking) => &ranking.caption,
            Item::Pictures(pictures) => &pictures.caption,
            Item::Picture(_) => &None,
            Item::Article(_) | Item::Brief(_) | Item::Continued(_) | Item::Board(_) | Item::Closing(_) => continue,
        };
        let below = item.pictures().iter().filter_map(|picture| picture.caption.as_ref());
        for caption in own.iter().chain(below) {
            let text = Text::of_located(caption, subject);
            let end = text.run_back(text.chars.len(), |c| "。．，；、,;".contains(c));
            if end > 0 && end < text.chars.len() {
                let range = end..text.chars.len();
                let fault = PunctuationFault::CaptionStop { mark: text.string(range.clone()) };
                text.report_fix(found, fault, range, "");
            }
        }
    }
}
