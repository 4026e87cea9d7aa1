//! The particulars of a meeting: paragraphs whose later lines stand under the words behind the label.

use super::book::Book;
use super::paragraph::{Paragraph, inline_runs, run_of, text_runs};
use super::props::{Face, Indent, Run};
use super::xml::{El, el};
use crate::document::{Inline, Particular};
use crate::hanzi::is_em_wide;

/// Lines up to which they are kept on one page.
const WHOLE: usize = 11;

impl Book<'_> {
    /// Returns the paragraphs of the particulars of a meeting.
    pub(super) fn meeting(&mut self, particulars: &[Particular]) -> Vec<Paragraph> {
        let (cell, width) = (self.grid.cell as f64, self.grid.width);
        let mut lines = 0;
        let mut paragraphs: Vec<Paragraph> = particulars
            .iter()
            .map(|it| {
                let mut runs = text_runs(&it.label, &Run { face: Some(Face::Hei), ..Run::default() });
                let mut paragraph = Paragraph::of("Meeting");
                let label = [100.0, cell].map(|unit| (it.hang * unit).round() as i64);
                let left = 2 * self.grid.cell + label[1];
                paragraph.para.indent =
                    Indent { left: Some((200 + label[0], left)), first: Some((-label[0], -label[1])), right: None };
                let mut rest: Vec<El> = Vec::new();
                let across = it.columns.max(1);
                for (n, inline) in it.names.iter().chain(&it.lines).enumerate() {
                    if n > 0 {
                        rest.push(run_of(el(if n % across == 0 { "w:br" } else { "w:tab" })));
                    }
                    rest.extend(inline_runs(std::slice::from_ref(inline), &Run::default(), &mut self.relations));
                }
                let step = (width - left) / across as i64;
                paragraph.para.tabs = (1..across as i64).map(|n| (left + n * step, "left", false)).collect();
                lines += match it.columns {
                    0 => {
                        let room = (f64::from(self.document.settings.page.chars) - 2.0 - it.hang).max(1.0);
                        let high = |inlines: &[Inline]| (width_of(inlines) / room).ceil().max(1.0) as usize;
                        let own = it.lines.iter().map(|line| high(std::slice::from_ref(line))).sum::<usize>();
                        own.max(high(&it.text))
                    }
                    columns => it.names.len().div_ceil(columns),
                };
                if !rest.is_empty() {
                    // Lines that end with a break are not stretched.
                    paragraph.para.align = Some("left");
                }
                runs.extend(inline_runs(&it.text, &Run::default(), &mut self.relations));
                runs.extend(rest);
                Paragraph { runs, ..paragraph }
            })
            .collect();
        let last = paragraphs.len().saturating_sub(1);
        if lines <= WHOLE {
            paragraphs.iter_mut().for_each(|paragraph| paragraph.para.keep_lines = true);
            paragraphs[..last].iter_mut().for_each(|paragraph| paragraph.para.keep_next = true);
        }
        paragraphs
    }
}

/// Returns about how wide a text is, in characters.
fn width_of(inlines: &[Inline]) -> f64 {
    let width = |text: &str| text.chars().map(|c| if is_em_wide(c) { 1.0 } else { 0.5 }).sum::<f64>();
    let of = |inline: &Inline| match inline {
        Inline::Text { text, .. } | Inline::Latin { text, .. } => width(text),
        Inline::Strong { text } | Inline::Link { text, .. } => width_of(text),
        Inline::Footnote { .. } => 0.0,
    };
    inlines.iter().map(of).sum()
}
