//! The masthead on page one, in the looks of `templates/masthead.typ`.

use super::book::Book;
use super::cells::{Cell, Frame, Joined, Row, frame, row};
use super::measures::{mm, rule, twips};
use super::paragraph::{Paragraph, text_runs};
use super::props::{Face, Rule, Run, Spacing};
use super::styles::{RED, SANHAO};
use super::xml::{El, el};
use crate::document::Masthead;
use crate::fonts::Measure;
use crate::model::PT_PER_MM;

/// Distance of the masthead's lines in pt, the same on every grid.
const LINE: f64 = 225.0 * PT_PER_MM / 22.0;
/// How high a line of the name is, in em; a little more than its type, so that no font is cut.
const EM: f64 = 1.15;
/// From the last line to the rule in mm, GB/T 9704-2012 7.2.7.
const ABOVE_RULE: f64 = 4.0;
/// Thickness of the thick and the thin red rule in mm.
const THICK: f64 = 1.2;
const THIN: f64 = 0.35;

/// Sizes in pt at which name and kind fill their lines at most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fitted {
    pub(super) name: f64,
    pub(super) kind: f64,
    /// Width in twips of the column beside the name, in the look that has one.
    beside: i64,
}

impl Fitted {
    /// Fits name and kind into the width of the type area, or the part that they have of it.
    pub(super) fn of(book: &Book, measure: &Measure) -> Self {
        let head = &book.document.masthead;
        let sizes = &book.document.settings.sizes;
        let beside = flag_column(book, measure);
        let width = if head.style == "flag" { book.grid.width - beside - book.grid.cell } else { book.grid.width };
        // Half points are Word's steps; half a point less keeps rounding from breaking the line.
        let fit = |lines: &str, largest: f64| {
            let widest = lines.lines().map(|line| measure.em(line)).fold(1.0, f64::max);
            let fitting = width as f64 / 20.0 / widest;
            if fitting < largest { ((fitting - 0.5) * 2.0).floor() / 2.0 } else { largest }
        };
        let kind = head.kind.as_deref().unwrap_or_default();
        Self { name: fit(&name(head), sizes.name).max(1.0), kind: fit(kind, sizes.kind).max(1.0), beside }
    }
}

/// Returns the lines of the name, those of the kind with them where the look has both together.
fn name(head: &Masthead) -> String {
    let kind = head.kind.as_deref().filter(|_| head.style == "banner").unwrap_or_default();
    let between = if head.kind_below { "\n" } else { "" };
    format!("{}{between}{kind}", head.name_lines.join("\n"))
}

/// Returns the height of the lines of the name in pt; they stand nearer together than others.
fn name_height(text: &str, size: f64) -> f64 {
    let more = text.lines().count().saturating_sub(1) as f64;
    size + more * EM * size
}

/// Width of the column beside the name of the look `flag`, in twips.
fn flag_column(book: &Book, measure: &Measure) -> i64 {
    let head = &book.document.masthead;
    let longest = [format!("{}{}", head.year, head.number), head.total.clone().unwrap_or_default()];
    let kind = head.kind.as_ref().map_or(0.0, |kind| measure.em(kind) + 1.2);
    let width = longest.iter().map(|text| measure.em(text)).fold(kind, f64::max);
    twips((width + 0.3) * SANHAO) + book.grid.cell
}

/// 〔2020〕 第3期 总第10期
fn number_line(head: &Masthead) -> String {
    let words = [Some(&head.number), head.total.as_ref()];
    format!("{} {}", head.year, words.into_iter().flatten().cloned().collect::<Vec<_>>().join("\u{3000}"))
}

/// A paragraph with white above it and a line height, both in pt.
fn line(style: &str, text: &str, before: f64, height: f64) -> Paragraph {
    let mut paragraph = Paragraph::text(style, text);
    let [before, height] = [before.max(0.0), height].map(twips);
    paragraph.para.spacing = Spacing { before: Some(before), line: Some(height), ..Spacing::default() };
    paragraph.para.keep_next = true;
    paragraph
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
    }

    /// A name, the number below it, issuer and date, and rules.
    fn centred(&mut self, style: &str, fitted: Fitted) {
        let head = &self.document.masthead;
        let banner_like = style == "banner";
        let kind = head.kind.as_ref().filter(|_| !banner_like);
        let lines = if banner_like { 6.0 } else { 8.0 };
        let between = if style == "star" { 0.4 } else { 0.5 } * LINE;
        let height = head.height.map_or(lines * LINE, |height| height * PT_PER_MM);
        let text = name(head);
        let name = name_height(&text, fitted.name);
        let name = if kind.is_some() { name + between + fitted.kind } else { name };
        let below = 2.0 * LINE + (ABOVE_RULE + THICK) * PT_PER_MM;
        let spare = (height - name - below).max(0.0);
        let spread = (EM - 1.0) / 2.0;
        self.add(line("MastheadName", &text, spare / 1.8 - spread * fitted.name, EM * fitted.name));
        let mut last = fitted.name;
        if let Some(kind) = kind {
            let before = between - spread * (fitted.name + fitted.kind);
            self.add(line("MastheadKind", kind, before, EM * fitted.kind));
            last = fitted.kind;
        }
        self.add(line("IssueNumber", &number_line(head), 0.8 * spare / 1.8 - spread * last, LINE));
        let mut issuer = self.issuer(0.0);
        if style == "star" {
            self.add(issuer);
            self.star();
            return;
        }
        let space = (ABOVE_RULE * PT_PER_MM).round() as u32;
        let kind = if banner_like { "thickThinSmallGap" } else { "single" };
        issuer.para.rule = Some(Rule { kind, size: rule(THICK), space, color: RED });
        self.add(issuer);
    }

    /// Issuer at the left, date at the right, with white above in pt.
    fn issuer(&self, before: f64) -> Paragraph {
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
        let height = twips(ABOVE_RULE * PT_PER_MM + SANHAO / 2.0);
        let half = |edge: &'static str| Cell {
            width: side,
            rules: vec![(edge, rule(THICK), RED)],
            paragraphs: vec![Paragraph::of("SectionEnd")],
            ..Cell::default()
        };
        let middle = |joined, text: &str| {
            let look = Run { face: Some(Face::Song), color: Some(RED), size: Some(SANHAO), ..Run::default() };
            let mut paragraph = Paragraph { runs: text_runs(text, &look), ..Paragraph::of("IssueNumber") };
            paragraph.para.spacing.line = Some(2 * height);
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

    /// The name at the left, kind, number and total beside it, rules above and below issuer and date.
    fn flag(&mut self, fitted: Fitted) {
        let head = &self.document.masthead;
        let height = head.height.map_or(5.0 * LINE, |height| height * PT_PER_MM);
        let column = fitted.beside;
        let widths = [self.grid.width - column, column];
        let mut name = line("MastheadName", &name(head), 0.0, EM * fitted.name);
        name.para.keep_next = false;
        name.para.align = Some("left");
        let mut beside = Vec::new();
        if let Some(kind) = &head.kind {
            let look = Run { face: Some(Face::Hei), color: Some("FFFFFF"), fill: Some(RED), ..Run::default() };
            let runs = text_runs(&format!("\u{a0}{kind}\u{a0}"), &look);
            beside.push(Paragraph { runs, ..line("IssueNumber", "", 0.0, 1.2 * LINE) });
        }
        beside.push(line("IssueNumber", &format!("{}{}", head.year, head.number), 0.0, LINE));
        beside.extend(head.total.iter().map(|total| line("IssueNumber", total, 0.0, LINE)));
        let bottom = ("w:bottom", rule(THICK), RED);
        let cell = |width, rules, padding, paragraphs| Cell {
            width,
            rules,
            padding: Some(padding),
            centred: true,
            paragraphs,
            ..Cell::default()
        };
        let cells = [
            cell(widths[0], vec![bottom], (0, self.grid.cell), vec![name]),
            cell(widths[1], vec![("w:left", rule(THIN), RED), bottom], (self.grid.cell, 0), beside),
        ];
        let height = twips(height - LINE - 2.0 * THICK * PT_PER_MM) - 40;
        self.table(side_by_side(&widths), [row(Row { height: Some(height), ..Row::default() }, cells)]);
        let mut issuer = self.issuer(0.0);
        issuer.para.rule = Some(Rule { kind: "single", size: rule(THIN), space: 1, color: RED });
        self.add(issuer);
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
fn side_by_side(widths: &[i64]) -> [El; 2] {
    frame(&Frame { style: "SideBySide", widths, ..Frame::default() })
}
