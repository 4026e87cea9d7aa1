//! The head of page one.

use super::Masthead;
use super::places::{Marker, Marks};
use super::settings::Settings;
use super::title::break_title;
use super::typography::polish;
use crate::fonts::Measure;
use crate::model::{Issue, LEAST_NAME, MastheadRule, MastheadStyle, NumberPlace, PT_PER_MM};
use crate::source::{Located, Place};

/// What stands before the names of those who sign.
const SIGNER: &str = "签发人：";
/// What the signs beside a name are set in, 三号 in pt.
const SANHAO: f64 = 16.0;
/// White at both sides of the kind in its box, in em.
const BOX: f64 = 1.2;

/// Builds the head of page one.
pub(super) fn masthead(issue: &Issue, settings: &Settings, measure: &Measure, marker: &mut Marker) -> Masthead {
    let publication = &issue.publication;
    let masthead = &publication.masthead;
    let trimmed = |text: &Located<String>| text.value.trim().to_owned();
    let (name, kind) = (trimmed(&publication.name), publication.kind.as_ref().map(trimmed));
    let printed = issue.printed_number();
    let [year, number, total] =
        [printed.year, printed.number, printed.total].map(|text| text.map(|text| polish(&text)));
    let number_lines: Vec<String> = printed.lines.iter().map(|line| polish(line)).collect();
    let (edition, edition_place) = marker.polished("", &issue.edition_word().cloned()).unzip();
    let (issuers, issuer_places) = marker.all(&publication.issuers);
    let (signers, signer_places) = marker.all(&issue.signers);
    let issuer = issuers.join("\u{3000}");
    let between = |n: usize| if n == 0 { "" } else { "\u{3000}" };
    let parts: Vec<_> = publication.issuers.iter().enumerate().map(|(n, text)| (between(n), text)).collect();
    let issuer_place = marker.joined(&issuer, &parts);
    let date = polish(&issue.date.to_string());
    let (secrecy, secrecy_place) = marker.polished("", &issue.secrecy).unzip();
    let (urgency, urgency_place) = marker.polished("", &issue.urgency).unzip();
    let copy_number = issue.copy_number.map(|number| format!("{number:06}"));
    let whole_line = settings.page.width * PT_PER_MM;
    let (room, beside) = match masthead.style {
        MastheadStyle::Flag => {
            let number = [&year, &number].into_iter().flatten().cloned().collect::<String>();
            let signed = signers.iter().map(|signer| format!("{SIGNER}{signer}"));
            let mut column: Vec<String> = number_lines.iter().cloned().chain(total.clone()).chain(signed).collect();
            column.extend([Some(number), edition.clone()].into_iter().flatten());
            (whole_line - flag_column(kind.as_deref(), &column, settings, measure), None)
        }
        MastheadStyle::Banner => (whole_line, kind.as_deref()),
        _ => (whole_line, None),
    };
    let least = LEAST_NAME.min(settings.sizes.name);
    let kind_below = beside.is_some_and(|kind| least * measure.em(&format!("{name}{kind}")) > room);
    let name_lines = name_lines(&name, room / least, measure);
    let name_places = marker.lines(&name_lines, &publication.name);
    let mut whole = |words: &str, place: &Option<Place>| place.as_ref().map(|place| marker.whole(words, place));
    let keys = &issue.keys;
    let of_number = keys.number.clone().or_else(|| masthead.number_form_place.clone());
    let line_places = number_lines.iter().map(|line| whole(line, &of_number)).collect();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let places = Marks::default()
        .with("year", whole(&text(&year), &keys.year))
        .with("number", whole(&text(&number), &of_number))
        .with("total", whole(&text(&total), &keys.total))
        .with_all("number_lines", line_places)
        .with("edition", edition_place)
        .with_all("issuers", issuer_places)
        .with_all("signers", signer_places)
        .with("urgency", urgency_place)
        .with("date", whole(&date, &keys.date))
        .with("copy_number", whole(copy_number.as_deref().unwrap_or_default(), &keys.copy_number))
        .with_all("name_lines", name_places)
        .with("name", marker.text(&name, "", &publication.name))
        .with("kind", kind.as_ref().zip(publication.kind.as_ref()).map(|(kind, text)| marker.text(kind, "", text)))
        .with("issuer", issuer_place)
        .with("secrecy", secrecy_place);
    Masthead {
        style: match masthead.style {
            MastheadStyle::Stacked => "stacked",
            MastheadStyle::Banner => "banner",
            MastheadStyle::Star => "star",
            MastheadStyle::Flag => "flag",
            MastheadStyle::Preprinted => "preprinted",
            MastheadStyle::None => "none",
        },
        rule: match masthead.rule {
            MastheadRule::Thick => "thick",
            MastheadRule::Double => "double",
            MastheadRule::Star => "star",
            MastheadRule::Thin => "thin",
            MastheadRule::None => "none",
        },
        height: masthead.height,
        number_at: masthead.number_at,
        issuer_at: masthead.issuer_at,
        name,
        name_lines,
        kind_below,
        kind,
        edition,
        year,
        number,
        total,
        number_lines,
        issuer,
        issuers,
        spread: publication.masthead.spread,
        signers,
        date,
        secrecy,
        urgency,
        copy_number,
        copy_number_at: match masthead.copy_number_at {
            NumberPlace::Left => "left",
            NumberPlace::Right => "right",
        },
        places,
    }
}

/// Breaks a name that would be too small on one line into two by sense; `limit` is a line in em at its least size.
fn name_lines(name: &str, limit: f64, measure: &Measure) -> Vec<String> {
    let width = |text: &str| measure.em(text);
    let mut limit = limit;
    if name.is_empty() {
        return vec![String::new()];
    }
    loop {
        let lines = break_title(name, limit, &width);
        // Of a name that no two lines hold the type becomes smaller.
        if lines.len() <= 2 {
            return lines;
        }
        limit *= 1.05;
    }
}

/// Returns the width in pt that a name leaves for what stands beside it in the look `flag`.
fn flag_column(kind: Option<&str>, lines: &[String], settings: &Settings, measure: &Measure) -> f64 {
    let cell = settings.page.width * PT_PER_MM / f64::from(settings.page.chars);
    let kind = kind.map_or(0.0, |kind| measure.em(kind) + BOX);
    let widest = lines.iter().map(|line| measure.em(line)).fold(kind, f64::max);
    // A cell at either side of the rule.
    widest * SANHAO + 2.0 * cell
}
