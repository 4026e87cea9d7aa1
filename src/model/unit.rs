//! Units that heads of columns and names of rows state: 产值（万元）, 增速(%), 增长%.

use rust_decimal::Decimal;

use crate::hanzi::narrow;

/// Units by what they end in, prefixes such as 万 and 亿 apart.
const UNITS: [&str; 87] = [
    "元",
    "美元",
    "欧元",
    "人民币",
    "人",
    "人次",
    "户",
    "家",
    "个",
    "件",
    "份",
    "项",
    "宗",
    "起",
    "例",
    "吨",
    "公斤",
    "千克",
    "克",
    "斤",
    "公里",
    "千米",
    "米",
    "厘米",
    "毫米",
    "亩",
    "公顷",
    "平方米",
    "平方公里",
    "平方千米",
    "立方米",
    "升",
    "毫升",
    "千瓦时",
    "千瓦",
    "瓦",
    "度",
    "吨标准煤",
    "辆",
    "辆次",
    "台",
    "套",
    "艘",
    "架",
    "头",
    "只",
    "羽",
    "匹",
    "株",
    "册",
    "本",
    "张",
    "张床",
    "幅",
    "所",
    "座",
    "处",
    "条",
    "间",
    "床",
    "位",
    "名",
    "天",
    "小时",
    "分钟",
    "秒",
    "岁",
    "分",
    "倍",
    "次",
    "人天",
    "百分点",
    "个百分点",
    "℃",
    "°c",
    "kg",
    "g",
    "t",
    "km",
    "m",
    "mm",
    "ha",
    "km2",
    "m2",
    "m3",
    "kwh",
    "usd",
];
/// What multiplies a unit.
const PREFIXES: [char; 5] = ['百', '千', '万', '亿', '兆'];
/// Units of what is no amount.
const RATIOS: [&str; 8] = ["%", "‰", "百分点", "个百分点", "℃", "°c", "倍", "岁"];
/// A unit has no more characters than this.
const LONGEST: usize = 12;

/// Returns the unit that the name of a row or column states: in brackets at its end, as the name itself, or by %.
pub fn stated_unit(name: &str) -> Option<String> {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).map(plain).collect();
    let inside = name.strip_suffix([')', ']']).and_then(|rest| Some(&rest[rest.rfind(['(', '['])? + 1..]));
    let inside = inside.map(|inside| inside.trim_start_matches("单位").trim_start_matches(':'));
    let end = ['%', '‰'].into_iter().find(|sign| name.ends_with(*sign)).map(String::from);
    let whole = Some(name.as_str()).filter(|name| is_unit(name));
    inside.filter(|inside| is_unit(inside)).or(whole).map(str::to_owned).or(end)
}

/// Returns whether figures in a unit tell of no amount, and so cannot be added up: shares, degrees, so much for each.
pub fn is_ratio(unit: &str) -> bool {
    unit.contains('/') || RATIOS.contains(&unit.to_lowercase().as_str())
}

/// Converts a figure with a unit of its own to the unit of its column: 5000 元 are 0.5 in 万元, and 5 万元 are 50000 where
/// none is stated.
pub fn in_unit(worth: Decimal, own: &str, column: Option<&str>) -> Option<Decimal> {
    let base = |unit: &str| unit.trim_start_matches(PREFIXES).to_owned();
    let alike = |column: &&str| base(own).is_empty() || base(own) == base(column);
    let divisor = column.filter(alike).map_or(1, multiplier);
    worth.checked_mul(multiplier(own).into())?.checked_div(divisor.into()).map(|worth| worth.normalize())
}

/// Returns what a multiplier before a unit multiplies by: 10000 for 万元; 1 if there is none.
fn multiplier(unit: &str) -> u64 {
    // 千克 and 百分点 are units of their own.
    let bare = unit.trim_start_matches(PREFIXES);
    if UNITS.contains(&unit) && (unit.starts_with('千') || !UNITS.contains(&bare)) {
        return 1;
    }
    let worth = |c: char| match c {
        '百' => Some(100),
        '千' => Some(1_000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        '兆' => Some(1_000_000),
        _ => None,
    };
    unit.chars().map_while(worth).take(3).fold(1, |product: u64, worth| product.saturating_mul(worth))
}

fn plain(c: char) -> char {
    match narrow(c) {
        '【' => '[',
        '】' => ']',
        '﹪' => '%',
        c => c,
    }
}

/// Returns whether a text is a unit: 条, 万元, 公斤/亩, %.
pub fn is_unit(text: &str) -> bool {
    if text.is_empty() || text.chars().count() > LONGEST {
        return false;
    }
    // 元/人, 吨/公顷: what is counted stands first.
    let mut parts = text.split('/');
    let first = parts.next().unwrap_or_default();
    let known = |part: &str| {
        let part = part.trim_start_matches(PREFIXES).to_lowercase();
        matches!(part.as_str(), "%" | "‰") || UNITS.contains(&part.as_str())
    };
    known(first) && parts.all(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_found_where_heads_state_them_and_converted() {
        for (head, unit) in [
            ("产值（万元）", "万元"),
            ("增速(%)", "%"),
            ("同比增长 %", "%"),
            ("人口 (万人)", "万人"),
            ("单产（公斤/亩）", "公斤/亩"),
            ("万元", "万元"),
            ("年末户数[户]", "户"),
            ("产值（单位：亿元）", "亿元"),
            ("气温（℃）", "℃"),
        ] {
            assert_eq!(stated_unit(head).as_deref(), Some(unit), "{head}");
        }
        for (worth, own, column, is) in [
            (5000, "元", Some("万元"), "0.5"),
            (5, "万元", Some("万元"), "5"),
            (5, "万元", None, "50000"),
            (100, "条", Some("万元"), "100"),
            (3, "千克", None, "3"),
            (2, "万", None, "20000"),
            (2, "万", Some("万人"), "2"),
        ] {
            assert_eq!(in_unit(worth.into(), own, column).unwrap().to_string(), is, "{worth}{own} in {column:?}");
        }
        for head in ["产值", "产值（现价）", "营口市（2020年）", "", "（）", "本年（1-3月）", "增长率"]
        {
            assert_eq!(stated_unit(head), None, "{head}");
        }
    }
}
