//! Properties of paragraphs and runs, in the order that the schema wants (ECMA-376 1, 17.3.1 and 17.3.2).

use super::xml::{El, el, val};

/// The typefaces of a bulletin in Word, by the names that Chinese offices know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// 仿宋: running text.
    Fangsong,
    /// 小标宋: masthead and titles.
    Xiaobiaosong,
    /// 黑体: heads and emphasis.
    Hei,
    /// 楷体: heads of the second level, the notice.
    Kai,
    /// 宋体: page numbers.
    Song,
    /// 宋体 with digits of another face: notes to the text.
    SongText,
}

/// The family of Latin letters and digits.
pub(super) const LATIN: &str = "Times New Roman";

impl Face {
    /// Returns the family of its Chinese characters.
    pub(super) fn family(self) -> &'static str {
        match self {
            Self::Fangsong => "仿宋_GB2312",
            Self::Xiaobiaosong => "方正小标宋简体",
            Self::Hei => "黑体",
            Self::Kai => "楷体_GB2312",
            Self::Song | Self::SongText => "宋体",
        }
    }

    /// Returns the family of its Latin letters and digits.
    fn latin(self) -> &'static str {
        // The strokes of Times are too thin beside 黑体; the dashes of page numbers are those of 宋体.
        if matches!(self, Self::Hei | Self::Song) { self.family() } else { LATIN }
    }

    /// Returns the fonts of a sign that is set in this typeface, whatever it is.
    pub(super) fn all(self) -> El {
        let family = self.family();
        let fonts = el("w:rFonts").attr("w:ascii", family).attr("w:eastAsia", family);
        fonts.attr("w:hAnsi", family).attr("w:hint", "eastAsia")
    }

    fn fonts(self) -> El {
        let (han, latin) = (self.family(), self.latin());
        let fonts = el("w:rFonts").attr("w:ascii", latin).attr("w:eastAsia", han);
        fonts.attr("w:hAnsi", latin).attr("w:cs", LATIN)
    }
}

/// Properties of a run; what is `None` is left to the style.
#[derive(Debug, Clone, Default)]
pub(super) struct Run {
    /// The id of a character style.
    pub(super) style: Option<&'static str>,
    /// The typeface.
    pub(super) face: Option<Face>,
    /// Whether marks that Chinese and Latin share, such as “ and —, are Chinese.
    pub(super) chinese_marks: bool,
    /// Whether it is bold.
    pub(super) bold: bool,
    /// The colour, as RRGGBB.
    pub(super) color: Option<&'static str>,
    /// White after each character in twips.
    pub(super) tracking: Option<i64>,
    /// Size in pt.
    pub(super) size: Option<f64>,
    /// `subscript` or `superscript`.
    pub(super) script: Option<&'static str>,
}

impl Run {
    /// Returns the element; `None` without any property.
    pub(super) fn element(&self) -> Option<El> {
        let fonts = match (self.face, self.chinese_marks) {
            (None, false) => None,
            (face, marks) => {
                let fonts = face.map_or_else(|| el("w:rFonts"), Face::fonts);
                Some(if marks { fonts.attr("w:hint", "eastAsia") } else { fonts })
            }
        };
        let half_points = self.size.map(|size| (size * 2.0).round() as i64);
        let children: Vec<El> = [
            self.style.map(|style| val("w:rStyle", style)),
            fonts,
            self.bold.then(|| el("w:b")),
            self.color.map(|color| val("w:color", color)),
            self.tracking.map(|tracking| val("w:spacing", tracking)),
            half_points.map(|size| val("w:sz", size)),
            half_points.map(|size| val("w:szCs", size)),
            self.script.map(|script| val("w:vertAlign", script)),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!children.is_empty()).then(|| el("w:rPr").with_all(children))
    }
}

/// Returns the colour behind a paragraph or a cell.
pub(super) fn shade(fill: &'static str) -> El {
    el("w:shd").attr("w:val", "clear").attr("w:color", "auto").attr("w:fill", fill)
}

/// Distances above, below and of the lines of a paragraph, in twips.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spacing {
    /// White above.
    pub(super) before: Option<i64>,
    /// White below.
    pub(super) after: Option<i64>,
    /// Height of a line, whatever stands on it.
    pub(super) line: Option<i64>,
    /// Whether lines are as high as what stands on them, as pictures need it.
    pub(super) automatic: bool,
}

impl Spacing {
    fn element(self) -> Option<El> {
        let set = self.before.or(self.after).or(self.line).is_some() || self.automatic;
        let attr = |el: El, name, value: Option<i64>| match value {
            Some(value) => el.attr(name, value),
            None => el,
        };
        let spacing = attr(attr(el("w:spacing"), "w:before", self.before), "w:after", self.after);
        let spacing = match self.line {
            Some(line) => spacing.attr("w:line", line).attr("w:lineRule", "exact"),
            None if self.automatic => spacing.attr("w:line", 240).attr("w:lineRule", "auto"),
            None => spacing,
        };
        set.then_some(spacing)
    }
}

/// Indents of a paragraph: in hundredths of a character, and in twips for programs that know no characters.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Indent {
    /// From the left.
    pub(super) left: Option<(i64, i64)>,
    /// From the right.
    pub(super) right: Option<(i64, i64)>,
    /// Of the first line; to the left if negative.
    pub(super) first: Option<(i64, i64)>,
}

impl Indent {
    /// Returns an indent of the first line by two characters.
    pub(super) fn first_line(cell: i64) -> Self {
        Self { first: Some((200, 2 * cell)), ..Self::default() }
    }

    fn element(self) -> Option<El> {
        let both = |el: El, names: [&'static str; 2], length: Option<(i64, i64)>| match length {
            Some((chars, twips)) => el.attr(names[0], chars).attr(names[1], twips),
            None => el,
        };
        let ind = both(el("w:ind"), ["w:leftChars", "w:left"], self.left);
        let ind = both(ind, ["w:rightChars", "w:right"], self.right);
        let ind = match self.first {
            Some((chars, twips)) if chars < 0 => both(ind, ["w:hangingChars", "w:hanging"], Some((-chars, -twips))),
            first => both(ind, ["w:firstLineChars", "w:firstLine"], first),
        };
        let set = self.left.or(self.right).or(self.first).is_some();
        set.then_some(ind)
    }
}

/// A rule below a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    /// Its thickness in eighths of a pt.
    pub(super) size: u32,
    /// White above it in pt.
    pub(super) space: u32,
    /// Its colour, as RRGGBB.
    pub(super) color: &'static str,
}

impl Rule {
    fn element(self) -> El {
        let rule = val("w:bottom", "single").attr("w:sz", self.size).attr("w:space", self.space);
        el("w:pBdr").with(rule.attr("w:color", self.color))
    }
}

/// Where a numbered paragraph stands in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// The list, as `numbering.xml` numbers it.
    pub(super) list: usize,
    /// Its level from 0.
    pub(super) level: usize,
}

/// Properties of a paragraph; what is `None` is left to the style.
#[derive(Debug, Clone, Default)]
pub(super) struct Para {
    /// The id of a paragraph style.
    pub(super) style: Option<String>,
    /// Whether it stays on the page of the next.
    pub(super) keep_next: bool,
    /// Whether all its lines stay on one page.
    pub(super) keep_lines: bool,
    /// Whether it begins a page.
    pub(super) page_break: Option<bool>,
    /// `w:framePr`: a place of its own on the page.
    pub(super) frame: Option<El>,
    /// Whether a single line of it may stand on a page.
    pub(super) breaks_anywhere: bool,
    /// Its place in a list.
    pub(super) list: Option<Place>,
    /// A rule below it.
    pub(super) rule: Option<Rule>,
    /// The colour behind it, as RRGGBB.
    pub(super) fill: Option<&'static str>,
    /// Tab stops: position in twips and kind, with dots before it or not.
    pub(super) tabs: Vec<(i64, &'static str, bool)>,
    /// Whether marks may hang into the margin.
    pub(super) hanging_marks: Option<bool>,
    /// Whether it is kept off the grid of the page; what its style says counts for characters.
    pub(super) off_grid: bool,
    /// Distances above, below and of lines.
    pub(super) spacing: Spacing,
    /// Indents.
    pub(super) indent: Indent,
    /// `left`, `center`, `right` or `both`.
    pub(super) align: Option<&'static str>,
    /// Depth in the outline, from 1.
    pub(super) outline: Option<u8>,
    /// What the paragraph mark looks like.
    pub(super) mark: Run,
}

impl Para {
    /// Returns the properties of a paragraph of a style.
    pub(super) fn of(style: impl Into<String>) -> Self {
        Self { style: Some(style.into()), ..Self::default() }
    }

    /// Returns the element.
    pub(super) fn element(&self) -> El {
        let children = [
            self.style.as_ref().map(|style| val("w:pStyle", style)),
            self.keep_next.then(|| el("w:keepNext")),
            self.keep_lines.then(|| el("w:keepLines")),
            self.page_break.map(|on| if on { el("w:pageBreakBefore") } else { val("w:pageBreakBefore", 0) }),
            self.frame.clone(),
            self.breaks_anywhere.then(|| val("w:widowControl", 0)),
            self.list.map(|place| el("w:numPr").with(val("w:ilvl", place.level)).with(val("w:numId", place.list))),
            self.rule.map(Rule::element),
            self.fill.map(shade),
            self.tab_stops(),
            self.hanging_marks.map(|on| val("w:overflowPunct", u8::from(on))),
            self.off_grid.then(|| val("w:snapToGrid", 0)),
            self.spacing.element(),
            self.indent.element(),
            self.align.map(|side| val("w:jc", side)),
            self.outline.map(|depth| val("w:outlineLvl", depth.clamp(1, 9) - 1)),
            self.mark.element(),
        ];
        el("w:pPr").with_all(children.into_iter().flatten())
    }

    fn tab_stops(&self) -> Option<El> {
        let tab = |(at, kind, dots): &(i64, &'static str, bool)| {
            let tab = val("w:tab", kind);
            if *dots { tab.attr("w:leader", "middleDot") } else { tab }.attr("w:pos", at)
        };
        (!self.tabs.is_empty()).then(|| el("w:tabs").with_all(self.tabs.iter().map(tab)))
    }
}
