//! Words that are wrong or outdated: what the rules say.

use crate::messages::{Lang, Words};

messages! {
    /// What a rule of this family found.
    #[derive(Debug, Clone, PartialEq)]
    pub enum WordingFault: words(lang) -> Words {
        /// Wrong characters in a fixed word; `why` is in Chinese, as it is about Chinese words.
        WrongWord { wrong: String, right: &'static str, why: &'static str } => {
            Zh: "应为“{right}”，文中为“{wrong}”", label: "有错字", hint: "理由：{why}";
            En: "expected “{right}”, found “{wrong}”", label: "wrong character", hint: "reason: {why}";
        }
        /// 截止 for 截至 or the other way round.
        UntilWord { wrong: String, right: &'static str, why: &'static str } => {
            Zh: "应为“{right}”，文中为“{wrong}”", label: "“截止”“截至”用错", hint: "理由：{why}";
            En: "expected “{right}”, found “{wrong}”", label: "截止 and 截至 confused", hint: "reason: {why}";
        }
        /// 的, 地 or 得 for one another.
        Particle { wrong: String, right: &'static str, why: &'static str } => {
            Zh: "应为“{right}”，文中为“{wrong}”", label: "“的”“地”“得”用错", hint: "理由：{why}";
            En: "expected “{right}”, found “{wrong}”", label: "的, 地 and 得 confused", hint: "reason: {why}";
        }
        /// Words of which one is enough, or that contradict each other.
        RedundantWords { wrong: String, right: &'static str, why: &'static str } => {
            Zh: "“{wrong}”重复或矛盾：{why}", label: "重复或矛盾", hint: "建议：{right}";
            En: "“{wrong}” says a thing twice or contradicts itself",
                label: "redundant or contradictory", hint: "better: {right} ({why})";
        }
        /// A fixed phrase that lacks a character.
        MissingWords { wrong: String, right: &'static str, why: &'static str } => {
            Zh: "应为“{right}”，文中为“{wrong}”", label: "缺字", hint: "理由：{why}";
            En: "expected “{right}”, found “{wrong}”", label: "a character is missing", hint: "reason: {why}";
        }
        /// 我 without the body that speaks.
        MissingUnit { wrong: String, right: String } => {
            Zh: "应为“{right}”，文中为“{wrong}”：本期别处都以单位口气说话",
                label: "“我”后面缺字", hint: "请补上单位；确是个人口气的，可以保留";
            En: "expected “{right}”, found “{wrong}”: elsewhere the issue speaks for a body",
                label: "the body is missing after 我", hint: "add the body; leave it where a person speaks";
        }
        /// A rule with a name that only regulations may have.
        RuleNamedRegulation { title: String } => {
            Zh: "文中说是规章，名称却是《{title}》：规章不得称“条例”",
                label: "规章不得称“条例”",
                hint: "是地方性法规或行政法规的，不要说成规章；是规章的，名称改用“规定”或“办法”";
            En: "the text speaks of a rule (规章), but it is named 《{title}》: rules must not be called 条例",
                label: "a rule named 条例", hint: "don't call a regulation (法规) a rule; name a rule 规定 or 办法";
        }
        /// A body by a name that it has no longer; since `year` and `month`.
        OutdatedBody { old: String, new: &'static str, year: u16, month: u8 } => {
            Zh: "“{old}”可能是旧名称：{year}年{month}月起一般为“{new}”",
                label: "可能是旧名称", hint: "请按本地机构名称核对；说的是改革以前的事，可以加“原”字";
            En: "“{old}” may be an old name: since {year}-{month:02} it is mostly “{new}”",
                label: "perhaps an old name", hint: "compare with the local names; of earlier times write 原 before it";
        }
        /// Two names that differ by one character.
        NameVariants { name: String, other: String } => {
            Zh: "“{name}”与本期另一处的“{other}”只差一个字，可能是同一名称",
                label: "两种写法", hint: "是同一名称就统一写法";
            En: "“{name}” and “{other}” elsewhere in the issue differ by one character and may be one name",
                label: "two forms", hint: "if it is one name, write it alike";
        }
        /// A word of the editor's own list; `right` and `why` may be empty.
        OwnWord { wrong: String, right: String, why: String } => {
            let reason = match why.as_str() {
                "" => String::new(),
                why => say!(lang => String { Zh: "：{why}"; En: ": {why}" }),
            };
            match (right.as_str()) {
                "" => {
                    Zh: "“{wrong}”列在本单位词表里{reason}",
                        label: "词表里的词", hint: "依据本单位词表；要保留的名称写进 terms 指定的文件";
                    En: "“{wrong}” is in your own list{reason}",
                        label: "in your own list", hint: "names to be kept go into a file named in terms";
                }
                _ => {
                    Zh: "应为“{right}”，文中为“{wrong}”{reason}",
                        label: "词表里的词", hint: "依据本单位词表；要保留的名称写进 terms 指定的文件";
                    En: "expected “{right}”, found “{wrong}”{reason}",
                        label: "in your own list", hint: "names to be kept go into a file named in terms";
                }
            }
        }
        /// A line of the editor's list that isn't of its form.
        WordLine => {
            Zh: "词表的这一行不合格式",
                label: "不合格式",
                hint: "每行依次写错误写法、正确写法、理由，用制表符隔开；理由可以不写，两种写法不能一样";
            En: "this line of the list of words is not of its form",
                label: "not of the form",
                hint: "write the wrong words, the right ones and why, separated by tabs; the two must differ";
        }
        /// Traditional characters.
        Traditional { words: String, simple: String } => {
            Zh: "“{words}”里有繁体字", label: "繁体字", hint: "简体写作“{simple}”";
            En: "“{words}” has traditional characters", label: "traditional characters", hint: "simplified: “{simple}”";
        }
        /// Something that stands twice in succession.
        DoubledWords { words: String } => {
            Zh: "“{words}”可能是重出", label: "连着出现两次", hint: "多出的就删去";
            En: "“{words}” may stand twice by mistake", label: "twice in succession", hint: "delete one";
        }
    }
}
