//! What stands below a text: signature and date, GB/T 9704-2012 7.3.5, and a remark, 7.3.6; 附件说明 above them.

use serde::Serialize;

use super::Part;
use super::build::Builder;
use super::places::{Marks, Number};
use super::typography::polish;
use crate::model::{self, Dated};

/// White at the right of a signature without seal, and what the date stands further right, in characters; 7.3.5.2.
const WHITE: f64 = 2.0;
/// White at the right of a date with a seal, in characters; 7.3.5.1.
const SEALED: f64 = 4.0;
/// Blank lines above a signature, and with a seal, which reaches above it.
const LINES: [usize; 2] = [1, 3];

/// A line of a signature: a body, or the date.
#[derive(Debug, Clone, Serialize)]
pub struct Signed {
    /// What it says.
    pub text: String,
    /// White at its right, in characters.
    pub right: f64,
    /// Whether it is the date.
    pub date: bool,
    /// Where it was written.
    pub place: Option<Number>,
}

impl Builder<'_> {
    /// Builds what stands below a text.
    pub(super) fn closing(&mut self, closing: &model::Closing) -> Part {
        let credits = self.marker.row("（", &closing.credits, "）");
        let (credits, credits_place) = credits.unzip();
        let enclosures = self.enclosures(&closing.attachments);
        let line = |text: String, place, date| Signed { text, right: 0.0, date, place };
        let mut lines = Vec::new();
        for body in &closing.signed {
            let text = polish(&body.value);
            let place = Some(self.marker.text(&text, "", body));
            lines.push(line(text, place, false));
        }
        if let Some(Dated { moment, place, .. }) = &closing.date {
            let text = polish(&moment.to_string());
            let place = place.as_ref().map(|place| self.marker.whole(&text, place));
            lines.push(line(text, place, true));
        }
        let widths: Vec<f64> = lines.iter().map(|line| self.body.em(&line.text)).collect();
        for (line, right) in lines.iter_mut().zip(indents(&widths, closing.date.is_some(), closing.sealed)) {
            line.right = right;
        }
        let (remark, remark_place) = match &closing.remark {
            Some(remark) => {
                let printed = format!("（{}）", polish(&remark.value));
                let place = self.marker.text(&printed, "（", remark);
                (Some(printed), Some(place))
            }
            None => (None, None),
        };
        let above = LINES[usize::from(closing.sealed)];
        let places = Marks::default().with("remark", remark_place).with("credits", credits_place);
        Part::Closing { credits, enclosures, lines, above, remark, places }
    }
}

/// Returns the white at the right of the lines of a signature, whose widths are given; all in characters.
///
/// Without a seal the first line of the date is two characters right of that of the signature, which is two
/// characters from the edge; a date longer than the signature is, and the signature moves left. With a seal the
/// date is four characters from the edge, and the signature in the middle above it.
fn indents(widths: &[f64], dated: bool, sealed: bool) -> Vec<f64> {
    let (bodies, date) = widths.split_at(widths.len() - usize::from(dated));
    let longest = bodies.iter().copied().fold(0.0, f64::max);
    let Some(date) = date.first().copied() else {
        return bodies.iter().map(|body| WHITE + longest - body).collect();
    };
    if sealed {
        let body = |body: &f64| (SEALED + (date - body) / 2.0).max(0.0);
        return bodies.iter().map(body).chain([SEALED]).collect();
    }
    if bodies.is_empty() {
        return vec![WHITE];
    }
    let (signature, date) =
        if date > longest { (WHITE + date + WHITE - longest, WHITE) } else { (WHITE, longest - date) };
    bodies.iter().map(|body| signature + longest - body).chain([date]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_stand_two_characters_right_of_signatures() {
        // The first character of the date from the right edge: its white and its width.
        let first = |right: f64, width: f64| right + width;
        for (bodies, date) in [(vec![11.0], 8.0), (vec![8.0], 8.0), (vec![3.0], 12.0), (vec![9.0, 5.0], 8.0)] {
            let widths: Vec<f64> = bodies.iter().copied().chain([date]).collect();
            let right = indents(&widths, true, false);
            let last = right.len() - 1;
            assert!(right.iter().all(|right| *right >= 0.0), "{right:?}");
            for n in 0..last {
                assert_eq!(first(right[n], widths[n]) - first(right[last], date), 2.0, "{right:?}");
            }
            assert!(right[..last].contains(&2.0) || right[last] == 2.0, "{right:?}");
        }
        assert_eq!(indents(&[6.0, 8.0], true, true), [5.0, 4.0]);
        assert_eq!(indents(&[8.0], true, false), [2.0]);
        assert_eq!(indents(&[6.0, 4.0], false, false), [2.0, 4.0]);
    }
}
