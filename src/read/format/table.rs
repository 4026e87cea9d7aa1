//! Statistics tables in `issue.toml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::issue::TableWord;
use super::{Maybe, Words};

/// A statistics table.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["kind", "data"]))]
pub struct TableFile {
    /// Kind of item: a statistics table.
    pub kind: Maybe<TableWord>,
    /// Name by which text takes figures from it, {{name.row.column}}; the title if absent.
    pub name: Maybe<Words>,
    /// Words above the table.
    pub title: Maybe<Words>,
    /// File with the cells: CSV, TSV, XLSX, XLS or ODS; after a # a sheet, a range or both: `data.xlsx#三季度!A1:W58`.
    pub data: Maybe<Words>,
    /// Encoding of a CSV file; found out if absent.
    pub encoding: Maybe<EncodingWord>,
    /// What stands between the cells of a CSV file; found out if absent.
    pub delimiter: Maybe<DelimiterWord>,
    /// 单位, printed above the table at the right.
    pub unit: Maybe<Words>,
    /// Note below the table.
    pub note: Maybe<Words>,
    /// Where it comes from, printed below the table.
    pub source: Maybe<Words>,
    /// Rows at the top that are the head; found out from merged cells, else 1.
    #[schemars(range(min = 1, max = 10))]
    pub head_rows: Maybe<usize>,
    /// Columns at the left that name groups of rows (an empty cell continues the group); found out from merged cells, else 0.
    #[schemars(range(min = 0, max = 5))]
    pub group_columns: Maybe<usize>,
    /// What single columns hold and how they are set; found out if absent.
    pub columns: Maybe<Vec<ColumnFile>>,
    /// Rows and columns that are totals; those named 合计, 总计, 小计 or 共计 are known.
    pub totals: Maybe<Vec<TotalFile>>,
    /// Decimals that all figures are rounded to; as written if absent.
    #[schemars(range(min = 0, max = 12))]
    pub decimals: Maybe<u32>,
    /// Whether thousands are separated by commas; as written if absent.
    pub thousands: Maybe<bool>,
    /// What is printed: `all`, or only head and `totals`.
    pub print: Maybe<PrintWord>,
    /// Whether rows and columns without any value are named in a sentence below instead of printed.
    pub compact: Maybe<bool>,
    /// `upright` in the text, `turned` on pages of its own, or what serves best (`auto`).
    pub direction: Maybe<DirectionWord>,
    /// Smallest type: a size name or points; 7pt if absent.
    pub smallest: Maybe<Words>,
    /// Largest type: a size name or points; that of the publication if absent.
    pub largest: Maybe<Words>,
    /// Most cells that the table may have; 100000 if absent.
    #[schemars(range(min = 1, max = 1000000))]
    pub max_cells: Maybe<usize>,
}

/// What a column holds and how it is set.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["name"]))]
pub struct ColumnFile {
    /// Head of the column; with several levels `upper/lower` where the lowest does not tell.
    pub name: Maybe<Words>,
    /// What it holds.
    pub kind: Maybe<KindWord>,
    /// Decimals that its figures are rounded to.
    #[schemars(range(min = 0, max = 12))]
    pub decimals: Maybe<u32>,
    /// Whether thousands are separated by commas.
    pub thousands: Maybe<bool>,
    /// Where its text stands.
    pub align: Maybe<AlignWord>,
    /// Whether it is set in 黑体.
    pub strong: Maybe<bool>,
}

/// A total; one of `row` and `column`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TotalFile {
    /// Label of the row.
    pub row: Maybe<Words>,
    /// Head of the column.
    pub column: Maybe<Words>,
    /// Rows or columns that it sums; all before it that are no totals if absent.
    pub of: Maybe<Vec<Maybe<Words>>>,
}

/// Declares a closed list of words.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($word:ident),+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        #[schemars(inline)]
        #[expect(missing_docs, reason = "described variants would not be a plain list of words in the schema")]
        pub enum $name { $($word),+ }
    };
}

words!(
    /// What a column holds.
    KindWord { Label, Number, Percent, Date, Text }
);
words!(
    /// Where the text of a column stands.
    AlignWord { Left, Center, Right }
);
words!(
    /// What of a table is printed.
    PrintWord { All, Totals }
);
words!(
    /// How a table stands on the sheet.
    DirectionWord { Auto, Upright, Turned }
);
words!(
    /// What stands between the cells of a CSV file.
    DelimiterWord { Comma, Tab, Semicolon }
);

/// The encoding of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[schemars(inline)]
#[expect(missing_docs, reason = "described variants would not be a plain list of words in the schema")]
pub enum EncodingWord {
    #[serde(rename = "utf-8")]
    Utf8,
    #[serde(rename = "gb18030")]
    Gb18030,
    #[serde(rename = "utf-16")]
    Utf16,
}
