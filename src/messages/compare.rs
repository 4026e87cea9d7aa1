//! What is said when two documents of one issue are compared.

use super::{Lang, Spot, Words};

/// Where in a finished document something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// On a page of a PDF, from 1.
    Page(usize),
    /// In a Word document.
    Spot(Spot),
}

impl Stand {
    /// Says where it is.
    pub fn words(self, lang: Lang) -> String {
        match self {
            Self::Page(page) => lang.page(page),
            Self::Spot(spot) => spot.words(lang),
        }
    }
}

/// What one of two documents has at a place where they differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The document's name.
    pub file: String,
    /// Where it is; where the other's text would have to be if there is none.
    pub stand: Option<Stand>,
    /// The text, cut off around the difference; empty if there is none.
    pub text: String,
}

/// Why two documents do not say the same, or cannot be compared.
///
/// Each pair is what the first and the second document have.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum CompareFault {
    /// A text is another, or stands only in one of them.
    Text { sides: [Side; 2] },
    /// A cell of a table has another value; row and column by their heads.
    Cell { row: String, column: String, sides: [Side; 2] },
    /// Two cells of a table have each other's values.
    Swapped { cells: [(String, String); 2], sides: [Side; 2] },
    /// A row of a table stands only in one of them.
    Row { row: String, sides: [Side; 2] },
    /// A table has another number of columns.
    Columns { counts: [usize; 2], sides: [Side; 2] },
    /// A table stands only in one of them; its text is its head.
    Table { sides: [Side; 2] },
    /// What is said of a chart or a picture for those who cannot see it is another.
    Figure { sides: [Side; 2] },
    /// A chart or a picture stands only in one of them.
    FigureAbsent { sides: [Side; 2] },
    /// There are more differences than are told.
    More { count: usize },
    /// A PDF without tags, such as one for the press.
    Untagged { path: String },
    /// A PDF with more in it than is compared.
    TooLarge { path: String },
    /// A file that is neither a PDF nor a Word document.
    Foreign { path: String },
}

/// What the program says after comparing two documents.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum CompareStatus {
    /// They say the same: so many characters of text, cells of tables and figures.
    Same { paths: [String; 2], counts: Compared },
    /// They do not; so many differences, and what was compared.
    Different { paths: [String; 2], count: usize, counts: Compared },
    /// They cannot be compared.
    NotCompared { paths: [String; 2] },
}

/// How much of two documents was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Compared {
    /// Characters of text outside tables, without white.
    pub characters: usize,
    /// Tables, a column block counting as one.
    pub tables: usize,
    /// Places of tables that a value may stand in.
    pub values: usize,
    /// Charts and pictures, by their alternative texts.
    pub figures: usize,
    /// Tables without cells in the PDF, whose values were compared in their order only.
    pub light: usize,
}

impl CompareFault {
    /// Returns the stable code of the fault.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Text { .. } => "same-text",
            Self::Cell { .. } => "same-cell",
            Self::Swapped { .. } => "same-cells-swapped",
            Self::Row { .. } => "same-row",
            Self::Columns { .. } => "same-columns",
            Self::Table { .. } => "same-table",
            Self::Figure { .. } => "same-figure",
            Self::FigureAbsent { .. } => "same-figure-absent",
            Self::More { .. } => "same-more",
            Self::Untagged { .. } => "same-untagged",
            Self::TooLarge { .. } => "same-too-large",
            Self::Foreign { .. } => "same-foreign",
        }
    }

    /// Returns what the two documents have, where that is the matter.
    pub fn sides(&self) -> Option<&[Side; 2]> {
        match self {
            Self::Text { sides }
            | Self::Cell { sides, .. }
            | Self::Swapped { sides, .. }
            | Self::Row { sides, .. }
            | Self::Columns { sides, .. }
            | Self::Table { sides }
            | Self::Figure { sides }
            | Self::FigureAbsent { sides } => Some(sides),
            Self::More { .. } | Self::Untagged { .. } | Self::TooLarge { .. } | Self::Foreign { .. } => None,
        }
    }

    pub(super) fn zh(&self) -> Words {
        let what = match self {
            Self::Text { sides } => match one_sided(sides) {
                Some(side) => format!("只有 {} 有这段文字", side.file),
                None => "两个文件的文字不一样".to_owned(),
            },
            Self::Cell { row, column, .. } => format!("表格“{row}”行“{column}”列的值不一样"),
            Self::Swapped { cells: [one, other], .. } => {
                format!("表格有两格的值互换了：“{}”行“{}”列与“{}”行“{}”列", one.0, one.1, other.0, other.1)
            }
            Self::Row { row, sides } => match one_sided(sides) {
                Some(side) => format!("表格的“{row}”行只有 {} 有", side.file),
                None => format!("表格的“{row}”行不一样"),
            },
            Self::Columns { .. } => "表格的栏数不一样".to_owned(),
            Self::Table { .. } => "有一个表格只在一个文件里".to_owned(),
            Self::Figure { .. } => "图的文字说明不一样".to_owned(),
            Self::FigureAbsent { .. } => "有一幅图只在一个文件里".to_owned(),
            Self::More { count } => return Words::new(format!("另有 {count} 处不同没有列出")),
            Self::Untagged { path } => {
                return Words::new(format!("{path} 没有标签，读不出段落和表格"))
                    .hint("印刷用的 PDF 不带标签；请换成同一期的电子版或归档用的 PDF（生成时不加 --for print）");
            }
            Self::TooLarge { path } => {
                return Words::new(format!("{path} 的内容太多，无法比较")).hint("请把这一期分成几份后分别比较");
            }
            Self::Foreign { path } => {
                return Words::new(format!("{path} 既不是 PDF，也不是 Word 文档（.docx）"))
                    .hint("请给出同一期的 PDF 和 .docx，先后不限");
            }
        };
        let sides = self.sides().into_iter().flatten().map(Side::zh).collect::<Vec<_>>().join("；");
        Words::new(format!("{what}。{sides}"))
    }

    pub(super) fn en(&self) -> Words {
        let what = match self {
            Self::Text { sides } => match one_sided(sides) {
                Some(side) => format!("only {} has this text", side.file),
                None => "the two files have different text".to_owned(),
            },
            Self::Cell { row, column, .. } => {
                format!("row \"{row}\", column \"{column}\" of a table: the values differ")
            }
            Self::Swapped { cells: [one, other], .. } => format!(
                "two cells of a table have each other's values: row \"{}\", column \"{}\" and row \"{}\", column \"{}\"",
                one.0, one.1, other.0, other.1
            ),
            Self::Row { row, sides } => match one_sided(sides) {
                Some(side) => format!("only {} has the row \"{row}\" of a table", side.file),
                None => format!("the row \"{row}\" of a table differs"),
            },
            Self::Columns { .. } => "a table has more columns in one of the files".to_owned(),
            Self::Table { .. } => "only one of the files has a table".to_owned(),
            Self::Figure { .. } => "the descriptions of a figure differ".to_owned(),
            Self::FigureAbsent { .. } => "only one of the files has a figure".to_owned(),
            Self::More { count } => return Words::new(format!("{count} more differences are not listed")),
            Self::Untagged { path } => {
                return Words::new(format!("{path} has no tags, so that its paragraphs and tables cannot be read"))
                    .hint("PDFs for the press are untagged; use the screen or archive PDF of the issue instead");
            }
            Self::TooLarge { path } => {
                return Words::new(format!("{path} has too much in it to be compared")).hint("compare it in parts");
            }
            Self::Foreign { path } => {
                return Words::new(format!("{path} is neither a PDF nor a Word document (.docx)"))
                    .hint("name the PDF and the .docx of one issue, in any order");
            }
        };
        let sides = self.sides().into_iter().flatten().map(Side::en).collect::<Vec<_>>().join("; ");
        Words::new(format!("{what}. {sides}"))
    }
}

/// Returns the side that has something if the other has nothing.
fn one_sided(sides: &[Side; 2]) -> Option<&Side> {
    match sides {
        [one, other] if other.text.is_empty() && !one.text.is_empty() => Some(one),
        [one, other] if one.text.is_empty() && !other.text.is_empty() => Some(other),
        _ => None,
    }
}

impl Side {
    fn zh(&self) -> String {
        let text = if self.text.is_empty() { "（无）".to_owned() } else { format!("“{}”", self.text) };
        let stand = self.stand.map_or_else(String::new, |stand| format!(" {}", stand.words(Lang::Zh)));
        format!("{}{stand}：{text}", self.file)
    }

    fn en(&self) -> String {
        let text = if self.text.is_empty() { "nothing".to_owned() } else { format!("\"{}\"", self.text) };
        let stand = self.stand.map_or_else(String::new, |stand| format!(", {}", stand.words(Lang::En)));
        format!("{}{stand}: {text}", self.file)
    }
}

impl CompareStatus {
    /// Returns the line in a language.
    pub(super) fn line(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Same { paths: [one, other], counts }, Lang::Zh) => {
                let Compared { characters, tables, values, figures, .. } = counts;
                let amount = format!("正文 {characters} 字，表格 {tables} 个共 {values} 格，图 {figures} 幅");
                format!("{one} 与 {other} 内容一致：{amount}{}", counts.light(lang))
            }
            (Self::Same { paths: [one, other], counts }, Lang::En) => {
                let Compared { characters, tables, values, figures, .. } = counts;
                let amount =
                    format!("{characters} characters of text, {tables} tables with {values} places, {figures} figures");
                format!("{one} and {other} say the same: {amount}{}", counts.light(lang))
            }
            (Self::Different { paths: [one, other], count, counts }, Lang::Zh) => {
                format!("{one} 与 {other} 内容不一致：{count} 处{}", counts.light(lang))
            }
            (Self::Different { paths: [one, other], count, counts }, Lang::En) => {
                format!("{one} and {other} do not say the same: {count} differences{}", counts.light(lang))
            }
            (Self::NotCompared { paths: [one, other] }, Lang::Zh) => format!("无法比较 {one} 与 {other}"),
            (Self::NotCompared { paths: [one, other] }, Lang::En) => format!("{one} and {other} cannot be compared"),
        }
    }
}

impl Compared {
    /// Says which tables could not be compared cell by cell; nothing if there are none.
    fn light(&self, lang: Lang) -> String {
        match (self.light, lang) {
            (0, _) => String::new(),
            (light, Lang::Zh) => format!("；其中 {light} 个大表在 PDF 里没有单元格标签，只按先后逐个值比较"),
            (light, Lang::En) => {
                format!("; {light} large tables have no cells in the PDF and were compared value by value, in order")
            }
        }
    }
}
