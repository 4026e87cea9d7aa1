//! What options take whose values are not words of a list.

use super::Lang;

/// Options, and what they take in Chinese and in English; the bounds are those of their readers.
const ACCEPTS: &[(&str, &str, &str)] = &[
    ("--bleed", "0 到 20 的毫米数，例如 3mm", "0 to 20 mm, such as 3mm"),
    ("--creep", "0 到 2 的毫米数，例如 0.1mm", "0 to 2 mm, such as 0.1mm"),
    ("--signature", "4 到 128 之间 4 的倍数，例如 16", "a multiple of 4 from 4 to 128, such as 16"),
    (
        "--paper",
        "纸张名（A4、A3、SRA3 等）或 宽x高，例如 450x320mm",
        "a name such as A4, A3 or SRA3, or width x height such as 450x320mm",
    ),
    ("--size", "A4、A3、16K，或 宽x高，例如 210x285mm", "A4, A3, 16K, or width x height such as 210x285mm"),
    ("--inks", "1 到 32 的整数，例如 2", "a whole number from 1 to 32, such as 2"),
    ("--dpi", "50 到 5000 的整数，例如 300", "a whole number from 50 to 5000, such as 300"),
    (
        "--ink-limit",
        "100 到 400 的整数（百分之几），例如 300",
        "a whole number (per cent) from 100 to 400, such as 300",
    ),
    ("--timeout", "1 到 86400 的整数（秒），例如 60", "a whole number of seconds from 1 to 86400, such as 60"),
];

/// Returns what an option such as `--bleed` takes.
pub(super) fn accepts(option: &str, lang: Lang) -> Option<&'static str> {
    let (_, zh, en) = ACCEPTS.iter().find(|(name, ..)| *name == option)?;
    Some(match lang {
        Lang::Zh => zh,
        Lang::En => en,
    })
}
