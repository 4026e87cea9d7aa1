//! Number formats: those without a code of their own, and codes made ready for the formatter.

/// Longest code that Excel takes.
const CODE_LIMIT: usize = 255;

/// Returns the code of a format that Excel knows by its number, as the Chinese edition shows it.
///
/// `General` for numbers that stand for nothing.
pub(super) fn built_in(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 => "\"¥\"#,##0;\"¥\"-#,##0",
        6 => "\"¥\"#,##0;[Red]\"¥\"-#,##0",
        7 => "\"¥\"#,##0.00;\"¥\"-#,##0.00",
        8 => "\"¥\"#,##0.00;[Red]\"¥\"-#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 => "yyyy/m/d",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        27 | 36 | 50 | 52 | 57 => "yyyy\"年\"m\"月\"",
        28 | 29 | 51 | 53 | 54 | 58 => "m\"月\"d\"日\"",
        30 => "m-d-yy",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        32 => "h\"时\"mm\"分\"",
        33 => "h\"时\"mm\"分\"ss\"秒\"",
        34 | 55 => "上午/下午h\"时\"mm\"分\"",
        35 | 56 => "上午/下午h\"时\"mm\"分\"ss\"秒\"",
        37 => "#,##0;-#,##0",
        38 => "#,##0;[Red]-#,##0",
        39 => "#,##0.00;-#,##0.00",
        40 => "#,##0.00;[Red]-#,##0.00",
        41 => "#,##0;-#,##0;\"-\";@",
        42 => "\"¥\"#,##0;\"¥\"-#,##0;\"¥\"\"-\";@",
        43 => "#,##0.00;-#,##0.00;\"-\"??;@",
        44 => "\"¥\"#,##0.00;\"¥\"-#,##0.00;\"¥\"\"-\"??;@",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        48 => "##0.0E+0",
        49 => "@",
        _ => "General",
    }
}

/// A code in the formatter's own words.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Ready {
    /// The code, without marks of languages and colours; `General` stays in it.
    pub(super) code: String,
    /// Whether days and halves of the day have Chinese names.
    pub(super) chinese: bool,
    /// Whether the days are `日一二`, without 星期.
    pub(super) short_days: bool,
    /// Whether it is of dates or times.
    pub(super) dates: bool,
    /// Whether `General` is a part of it.
    pub(super) general: bool,
}

/// Makes a code ready for the formatter, which knows neither Chinese words nor all that stands in brackets.
///
/// `None` if the code is too long or its marks do not pair.
pub(super) fn ready(code: &str) -> Option<Ready> {
    if code.chars().count() > CODE_LIMIT {
        return None;
    }
    let (mut ready, mut section) = (Ready::default(), String::new());
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let (length, out) = if c == ';' { (1, String::new()) } else { piece(rest, c, &mut ready)? };
        section.push_str(&out);
        rest = rest.get(length..)?;
        if c == ';' {
            close(&mut ready.code, &mut section);
            ready.code.push(';');
        }
    }
    if ready.code.is_empty() {
        ready.code = section;
    } else {
        close(&mut ready.code, &mut section);
    }
    Some(ready)
}

/// Ends a section; an empty one shows nothing, which the formatter wants to be told.
fn close(code: &mut String, section: &mut String) {
    code.push_str(if section.trim().is_empty() { "\"\"" } else { section });
    section.clear();
}

/// Takes one piece off the front of a code: how long it is, and what becomes of it.
fn piece(rest: &str, c: char, ready: &mut Ready) -> Option<(usize, String)> {
    let same = |set: &[char]| rest.chars().take_while(|c| set.contains(c)).count();
    let begins = |word: &str| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let as_it_is = |length: usize| Some((length, rest.get(..length)?.to_owned()));
    match c {
        '"' => as_it_is(rest[1..].find('"')? + 2),
        '\\' => as_it_is(1 + rest[1..].chars().next()?.len_utf8()),
        // A gap as wide as a character, and a character that fills the cell.
        '_' => Some((1 + rest[1..].chars().next()?.len_utf8(), "\" \"".into())),
        '*' => Some((1 + rest[1..].chars().next()?.len_utf8(), String::new())),
        '[' => {
            let end = rest.find(']')?;
            Some((end + 1, bracket(&rest[1..end], ready)))
        }
        ']' => None,
        _ if rest.starts_with("上午/下午") => {
            (ready.chinese, ready.dates) = (true, true);
            Some(("上午/下午".len(), "AM/PM".into()))
        }
        _ if rest.starts_with("G/通用格式") => {
            ready.general = true;
            Some(("G/通用格式".len(), "General".into()))
        }
        _ if begins("General") => {
            ready.general = true;
            Some(("General".len(), "General".into()))
        }
        _ if begins("AM/PM") => as_it_is("AM/PM".len()),
        _ if begins("A/P") => as_it_is("A/P".len()),
        'a' | 'A' if same(&['a', 'A']) >= 3 => {
            let count = same(&['a', 'A']);
            (ready.chinese, ready.dates, ready.short_days) = (true, true, count == 3);
            Some((count, "dddd".into()))
        }
        'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => {
            ready.dates = true;
            as_it_is(1)
        }
        // Letters that mean something to the formatter and nothing to Excel outside Thailand.
        'b' | 'B' => Some((1, format!("\\{c}"))),
        _ => as_it_is(c.len_utf8()),
    }
}

/// Keeps of a bracket what changes the text: spans of time, conditions and signs of currencies.
fn bracket(inside: &str, ready: &mut Ready) -> String {
    let lower = inside.to_ascii_lowercase();
    if let Some(sign) = inside.strip_prefix('$') {
        let (sign, language) = sign.split_once('-').unwrap_or((sign, ""));
        let language = language.to_ascii_lowercase();
        ready.chinese |= language.ends_with("804") || language.starts_with("zh");
        return if sign.is_empty() { String::new() } else { format!("\"{}\"", sign.replace('"', "")) };
    }
    let span = ["h", "hh", "m", "mm", "s", "ss"].contains(&lower.as_str());
    ready.dates |= span;
    let condition = inside.starts_with(['<', '>', '=']);
    if span || condition { format!("[{inside}]") } else { String::new() }
}

/// Returns the code of the system's own long date or time, which `[$-F800]` and `[$-F400]` stand for.
pub(super) fn of_system(code: &str) -> Option<&'static str> {
    let upper = code.to_ascii_uppercase();
    match upper {
        _ if upper.starts_with("[$-F800]") || upper.starts_with("[$-X-SYSDATE]") => Some("yyyy\"年\"m\"月\"d\"日\""),
        _ if upper.starts_with("[$-F400]") || upper.starts_with("[$-X-SYSTIME]") => Some("h:mm:ss"),
        _ => None,
    }
}
