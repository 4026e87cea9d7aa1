//! The 印刷工单: what the print shop is asked to do, on paper.

use serde::Serialize;

use super::pdf;
use crate::fonts::Fonts;
use crate::layout::form;
use crate::messages::{Job, KitFile, Lang};
use crate::model::{Ink, Issue, Publication};
use crate::source::Located;

/// The template.
const TEMPLATE: &str = "ticket.typ";

/// What the template reads.
#[derive(Serialize)]
struct Ticket<'a> {
    title: &'a str,
    heading: &'static str,
    files_heading: &'static str,
    foot: &'a str,
    signatures: [&'static str; 4],
    lang: &'static str,
    fonts: Vec<(&'static str, &'a [String])>,
    rows: Vec<(String, String)>,
    files: Vec<Listed<'a>>,
}

/// A file that goes with the ticket.
#[derive(Serialize)]
struct Listed<'a> {
    name: &'a str,
    what: &'static str,
    sha256: &'a str,
}

/// Sets a job ticket as PDF; `files` are the names, purposes and hashes of what goes with it.
///
/// Fails with the compiler's words, which means a fault of the template.
pub fn pdf(job: &Job, files: &[(String, KitFile, String)], lang: Lang, fonts: &Fonts) -> Result<Vec<u8>, String> {
    let [heading, files_heading, signatures @ ..] = Job::frame(lang);
    let ticket = Ticket {
        title: &job.title,
        heading,
        files_heading,
        foot: &job.title,
        signatures,
        lang: lang.tag(),
        fonts: fonts.families(),
        rows: job.rows(lang),
        files: files.iter().map(|(name, file, sha256)| Listed { name, what: file.purpose(lang), sha256 }).collect(),
    };
    pdf::of_form(&form::set(fonts, TEMPLATE, &ticket, job.date)?, format!("{} {heading}", job.title))
}

/// How an issue was made into pages and sheets.
#[derive(Debug, Clone, Copy)]
pub struct Made {
    /// How many pages it has.
    pub pages: usize,
    /// How many of them are blank.
    pub blank: usize,
    /// How many sheets of two pages on each side, if it is a booklet.
    pub sheets: Option<usize>,
    /// Whether the sheets are printed on larger paper and cut.
    pub cut: bool,
    /// Whether its copies are numbered.
    pub numbered: bool,
}

/// Puts together what the print shop is asked to do.
pub fn job(issue: &Issue, title: &str, made: Made) -> Job {
    let Publication { print, distribution, editors, phone, email, .. } = &issue.publication;
    let values = |list: &[Located<String>]| list.iter().map(|item| item.value.trim().to_owned()).collect::<Vec<_>>();
    let contact = editors.iter().take(1).chain(phone).chain(email);
    let percent = print.cmyk.map(|ink| (ink * 100.0).round() as u32);
    Job {
        title: title.to_owned(),
        issuer: values(&issue.publication.issuers).join("、"),
        date: (issue.date.year, issue.date.month, issue.date.day),
        contact: contact.map(|item| item.value.trim().to_owned()).collect(),
        copies: issue.publication.copies,
        numbered: made.numbered,
        pages: made.pages,
        blank: made.blank,
        sheets: made.sheets,
        cut: made.cut,
        spot: (print.ink == Ink::Spot).then(|| (print.spot.clone(), percent)),
        process: print.ink == Ink::Process,
        preprinted: print.preprinted,
        paper: print.paper.as_ref().map(|paper| paper.value.trim().to_owned()),
        bleed: print.bleed,
        marks: print.marks,
        distribution: [
            issue.addressed().flat_map(values).collect(),
            values(&distribution.report),
            values(&distribution.send),
            values(&distribution.issue),
            values(&distribution.copy_to),
            values(&issue.extra_recipients),
        ],
        recipients: print.recipients.iter().map(|to| (to.name.value.trim().to_owned(), to.copies)).collect(),
    }
}
