//! Number formats without a code of their own, as the Chinese edition of Excel has them.

/// Returns the code of a format that Excel knows by its number, as the Chinese edition shows it.
///
/// `General` for numbers that stand for nothing.
pub(in crate::read) fn built_in(id: u32) -> &'static str {
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

/// Returns the code of the system's own long date or time, which `[$-F800]` and `[$-F400]` stand for.
pub(in crate::read) fn of_system(code: &str) -> Option<&'static str> {
    let upper = code.to_ascii_uppercase();
    match upper {
        _ if upper.starts_with("[$-F800]") || upper.starts_with("[$-X-SYSDATE]") => Some("yyyy\"年\"m\"月\"d\"日\""),
        _ if upper.starts_with("[$-F400]") || upper.starts_with("[$-X-SYSTIME]") => Some("h:mm:ss"),
        _ => None,
    }
}
