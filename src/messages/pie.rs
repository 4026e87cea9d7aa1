//! What can be wrong with a pie.

use super::chart::few;
use super::{Lang, Words};

messages! {
    /// What can be wrong, with the data its words need.
    #[derive(Debug, Clone, PartialEq)]
    pub enum PieFault: words(lang) -> Words {
        /// A figure below zero, of which no slice can be made.
        NegativeSlice { text: String } = "negative-slice" => {
            Zh: "饼图里不能有负数“{text}”", label: "小于零",
                hint: "请核对这个数；确有负数时改用 type = \"bar\"";
            En: "a pie cannot have a slice below zero: \"{text}\"", label: "below zero",
                hint: "check the number; if it is right, use type = \"bar\"";
        }
        /// A pie of zeros.
        NothingToShare = "nothing-to-share" => {
            Zh: "饼图各项的和是零，画不成", label: "都是零", hint: "请核对数据，或改用表格";
            En: "the slices of the pie add up to zero", label: "all are zero", hint: "check the data, or print a table";
        }
        /// Several columns for one pie.
        SeveralWholes { names: Vec<String> } = "several-wholes" => {
            let names = few(names, lang);
            Zh: "一个饼图只画一列，这里有几列：{names}", label: "不止一列",
                hint: "请写 series = [\"列名\"] 选一列；一行是一个饼的，再写 transpose = true 和 rows = [\"行名\"]；几列都要比较的，改用 type = \"stacked\"";
            En: "a pie draws one column, these are several: {names}", label: "several columns",
                hint: "choose one with series = [\"name\"]; if a row is the whole, add transpose = true and rows = [\"name\"]; to compare several, use type = \"stacked\"";
        }
        /// Slices that are not together what they should be; figures as text.
        NotTheWhole { shares: bool, more: bool, sum: String, whole: String } = "not-the-whole" => {
            text what = match (*shares) {
                true => { Zh: "饼图各项共 {sum}%，不是 100%"; En: "the shares of the pie add up to {sum}%, not 100%" }
                false => {
                    Zh: "饼图各项的和是 {sum}，合计写的是 {whole}";
                    En: "the slices of the pie add up to {sum}, and the total says {whole}";
                }
            };
            text hint = match (*more) {
                true => {
                    Zh: "请核对数据；可以多选的，各项加起来会超过全部，请改用 type = \"bar\"";
                    En: "check the data; where one may be counted twice, use type = \"bar\"";
                }
                false => {
                    Zh: "请核对数据，或补一项“其他”；缺的一块在图里空着";
                    En: "check the data, or add 其他 for the rest; what is missing stays open";
                }
            };
            Zh: "{what}", label: "加起来不是全部", hint: hint;
            En: "{what}", label: "not the whole", hint: hint;
        }
        /// A pie with more slices than are read at a glance.
        ManySlices { count: usize, most: usize } = "many-slices" => {
            Zh: "饼图有 {count} 块，多于 {most} 块不容易看清", label: "块数多",
                hint: "请改用 type = \"bar\"，或写 most = 5 只画最大的 5 块，其余合成“其他”";
            En: "the pie has {count} slices, more than {most} are hard to tell apart", label: "many slices",
                hint: "use type = \"bar\", or draw the five largest and the others together: most = 5";
        }
    }
}
