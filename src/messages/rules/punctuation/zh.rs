//! The rules on punctuation in Chinese.

use super::PunctuationFault::{self, *};
use crate::messages::Words;

pub(super) fn words(fault: &PunctuationFault) -> Words {
    match fault {
        Unclosed { .. } | Unopened { .. } | Crossed { .. } | Mismatched { .. } | AcrossParagraphs { .. } => {
            pairs(fault)
        }
        MixedWidth { open, close } => Words::new(format!("括号 {open} 和 {close} 一个半角一个全角"))
            .label("两半宽窄不同")
            .hint("中文里的括号两半都用全角：（ ）"),
        HalfBrackets { text } => {
            Words::new(format!("中文里用了半角括号：{text}")).label("半角括号").hint("改成全角括号（ ），前后不空格")
        }
        HalfMark { mark, right } => change(mark, right, "中文里用了半角标点").label("半角标点"),
        DocumentNumber { text, right } => change(text, right, "发文字号的年份要用六角括号").label("不是六角括号"),
        PaddedNumber { text, right } => change(text, right, "期号、文号不编虚位").label("前面补了零"),
        PaddedDate { text, right } => change(text, right, "月、日不编虚位").label("前面补了零"),
        TelephoneDash { text, right } => change(text, right, "电话号码里用短横线").label("不是短横线"),
        FullWidth { text, right } => change(text, right, "数字、字母用半角").label("全角"),
        PauseBetween { count } => Words::new(format!("引号之间、书名号之间通常不用顿号，这里用了 {count} 个"))
            .label("可以不用顿号")
            .hint("建议删去顿号"),
        EllipsisWithDeng { text } => Words::new(format!("“{text}”里省略号和“等”重复"))
            .label("两者都表示列举未尽")
            .hint("留下一个，公文里一般留“等”"),
        EllipsisForm { text } => change(text, "……", "省略号是六个点").label("不是省略号"),
        DashForm { text } => change(text, "——", "破折号占两个字，中间不断").label("不是破折号"),
        StraightQuotes { text, right: Some(right) } => {
            Words::new(format!("中文里用了英文直引号：{text}")).label("英文直引号").hint(format!("改成 {right}"))
        }
        StraightQuotes { text, right: None } => Words::new(format!("中文里用了英文直引号 {text}，而且不成对"))
            .label("英文直引号")
            .hint("看清引文从哪里到哪里，改成“ ”"),
        DoubledMark { text, right } => {
            let words = Words::new(format!("标点重复：{text}")).label("只应有一个");
            match right {
                Some(right) => words.hint(format!("改成 {right}")),
                None => words.hint("看句子在这里是停顿还是结束，留下一个"),
            }
        }
        SpaceInSentence { text } => {
            Words::new(format!("句子里有多余的空格：“{text}”")).label("这里有一个空格").hint("删去空格")
        }
        SpacingMixed { spaced, tight } => {
            Words::new(format!("汉字与数字之间，有空格的 {spaced} 处，没有空格的 {tight} 处"))
                .label("写法不统一")
                .hint("选一种写法，全刊统一；印出来的间距由排版统一")
        }
        YearZero { text, right } => change(text, right, "汉字年份里的 0 写作“〇”").label("不是“〇”"),
        YearStyles { chinese, digits } => Words::new(format!("年份有的写作“{chinese}”，有的写作“{digits}”"))
            .label("写法不统一")
            .hint("选一种写法，全刊统一；引用原文的可以不改"),
        UnitsMixed { first, second } => Words::new(format!("同一个单位有的写作“{first}”，有的写作“{second}”"))
            .label("写法不统一")
            .hint("选一种写法，全刊统一"),
        ShortYear { text } => Words::new(format!("年份应写四位数字，这里是“{text}”"))
            .label("年份没有写全")
            .hint("补全年份，如 2020年12月"),
        DottedDate { text, right } => change(text, right, "正文里的日期写全").label("简写的日期"),
        ListEnd { mark, expected } => {
            let found = if mark.is_alphanumeric() || *mark == '）' {
                "没有标点".into()
            } else {
                format!("是“{mark}”")
            };
            Words::new(format!("这一项末尾应为“{expected}”，这里{found}"))
                .label("与其他各项不一致")
                .hint("各项末尾用“；”、最后一项用“。”，或者每一项都用“。”")
        }
        Markup { text } => {
            Words::new(format!("标记“{text}”会原样印出来")).label("网页或 Markdown 的标记").hint("删去标记")
        }
        MarkAtStart { mark } => Words::new(format!("段首是“{mark}”"))
            .label("不能在段首")
            .hint("对照原稿补上前面丢了的字，或者与上一段连起来"),
        CaptionStop { mark } => {
            Words::new(format!("表题、图题末尾不用标点，这里有“{mark}”")).label("多了标点").hint("删去末尾的标点")
        }
        NumberingPause { text, right } => change(text, right, "阿拉伯数字序号后面用下脚点").label("序号的标点"),
        BracketNumbering { text, right } => change(text, right, "带括号的序号后面不加标点").label("序号的标点"),
        BrokenNumber { text, right } => change(text, right, "数字中间有空格").label("中间有空格"),
        DigitGrouping { text } => Words::new(format!("数字“{text}”里的逗号不在千位上"))
            .label("逗号的位置")
            .hint("千分号每三位一个，小数点用“.”；请核对原稿"),
        RangeHyphen { text, right } => change(text, right, "时间的起止用一字线").label("短横线"),
        PercentRange { text, right } => change(text, right, "前后两个数都带百分号").label("前一个数没有百分号"),
    }
}

fn pairs(fault: &PunctuationFault) -> Words {
    match fault {
        Unclosed { open, close } => Words::new(format!("前面有 {open}，后面没有与它成对的 {close}"))
            .label(format!("没有 {close}"))
            .hint(format!("看清到哪里结束，补上 {close}，或者删去 {open}")),
        Unopened { open, close } => Words::new(format!("后面有 {close}，前面没有与它成对的 {open}"))
            .label(format!("没有 {open}"))
            .hint(format!("看清从哪里开始，补上 {open}，或者删去 {close}")),
        Crossed { text } => Words::new(format!("引号或括号互相交叉：{text}"))
            .label("开始在另一对里面，结束在外面")
            .hint("先开的后关，后开的先关"),
        Mismatched { open, close } => {
            Words::new(format!("开头是 {open}，结尾是 {close}")).label("两半不是一对").hint("改成同一种括号")
        }
        AcrossParagraphs { open } => Words::new(format!("引文有几段，后面几段开头没有 {open}"))
            .label("从这里开始，到后面一段才结束")
            .hint(format!("每一段开头都加 {open}，只有最后一段用后引号；如果只是断开的一段，连起来")),
        _ => Words::new(""),
    }
}

fn change(text: &str, right: &str, why: &str) -> Words {
    Words::new(format!("{why}：“{text}”应为“{right}”")).hint(format!("改成 {right}"))
}
