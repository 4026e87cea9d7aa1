//! The masthead's look `flag`: the name at the left, kind, number and total beside it.

use super::book::Book;
use super::cells::{Cell, Row, row};
use super::fitted::{Fitted, LABEL};
use super::masthead::{EM, LINE, THICK, THIN, line, side_by_side};
use super::measures::{rule, twips};
use super::paragraph::{Paragraph, text_runs};
use super::props::{Face, Indent, Rule, Run};
use super::styles::{RED, SANHAO};
use crate::model::PT_PER_MM;

/// From the label to the line below it, in lines.
const BELOW_LABEL: f64 = 0.3;
/// How far the lines beside a flag may reach out of their column at either side, in em: Word leaves the white of
/// brackets at their ends, and other fonts than ours may be wider.
const REACH: f64 = 0.4;

impl Book<'_> {
    /// The name at the left, kind, number and total beside it, rules above and below issuer and date.
    pub(super) fn flag(&mut self, fitted: Fitted) {
        let head = &self.document.masthead;
        let height = head.height.map_or(5.0 * LINE, |height| height * PT_PER_MM);
        let column = fitted.beside;
        let name_width = self.grid.width - column;
        let mut name = line("MastheadName", &head.name, 0.0, EM * fitted.name);
        name.para.keep_next = false;
        name.para.align = Some("left");
        let (mut beside, mut tall) = (Vec::new(), 0.0);
        if let Some(kind) = &head.kind {
            let look = Run { face: Some(Face::Hei), color: Some("FFFFFF"), ..Run::default() };
            let label = (1.0 + 2.0 * LABEL.1) * SANHAO;
            let mut paragraph = Paragraph { runs: text_runs(kind, &look), ..line("IssueNumber", "", 0.0, label) };
            let side = (0, (column - self.grid.cell - fitted.label) / 2);
            paragraph.para.indent = Indent { left: Some(side), right: Some(side), first: None };
            paragraph.para.fill = Some(RED);
            paragraph.para.spacing.after = Some(twips(BELOW_LABEL * LINE));
            beside.push(paragraph);
            tall += label + BELOW_LABEL * LINE;
        }
        let lines = [Some(format!("{}{}", head.year, head.number)), head.total.clone()];
        for text in lines.into_iter().flatten() {
            let mut paragraph = line("IssueNumber", &text, 0.0, LINE);
            // The white of a bracket is at the left; the line ends where the rules below it do.
            let sides = if text.starts_with('〔') { [2.0, 0.0] } else { [1.0, 1.0] };
            let [left, right] = sides.map(|part| Some((0, -twips(part * REACH * SANHAO))));
            paragraph.para.indent = Indent { left, right, first: None };
            beside.push(paragraph);
            tall += LINE;
        }
        let tall = tall.max(EM * fitted.name);
        let spare = (height - LINE - tall).max(0.0);
        let cell = |width, rules, padding, paragraphs| Cell {
            width,
            rules,
            padding: Some(padding),
            centred: true,
            paragraphs,
            ..Cell::default()
        };
        let blank = |width, rules| cell(width, rules, (0, 0), vec![Paragraph::of("SectionEnd")]);
        let thin = ("w:left", rule(THIN), RED);
        let thick = ("w:bottom", rule(THICK), RED);
        let high = |height: f64| Row { height: Some(twips(height)), ..Row::default() };
        let widths = [name_width, column];
        let rows = [
            row(high(spare / 1.6), widths.map(|width| blank(width, Vec::new()))),
            row(
                high(tall),
                [
                    cell(name_width, Vec::new(), (0, 0), vec![name]),
                    cell(column, vec![thin], (self.grid.cell, 0), beside),
                ],
            ),
            row(high(0.6 * spare / 1.6 - THICK * PT_PER_MM / 2.0), widths.map(|width| blank(width, vec![thick]))),
        ];
        self.table(side_by_side(&widths), rows);
        let mut issuer = self.issuer(0.0);
        issuer.para.spacing.line = Some(twips(LINE - (THICK + THIN) / 2.0 * PT_PER_MM));
        issuer.para.rule = Some(Rule { size: rule(THIN), space: 0, color: RED });
        self.add(issuer);
    }
}
