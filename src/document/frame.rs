//! What stands around the articles: masthead and 版记, and what the PDF says of itself.

use super::places::{Marker, Marks};
use super::typography::polish;
use super::{Footer, Labelled, Masthead, Meta, Website};
use crate::model::{self, Issue, MastheadStyle, Publication};
use crate::source::{Located, Place};

/// Builds the head of page one.
pub(super) fn masthead(issue: &Issue, marker: &mut Marker) -> Masthead {
    let publication = &issue.publication;
    let masthead = &publication.masthead;
    let trimmed = |text: &Located<String>| text.value.trim().to_owned();
    let (name, kind) = (trimmed(&publication.name), publication.kind.as_ref().map(trimmed));
    let year = format!("〔{}〕", issue.year);
    let number = polish(&format!("第{}期", issue.number));
    let total = issue.total.map(|total| polish(&format!("总第{total}期")));
    let issuer = polish(&publication.issuer.value);
    let date = polish(&issue.date.to_string());
    let (secrecy, secrecy_place) = marker.polished("", &issue.secrecy).unzip();
    let copy_number = issue.copy_number.map(|number| format!("{number:06}"));
    let mut whole = |words: &str, place: &Option<Place>| place.as_ref().map(|place| marker.whole(words, place));
    let keys = &issue.keys;
    let places = Marks::default()
        .with("year", whole(&year, &keys.year))
        .with("number", whole(&number, &keys.number))
        .with("total", whole(total.as_deref().unwrap_or_default(), &keys.total))
        .with("date", whole(&date, &keys.date))
        .with("copy_number", whole(copy_number.as_deref().unwrap_or_default(), &keys.copy_number))
        .with("name", marker.text(&name, "", &publication.name))
        .with("kind", kind.as_ref().zip(publication.kind.as_ref()).map(|(kind, text)| marker.text(kind, "", text)))
        .with("issuer", marker.text(&issuer, "", &publication.issuer))
        .with("secrecy", secrecy_place);
    Masthead {
        style: match masthead.style {
            MastheadStyle::Stacked => "stacked",
            MastheadStyle::Banner => "banner",
            MastheadStyle::Star => "star",
            MastheadStyle::Flag => "flag",
            MastheadStyle::Preprinted => "preprinted",
        },
        height: masthead.height,
        number_at: masthead.number_at,
        issuer_at: masthead.issuer_at,
        name,
        kind,
        year,
        number,
        total,
        issuer,
        date,
        secrecy,
        copy_number,
        places,
    }
}

/// Returns what the PDF of an issue says of itself.
pub fn meta(issue: &Issue) -> Meta {
    let publication = &issue.publication;
    let kind = publication.kind.as_ref().map_or("", |kind| kind.value.trim());
    let name = format!("{}{kind}", publication.name.value.trim());
    let total = issue.total.map(|total| format!("（总第{total}期）")).unwrap_or_default();
    let sections = || issue.sections.iter().filter_map(|section| section.title.as_ref());
    let keywords =
        if issue.keywords.is_empty() { sections().collect() } else { issue.keywords.iter().collect::<Vec<_>>() };
    Meta {
        title: format!("{name}〔{}〕第{}期", issue.year, issue.number),
        author: publication.issuer.value.trim().to_owned(),
        subject: format!("{name}{}年第{}期{total}，{}", issue.year, issue.number, issue.date),
        keywords: keywords.into_iter().map(|word| word.value.trim().to_owned()).collect(),
        date: (issue.date.year, issue.date.month, issue.date.day),
    }
}

/// Builds the 版记.
pub(super) fn footer(publication: &Publication, marker: &mut Marker) -> Footer {
    let lists = &publication.distribution;
    let distribution = [("报", &lists.report), ("送", &lists.send), ("发", &lists.issue)];
    let distribution = distribution.map(|(label, items)| labelled(label, items, "，", marker));
    let imprint = [
        labelled("编辑", &publication.editors, "\u{3000}", marker),
        labelled("电子邮件", &publication.email, "", marker),
        labelled("审核", &publication.reviewers, "\u{3000}", marker),
        labelled("联系电话", &publication.phone, "", marker),
    ];
    let copies = publication.copies.map(|copies| format!("（共印{copies}份）"));
    let places = copies.as_ref().zip(publication.copies_place.as_ref());
    Footer {
        distribution: distribution.into_iter().flatten().collect(),
        imprint: imprint.into_iter().flatten().collect(),
        website: publication.website.as_ref().map(|site| website(site, marker)),
        places: Marks::default().with("copies", places.map(|(words, place)| marker.whole(words, place))),
        copies,
        new_page: false,
        hold: None,
        blanks: 0,
        multiple_of: if publication.footer.even_page { 2 } else { 1 },
    }
}

/// Puts some items behind a label; `None` if there are none.
fn labelled<'t>(
    label: &str,
    items: impl IntoIterator<Item = &'t Located<String>>,
    between: &str,
    marker: &mut Marker,
) -> Option<Labelled> {
    let before = |n: usize| if n == 0 { "" } else { between };
    let parts: Vec<_> = items.into_iter().enumerate().map(|(n, item)| (before(n), item)).collect();
    let text: String = parts.iter().map(|(before, item)| format!("{before}{}", polish(&item.value))).collect();
    let label = format!("{label}：");
    (!parts.is_empty()).then(|| Labelled { label, place: marker.joined(&text, &parts), text })
}

fn website(website: &model::Website, marker: &mut Marker) -> Website {
    let label = website.label.as_ref().map(|label| format!("{}：", polish(&label.value)));
    let text = polish(website.url.value.trim());
    let label_place = label.as_ref().zip(website.label.as_ref()).map(|(label, text)| marker.text(label, "", text));
    Website {
        places: Marks::default().with("label", label_place).with("text", marker.text(&text, "", &website.url)),
        label: label.unwrap_or_default(),
        url: website.url.value.trim().to_owned(),
        text,
    }
}
