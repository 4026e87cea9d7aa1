//! S120: two articles or two tables with the same title.

use std::collections::HashMap;

use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::model::Item;
use crate::source::Located;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let mut met: HashMap<(u8, String), &Located<String>> = HashMap::new();
    for item in subject.issue.items() {
        // A chart may well have the title of the table that it draws.
        let (sort, title) = match item {
            Item::Article(article) => (0, Some(&article.title)),
            Item::Table(table) => (1, table.title.as_ref()),
            Item::Chart(chart) => (2, chart.title.as_ref()),
            _ => continue,
        };
        let Some(title) = title else { continue };
        let key = (sort, title.value.split_whitespace().collect::<String>());
        if key.1.is_empty() {
            continue;
        }
        match met.get(&key) {
            Some(first) => {
                found.add_with(
                    StructureFault::TitleTwice { title: title.value.clone() },
                    title.place.clone(),
                    vec![first.place.clone()],
                    None,
                );
            }
            None => _ = met.insert(key, title),
        }
    }
}
