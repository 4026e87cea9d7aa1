//! S113: an article whose text is hardly longer than its title.

use super::text::{by_item, count};
use crate::check::passages::Part;
use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::model::Item;

/// Fewest characters of an article.
const LEAST: usize = 20;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let items: Vec<&Item> = subject.issue.items().collect();
    let passages = by_item(subject);
    for (number, item) in items.iter().enumerate() {
        let Item::Article(article) = item else { continue };
        let mut behind = items[number + 1..]
            .iter()
            .skip_while(|item| matches!(item, Item::Table(_) | Item::Picture(_) | Item::Pictures(_)));
        // Its text goes on behind a table or picture.
        if matches!(behind.next(), Some(Item::Continued(_))) {
            continue;
        }
        let own = passages.get(&number).into_iter().flatten().filter(|passage| passage.part == Part::Article);
        let length: usize = own.map(|passage| count(&passage.text)).sum();
        if (1..LEAST).contains(&length) {
            found.add(StructureFault::ArticleTooShort { length }, article.title.place.clone());
        }
    }
}
