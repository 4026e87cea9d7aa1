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
/// 小二 in pt, the size of 增刊 below the name.
const XIAOER: f64 = 18.0;
/// What stands before the names of those who sign.
const SIGNER: &str = "签发人：";
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
    let longest = beside_name(head);
    let kind = head.kind.as_ref().map_or(0.0, |kind| measure.em(kind) + 1.2);
    let width = longest.iter().map(|text| measure.em(text)).fold(kind, f64::max);
    twips((width + 0.3) * SANHAO) + book.grid.cell
}

/// Returns the lines beside the name in the look `flag`, but the kind: 增刊, the number, who signs.
fn beside_name(head: &Masthead) -> Vec<String> {
    let number = [&head.year, &head.number].into_iter().flatten().cloned().collect::<String>();
    let number = Some(number).filter(|number| !number.is_empty());
    let all = head.edition.clone().into_iter().chain(number).chain(head.total.clone());
    all.chain(head.number_lines.iter().cloned()).chain(signed(head)).collect()
}

/// 〔2020〕 第3期 总第10期
fn number_line(head: &Masthead) -> String {
    let words = [head.number.as_ref(), head.total.as_ref()];
    let words = words.into_iter().flatten().cloned().collect::<Vec<_>>().join("\u{3000}");
    if !head.number_lines.is_empty() {
        return head.number_lines.join("\n");
    }
    head.year.as_ref().map_or(words.clone(), |year| format!("{year} {words}"))
}

/// Counts the lines that a head has besides those of its look: 增刊, further ones of name, number, signers and issuers.
fn further_lines(head: &Masthead) -> f64 {
    let signers = head.signers.len().div_ceil(2);
    let name = name(head).lines().count();
    let further = [name, head.number_lines.len(), signers, head.issuers.len()].map(|lines| lines.saturating_sub(1));
    (usize::from(head.edition.is_some()) + further.iter().sum::<usize>()) as f64
}

/// Returns the lines of 签发人, two names on each, the first behind the label, GB/T 9704-2012 7.2.6.
fn signed(head: &Masthead) -> Vec<String> {
    let label = |n: usize| if n == 0 { SIGNER } else { "" };
    let lines = head.signers.chunks(2).enumerate();
    lines.map(|(n, names)| format!("{}{}", label(n), names.join("\u{3000}"))).collect()
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
        let right = head.copy_number.as_ref().filter(|_| head.copy_number_at == "right");
        let left = head.copy_number.as_ref().filter(|_| right.is_none());
        let marks = [("CopyNumber", left), ("Secrecy", head.secrecy.as_ref()), ("Secrecy", head.urgency.as_ref())];
        let mut marks: Vec<Paragraph> =
            marks.into_iter().filter_map(|(style, mark)| Some(line(style, mark?, 0.0, LINE))).collect();
        if let Some(number) = right {
            if marks.is_empty() {
                marks.push(line("CopyNumber", "", 0.0, LINE));
            }
            marks[0].para.tabs = vec![(self.grid.width, "right", false)];
            let look = Run { face: Some(Face::Fangsong), ..Run::default() };
            marks[0].runs.extend(text_runs(&format!("\t编号：{number}"), &look));
        }
        self.add_all(marks);
        match head.style {
            "none" => {}
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
        let more = further_lines(head);
        let height = head.height.map_or((lines + more) * LINE, |height| height * PT_PER_MM);
        let text = name(head);
        let name = name_height(&text, fitted.name);
        let name = if kind.is_some() { name + between + fitted.kind } else { name };
        let below = (2.0 + more) * LINE + (ABOVE_RULE + THICK) * PT_PER_MM;
        let spare = (height - name - below).max(0.0);
        let spread = (EM - 1.0) / 2.0;
        self.add(line("MastheadName", &text, spare / 1.8 - spread * fitted.name, EM * fitted.name));
        let mut last = fitted.name;
        if let Some(kind) = kind {
            let before = between - spread * (fitted.name + fitted.kind);
            self.add(line("MastheadKind", kind, before, EM * fitted.kind));
            last = fitted.kind;
        }
        let mut above = 0.8 * spare / 1.8 - spread * last;
        if let Some(edition) = &head.edition {
            let look = Run { face: Some(Face::Hei), size: Some(XIAOER), ..Run::default() };
            let runs = text_runs(edition, &look);
            self.add(Paragraph { runs, ..line("IssueNumber", "", 0.4 * above, LINE) });
            above *= 0.6;
        }
        self.number(above);
        let mut issuer = self.issuers();
        if head.rule == "star" {
            self.add(issuer);
            self.star();
            return;
        }
        let space = (ABOVE_RULE * PT_PER_MM).round() as u32;
        issuer.para.rule = rule_below(head.rule, space);
        self.add(issuer);
    }

    /// Adds the number, with 签发人 at its right, below white in pt.
    fn number(&mut self, before: f64) {
        let head = &self.document.masthead;
        let signed = signed(head);
        if signed.is_empty() {
            self.add(line("IssueNumber", &number_line(head), before, LINE));
            return;
        }
        let (width, cell) = (self.grid.width, self.grid.cell);
        let longest = signed.iter().map(|line| line.chars().count()).max().unwrap_or_default() as f64;
        let names = |(n, names): (usize, &String)| {
            let (label, names) = names.split_at(if n == 0 { SIGNER.len() } else { 0 });
            let kai = Run { face: Some(Face::Kai), ..Run::default() };
            text_runs(label, &Run::default()).into_iter().chain(text_runs(names, &kai)).collect::<Vec<_>>()
        };
        if signed.len() == 1 {
            let mut paragraph = line("IssueNumber", &format!("{}\t", number_line(head)), before, LINE);
            paragraph.runs.extend(names((0, &signed[0])));
            paragraph.para.align = Some("left");
            paragraph.para.indent.left = Some((100, cell));
            paragraph.para.tabs = vec![(width - cell - twips(longest * SANHAO), "left", false)];
            self.add(paragraph);
            return;
        }
        // The number stands on the line of the last names.
        let above = before + signed.len().saturating_sub(head.number_lines.len().max(1)) as f64 * LINE;
        let mut number = line("IssueNumber", &number_line(head), above, LINE);
        let mut signers: Vec<Paragraph> = signed
            .iter()
            .enumerate()
            .map(|each| Paragraph {
                runs: names(each),
                ..line("IssueNumber", "", if each.0 == 0 { before } else { 0.0 }, LINE)
            })
            .collect();
        let label = SIGNER.chars().count() as i64;
        for paragraph in signers.iter_mut().skip(1) {
            paragraph.para.indent.left = Some((100 * label, label * twips(SANHAO)));
        }
        for paragraph in signers.iter_mut().chain([&mut number]) {
            paragraph.para.align = Some("left");
        }
        let right = twips((longest + 0.3) * SANHAO) + cell;
        let widths = [width - right, right];
        let cell = |width, padding, paragraphs| Cell { width, padding: Some(padding), paragraphs, ..Cell::default() };
        let cells = [cell(widths[0], (self.grid.cell, 0), vec![number]), cell(widths[1], (0, 0), signers)];
        self.table(side_by_side(&widths), [row(Row::default(), cells)]);
    }

    /// Adds all issuers but the last, and returns that with the date.
    fn issuers(&mut self) -> Paragraph {
        let head = &self.document.masthead;
        let Some((last, others)) = head.issuers.split_last().filter(|(_, others)| !others.is_empty()) else {
            return self.issuer(0.0);
        };
        self.add_all(others.iter().map(|issuer| line("Issuer", issuer, 0.0, LINE)));
        let room = self.grid.width as f64 / 20.0 / SANHAO;
        if (last.chars().count() + head.date.chars().count()) as f64 <= room {
            return self.issuer(0.0);
        }
        // The date has a line of its own where both have no room on one.
        self.add(line("Issuer", last, 0.0, LINE));
        let mut date = line("Issuer", &head.date, 0.0, LINE);
        date.para.align = Some("right");
        date.para.keep_next = false;
        date
    }

    /// Issuer at the left, date at the right, with white above in pt.
    fn issuer(&self, before: f64) -> Paragraph {
        let head = &self.document.masthead;
        let last = head.issuers.last().unwrap_or(&head.issuer);
        let mut issuer = line("Issuer", &format!("{last}\t{}", head.date), before, LINE);
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
        beside.extend(beside_name(head).iter().map(|text| line("IssueNumber", text, 0.0, LINE)));
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
        let mut issuer = self.issuers();
        issuer.para.rule = rule_below(head.rule, 1);
        self.add(issuer);
        if head.rule == "star" {
            self.star();
        }
    }

    /// Leaves the space of a pre-printed head blank; number, issuer and date stand where the publication says.
    fn preprinted(&mut self) {
        let head = &self.document.masthead;
        let at = |from_top: Option<f64>, mut paragraph: Paragraph| {
            let y = mm(from_top?);
            paragraph.para.frame = Some(self.place(y));
            Some(paragraph)
        };
        let mut words: Vec<String> = head.edition.iter().cloned().chain([number_line(head)]).collect();
        words.extend(signed(head));
        let number = at(head.number_at, line("IssueNumber", &words.join("\u{3000}").replace('\n', " "), 0.0, LINE));
        let mut issuer = self.issuer(0.0);
        issuer.runs = text_runs(&format!("{}\t{}", head.issuers.join("\n"), head.date), &Run::default());
        let issuer = at(head.issuer_at, issuer);
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

/// Returns the rule below the last line of the head, so many pt from it; `None` for those that are no border.
fn rule_below(rule_kind: &str, space: u32) -> Option<Rule> {
    let (kind, thickness) = match rule_kind {
        "thick" => ("single", THICK),
        "double" => ("thickThinSmallGap", THICK),
        "thin" => ("single", THIN),
        _ => return None,
    };
    Some(Rule { kind, size: rule(thickness), space, color: RED })
}

/// Returns a table that only puts things side by side.
fn side_by_side(widths: &[i64]) -> [El; 2] {
    frame(&Frame { style: "SideBySide", widths, ..Frame::default() })
}
