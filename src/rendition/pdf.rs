//! The PDF: tagged, with bookmarks and metadata, the same bytes for the same issue.

use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, Timestamp};

use crate::diag::Diagnostic;
use crate::document::Document;
use crate::messages::Problem;

/// Writes pages as PDF.
///
/// Its date is the day of issue, or `epoch` (seconds since 1970) if given, as
/// the SOURCE_DATE_EPOCH convention has it.
pub fn pdf(pages: &PagedDocument, document: &Document, epoch: Option<i64>) -> Result<Vec<u8>, Diagnostic> {
    let options = PdfOptions {
        // Stable over corrections of the same issue.
        ident: Smart::Custom(document.meta.title.clone()),
        creator: Smart::Custom(Some(concat!("typeset ", env!("CARGO_PKG_VERSION")).into())),
        timestamp: timestamp(document, epoch),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(pages, &options).map_err(|errors| {
        let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
        Diagnostic::general(Problem::Export { message: messages.join("; ") })
    })
}

fn timestamp(document: &Document, epoch: Option<i64>) -> Option<Timestamp> {
    let datetime = match epoch {
        Some(seconds) => from_epoch(seconds),
        None => {
            let (year, month, day) = document.meta.date;
            Datetime::from_ymd_hms(i32::from(year), month, day, 0, 0, 0)
        }
    };
    datetime.map(Timestamp::new_utc)
}

/// Returns the moment some seconds after the start of 1970, UTC.
///
/// Days to a date by Howard Hinnant's `civil_from_days`.
fn from_epoch(seconds: i64) -> Option<Datetime> {
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_index = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_index + 2) / 5 + 1;
    let month = if month_index < 10 { month_index + 3 } else { month_index - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let hms = (rest / 3_600, rest / 60 % 60, rest % 60);
    Datetime::from_ymd_hms(
        i32::try_from(year).ok()?,
        month as u8,
        day as u8,
        hms.0 as u8,
        hms.1 as u8,
        hms.2 as u8,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn epoch_seconds_become_dates() {
        assert_eq!(from_epoch(0), Datetime::from_ymd_hms(1970, 1, 1, 0, 0, 0));
        assert_eq!(from_epoch(951_782_400), Datetime::from_ymd_hms(2000, 2, 29, 0, 0, 0));
        assert_eq!(from_epoch(1_607_904_000 + 3_723), Datetime::from_ymd_hms(2020, 12, 14, 1, 2, 3));
    }
}
