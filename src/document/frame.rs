//! What the PDF says of itself.

use super::Meta;
use crate::model::{Issue, NumberForm};

/// Returns what the PDF of an issue says of itself.
pub fn meta(issue: &Issue) -> Meta {
    let publication = &issue.publication;
    let kind = publication.kind.as_ref().map_or("", |kind| kind.value.trim());
    let name = format!("{}{kind}", publication.name.value.trim());
    let total = issue.total.map(|total| format!("（总第{total}期）")).unwrap_or_default();
    let title = format!("{name}{}", issue.short_number());
    let numbered = if publication.masthead.number_form == NumberForm::Year && issue.edition_word().is_none() {
        format!("{name}{}年第{}期", issue.year, issue.number.unwrap_or_default())
    } else {
        title.clone()
    };
    let total = if numbered.contains(total.trim_matches(['（', '）'])) { String::new() } else { total };
    let authors: Vec<&str> = publication.issuers.iter().map(|issuer| issuer.value.trim()).collect();
    let sections = || issue.sections.iter().filter_map(|section| section.title.as_ref());
    let keywords =
        if issue.keywords.is_empty() { sections().collect() } else { issue.keywords.iter().collect::<Vec<_>>() };
    Meta {
        title,
        author: authors.join("；"),
        subject: format!("{numbered}{total}，{}", issue.date),
        keywords: keywords.into_iter().map(|word| word.value.trim().to_owned()).collect(),
        date: (issue.date.year, issue.date.month, issue.date.day),
    }
}
