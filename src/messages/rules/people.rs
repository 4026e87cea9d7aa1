//! Names of people and bodies: what the rules say.

use crate::messages::{Lang, Words};

messages! {
    /// What a rule of this family found.
    #[derive(Debug, Clone, PartialEq)]
    pub enum PeopleFault: words(lang) -> Words {
        /// A rare character; `bytes` in GB 18030.
        RareCharacter { character: char, bytes: usize, private: bool } => {
            let code = u32::from(*character);
            match private {
                true => {
                    Zh: "U+{code:04X} 是造字程序造的字，换一台电脑就看不到",
                        label: "造的字", hint: "请改用正式编码的字";
                    En: "U+{code:04X} is a made-up character, which other machines cannot show",
                        label: "made up", hint: "use the character's own code";
                }
                false => {
                    Zh: ("“{character}”是生僻字（U+{code:04X}，GB 18030 {}）", zh_bytes(*bytes)),
                        label: "生僻字", hint: "请对照证件核对，并看一看印出来的样子";
                    En: "“{character}” is rare (U+{code:04X}, {bytes} bytes in GB 18030)",
                        label: "rare", hint: "compare it with the person's papers, and look at it in print";
                }
            }
        }
        /// A name of two characters that is padded where another isn't, or the other way round.
        UnevenlyPadded { name: String, other: String } => {
            Zh: "两个字的姓名有的加空格、有的不加：“{name}”和“{other}”",
                label: "与别处不一致", hint: "一份名单里要么都加空格，要么都不加";
            En: "some names of two characters have a space and some have not: “{name}” and “{other}”",
                label: "unlike another name", hint: "pad all of them or none";
        }
        /// Two leading bodies that mostly stand the other way round.
        BodyOrder { first: String, second: String } => {
            Zh: "“{second}”排在“{first}”后面，一般排在前面",
                label: "次序与一般的不同", hint: "一般次序是党委、人大、政府、政协、纪委监委、法院、检察院";
            En: "“{second}” stands after “{first}” and is mostly named before it",
                label: "another order than usual",
                hint: "the usual order is 党委、人大、政府、政协、纪委监委、法院、检察院";
        }
        /// A body that stands twice among issuers or recipients.
        BodyTwice { name: String } => {
            Zh: "“{name}”写了两遍", label: "前面已经有了", hint: "请删去一处，或者改成漏写的单位";
            En: "“{name}” is named twice", label: "named before", hint: "remove one, or write the body that is missing";
        }
        /// Bodies of one kind that different marks part.
        RecipientsParted => {
            Zh: "主送机关之间有的用顿号，有的用逗号", label: "标点不一致", hint: "同一类的单位之间都用顿号";
            En: "some of these bodies are parted by 、, others by ，", label: "parted in two ways",
                hint: "bodies of one kind are parted by 、";
        }
        /// A body on the red board and on the black one.
        OnBothBoards { name: String } => {
            Zh: "“{name}”又在红榜又在黑榜", label: "红榜里也有", hint: "请核对，删去抄错的一处";
            En: "“{name}” stands on the red board and on the black one", label: "on the red board, too",
                hint: "look it up, and remove the one that is wrong";
        }
        /// Somebody who took part in a meeting and was excused from it.
        PresentAndAbsent { name: String } => {
            Zh: "“{name}”又在出席（列席、主持）里，又在请假里", label: "出席里也有", hint: "请核对，删去一处";
            En: "“{name}” is named among those present and among those excused", label: "among those present, too",
                hint: "look it up, and remove one of the two";
        }
        /// Who presided over a meeting and is not among those present.
        ChairNotPresent { name: String } => {
            Zh: "主持人“{name}”不在出席名单里", label: "出席里没有", hint: "请核对名单有没有漏写；本来就不重复写主持人的，不用管";
            En: "“{name}”, who presided, is not among those present", label: "not among those present",
                hint: "see whether the list lacks the name; nothing need be done if it is left out on purpose";
        }
        /// A name that is almost the roster's.
        NotInRoster { name: String, right: String, post: String } => {
            Zh: "姓名与名册不符：名册中{post}为“{right}”，文中为“{name}”",
                label: "与名册差一个字", hint: "请核对姓名；换了人的，请更新名册";
            En: "the roster has “{right}” as {post}, the text “{name}”",
                label: "one character from the roster's",
                hint: "look up the name; if somebody else holds the post, renew the roster";
        }
        /// A line of a roster that isn't of its form.
        RosterLine => {
            Zh: "名册的这一行不合格式", label: "不合格式", hint: "每行写姓名和职务，用制表符隔开；姓名至少两个字";
            En: "this line of the roster is not of its form",
                label: "not of the form",
                hint: "write name and post, separated by a tab; a name has two characters or more";
        }
    }
}

fn zh_bytes(bytes: usize) -> &'static str {
    match bytes {
        1 => "单字节",
        2 => "双字节",
        _ => "四字节",
    }
}
