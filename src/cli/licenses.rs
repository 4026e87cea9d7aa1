//! `typeset licenses`: the licences of the program, its fonts and the crates in it.

use super::exit::DONE;
use super::terminal::Terminal;

/// The texts, with the names they are shown under.
const TEXTS: [(&str, &str); 10] = [
    ("typeset (MIT)", include_str!("../../LICENSE-MIT")),
    ("typeset (Apache-2.0)", include_str!("../../LICENSE-APACHE")),
    ("Zhuque Fangsong", include_str!("../../fonts/licenses/OFL-ZhuqueFangsong.txt")),
    ("Noto Serif SC", include_str!("../../fonts/licenses/OFL-NotoSerifSC.txt")),
    ("Noto Sans SC", include_str!("../../fonts/licenses/OFL-NotoSansSC.txt")),
    ("Noto Sans Symbols 2", include_str!("../../fonts/licenses/OFL-NotoSansSymbols2.txt")),
    ("Noto Sans Math", include_str!("../../fonts/licenses/OFL-NotoSansMath.txt")),
    ("Noto Emoji", include_str!("../../fonts/licenses/OFL-NotoEmoji.txt")),
    ("Typeset Kai GB", include_str!("../../fonts/licenses/OFL-TypesetKaiGB.txt")),
    ("Liberation Serif", include_str!("../../fonts/licenses/OFL-LiberationSerif.txt")),
];

/// The crates in the program and their notices, and behind [`APART`] those that are not in it.
const CRATES: &str = include_str!("../../licenses/crates.txt");
/// Where the notices end.
const APART: &str = "==== Not in the program ====";

pub(super) fn licenses(terminal: &Terminal) -> u8 {
    for (name, text) in TEXTS {
        terminal.print(&format!("==== {name} ====\n\n{}\n", text.trim()));
    }
    terminal.print(CRATES.split(APART).next().unwrap_or(CRATES).trim_end());
    DONE
}
