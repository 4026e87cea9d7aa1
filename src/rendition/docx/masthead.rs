//! The masthead on page one, in the looks of `templates/masthead.typ`.

use super::book::Book;
use super::cells::{Cell, Frame, Joined, Row, frame, row};
use super::head_lines::{SIGNER, beside_name, further_lines, name, number_line, signed, spread};
use super::measures::{Measures, mm, rule, twips};
use super::paragraph::{Paragraph, text_runs};
use super::props::{Face, Indent, Rule, Run, Spacing};
use super::styles::{RED, SANHAO};
use super::xml::{El, clean, el};
use crate::fonts::Measure;
use crate::model::PT_PER_MM;

/// Distance of the masthead's lines in pt, the same on every grid.
const LINE: f64 = 225.0 * PT_PER_MM / 22.0;
/// How high a line of the name is, in em; more than its type, so that no font is cut.
const EM: f64 = 1.25;
/// Where the baseline stands in a line of an exact height, as a part of it, and in the em of our own lines.
const BASELINE: f64 = 0.8;
const ASCENT: f64 = 0.88;
/// From the last line to the rule in mm, GB/T 9704-2012 7.2.7.
const ABOVE_RULE: f64 = 4.0;
/// 小二 in pt, the size of 增刊 below the name.
const XIAOER: f64 = 18.0;
/// White between the characters of a line and its lower edge, in pt.
const WHITE: f64 = (LINE - SANHAO) / 2.0;
/// Thickness of the thick and the thin red rule, and the distance of their middles, in mm.
const THICK: f64 = 1.2;
const THIN: f64 = 0.35;
const BETWEEN: f64 = 1.6;
/// Height of a star in em.
const STAR: f64 = 0.88;
/// White in the label of the look `flag` in em: beside its words, and above and below them.
const LABEL: (f64, f64) = (0.6, 0.35);
/// From the label to the line below it, in lines.
const BELOW_LABEL: f64 = 0.3;
/// How far the lines beside a flag may reach out of their column at either side, in em: Word leaves the white of
/// brackets at their ends, and other fonts than ours may be wider.
const REACH: f64 = 0.4;

/// Sizes in pt at which name and kind fill their lines at most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fitted {
    pub(super) name: f64,
    pub(super) kind: f64,
    /// Width in twips of the column beside the name, in the look that has one, and of the label in it.
    beside: i64,
    label: i64,
}

impl Fitted {
    /// Fits name and kind into the width of the type area, or the part that they have of it.
    pub(super) fn of(book: &Book, title: &Measure, by: &Measures) -> Self {
        let head = &book.document.masthead;
        let sizes = &book.document.settings.sizes;
        let (beside, label) = flag_column(book, by);
        let flag = head.style == "flag";
        let width = if flag { book.grid.width - beside - book.grid.cell } else { book.grid.width };
        // Half points are Word's steps; half a point less keeps rounding from breaking the line. White does so in a
        // flag.
        let less = if flag { 0.0 } else { 0.5 };
        let fit = |lines: &str, largest: f64| {
            let widest = lines.lines().map(|line| title.em(line)).fold(1.0, f64::max);
            let fitting = width as f64 / 20.0 / widest;
            if fitting < largest { ((fitting - less) * 2.0).floor() / 2.0 } else { largest }
        };
        let kind = head.kind.as_deref().unwrap_or_default();
        Self { name: fit(&name(head), sizes.name).max(1.0), kind: fit(kind, sizes.kind).max(1.0), beside, label }
    }
}

/// Returns the height of the lines of the name in pt; they stand nearer together than others.
fn name_height(text: &str, size: f64) -> f64 {
    let more = text.lines().count().saturating_sub(1) as f64;
    size + more * EM * size
}

/// Width of the column beside the name of the look `flag`, and of the label in it, in twips.
fn flag_column(book: &Book, by: &Measures) -> (i64, i64) {
    let head = &book.document.masthead;
    let label = head.kind.as_ref().map_or(0.0, |kind| by.strong.em(kind) + 2.0 * LABEL.0);
    let width = beside_name(head).iter().map(|text| printed(text, by)).fold(label, f64::max);
    (twips(width * SANHAO) + book.grid.cell, twips(label * SANHAO))
}

/// Width of a line in em as the PDF has it: no white stands between brackets and figures, nor before one that begins it.
fn printed(text: &str, by: &Measures) -> f64 {
    let brackets = text.matches(['〔', '〕']).count() as f64;
    let begins = if text.starts_with('〔') { 0.5 } else { 0.0 };
    by.plain.em(&clean(text)) - 0.25 * brackets - begins
}

/// A paragraph with white above it and a line height, both in pt.
fn line(style: &str, text: &str, before: f64, height: f64) -> Paragraph {
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
        self.below_head = self.white_below_head();
    }

    /// Returns the white below the masthead, which ends on a line of the grid; `None` if that is one as everywhere.
    fn white_below_head(&self) -> Option<i64> {
        let head = &self.document.masthead;
        let lines = match head.style {
            "stacked" | "star" => 8.0,
            "banner" => 6.0,
            "flag" => 5.0,
            _ => return None,
        };
        let over = match head.rule {
            "thick" => THICK / 2.0,
            "double" | "thin" => THIN / 2.0,
            _ => 0.0,
        };
        let left = [head.copy_number.as_ref().filter(|_| head.copy_number_at == "left"), head.secrecy.as_ref()];
        let left = left.into_iter().chain([head.urgency.as_ref()]).flatten().count();
        let marks = left.max(usize::from(head.copy_number.is_some())) as f64 + further_lines(head);
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
        let kind = head.kind.as_ref().filter(|_| style != "banner");
        let lines = if style == "banner" { 6.0 } else { 8.0 };
        let between = if style == "star" { 0.4 } else { 0.5 } * LINE;
        let height = head.height.map_or((lines + further_lines(head)) * LINE, |height| height * PT_PER_MM);
        let text = name(head);
        let name = name_height(&text, fitted.name);
        let both = if kind.is_some() { name + between + fitted.kind } else { name };
        let rules = match head.rule {
            "star" => STAR * SANHAO,
            "double" => BETWEEN * PT_PER_MM,
            _ => 0.0,
        };
        let numbers = head.number_lines.len().max(signed(head).len()).max(1);
        let rows = usize::from(head.edition.is_some()) + numbers + head.issuers.len().max(1);
        let gap = ABOVE_RULE * PT_PER_MM - WHITE - edge(head.rule);
        let spare = (height - both - rows as f64 * LINE - gap - rules).max(0.0) / 1.8;
        let mut stack = Stack::default();
        let mut top = spare;
        self.add(stack.line("MastheadName", &text, (top, fitted.name), EM * fitted.name));
        stack.bottom += name - fitted.name;
        if let Some(kind) = kind {
            let top = top + name + between;
            self.add(stack.line("MastheadKind", kind, (top, fitted.kind), EM * fitted.kind));
        }
        top += both;
        if let Some(edition) = &head.edition {
            top += 0.3 * spare;
            let look = Run { face: Some(Face::Hei), size: Some(XIAOER), ..Run::default() };
            let mut paragraph = stack.row("IssueNumber", "", top);
            paragraph.runs = text_runs(edition, &look);
            self.add(paragraph);
            top += LINE + 0.5 * spare;
        } else {
            top += 0.8 * spare;
        }
        let before = stack.row("IssueNumber", "", top).para.spacing.before.unwrap_or_default();
        self.number(before as f64 / 20.0);
        stack.bottom += (numbers - 1) as f64 * LINE;
        top += numbers as f64 * LINE;
        let mut issuer = self.issuers(&mut stack, Some(top));
        let rule_at = top + head.issuers.len().max(1) as f64 * LINE + gap;
        if head.rule == "star" {
            issuer.para.spacing.after = Some(twips((rule_at - stack.bottom).max(0.0)));
            self.add(issuer);
            self.star();
            return;
        }
        // White above a rule is counted in whole pt; the line makes up for the rest.
        let white = (rule_at + edge(head.rule) - stack.bottom).max(0.0);
        let before = issuer.para.spacing.before.unwrap_or_default();
        issuer.para.spacing.before = Some(before + twips(white - white.floor()));
        issuer.para.rule = rule_below(head.rule, white.floor() as u32);
        self.add(issuer);
        if head.rule == "double" {
            // Programs draw a double rule as one, or its halves alike; so the thin one has a paragraph.
            let gap = (BETWEEN - (THICK + THIN) / 2.0) * PT_PER_MM;
            let mut thin = Paragraph::of("SectionEnd");
            thin.para.spacing.line = Some(twips(gap));
            thin.para.rule = Some(Rule { size: rule(THIN), space: 0, color: RED });
            self.add(thin);
        }
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

    /// Adds all issuers but the last, and returns that with the date; they begin at a place, or one below the other.
    fn issuers(&mut self, stack: &mut Stack, top: Option<f64>) -> Paragraph {
        let head = &self.document.masthead;
        let mut at = top;
        let mut place = |mut paragraph: Paragraph| {
            if let Some(top) = at {
                paragraph.para.spacing.before = stack.row("Issuer", "", top).para.spacing.before;
                at = Some(top + LINE);
            }
            paragraph
        };
        let (last, others) = head.issuers.split_last().unwrap_or((&head.issuer, &[]));
        let mut placed: Vec<Paragraph> =
            others.iter().map(|issuer| place(spread(head, line("Issuer", "", 0.0, LINE), issuer, ""))).collect();
        let room = self.grid.width as f64 / 20.0 / SANHAO;
        let beside = (last.chars().count() + head.date.chars().count()) as f64 <= room;
        if beside || others.is_empty() {
            let last = place(self.issuer(0.0));
            self.add_all(placed);
            return last;
        }
        // The date has a line of its own where both have no room on one.
        placed.push(place(spread(head, line("Issuer", "", 0.0, LINE), last, "")));
        self.add_all(placed);
        let mut date = line("Issuer", &head.date, 0.0, LINE);
        date.para.align = Some("right");
        date.para.keep_next = false;
        date
    }

    /// Issuer at the left, date at the right, with white above in pt.
    fn issuer(&self, before: f64) -> Paragraph {
        let head = &self.document.masthead;
        let last = head.issuers.last().unwrap_or(&head.issuer);
        let mut issuer = spread(head, line("Issuer", "", before, LINE), last, &format!("\t{}", head.date));
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

    /// The name at the left, kind, number and total beside it, rules above and below issuer and date.
    fn flag(&mut self, fitted: Fitted) {
        let head = &self.document.masthead;
        let height = head.height.map_or((5.0 + further_lines(head)) * LINE, |height| height * PT_PER_MM);
        let column = fitted.beside;
        let name_width = self.grid.width - column;
        let mut name = line("MastheadName", &name(head), 0.0, EM * fitted.name);
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
        for text in beside_name(head) {
            let mut paragraph = line("IssueNumber", &text, 0.0, LINE);
            // The white of a bracket is at the left; the line ends where the rules below it do.
            let sides = if text.starts_with('〔') { [2.0, 0.0] } else { [1.0, 1.0] };
            let [left, right] = sides.map(|part| Some((0, -twips(part * REACH * SANHAO))));
            paragraph.para.indent = Indent { left, right, first: None };
            beside.push(paragraph);
            tall += LINE;
        }
        let tall = tall.max(EM * fitted.name * head.name_lines.len() as f64);
        let spare = (height - head.issuers.len().max(1) as f64 * LINE - tall).max(0.0);
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
        let mut issuer = self.issuers(&mut Stack::default(), None);
        issuer.para.spacing.line = Some(twips(LINE - (THICK + THIN) / 2.0 * PT_PER_MM));
        issuer.para.rule = rule_below(head.rule, 0);
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
fn rule_below(kind: &str, space: u32) -> Option<Rule> {
    let thickness = match kind {
        "thick" | "double" => THICK,
        "thin" => THIN,
        _ => return None,
    };
    Some(Rule { size: rule(thickness), space, color: RED })
}

/// Returns how far in pt the upper edge of the rules is below their top, which is the middle of a line.
fn edge(kind: &str) -> f64 {
    match kind {
        "thick" | "double" => -THICK / 2.0 * PT_PER_MM,
        "thin" => -THIN / 2.0 * PT_PER_MM,
        "star" => STAR * SANHAO / 2.0 - THICK / 2.0 * PT_PER_MM,
        _ => 0.0,
    }
}

/// Returns a table that only puts things side by side.
fn side_by_side(widths: &[i64]) -> [El; 2] {
    frame(&Frame { style: "SideBySide", widths, ..Frame::default() })
}
