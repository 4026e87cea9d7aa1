//! Pictures as printed, alone and side by side.

use serde::Serialize;

use super::Part;
use super::build::Builder;
use super::charts::caption;
use super::places::{BETWEEN, Marker, Marks, Number};
use super::typography::{plain, polish};
use crate::hanzi::flat;
use crate::model::{self, TALLEST_ROW, uri};
use crate::source::Located;

/// A picture that stands beside others.
#[derive(Debug, Clone, Serialize)]
pub struct Beside {
    /// Path from the folder, starting with a slash.
    pub path: String,
    /// Its format: `png`, `jpg`, `gif`, `webp` or `svg`.
    pub format: &'static str,
    /// The words below it.
    pub caption: Option<String>,
    /// What it shows.
    pub alt: String,
    /// Where caption and file (`whole`) are named.
    pub places: Marks,
}

impl Builder<'_> {
    pub(super) fn picture(&mut self, picture: &model::Picture) -> Part {
        let mut words = picture.caption.as_ref().map(|text| polish(&text.value));
        let (lines, places) = self.below(&picture.caption, &picture.credits);
        if !picture.credits.is_empty() {
            words = lines.first().cloned();
        }
        let marker = &mut self.marker;
        let places = Marks::default().with_all("lines", places);
        let places = places.with("whole", marker.whole(&picture.file.value, &picture.file.place));
        let alt = picture.alt.as_ref().map(|text| flat(&text.value).into_owned());
        Part::Picture {
            path: picture.path(),
            alt: alt
                .or_else(|| picture.caption.as_ref().map(|text| flat(&plain(&text.value)).into_owned()))
                .unwrap_or_else(|| picture.file.value.clone()),
            caption: words,
            lines,
            scale: 1.0,
            format: picture.format,
            width: picture.width,
            link: picture.link.as_ref().map(|link| uri(&link.value)),
            places,
        }
    }

    /// Returns the words below pictures in lines, with who took them behind in brackets, and their numbers.
    fn below(
        &mut self,
        words: &Option<Located<String>>,
        credits: &[Located<String>],
    ) -> (Vec<String>, Vec<Option<Number>>) {
        if credits.is_empty() {
            return caption(words, self.settings, &self.kai, &mut self.marker);
        }
        let (printed, number) = credited(words.as_ref(), credits, &mut self.marker).unzip();
        (printed.into_iter().collect(), vec![number])
    }

    pub(super) fn side_by_side(&mut self, pictures: &model::Pictures) -> Part {
        let common = pictures.caption.as_ref();
        let several = pictures.pictures.len() > 1;
        let mut number = 0;
        let mut rows = Vec::new();
        for row in pictures.rows() {
            let mut beside = |picture: &model::Picture| {
                number += 1;
                let (caption, place) = self.marker.polished("", &picture.caption).unzip();
                let places = Marks::default().with("caption", place);
                let places = places.with("whole", self.marker.whole(&picture.file.value, &picture.file.place));
                let said = |words: &str| if several { format!("{words}（{number}）") } else { words.to_owned() };
                let alt = picture.alt.as_ref().map(|text| flat(&text.value).into_owned());
                let alt = alt
                    .or_else(|| picture.caption.as_ref().map(|text| flat(&plain(&text.value)).into_owned()))
                    .or_else(|| common.map(|text| said(&flat(&plain(&text.value)))))
                    .unwrap_or_else(|| picture.file.value.clone());
                Beside { path: picture.path(), format: picture.format, caption, alt, places }
            };
            rows.push(row.iter().map(&mut beside).collect());
        }
        let (lines, places) = self.below(&pictures.caption, &pictures.credits);
        Part::Pictures {
            rows,
            tallest: TALLEST_ROW,
            caption: common.map(|text| polish(&text.value)),
            lines,
            places: Marks::default().with_all("lines", places),
        }
    }
}

/// Puts the words below a picture and who took it in brackets together.
fn credited(
    words: Option<&Located<String>>,
    credits: &[Located<String>],
    marker: &mut Marker,
) -> Option<(String, Number)> {
    let Some(words) = words else { return marker.row("", credits, "") };
    let mut parts = vec![("", words)];
    let credits = credits.iter().enumerate();
    parts.extend(credits.map(|(n, credit)| (if n == 0 { "（" } else { BETWEEN }, credit)));
    let inside: String = parts.iter().map(|(before, text)| format!("{before}{}", polish(&text.value))).collect();
    let printed = inside + "）";
    let number = marker.joined(&printed, &parts);
    Some((printed, number))
}
