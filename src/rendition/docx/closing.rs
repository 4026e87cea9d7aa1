//! What stands below a text: signature, date and remark, GB/T 9704-2012 7.3.5 and 7.3.6.

use super::book::Book;
use super::paragraph::Paragraph;
use super::props::Indent;
use crate::document::{Enclosure, Signed};

impl Book<'_> {
    /// Adds what stands below a text, on the page where that ends.
    pub(super) fn closing(
        &mut self,
        (credits, enclosures): (Option<&str>, &[Enclosure]),
        (lines, above): (&[Signed], usize),
        remark: Option<&str>,
    ) {
        self.keep_last();
        let cell = self.grid.cell as f64;
        let mut signature: Vec<Paragraph> = lines
            .iter()
            .map(|line| {
                let mut paragraph = Paragraph::text(if line.date { "SignedDate" } else { "Signed" }, &line.text);
                let right = ((line.right * 100.0).round() as i64, (line.right * cell).round() as i64);
                paragraph.para.indent = Indent { right: Some(right), ..Indent::default() };
                paragraph
            })
            .collect();
        if let Some(first) = signature.first_mut() {
            first.para.spacing.before = Some(above as i64 * self.grid.pitch);
        }
        let mut paragraphs: Vec<Paragraph> =
            credits.map(|credits| Paragraph::text("Credits", credits)).into_iter().collect();
        paragraphs.extend(self.enclosures(enclosures));
        paragraphs.extend(signature);
        paragraphs.extend(remark.map(|remark| Paragraph::text("Remark", remark)));
        let last = paragraphs.len().saturating_sub(1);
        paragraphs[..last].iter_mut().for_each(|paragraph| paragraph.para.keep_next = true);
        self.add_all(paragraphs);
    }
}
