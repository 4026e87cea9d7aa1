//! What can be wrong with red and black boards.

use super::{Lang, Words};

messages! {
    /// What can be wrong, with the data its words need.
    #[derive(Debug, Clone, PartialEq)]
    pub enum BoardFault: words(lang) -> Words {
        /// Neither a red nor a black board.
        Empty = "board-empty" => {
            Zh: "红黑榜里没有内容", label: "红榜、黑榜都没有写",
                hint: "请写 red = [{{ name = \"单位\", reason = \"理由\" }}] 或 red = \"红榜.xlsx\"；黑榜写 black";
            En: "there is neither a red nor a black board", label: "nothing to print",
                hint: "write red = [{{ name = \"…\", reason = \"…\" }}] or red = \"red.xlsx\", and likewise black";
        }
        /// A title of a board that is not there.
        TitleAlone { key: &'static str } = "board-title" => {
            Zh: "写了 {key}_title，没有 {key}：这一榜没有内容", label: "没有内容", hint: "请写上 {key} = …，或删去这一行";
            En: "there is `{key}_title` but no `{key}`", label: "of nothing", hint: "write {key} = …, or remove this line";
        }
        /// A file that is no table, or one among several entries.
        NoTable { path: String, several: bool } = "board-file" => {
            text hint = match several {
                true => {
                    Zh: "一个榜只能是一个表格文件，或一条条写：请只写文件名，或删去它";
                    En: "a board is one file with a table, or a list of entries: write the file alone, or remove it";
                }
                false => {
                    Zh: "请用 Excel、CSV 表格，一列单位、一列理由；或在这里一条条写 {{ name = \"单位\", reason = \"理由\" }}";
                    En: "use a table (XLSX, CSV) with a column of names and one of reasons, or write entries here";
                }
            };
            Zh: "红黑榜不能从“{path}”里读", label: "不是表格", hint: hint;
            En: "no board can be read from \"{path}\"", label: "no table", hint: hint;
        }
        /// A table with columns that are neither names nor reasons.
        Columns { path: String, unknown: Vec<String> } = "board-columns" => {
            let names = unknown.join(lang.comma());
            Zh: "表格“{path}”里除了名称和理由还有别的列：{names}", label: "不知道怎么印",
                hint: "请删去这几列，或另存一份只有“单位”“理由”两列的表；要印整张表，请用 kind = \"table\"";
            En: "the table \"{path}\" has columns beside names and reasons: {names}", label: "cannot be printed",
                hint: "remove them; to print the whole table, write kind = \"table\"";
        }
        /// Texts above the head of a table, of which one could be a title.
        AboveHead { text: String } = "board-above-head" => {
            Zh: "表头上面的“{text}”不会印", label: "不知道怎么印", hint: "请从表里删去，或用 #Sheet1!A2:B20 只取要印的格子";
            En: "\"{text}\" above the head of the table would not be printed", label: "cannot be printed",
                hint: "remove it, or take the cells that are wanted, such as #Sheet1!A2:B20";
        }
        /// A reason in a row without a name.
        Nameless = "board-nameless" => {
            Zh: "有理由，没有名称", label: "这一行缺名称", hint: "请补上单位或姓名；接着上一行写的，请并到上一行";
            En: "a reason without a name", label: "a name is missing",
                hint: "write the name; what goes on from the row above belongs there";
        }
        /// A table without any row.
        NothingInFile { path: String } = "board-file-empty" => {
            Zh: "表格“{path}”里没有上榜的单位", label: "没有内容", hint: "请核对文件和工作表";
            En: "nobody is named in the table \"{path}\"", label: "nothing in it", hint: "look at the file and its sheet";
        }
    }
}
