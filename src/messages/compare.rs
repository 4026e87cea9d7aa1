//! What is said when two documents of one issue are compared.

use super::{Lang, Spot, WordNote, Words};

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

messages! {
    /// Why two documents do not say the same, or cannot be compared.
    ///
    /// Each pair is what the first and the second document have.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum CompareFault: words(lang) -> Words {
        /// A text is another, or stands only in one of them.
        Text { sides: [Side; 2] } = "same-text" => {
            let shown = shown(sides, lang);
            match (one_sided(sides)) {
                Some(Side { file, .. }) => { Zh: "只有 {file} 有这段文字。{shown}"; En: "only {file} has this text. {shown}" }
                None => { Zh: "两个文件的文字不一样。{shown}"; En: "the two files have different text. {shown}" }
            }
        }
        /// A cell of a table has another value; row and column by their heads.
        Cell { row: String, column: String, sides: [Side; 2] } = "same-cell" => {
            let shown = shown(sides, lang);
            Zh: "表格“{row}”行“{column}”列的值不一样。{shown}";
            En: "row \"{row}\", column \"{column}\" of a table: the values differ. {shown}";
        }
        /// Two cells of a table have each other's values.
        Swapped { cells: [(String, String); 2], sides: [Side; 2] } = "same-cells-swapped" => {
            let ([(row, column), (other_row, other_column)], shown) = (cells, shown(sides, lang));
            Zh: "表格有两格的值互换了：“{row}”行“{column}”列与“{other_row}”行“{other_column}”列。{shown}";
            En: "two cells of a table have each other's values: row \"{row}\", column \"{column}\" and row \"{other_row}\", column \"{other_column}\". {shown}";
        }
        /// A row of a table stands only in one of them.
        Row { row: String, sides: [Side; 2] } = "same-row" => {
            let shown = shown(sides, lang);
            match (one_sided(sides)) {
                Some(Side { file, .. }) => {
                    Zh: "表格的“{row}”行只有 {file} 有。{shown}";
                    En: "only {file} has the row \"{row}\" of a table. {shown}";
                }
                None => { Zh: "表格的“{row}”行不一样。{shown}"; En: "the row \"{row}\" of a table differs. {shown}" }
            }
        }
        /// A table has another number of columns.
        Columns { counts: [usize; 2], sides: [Side; 2] } = "same-columns" => {
            let shown = shown(sides, lang);
            Zh: "表格的栏数不一样。{shown}";
            En: "a table has more columns in one of the files. {shown}";
        }
        /// A table stands only in one of them; its text is its head.
        Table { sides: [Side; 2] } = "same-table" => {
            let shown = shown(sides, lang);
            Zh: "有一个表格只在一个文件里。{shown}";
            En: "only one of the files has a table. {shown}";
        }
        /// What is said of a chart or a picture for those who cannot see it is another.
        Figure { sides: [Side; 2] } = "same-figure" => {
            let shown = shown(sides, lang);
            Zh: "图的文字说明不一样。{shown}";
            En: "the descriptions of a figure differ. {shown}";
        }
        /// A chart or a picture stands only in one of them.
        FigureAbsent { sides: [Side; 2] } = "same-figure-absent" => {
            let shown = shown(sides, lang);
            Zh: "有一幅图只在一个文件里。{shown}";
            En: "only one of the files has a figure. {shown}";
        }
        /// Something that one document is not finished with, such as tracked changes: how often, and where first.
        Open { file: String, what: WordNote, count: usize, spot: Spot } = { what.code() } => {
            let (Words { hint, .. }, spot) = (what.words(lang), spot.words(lang));
            text what = match what {
                WordNote::Insertions => { Zh: "有修订：插入的字算在内"; En: "tracked insertions, which count" }
                WordNote::Deletions => { Zh: "有修订：删除的字不算"; En: "tracked deletions, which do not count" }
                WordNote::Moves => { Zh: "有修订：移动的字算在移到的地方"; En: "text that was moved, which counts where it went" }
                WordNote::Looks => { Zh: "有修订：改过格式"; En: "tracked changes of formatting" }
                _ => { Zh: "有批注，没有比较"; En: "comments, which are not compared" }
            };
            Zh: "{file} {what}（共 {count} 处，第一处在{spot}）", hint: hint;
            En: "{file} has {what} ({count} in all, the first at {spot})", hint: hint;
        }
        /// There are more differences than are told.
        More { count: usize } = "same-more" => {
            Zh: "另有 {count} 处不同没有列出";
            En: "{count} more difference(s) are not listed";
        }
        /// A PDF without tags, such as one for the press.
        Untagged { path: String } = "same-untagged" => {
            Zh: "{path} 没有标签，读不出段落和表格",
                hint: "印刷用的 PDF 不带标签；请换成同一期的电子版或归档用的 PDF（生成时不加 --for print）";
            En: "{path} has no tags, so that its paragraphs and tables cannot be read",
                hint: "PDFs for the press are untagged; use the screen or archive PDF of the issue instead";
        }
        /// A PDF with more in it than is compared.
        TooLarge { path: String } = "same-too-large" => {
            Zh: "{path} 的内容太多，无法比较", hint: "请把这一期分成几份后分别比较";
            En: "{path} has too much in it to be compared", hint: "compare it in parts";
        }
        /// A file that is neither a PDF nor a Word document.
        Foreign { path: String } = "same-foreign" => {
            Zh: "{path} 既不是 PDF，也不是 Word 文档（.docx）", hint: "请给出同一期的 PDF 和 .docx，先后不限";
            En: "{path} is neither a PDF nor a Word document (.docx)",
                hint: "name the PDF and the .docx of one issue, in any order";
        }
    }
}

messages! {
    /// What the program says after comparing two documents.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum CompareStatus: line(lang) -> String {
        /// They say the same: so many characters of text, cells of tables and figures.
        Same { paths: [String; 2], counts: Compared } => {
            let ([one, other], light) = (paths, counts.light(lang));
            let Compared { characters, tables, values, figures, .. } = counts;
            Zh: "{one} 与 {other} 内容一致：正文 {characters} 字，表格 {tables} 个共 {values} 格，图 {figures} 幅{light}";
            En: "{one} and {other} say the same: {characters} characters of text, {tables} table(s) with {values} place(s), {figures} figure(s){light}";
        }
        /// They do not; so many differences, and what was compared.
        Different { paths: [String; 2], count: usize, counts: Compared } => {
            let ([one, other], light) = (paths, counts.light(lang));
            Zh: "{one} 与 {other} 内容不一致：{count} 处{light}";
            En: "{one} and {other} do not say the same: {count} difference(s){light}";
        }
        /// They cannot be compared.
        NotCompared { paths: [String; 2] } => {
            let [one, other] = paths;
            Zh: "无法比较 {one} 与 {other}";
            En: "{one} and {other} cannot be compared";
        }
    }
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
            Self::Open { .. }
            | Self::More { .. }
            | Self::Untagged { .. }
            | Self::TooLarge { .. }
            | Self::Foreign { .. } => None,
        }
    }
}

/// Shows what both documents have.
fn shown(sides: &[Side; 2], lang: Lang) -> String {
    sides.each_ref().map(|side| side.shown(lang)).join(lang.semicolon())
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
    fn shown(&self, lang: Lang) -> String {
        let Self { file, text, .. } = self;
        say!(lang => String {
            text stand = match (self.stand.map(|stand| stand.words(lang))) {
                Some(stand) => { Zh: " {stand}"; En: ", {stand}" }
                None => { String::new() }
            };
            match (text.is_empty()) {
                true => { Zh: "{file}{stand}：（无）"; En: "{file}{stand}: nothing" }
                false => { Zh: "{file}{stand}：“{text}”"; En: "{file}{stand}: \"{text}\"" }
            }
        })
    }
}

impl Compared {
    /// Says which tables could not be compared cell by cell; nothing if there are none.
    fn light(&self, lang: Lang) -> String {
        say!(lang => String {
            match (self.light) {
                0 => { String::new() }
                light => {
                    Zh: "；其中 {light} 个大表在 PDF 里没有单元格标签，只按先后逐个值比较";
                    En: "; {light} large table(s) have no cells in the PDF and were compared value by value, in order";
                }
            }
        })
    }
}
