//! What can be wrong with a table.

use super::workbook::and_more;
use super::{Lang, Words};

/// Most names that are listed in advice.
const MOST_NAMES: usize = 12;

messages! {
    /// What can be wrong, with the data its words need.
    #[derive(Debug, Clone, PartialEq)]
    pub enum TableFault: words(lang) -> Words {
        /// A table row, on a line of its file, with another number of cells than the head.
        RaggedRow { row: usize, expected: usize, found: usize } = "ragged-row" => {
            Zh: "文件第 {row} 行应有 {expected} 格，实有 {found} 格", label: "{found} 格",
                hint: "请检查这一行是否多了或少了逗号；内容里有逗号时，整格要加英文引号";
            En: "line {row} should have {expected} cell(s), found {found}", label: "{found} cell(s)",
                hint: "look for a comma too many or too few; a cell with commas in it needs double quotes around it";
        }
        /// A table cell whose quotation mark is not closed.
        OpenQuote = "open-quote" => {
            Zh: "这一格的英文引号没有成对，后面的内容都会并进这一格", label: "从这里开始",
                hint: "请在这一格末尾补上英文引号；内容里的英文引号要写两个，例如 \"甲\"\"乙\"";
            En: "the quotation mark of this cell is not closed; all that follows would be part of it",
                label: "it begins here",
                hint: "add a quotation mark at the end of the cell; one inside a cell is written twice";
        }
        /// A file with one cell in each line, in which a mark may stand between the cells.
        OtherDelimiter { mark: char } = "other-delimiter" => {
            text hint = match mark {
                '|' => {
                    Zh: "是的话，写 delimiter = \"bar\"；本来就只有一列的，写 delimiter = \"comma\"";
                    En: "if so, say delimiter = \"bar\"; if there is but one column, say delimiter = \"comma\"";
                }
                mark => {
                    Zh: "是的话，请把“{mark}”都换成英文逗号（记事本里用“替换”）；本来就只有一列的，写 delimiter = \"comma\"";
                    En: "if so, replace each \"{mark}\" by a comma; if there is but one column, say delimiter = \"comma\"";
                }
            };
            Zh: "这个文件每行只有一格，各格之间是不是用“{mark}”隔开的？", label: "用什么隔开看不出", hint: hint;
            En: "every line of this file is one cell; does \"{mark}\" stand between the cells?",
                label: "separator not known", hint: hint;
        }
        /// A number of a CSV file that was saved with a power of ten, and how many `more` there are.
        PowerOfTen { text: String, more: usize } = "power-of-ten" => {
            let more = and_more(*more, lang);
            Zh: "“{text}”是科学计数，身份证号、账号等存成 CSV 时多会变成这样，后面的数字已经没有了{more}",
                label: "科学计数",
                hint: "请回到原来的工作簿，把这一列设成“文本”或“数值”格式，再另存，或直接用 .xlsx；本来就是科学计数的可不必理会";
            En: "`{text}` has a power of ten; numbers of identity cards and accounts become so when they are saved as CSV, and lose digits{more}",
                label: "power of ten",
                hint: "go back to the workbook, give the column the format Text or Number and save again, or use the .xlsx itself, unless it is meant so";
        }
        /// A table with a head and nothing below it.
        TableWithoutRows { path: String } = "table-without-rows" => {
            Zh: "表格“{path}”只有表头，没有数据", label: "没有数据行", hint: "请补上数据，或把 head_rows 改小";
            En: "the table \"{path}\" has a head but no rows", label: "no rows of data",
                hint: "add data, or make head_rows smaller";
        }
        /// A table whose first row is of the kind of those below it.
        NoHead { first: String } = "no-head" => {
            Zh: "这个表没有表头：第一行“{first}”像是数据，已按数据印", label: "第一行",
                hint: "请在这一行上面加一行列名；本来就没有列名，请写 head_rows = 0；这一行就是表头，请写 head_rows = 1";
            En: "this table has no head: its first row, \"{first}\", looks like data and is printed as such", label: "the first row",
                hint: "add a row with the names of the columns above it; write head_rows = 0 if there are none, head_rows = 1 if this row is the head";
        }
        /// A sheet with several tables, taken for one.
        SeveralTables { count: usize, ranges: String } = "several-tables" => {
            Zh: "这张表里有 {count} 个表：{ranges}", label: "另一个表",
                hint: "请分别排：data = \"文件#区域\"，如 data = \"文件.xlsx#A1:C20\"（CSV 请拆成几个文件）；确实是一个表，请写明表头行数，如 head_rows = 1";
            En: "there are {count} tables on this sheet: {ranges}", label: "another table",
                hint: "set each by itself: data = \"file.xlsx#A1:C20\" (make several files of a CSV); if it is one table, say how many rows are its head: head_rows = 1";
        }
        /// A head that stands again within its table and is left out there.
        HeadAgain { rows: usize } = "head-again" => {
            Zh: "表中重复的表头没有印（{rows} 行）：换页时表头自动重印", label: "重复的表头";
            En: "the head stands again within the table: {rows} rows are left out, since it is printed on every page", label: "the head again";
        }
        /// A table above the limit for cells.
        TableTooLarge { limit: usize } = "table-too-large" => {
            Zh: "表格太大：超过 {limit} 格", label: "这个表太大",
                hint: "请只选需要印的部分（data = \"文件#A1:W58\"，或 print = \"totals\" 只印合计），或拆成几个表；确需全印时用 max_cells 放宽";
            En: "the table is too large: more than {limit} cells", label: "this table is too large",
                hint: "print a part of it (data = \"file#A1:W58\", or print = \"totals\" for the totals), or make several tables of it; max_cells allows more";
        }
        /// A table that does not fit even a landscape page at the smallest size.
        TableTooWide { columns: usize } = "table-too-wide" => {
            Zh: "表格太宽：{columns} 列横放、分段也排不下", label: "这个表太宽",
                hint: "请减少列数、缩短内容，或拆成几个表";
            En: "the table is too wide: {columns} columns do not fit a landscape page", label: "this table is too wide",
                hint: "use fewer columns or shorter cells, or make several tables of it";
        }
        /// A total that names neither a row nor a column, or both.
        TotalForm = "total-form" => {
            Zh: "合计要写明是哪一行或哪一列", label: "row 和 column 要写一样",
                hint: "请写成 {{ row = \"合计\" }} 或 {{ column = \"总量\" }}";
            En: "a total must name its row or its column", label: "one of row and column",
                hint: "write {{ row = \"合计\" }} or {{ column = \"总量\" }}";
        }
        /// A smallest type above the largest, in pt.
        SizesCrossed { smallest: f64, largest: f64 } = "sizes-crossed" => {
            Zh: "最小字号 {smallest} 磅比最大字号 {largest} 磅还大", label: "上下限颠倒",
                hint: "请对调 smallest 和 largest，或删去一个";
            En: "the smallest type, {smallest} pt, is larger than the largest, {largest} pt", label: "bounds crossed",
                hint: "swap smallest and largest, or take one out";
        }
        /// A table with a row that no page can hold, and the characters of its longest cell.
        TableRowTooHigh { characters: usize } = "table-row-too-high" => {
            Zh: "表里有一行高过整页，排不下", label: "最长的是这一格，{characters} 字",
                hint: "请把这一格的文字移到正文里，或拆成几行";
            En: "the table has a row that is higher than a page", label: "the longest cell, {characters} characters",
                hint: "move the text of this cell into an article, or spread it over several rows";
        }
        /// A table that has only room in smaller type than is well read, in pt.
        TableSmall { size: f64 } = "table-small" => {
            Zh: "这个表缩到了 {size} 磅，读起来费力", label: "小于 8 磅",
                hint: "请减少列数、缩短内容，或拆成几个表；确定要这样印，可写 smallest = \"{size}pt\"";
            En: "this table is set in type of {size} pt, which is hard to read", label: "type below 8 pt",
                hint: "use fewer columns or shorter cells, or make several tables of it; smallest = \"{size}pt\" says that it is meant";
        }
        /// A table that fills more pages than an issue may have.
        TableTooLong { pages: usize, before: usize, rows: usize, limit: usize } = "table-too-long" => {
            text more = match before {
                0 => { String::new() }
                1.. => { Zh: "，前面的表已有 {before} 页"; En: ", after {before} pages of other tables" }
            };
            Zh: "这个表有 {rows} 行，至少要排 {pages} 页{more}；全期最多 {limit} 页", label: "{pages} 页以上",
                hint: "有三个办法：只印合计（print = \"totals\"）；只印一部分（data = \"文件#A1:F200\"）；整张表留在归档 PDF（--for archive）的附件里，不印在纸上";
            En: "this table has {rows} rows and fills {pages} pages or more{more}; an issue has {limit} at most", label: "{pages} pages or more",
                hint: "print the totals only (print = \"totals\"), or a part (data = \"file#A1:F200\"), or leave the whole table to the files that an archive (--for archive) has attached";
        }
        /// A row or column that a table does not have; the names that are most like it come first.
        NoSuchLine { name: String, near: Option<String>, known: Vec<String> } = "no-such-line" => {
            let known = known.join(lang.comma());
            text hint = match near {
                Some(near) => { Zh: "是不是“{near}”？表里有：{known}"; En: "perhaps \"{near}\"? The table has: {known}" }
                None => { Zh: "表里有：{known}"; En: "the table has: {known}" }
            };
            Zh: "表里没有叫“{name}”的行或列", label: "找不到", hint: hint;
            En: "the table has no row or column \"{name}\"", label: "not found", hint: hint;
        }
        /// A name that several rows or columns have.
        SeveralLines { name: String } = "several-lines" => {
            Zh: "叫“{name}”的不止一个", label: "说不准是哪一个", hint: "请写全：上一级/下一级，例如 一季度/数量";
            En: "there are several \"{name}\"", label: "which one?", hint: "write the higher level too: upper/lower";
        }
        /// A line of a sheet above or below its table that is not printed, since a key says it in other words.
        LineReplaced { text: String, key: String } = "line-replaced" => {
            Zh: "表里的“{text}”没有印，印的是 {key} 里写的", label: "没有印",
                hint: "要印表里的，就删去 {key}";
            En: "\"{text}\" of the sheet is not printed, but what `{key}` says", label: "not printed",
                hint: "to print the sheet's words, take {key} out";
        }
        /// A rule for red figures that says nothing known.
        RedForm { text: String } = "red-form" => {
            Zh: "看不懂标红的条件“{text}”", label: "条件不明",
                hint: "请写成 red = \"<60\"、\">=100\"、\"last\"（最后一名）、\"last 3\"、\"top 3\"、\"largest\"（数最大的）、\"smallest 2\" 这样";
            En: "what is red is not understood: \"{text}\"", label: "unclear",
                hint: "write red = \"<60\", \">=100\", \"last\", \"last 3\", \"top 3\", \"largest\" or \"smallest 2\"";
        }
        /// A cell without a figure in a column whose figures are marked; `more` others are not marked either.
        NotMarked { text: String, column: String, more: usize } = "not-marked" => {
            text more = match more {
                0 => { String::new() }
                _ => { Zh: "，这一列还有 {more} 格也是"; En: ", nor are {more} more cell(s) of the column" }
            };
            Zh: "“{column}”列的“{text}”没法按数来看，没有加箭头、标红{more}", label: "照原样印",
                hint: "应是数的，请改成数（% 和 ‰ 不要混用）；持平可写 0；没有数的，留空或写“—”，就不再提醒";
            En: "\"{text}\" in column \"{column}\" cannot be taken as a figure and is not marked{more}", label: "printed as it is",
                hint: "write a number (and do not mix % and ‰); where there is none, leave the cell empty or write —";
        }
        /// Arrows in a column whose figures tell how much something fell.
        ArrowsFall { column: String } = "arrows-fall" => {
            Zh: "“{column}”列写的是降了多少，正数会印成 ↑，没有加箭头", label: "这一列没有加箭头",
                hint: "请把列名改成“增减”一类的，降的写成负数，再写 arrows = true；不要箭头的，删去这一项";
            En: "column \"{column}\" tells how much something fell; a figure above zero would get ↑, so it gets no arrows",
                label: "no arrows here",
                hint: "give the column a head such as 增减 and write falls as negative numbers, or take arrows out";
        }
        /// More label columns or head rows than the table has.
        TableShape { key: String, have: usize } = "table-shape" => {
            Zh: "“{key}”太大：表格只有 {have} 列", label: "超过了表格", hint: "请改小";
            En: "`{key}` is too large: the table has only {have} column(s)", label: "more than the table has",
                hint: "use a smaller number";
        }
    }
}

impl TableFault {
    /// Says that no row or column of a table has a name, with the names there are.
    pub fn no_such_line(name: &str, known: &[&str]) -> Self {
        let mut known: Vec<&str> = known.iter().copied().filter(|known| !known.is_empty()).collect();
        known.dedup();
        let likeness = |known: &str| strsim::normalized_damerau_levenshtein(name, known);
        let near = known.iter().copied().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
        let near = near.filter(|near| likeness(near) > 0.4 || near.contains(name)).map(str::to_owned);
        let known = known.into_iter().take(MOST_NAMES).map(str::to_owned).collect();
        Self::NoSuchLine { name: name.to_owned(), near, known }
    }
}
