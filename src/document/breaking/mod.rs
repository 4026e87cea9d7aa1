//! Keeps together what a line should not part, where no line is stretched for it.
//!
//! A number stays with its measure (clreq, 3.1.7), a telephone number, a code and
//! the number of a paper whole; but white between the characters of a line is the
//! worse fault. So each paragraph is broken here as the compiler will break it
//! (after Knuth and Plass), with a price for every place that should stay whole.
//! Where the best lines break such a place it stays open, all others are closed.

mod places;
mod set;

use super::settings::Settings;
use crate::fonts::{Measure, Role};
use crate::hanzi::{JOINER, SPLITTER, is_ideograph, scripts};
use crate::model::PT_PER_MM;
use places::Places;
use set::{Set, is_sign};

/// What a character alone on the last line costs; the templates say the same.
const RUNT: f64 = 200.0;
/// White in em between a sub- or superscript and a Han character behind it.
const BEHIND: f64 = 0.25;
/// Most room that a character takes up in em, white beside it included.
const WIDEST: f64 = 1.25;
/// Narrowest last piece of a paragraph, in em without marks, that may stand alone on a line: no single character.
const PIECE: f64 = 1.5;
/// Part of the room below which a line is not looked at closely.
const SHORT: f64 = 0.6;
/// What a line that does not fit costs, or is so short.
const OVERFULL: f64 = 1e6;

/// The column of running text.
pub(super) struct Column {
    measure: Measure,
    /// Its width in em.
    width: f64,
    /// What the cells of the grid are wider than the characters in them, in em.
    tracking: f64,
    /// Whether signs such as ≥ are set in a Chinese font, by which they are an em wide; see `style.typ`.
    signs: bool,
    /// Indent of first lines in em, GB/T 9704-2012 7.3.3: two cells.
    indent: f64,
}

impl Column {
    pub(super) fn new(settings: &Settings, measure: Measure) -> Self {
        let page = &settings.page;
        let width = page.width * PT_PER_MM / settings.sizes.running;
        let cell = width / f64::from(page.chars);
        let tracking = if (cell - 1.0).abs() < 1e-4 { 0.0 } else { cell - 1.0 };
        let signs = settings.fonts.get(Role::Body.key()).is_some_and(|served| served.bundled);
        Self { measure, width, tracking, signs, indent: 2.0 * cell }
    }

    /// Returns a paragraph, polished, with each place that should stay whole closed or open.
    ///
    /// `before` is what the templates put before its first character, such as ◇.
    pub(super) fn settle(&self, text: &str, before: &str) -> String {
        let indent = self.indent + self.measure.em(before);
        // What is on one line needs no breaks.
        if text.chars().count() as f64 * WIDEST < self.width - indent {
            return text.to_owned();
        }
        let mut places = Places::read(text);
        let set = Set::new(&places.chars, &self.widths(&places.chars), self.tracking);
        if set.width(0, places.chars.len()) <= self.width - indent {
            places.close(&[]);
            return places.text();
        }
        if places.soft.iter().any(Option::is_some) {
            let breaks = self.lines(&places, &set, indent);
            places.close(&breaks);
        }
        // The compiler takes whatever cannot be broken for a lone word, and would stretch a line for it.
        let last = places.may.iter().rposition(|may| *may).unwrap_or(0);
        let mut text = places.text();
        if self.piece(&places.chars[last..]) >= PIECE {
            text.extend([SPLITTER, JOINER]);
        }
        text
    }

    /// Returns the width in em of a character.
    fn em(&self, c: char) -> f64 {
        if self.signs && is_sign(c) { 1.0 } else { self.measure.em(c.encode_utf8(&mut [0; 4])) }
    }

    /// Returns the width in em of each character; of a sub- or superscript the first has all of it.
    fn widths(&self, chars: &[char]) -> Vec<f64> {
        let mut widths: Vec<f64> = chars.iter().map(|c| self.em(*c)).collect();
        let text: String = chars.iter().collect();
        let (mut bytes, mut at) = (0, 0);
        for script in scripts(&text) {
            at += text[bytes..script.range.start].chars().count();
            let count = text[script.range.clone()].chars().count();
            let gap = if chars.get(at + count).copied().is_some_and(is_ideograph) { BEHIND } else { 0.0 };
            // What a character takes up beside its own width is taken once.
            widths[at] = self.measure.script(&script) + gap - (count as f64 - 1.0) * self.tracking;
            widths[at + 1..at + count].fill(0.0);
            (at, bytes) = (at + count, script.range.end);
        }
        widths
    }

    /// Returns the width in em of a piece of text without its marks.
    fn piece(&self, chars: &[char]) -> f64 {
        self.measure.em(&chars.iter().filter(|c| c.is_alphanumeric() || c.is_ascii_graphic()).collect::<String>())
    }

    /// Breaks a paragraph into lines; returns where they end, from the last.
    fn lines(&self, places: &Places, set: &Set, indent: f64) -> Vec<usize> {
        let count = places.chars.len();
        let ends: Vec<usize> = (1..count).filter(|at| places.may[*at]).chain([count]).collect();
        // The cheapest way to each place, and where its last line begins; both start with the beginning.
        let mut best = vec![(0.0, 0)];
        for (n, end) in ends.iter().enumerate() {
            let mut cheapest = (f64::INFINITY, n);
            for before in (0..=n).rev() {
                let start = if before == 0 { 0 } else { ends[before - 1] };
                let room = self.width - if start == 0 { indent } else { 0.0 };
                let last = *end == count;
                if !last && set.about(start, *end) < SHORT * room {
                    let cost = best[before].0 + OVERFULL;
                    if cost < cheapest.0 {
                        cheapest = (cost, before);
                    }
                    continue;
                }
                let Some(mut bad) = set.badness(start, *end, room, last) else {
                    // Longer ones fit no better.
                    if before == n {
                        cheapest = (best[before].0 + OVERFULL * OVERFULL, before);
                    }
                    break;
                };
                bad += if last { 0.0 } else { places.soft[*end].unwrap_or(0.0) };
                if last && before == n && self.piece(&places.chars[start..]) < PIECE {
                    bad += RUNT;
                }
                let cost = best[before].0 + (1.0 + bad).powi(2);
                if cost < cheapest.0 {
                    cheapest = (cost, before);
                }
            }
            best.push(cheapest);
        }
        let mut breaks = Vec::new();
        let mut at = ends.len();
        while at > 0 {
            breaks.push(ends[at - 1]);
            at = best[at].1;
        }
        breaks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::typography::polish;
    use crate::fonts::{Bundle, Fonts};
    use crate::model::FontChoice;

    /// Settles texts in lines of 28 characters, with | for joiners and / for splitters.
    fn settled(texts: &[&str]) -> Vec<String> {
        let bundle = Bundle::from_folder(std::path::Path::new("fonts")).unwrap();
        let fonts = Fonts::load(&bundle, &FontChoice::default());
        let column =
            Column { measure: fonts.measure(Role::Body), width: 28.0, tracking: 0.0, signs: true, indent: 2.0 };
        let shown = |text: &&str| column.settle(&polish(text), "").replace(JOINER, "|").replace(SPLITTER, "/");
        texts.iter().map(shown).collect()
    }

    fn after(count: usize, text: &str) -> String {
        format!("{}{text}{}", "甲".repeat(count), "乙".repeat(30))
    }

    #[test]
    fn numbers_stay_with_their_measures() {
        // The line ends behind the 26th character; one before it is stretched little.
        let texts = [after(24, "共62家企业"), after(3, "共62家企业，5亿元，3个、PM2.5浓度、83.10亿元")];
        let settled = settled(&texts.each_ref().map(String::as_str));
        assert!(settled[0].contains("共62|家企业"), "{settled:?}");
        assert!(settled[1].contains("共62|家企业，5|亿|元，3|个、PM2.5浓度、83.10|亿|元"), "{settled:?}");
    }

    #[test]
    fn no_line_is_loose_for_a_number() {
        // Without a break before 家 the first line would be short of eight characters.
        let texts = [after(18, "共12345678901234家"), after(17, "代码91210800MA0A95730X，")];
        let settled = settled(&texts.each_ref().map(String::as_str));
        assert!(settled[0].contains("12345678901234家"), "{settled:?}");
        assert!(settled[1].contains('/'), "{settled:?}");
    }

    #[test]
    fn figures_are_never_parted() {
        let numbers = ["123456789012.34元", "12,345,678,901元", "12345678901234567890元", "13812345678元"];
        for (count, number) in (10..26).flat_map(|count| numbers.map(|number| (count, number))) {
            let settled = settled(&[&after(count, number)]);
            assert!(settled[0].contains(number.trim_end_matches('元')), "{settled:?}");
        }
    }

    #[test]
    fn only_a_lone_character_is_a_runt() {
        let marked = |end: &str| settled(&[&format!("{}{end}", "甲".repeat(30))])[0].ends_with("/|");
        assert!(marked("，电话0942-7557196。") && marked("，共12家。") && marked("见www.lx.gov.cn"));
        assert!(!marked("，完成任务。") && !marked("，共5。") && !marked("，完成任务……”。"));
    }

    #[test]
    fn addresses_break_where_it_helps() {
        let settled = settled(&[&after(18, "，见https://www.lx.gov.cn/zwgk/art_12345.html。")]);
        let address = &settled[0][settled[0].find("https").unwrap()..];
        assert_eq!(address.matches('/').count(), "https://www.lx.gov.cn/zwgk/art_12345.html".matches('/').count() + 1);
        assert!(!address.contains("///") && address.starts_with("https://|www"), "{address}");
    }

    #[test]
    fn long_words_and_paragraphs_take_no_time() {
        let (word, numbers) = ("a1/b.".repeat(40_000), "共5家，".repeat(40_000));
        let start = std::time::Instant::now();
        assert_eq!(settled(&[&word, &numbers]).len(), 2);
        assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
    }
}
