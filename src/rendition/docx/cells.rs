//! Rows and cells of tables, in the order that the schema wants (ECMA-376 1, 17.4).

use super::paragraph::Paragraph;
use super::props::shade;
use super::xml::{El, el, val, width};

/// A cell; lengths in twips.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    pub(super) width: i64,
    /// The columns of the table's grid that it covers; 0 counts as 1.
    pub(super) columns: usize,
    /// Whether it is joined to cells of other rows.
    pub(super) joined: Joined,
    /// Rules that differ from the table's: the side, the thickness in eighths of a pt (0: none), the colour.
    pub(super) rules: Vec<(&'static str, u32, &'static str)>,
    /// The colour behind it, as RRGGBB.
    pub(super) fill: Option<&'static str>,
    /// White at its left and right, where not the table's.
    pub(super) padding: Option<(i64, i64)>,
    /// Whether its text runs downwards.
    pub(super) vertical: bool,
    /// Whether its text stands in the middle of its height.
    pub(super) centred: bool,
    /// What stands in it; Word wants a paragraph at least.
    pub(super) paragraphs: Vec<Paragraph>,
}

/// How a cell is joined to those of other rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Joined {
    /// Not at all.
    #[default]
    No,
    /// It is the uppermost.
    First,
    /// It belongs to the one above.
    Further,
}

impl Cell {
    fn element(self) -> El {
        let merge = match self.joined {
            Joined::No => None,
            Joined::First => Some(val("w:vMerge", "restart")),
            Joined::Further => Some(val("w:vMerge", "continue")),
        };
        let props = [
            Some(width("w:tcW", self.width)),
            (self.columns > 1).then(|| val("w:gridSpan", self.columns)),
            merge,
            self.borders(),
            self.fill.map(shade),
            self.padding.map(margins),
            self.vertical.then(|| val("w:textDirection", "tbRlV")),
            self.centred.then(|| val("w:vAlign", "center")),
        ];
        let paragraphs = if self.paragraphs.is_empty() { vec![Paragraph::of("Normal")] } else { self.paragraphs };
        el("w:tc")
            .with(el("w:tcPr").with_all(props.into_iter().flatten()))
            .with_all(paragraphs.into_iter().map(Paragraph::element))
    }

    fn borders(&self) -> Option<El> {
        let side = |name: &'static str| {
            let (_, size, color) = self.rules.iter().find(|rule| rule.0 == name)?;
            let rule = val(name, if *size == 0 { "nil" } else { "single" });
            Some(if *size == 0 { rule } else { rule.attr("w:sz", size).attr("w:space", 0).attr("w:color", color) })
        };
        let sides = ["w:top", "w:left", "w:bottom", "w:right"].into_iter().filter_map(side);
        (!self.rules.is_empty()).then(|| el("w:tcBorders").with_all(sides))
    }
}

fn margins((left, right): (i64, i64)) -> El {
    el("w:tcMar").with(width("w:left", left)).with(width("w:right", right))
}

/// How a row stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Row {
    /// Its height in twips, at least.
    pub(super) height: Option<i64>,
    /// Whether it is repeated on every page.
    pub(super) is_head: bool,
    /// Whether a page may end within it; what is higher than a page would be cut off otherwise.
    pub(super) breaks: bool,
}

/// Returns a row of cells.
pub(super) fn row(row: Row, cells: impl IntoIterator<Item = Cell>) -> El {
    let height = row.height.map(|height| val("w:trHeight", height).attr("w:hRule", "atLeast"));
    let whole = (!row.breaks).then(|| el("w:cantSplit"));
    let head = row.is_head.then(|| el("w:tblHeader"));
    let props = el("w:trPr").with_all(whole).with_all(height).with_all(head);
    el("w:tr").with(props).with_all(cells.into_iter().map(Cell::element))
}

/// How a table stands; lengths in twips.
#[derive(Default)]
pub(super) struct Frame<'f> {
    /// The id of its style.
    pub(super) style: &'static str,
    /// The widths of its columns.
    pub(super) widths: &'f [i64],
    /// Whether it stands at the left edge rather than in the middle.
    pub(super) left: bool,
    /// A place of its own on the page, `w:tblpPr`.
    pub(super) floating: Option<El>,
    /// White at the left and right of cells.
    pub(super) padding: i64,
    /// A name for those who cannot see it.
    pub(super) caption: Option<&'f str>,
}

/// Returns the properties and the columns of a table.
pub(super) fn frame(frame: &Frame) -> [El; 2] {
    let total: i64 = frame.widths.iter().sum();
    let overlap = frame.floating.is_some().then(|| val("w:tblOverlap", "never"));
    let look = el("w:tblLook").attr("w:val", "0020").attr("w:firstRow", 1).attr("w:lastRow", 0);
    let look = look.attr("w:firstColumn", 0).attr("w:lastColumn", 0).attr("w:noHBand", 1).attr("w:noVBand", 1);
    let props = el("w:tblPr")
        .with(val("w:tblStyle", frame.style))
        .with_all(frame.floating.clone())
        .with_all(overlap)
        .with(width("w:tblW", total))
        .with(val("w:jc", if frame.left { "left" } else { "center" }))
        .with(el("w:tblLayout").attr("w:type", "fixed"))
        .with(el("w:tblCellMar").with(width("w:left", frame.padding)).with(width("w:right", frame.padding)))
        .with(look)
        .with_all(frame.caption.map(|caption| val("w:tblCaption", caption)));
    let columns = frame.widths.iter().map(|width| el("w:gridCol").attr("w:w", width));
    [props, el("w:tblGrid").with_all(columns)]
}
