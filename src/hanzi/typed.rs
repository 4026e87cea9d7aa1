//! Whether a heading begins with a number that somebody typed.

use super::{is_ideograph, is_numeral, read_numeral};

/// Numerals that are in no number up to 99, and those of contracts.
const MORE_NUMERALS: &str = "百〇零壹贰叁肆伍陆柒捌玖拾佰";
/// What the parts of a text are called, 第一章.
const PARTS: [&str; 6] = ["章", "节", "条", "编", "篇", "部分"];
/// What only a mark or a blank tells from a word, 第一阶段：.
const STAGES: [&str; 9] = ["步", "阶段", "单元", "板块", "讲", "课", "项", "类", "款"];
/// Words that a number makes the beginning of a heading, 附件1：.
const LABELS: [&str; 21] = [
    "附件", "附录", "附表", "附图", "附", "表", "图", "案例", "专题", "专栏", "任务", "问题", "措施", "举措", "步骤",
    "阶段", "目标", "部分", "经验", "例", "其",
];
/// What a figure stands before that counts or measures something, 3.5万户.
const UNITS: &str = "万亿千百十倍个成元角吨里公米亩度平人户家件次年月日号分秒时小天周届期批轮名位项条种类型级线步点款节章台套辆所座村镇乡区县市省国支只处张份篇封题问招法字路楼岁把口间场层流方专%％‰℃";
/// Words of other languages that a number makes the beginning of a heading.
const FOREIGN: [&str; 5] = ["part ", "chapter ", "section ", "step ", "annex "];
/// Largest part of a number with dots; what is larger is a year or a quantity.
const LARGEST: u32 = 99;

/// Returns whether a heading begins with a number of its own, such as 一、 （一） 1. 1.1 ① I. 壹、 第一章 附件1：.
///
/// `count` is the number that it would be given: a figure with nothing but a
/// blank behind it may as well be a quantity, unless it is the one to come.
pub fn has_number(text: &str, count: u32) -> bool {
    let text = text.trim_start();
    is_part(text) || is_labelled(text) || is_enclosed(text) || is_listed(text) || is_counted(text, count)
}

fn is_han(c: char) -> bool {
    is_numeral(c) || MORE_NUMERALS.contains(c)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Splits the number at the start of a text from the rest.
fn split(text: &str) -> Option<(&str, &str)> {
    let roman = |c: char| "IVXLC".contains(c);
    let small_roman = |c: char| "ivxlc".contains(c);
    let sign = |c: char| ('Ⅰ'..='ⅿ').contains(&c);
    let kinds: [&dyn Fn(char) -> bool; 5] = [&is_han, &is_digit, &sign, &roman, &small_roman];
    let end = kinds.iter().find_map(|kind| {
        let rest = text.trim_start_matches(kind);
        (rest.len() < text.len()).then_some(text.len() - rest.len())
    });
    let letter = || text.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(1);
    let at = end.or_else(letter)?;
    let (number, rest) = text.split_at(at);
    // 十四五 is a plan, and no number.
    let is_sound = !number.chars().all(is_numeral) || read_numeral(number).is_some_and(|(_, length)| length == at);
    is_sound.then_some((number, rest))
}

/// Returns whether a text is over, or goes on behind a mark or a blank.
fn is_set_off(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || "：:、，．.".contains(c))
}

/// 第一章, 第2部分, 第三阶段：
fn is_part(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('第') else { return false };
    let rest = inner.trim_start_matches(|c| is_han(c) || is_digit(c) || c == ' ');
    let behind = |word: &&&str| rest.strip_prefix(**word);
    rest.len() < inner.len()
        && (PARTS.iter().any(|word| rest.starts_with(word))
            || rest.starts_with(['，', '、', '：'])
            || STAGES.iter().find_map(|word| behind(&word)).is_some_and(is_set_off))
}

/// 附件1：, 附件：, 案例一、
fn is_labelled(text: &str) -> bool {
    let foreign = |word: &&str| text.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word));
    if let Some(word) = FOREIGN.iter().find_map(foreign) {
        return split(&text[word.len()..]).is_some_and(|(_, behind)| is_set_off(behind));
    }
    let Some(rest) = LABELS.iter().find_map(|label| text.strip_prefix(label)) else { return false };
    match split(rest.trim_start_matches(' ')) {
        Some((_, behind)) => is_set_off(behind),
        None => text.starts_with('附') && rest.starts_with(['：', ':']),
    }
}

/// （一）, (1), 【2】, and the signs of one character: ①, ㈠, ⒈.
fn is_enclosed(text: &str) -> bool {
    let signs = ['\u{2460}'..='\u{249b}', '\u{24ea}'..='\u{24ff}', '\u{2776}'..='\u{2793}', '\u{3220}'..='\u{3229}'];
    let more = ['\u{3251}'..='\u{325f}', '\u{3280}'..='\u{3289}', '\u{32b1}'..='\u{32bf}'];
    if text.starts_with(|c| signs.iter().chain(&more).any(|range| range.contains(&c))) {
        return true;
    }
    let inner = text.strip_prefix(['（', '(', '【', '〔', '[', '［']);
    let number = inner.and_then(|inner| split(inner.trim_start()));
    // （2025） is a year.
    number.is_some_and(|(number, rest)| {
        number.chars().count() < 4 && rest.trim_start().starts_with(['）', ')', '】', '〕', ']', '］'])
    })
}

/// 一、 1. 1.1 1） I. A．
fn is_listed(text: &str) -> bool {
    let Some((number, rest)) = split(text) else { return false };
    let apart = rest.trim_start_matches(' ');
    let rest = if apart.starts_with(['、', '．', '）', ')']) { apart } else { rest };
    let mut chars = rest.chars();
    let (mark, next) = (chars.next().unwrap_or_default(), chars.next());
    let runs_on = next.is_some_and(|c| c.is_ascii_alphanumeric());
    if number.starts_with(is_digit) && ".．-－—".contains(mark) && next.is_some_and(is_digit) {
        return is_dotted(text);
    }
    match mark {
        '、' | '）' | ')' => true,
        // 一是加强领导
        '是' => number.chars().count() == 1 && number.starts_with(is_numeral),
        '，' | ',' => number.starts_with(|c| is_han(c) || is_digit(c)) && !runs_on,
        '.' | '．' | '：' | ':' => !runs_on || number.starts_with(is_han),
        _ => false,
    }
}

/// 1.1, 1.2.3 and 1-1, but not 3.5万户 or 2025.6.
fn is_dotted(text: &str) -> bool {
    let marks = ['.', '．', '-', '－', '—'];
    let rest = text.trim_start_matches(|c| is_digit(c) || marks.contains(&c));
    let number = &text[..text.len() - rest.len()];
    if number.contains(['-', '－', '—']) && !rest.starts_with(char::is_whitespace) {
        return false;
    }
    let parts = number.trim_end_matches(marks).split(marks);
    let small =
        |part: &str| part.chars().all(|c| c.is_ascii_digit()) && part.parse().is_ok_and(|part: u32| part <= LARGEST);
    let unit = rest.trim_start_matches(' ').chars().next();
    parts.into_iter().all(small)
        && unit.is_some_and(|c| c.is_whitespace() || is_ideograph(c) || "“《、".contains(c))
        && !unit.is_some_and(|c| UNITS.contains(c))
}

/// 一　总则, Ⅱ 总则, 1 总则, and 1总则 where 1 is to come.
fn is_counted(text: &str, count: u32) -> bool {
    let Some((number, rest)) = split(text) else { return false };
    let wide = rest.starts_with(['　', '\t']);
    let typed = |c: char| is_han(c) || ('Ⅰ'..='ⅿ').contains(&c);
    if number.starts_with(typed) {
        return wide || rest.starts_with(' ');
    }
    let behind = rest.trim_start().chars().next();
    let is_next = number.parse() == Ok(count) && behind.is_some_and(|c| is_ideograph(c) && !UNITS.contains(c));
    number.starts_with(is_digit) && (wide || is_next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_numbers_a_heading_is_its_number() {
        for text in [
            "一、总体要求",
            "十八、附则",
            "（一）背景",
            "(一)背景",
            "第一章　总则",
            "第十二条　施行",
            "第 1 节 概况",
            "第一部分：概况",
            "第2部分 概况",
            "第一阶段：动员",
            "1.背景",
            "1、背景",
            "1．背景",
            "１．背景",
            "1.1 背景",
            "1.1背景",
            "1.2.3 背景",
            "1.2. 背景",
            "（1）背景",
            "1）背景",
            "①背景",
            "⑴背景",
            "⒈背景",
            "㈠背景",
            "一.背景",
            "一 背景",
            "一　背景",
            "Ⅰ.背景",
            "I. 背景",
            "iv. 背景",
            "A.背景",
            "a)背景",
            "壹、背景",
            "附件1：名单",
            "附件：名单",
            "附件2",
            "附录A 名单",
            "案例一：甲局",
            "表1 名单",
            "图 2：走势",
            "【1】背景",
            "1　背景",
            "3 背景",
            "3背景",
            "03 背景",
            "1-2 背景",
            "一，背景",
            "一是背景",
            "其一，背景",
            "1 、背景",
            "第一、背景",
            "Part 1 背景",
            "一：背景",
            "第一，背景",
        ] {
            assert!(has_number(text, 3), "{text}");
        }
    }

    #[test]
    fn quantities_and_words_are_no_numbers() {
        for text in [
            "十分重要",
            "第三产业",
            "第一批名单",
            "第一阶段工作",
            "3.5万户受益",
            "3.5 万户受益",
            "2025.6 工作",
            "5 项措施",
            "3 个重点",
            "3个重点",
            "10:30 开会",
            "2025年工作",
            "（2025）工作",
            "A.I.技术",
            "AI 技术",
            "Intel 公司",
            "附近交通",
            "图书馆",
            "表扬名单",
            "十四五规划",
            "十四五：成就",
            "1背景",
            "3-5 月工作",
            "3-5岁儿童",
            "3公里",
            "Party 建设",
            "C919 首飞",
            "x.509 证书",
            "图1走势",
        ] {
            assert!(!has_number(text, 3), "{text}");
        }
    }
}
