//! The masthead on page one, in the looks of `templates/masthead.typ`.

use super::book::Book;
use super::cells::{Cell, Frame, Joined, Row, frame, row};
use super::fitted::{Fitted, banner};
use super::measures::{mm, rule, twips};
use super::paragraph::{Paragraph, text_runs};
use super::props::{Face, Rule, Run, Spacing};
use super::styles::{RED, SANHAO};
use super::xml::{El, el};
use crate::document::Masthead;
use crate::model::PT_PER_MM;

/// Distance of the masthead's lines in pt, the same on every grid.
pub(super) const LINE: f64 = 225.0 * PT_PER_MM / 22.0;
/// How high a line of the name is, in em; more than its type, so that no font is cut.
pub(super) const EM: f64 = 1.25;
/// Where the baseline stands in a line of an exact height, as a part of it, and in the em of our own lines.
const BASELINE: f64 = 0.8;
const ASCENT: f64 = 0.88;
/// From the last line to the rule in mm, GB/T 9704-2012 7.2.7.
const ABOVE_RULE: f64 = 4.0;
/// Thickness of the thick and the thin red rule, and the distance of their middles, in mm.
pub(super) const THICK: f64 = 1.2;
pub(super) const THIN: f64 = 0.35;
const BETWEEN: f64 = 1.6;
/// Height of a star in em.
const STAR: f64 = 0.88;

/// 〔2020〕 第3期 总第10期
fn number_line(head: &Masthead) -> String {
    let words = [Some(&head.number), head.total.as_ref()];
    format!("{} {}", head.year, words.into_iter().flatten().cloned().collect::<Vec<_>>().join("\u{3000}"))
}

/// A paragraph with white above it and a line height, both in pt.
pub(super) fn line(style: &str, text: &str, before: f64, height: f64) -> Paragraph {
    let mut paragraph =
        if style.starts_with("Masthead") { Paragraph::title(style, text) } else { Paragraph::text(style, text) };
    let [before, height] = [before.max(0.0), height].map(twips);
    paragraph.para.spacing = Spacing { before: Some(before), line: Some(height), ..Spacing::default() };
    paragraph.para.keep_next = true;
    paragraph
}

/// Stacks lines of exact heights so that their baselines are those of the PDF; lengths in pt from the top.
#[derive(Default)]
struct Stack {
    bottom: f64,
}

impl Stack {
    /// Returns a line of a height whose type has its upper edge at a place.
    fn line(&mut self, style: &str, text: &str, (top, size): (f64, f64), height: f64) -> Paragraph {
        let upper = (top + ASCENT * size - BASELINE * height).max(self.bottom);
        let before = upper - self.bottom;
        self.bottom = upper + height;
        line(style, text, before, height)
    }

    /// Returns a line of 三号, as high as all others, that begins at a place.
    fn row(&mut self, style: &str, text: &str, top: f64) -> Paragraph {
        self.line(style, text, (top + (LINE - SANHAO) / 2.0, SANHAO), LINE)
    }
}

impl Book<'_> {
    /// Adds the masthead.
    pub(super) fn masthead(&mut self, fitted: Fitted) {
        let head = &self.document.masthead;
        let marks = [("CopyNumber", &head.copy_number), ("Secrecy", &head.secrecy)];
        for (style, mark) in marks {
            if let Some(mark) = mark {
                self.add(line(style, mark, 0.0, LINE));
            }
        }
        match head.style {
            "flag" => self.flag(fitted),
            "preprinted" => self.preprinted(),
            style => self.centred(style, fitted),
        }
        self.below_head = self.white_below_head();
    }

    /// Returns the white below the masthead, which ends on a line of the grid; `None` if that is one as everywhere.
    fn white_below_head(&self) -> Option<i64> {
        let head = &self.document.masthead;
        let (lines, over) = match head.style {
            "stacked" => (8.0, THICK / 2.0),
            "banner" => (6.0, THIN / 2.0),
            "star" => (8.0, 0.0),
            "flag" => (5.0, THIN / 2.0),
            _ => return None,
        };
        let marks = [&head.copy_number, &head.secrecy].into_iter().flatten().count() as f64;
        let height = head.height.map_or((lines + marks) * LINE, |height| height * PT_PER_MM);
        let pitch = self.grid.pitch as f64 / 20.0;
        // Rounding must not make a line of what is none.
        let rest = (height / pitch - 0.02).ceil() * pitch - height;
        // All lengths are rounded, and a full page has no room for that.
        let rounding = 3;
        Some(self.grid.pitch + twips(rest - over * PT_PER_MM) - rounding)
    }

    /// A name, the number below it, issuer and date, and rules.
    fn centred(&mut self, style: &str, fitted: Fitted) {
        let head = &self.document.masthead;
        let banner_like = style == "banner";
        let kind = head.kind.as_ref().filter(|_| !banner_like);
        let lines = if banner_like { 6.0 } else { 8.0 };
        let between = if style == "star" { 0.4 } else { 0.5 } * LINE;
        let height = head.height.map_or(lines * LINE, |height| height * PT_PER_MM);
        let name = if kind.is_some() { fitted.name + between + fitted.kind } else { fitted.name };
        let rules = match style {
            "star" => STAR * SANHAO,
            "banner" => BETWEEN * PT_PER_MM,
            _ => 0.0,
        };
        let spare = (height - name - 2.0 * LINE - ABOVE_RULE * PT_PER_MM - rules).max(0.0);
        let text = if banner_like { banner(head) } else { head.name.clone() };
        let mut stack = Stack::default();
        let mut top = spare / 1.8;
        self.add(stack.line("MastheadName", &text, (top, fitted.name), EM * fitted.name));
        if let Some(kind) = kind {
            let top = top + fitted.name + between;
            self.add(stack.line("MastheadKind", kind, (top, fitted.kind), EM * fitted.kind));
        }
        top += name + 0.8 * spare / 1.8;
        self.add(stack.row("IssueNumber", &number_line(head), top));
        let mut issuer = stack.row("Issuer", "", top + LINE);
        issuer.runs = self.issuer(0.0).runs;
        issuer.para.tabs = self.issuer(0.0).para.tabs;
        let rule_at = top + 2.0 * LINE + ABOVE_RULE * PT_PER_MM;
        if style == "star" {
            issuer.para.spacing.after = Some(twips(rule_at - stack.bottom));
            self.add(issuer);
            self.star();
            return;
        }
        // White above a rule is counted in whole pt; the line makes up for the rest.
        let white = rule_at - THICK * PT_PER_MM / 2.0 - stack.bottom;
        let before = issuer.para.spacing.before.unwrap_or_default();
        issuer.para.spacing.before = Some(before + twips(white - white.floor()));
        issuer.para.rule = Some(Rule { size: rule(THICK), space: white.floor().max(0.0) as u32, color: RED });
        self.add(issuer);
        if banner_like {
            // Programs draw a double rule as one, or its halves alike; so the thin one has a paragraph.
            let gap = (BETWEEN - (THICK + THIN) / 2.0) * PT_PER_MM;
            let mut thin = Paragraph::of("SectionEnd");
            thin.para.spacing.line = Some(twips(gap));
            thin.para.rule = Some(Rule { size: rule(THIN), space: 0, color: RED });
            self.add(thin);
        }
    }

    /// Issuer at the left, date at the right, with white above in pt.
    pub(super) fn issuer(&self, before: f64) -> Paragraph {
        let head = &self.document.masthead;
        let mut issuer = line("Issuer", &format!("{}\t{}", head.issuer, head.date), before, LINE);
        issuer.para.tabs = vec![(self.grid.width, "right", false)];
        issuer.para.keep_next = false;
        issuer
    }

    /// A red rule with a star in its middle.
    fn star(&mut self) {
        let star = twips(2.0 * SANHAO);
        let side = (self.grid.width - star) / 2;
        // Half of the rule is above the middle.
        let height = twips(STAR * SANHAO / 2.0 - THICK * PT_PER_MM / 2.0);
        let half = |edge: &'static str| Cell {
            width: side,
            rules: vec![(edge, rule(THICK), RED)],
            paragraphs: vec![Paragraph::of("SectionEnd")],
            ..Cell::default()
        };
        let middle = |joined, text: &str| {
            let look = Run { face: Some(Face::Song), color: Some(RED), size: Some(SANHAO), ..Run::default() };
            let mut paragraph = Paragraph { runs: text_runs(text, &look), ..Paragraph::of("IssueNumber") };
            paragraph.para.spacing.line = Some(twips(STAR * SANHAO));
            Cell { width: star, joined, centred: true, paragraphs: vec![paragraph], ..Cell::default() }
        };
        let widths = [side, star, side];
        let rows = [
            row(
                Row { height: Some(height), ..Row::default() },
                [half("w:bottom"), middle(Joined::First, "★"), half("w:bottom")],
            ),
            row(
                Row { height: Some(height), ..Row::default() },
                [half("w:top"), middle(Joined::Further, ""), half("w:top")],
            ),
        ];
        self.table(side_by_side(&widths), rows);
    }

    /// Leaves the space of a pre-printed head blank; number, issuer and date stand where the publication says.
    fn preprinted(&mut self) {
        let head = &self.document.masthead;
        let at = |from_top: Option<f64>, mut paragraph: Paragraph| {
            let y = mm(from_top?);
            paragraph.para.frame = Some(self.place(y));
            Some(paragraph)
        };
        let number = at(head.number_at, line("IssueNumber", &number_line(head), 0.0, LINE));
        let issuer = at(head.issuer_at, self.issuer(0.0));
        let height = head.height.map_or(9.0 * LINE, |height| height * PT_PER_MM);
        self.add_all([number, issuer].into_iter().flatten());
        let mut space = Paragraph::of("SectionEnd");
        space.para.spacing.before = Some(twips(height) - 80);
        self.add(space);
    }

    /// Returns the place of a line so many twips from the top of the sheet.
    fn place(&self, y: i64) -> El {
        el("w:framePr")
            .attr("w:w", self.grid.width)
            .attr("w:wrap", "none")
            .attr("w:vAnchor", "page")
            .attr("w:hAnchor", "margin")
            .attr("w:x", 1)
            .attr("w:y", y)
    }
}

/// Returns a table that only puts things side by side.
pub(super) fn side_by_side(widths: &[i64]) -> [El; 2] {
    frame(&Frame { style: "SideBySide", widths, ..Frame::default() })
}
