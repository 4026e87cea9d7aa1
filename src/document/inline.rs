//! Running text as printed.

use serde::Serialize;

use super::breaking::Column;
use super::headings::Numbering;
use super::places::{Marker, Marks, Number};
use super::typography::{is_latin_quote, polish};
use crate::hanzi::{has_number, is_em_wide, is_invisible};
use crate::model::{self, Told};
use crate::source::Located;

/// About as wide as the bullet that templates draw.
const BULLET: &str = "-";
/// Marks whose right half is blank: the mark of a note hangs into it.
const HALF_BLANK: &str = "，。、；：！？）》〉」』】〕”’";

/// So many names stand in columns.
const IN_COLUMNS: usize = 8;

/// A block of running text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum Block {
    /// A paragraph.
    Paragraph { text: Vec<Inline> },
    /// A heading with its number in the text.
    ///
    /// `level` is its look, `depth` its rank in the structure, which skips none, `ours` how many bytes of its text
    /// are a number that it was given.
    Heading {
        level: u8,
        depth: u8,
        text: Vec<Inline>,
        #[serde(skip)]
        ours: usize,
    },
    /// The head of an item, which begins with ■ or the like.
    Marked { text: Vec<Inline> },
    /// A list.
    List { items: Vec<ListItem> },
    /// A formula in a line of its own, with its number, brackets included.
    Formula { text: Vec<Inline>, number: Option<String>, places: Marks },
    /// What a meeting was: when, where, who was there.
    Meeting { particulars: Vec<Particular> },
    /// A quotation; with a title, brackets included, a box.
    Quote { title: Option<String>, blocks: Vec<Block>, by: Option<Vec<Inline>>, places: Marks },
}

/// A particular of a meeting.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Particular {
    /// The words before it, colon included.
    pub label: String,
    /// How wide they are, in characters; later lines begin so far to the right.
    pub hang: f64,
    /// What is said, unless it stands in columns or lines.
    pub text: Vec<Inline>,
    /// Names that stand in columns.
    pub names: Vec<Inline>,
    /// How many columns; 0 if there are none.
    pub columns: usize,
    /// Lines one below the other.
    pub lines: Vec<Inline>,
    /// Where the label was written, if it was.
    pub place: Option<Number>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListItem {
    /// The number, such as `1.`; `None` for a bullet.
    pub number: Option<String>,
    /// What the item says.
    pub blocks: Vec<Block>,
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum Inline {
    /// Plain text, with the number of its place.
    Text { text: String, place: Option<Number> },
    /// Quotation marks in Latin text, to be set in the Latin font.
    Latin { text: String, place: Option<Number> },
    /// Emphasised text.
    Strong { text: Vec<Inline> },
    /// A link.
    Link { url: String, text: Vec<Inline> },
    /// The mark of a note: which one it is of those at the foot of pages, from 0; what that says, line by line, unless it
    /// stands behind the article and has a `sign`; and whether the mark hangs into the blank of the one before it.
    Footnote { number: usize, lines: Vec<Vec<Inline>>, sign: Option<String>, hung: bool },
}

impl Inline {
    /// Returns the numbers of the places of all texts in it.
    pub fn places(&self) -> Vec<Number> {
        match self {
            Self::Text { place, .. } | Self::Latin { place, .. } => place.iter().copied().collect(),
            Self::Strong { text } | Self::Link { text, .. } => text.iter().flat_map(Self::places).collect(),
            Self::Footnote { .. } => Vec::new(),
        }
    }

    /// Returns every text among some inlines with its number.
    fn leaves(inlines: &mut [Self]) -> Vec<(&str, &mut Option<Number>)> {
        let mut leaves = Vec::new();
        for inline in inlines {
            match inline {
                Self::Text { text, place } | Self::Latin { text, place } => leaves.push((text.as_str(), place)),
                Self::Strong { text } | Self::Link { text, .. } => leaves.extend(Self::leaves(text)),
                Self::Footnote { .. } => {}
            }
        }
        leaves
    }
}

/// Turns blocks as written into blocks as printed; headings get their numbers, going on with those before.
///
/// `column` is what they are set in, where that is known, and `sign` what stands before the first of them.
pub(super) fn blocks(
    blocks: &[model::Block],
    numbering: &mut Numbering,
    marker: &mut Marker,
    column: Option<&Column>,
    sign: &str,
) -> Vec<Block> {
    let signs = std::iter::once(sign).chain(std::iter::repeat(""));
    let mut block = |(block, sign)| self::block(block, numbering, marker, (column, sign));
    blocks.iter().zip(signs).map(&mut block).collect()
}

fn block(
    block: &model::Block,
    numbering: &mut Numbering,
    marker: &mut Marker,
    (column, sign): (Option<&Column>, &str),
) -> Block {
    let settled = |text: String| column.map_or(text.clone(), |column| column.settle(&text, sign));
    match block {
        model::Block::Paragraph(written) => {
            let mut text = inlines(written, &settled, marker);
            mark(&mut text, 0, written, marker);
            Block::Paragraph { text }
        }
        model::Block::Heading { level, numbered, text: written } => {
            let mut text = inlines(written, &|text| text, marker);
            let number = numbering.next(*level, first_text(&text), *numbered).unwrap_or_default();
            let ours = number.len();
            text.insert(0, plain(number));
            let mut text = merge(text);
            mark(&mut text, ours, written, marker);
            Block::Heading { level: *level, depth: numbering.depth(*level), text, ours }
        }
        model::Block::List { items } => {
            let mut item = |item: &model::ListItem| ListItem {
                number: item.number.clone(),
                blocks: blocks(&item.blocks, numbering, marker, column, item.number.as_deref().unwrap_or(BULLET)),
            };
            Block::List { items: items.iter().map(&mut item).collect() }
        }
        model::Block::Formula { text: written, number } => {
            // Its blanks are the writer's own.
            let mut text: Vec<Inline> =
                model::Inline::texts(written).into_iter().map(|text| plain(text.value.clone())).collect();
            mark(&mut text, 0, written, marker);
            let printed = number.as_ref().map(|number| format!("（{}）", number.value));
            let place = number.as_ref().zip(printed.as_ref()).map(|(number, words)| marker.text(words, "（", number));
            Block::Formula { text, number: printed, places: Marks::default().with("number", place) }
        }
        model::Block::Meeting { particulars } => {
            Block::Meeting { particulars: particulars.iter().map(|one| particular(one, marker)).collect() }
        }
        model::Block::Quote { title, blocks: inner, by } => {
            let printed = title.as_ref().map(|title| format!("【{}】", polish(&title.value)));
            let number = title.as_ref().zip(printed.as_ref()).map(|(title, words)| marker.text(words, "【", title));
            // Its headings are numbered by themselves, and its lines are shorter than those of the column.
            let blocks = blocks(inner, &mut Numbering::default(), marker, None, "");
            let by = by.as_ref().map(|written| {
                let mut text = inlines(written, &|text| text, marker);
                mark(&mut text, 0, written, marker);
                text
            });
            Block::Quote { title: printed, blocks, by, places: Marks::default().with("title", number) }
        }
    }
}

fn particular(written: &model::Particular, marker: &mut Marker) -> Particular {
    let label = format!("{}：", written.point.label());
    let (text, names, columns, lines) = (Vec::new(), Vec::new(), 0, Vec::new());
    let mut out = Particular { label, hang: 0.0, text, names, columns, lines, place: None };
    let mut said = |text: &Located<String>, before: &str| {
        let printed = format!("{before}{}", polish(&text.value));
        Inline::Text { place: Some(marker.text(&printed, before, text)), text: printed }
    };
    match &written.said {
        Told::Text(text) => out.text = vec![said(text, "")],
        Told::Lines(texts) => {
            let own = texts.iter().zip(1..).any(|(text, count)| has_number(&text.value, count));
            let number = |count: usize| if own { String::new() } else { format!("{count}.") };
            out.lines = texts.iter().zip(1..).map(|(text, count)| said(text, &number(count))).collect();
        }
        Told::Names(names) if columns_of(names) > 0 => {
            out.columns = columns_of(names);
            out.names = names.iter().map(|name| said(name, "")).collect();
        }
        Told::Names(names) => {
            let before = |n: usize| if n == 0 { "" } else { "、" };
            let parts: Vec<_> = names.iter().enumerate().map(|(n, name)| (before(n), name)).collect();
            let text: String = parts.iter().map(|(before, name)| format!("{before}{}", polish(&name.value))).collect();
            out.text = vec![Inline::Text { place: Some(marker.joined(&text, &parts)), text }];
        }
        Told::Typed(line) => {
            let mut text = inlines(line, &|text| text, marker);
            part_label(&mut text);
            mark(&mut text, 0, line, marker);
            out.text = text.split_off(1);
            if let Some(Inline::Text { text, place }) = text.pop() {
                (out.label, out.place) = (text, place);
            }
        }
    }
    out.hang = out.label.chars().map(|c| if is_em_wide(c) { 1.0 } else { 0.5 }).sum();
    out
}

/// Returns in how many columns names stand: all must be short, and so many that a line of them is hard to read.
fn columns_of(names: &[Located<String>]) -> usize {
    let length = |name: &Located<String>| name.value.chars().filter(|c| !c.is_whitespace()).count();
    let plain = |name: &Located<String>| length(name) <= 4 && !name.value.contains(['（', '(', '、']);
    match names.iter().map(length).max() {
        Some(longest) if names.len() >= IN_COLUMNS && names.iter().all(plain) => 5 - longest / 4,
        _ => 0,
    }
}

/// Puts the label of a line, colon included, into a piece of its own, the first.
fn part_label(text: &mut Vec<Inline>) {
    let end = |text: &str| text.char_indices().find(|(_, c)| "：:".contains(*c)).map(|(at, c)| at + c.len_utf8());
    let mut label = String::new();
    if let Some(Inline::Strong { text: inner }) = text.first()
        && let [Inline::Text { text: strong, .. }] = inner.as_slice()
    {
        label.push_str(strong);
        text.remove(0);
    }
    if let Some(end) = end(&label) {
        let rest = label.split_off(end);
        text.insert(0, Inline::Strong { text: vec![plain(rest)] });
    } else if let Some(Inline::Text { text: first, .. }) = text.first_mut()
        && let Some(end) = end(first)
    {
        let rest = first.split_off(end);
        label.push_str(&std::mem::replace(first, rest));
    }
    text.insert(0, plain(label));
}

/// Numbers the places of a paragraph whose first so many bytes are ours.
fn mark(text: &mut [Inline], ours: usize, written: &[model::Inline], marker: &mut Marker) {
    marker.paragraph(Inline::leaves(text), ours, &model::Inline::texts(written));
}

fn plain(text: String) -> Inline {
    Inline::Text { text, place: None }
}

fn first_text(text: &[Inline]) -> &str {
    match text.first() {
        Some(Inline::Text { text, .. }) => text,
        _ => "",
    }
}

/// Turns inlines as written into inlines as printed.
///
/// Spaces are judged over the whole paragraph, so that none is lost or kept
/// wrongly where emphasis begins or ends; and so are breaks, by `settled`.
fn inlines(inlines: &[model::Inline], settled: &dyn Fn(String) -> String, marker: &mut Marker) -> Vec<Inline> {
    let mut flat = Vec::new();
    flatten(inlines, false, None, &mut flat);
    let whole: String = flat.iter().map(|piece| piece.text.as_str()).collect();
    let polished: Vec<char> = settled(polish(&whole)).chars().collect();
    let mut at = 0;
    let mut out = Vec::new();
    for (n, piece) in flat.iter().enumerate() {
        let start = at;
        let mut text = take_polished(&polished, &mut at, &piece.text);
        // What is put behind the last character has its look.
        if n + 1 == flat.len() {
            text.extend(&polished[at..]);
            at = polished.len();
        }
        if let Some(note) = piece.note {
            let before = polished[..start].iter().rev().find(|c| !is_invisible(**c)).copied();
            out.push(Inline::Footnote { number: 0, lines: lines(note, marker), sign: None, hung: hangs(before) });
            out.push(plain(text));
            continue;
        }
        let mut parts = split_latin(&polished, start, &text);
        if piece.strong {
            parts = vec![Inline::Strong { text: parts }];
        }
        match piece.url {
            Some(url) => out.push(Inline::Link { url: url.to_owned(), text: parts }),
            None => out.extend(parts),
        }
    }
    if let Some(rest) = polished.get(at..).filter(|rest| !rest.is_empty()) {
        out.push(plain(rest.iter().collect()));
    }
    merge(out)
}

/// A run of text with one look.
struct Piece<'m> {
    text: String,
    strong: bool,
    url: Option<&'m str>,
    /// The note that it is the mark of.
    note: Option<&'m model::Footnote>,
}

/// Returns whether the mark of a note behind a text hangs into the blank half of the mark before it.
fn hangs(before: Option<char>) -> bool {
    before.is_some_and(|c| HALF_BLANK.contains(c))
}

/// Turns the lines of a note into lines as printed.
fn lines(note: &model::Footnote, marker: &mut Marker) -> Vec<Vec<Inline>> {
    let mut line = |written: &Vec<model::Inline>| {
        let mut text = inlines(written, &|text| text, marker);
        mark(&mut text, 0, written, marker);
        text
    };
    note.lines.iter().map(&mut line).collect()
}

fn flatten<'m>(inlines: &'m [model::Inline], strong: bool, url: Option<&'m str>, out: &mut Vec<Piece<'m>>) {
    for inline in inlines {
        match inline {
            model::Inline::Text(text) => out.push(Piece { text: text.value.clone(), strong, url, note: None }),
            model::Inline::Strong(text) => flatten(text, true, url, out),
            // Whatever it came from, no other link gets into an output.
            model::Inline::Link { url, text } => {
                flatten(text, strong, Some(url.value.as_str()).filter(|url| model::is_safe_link(url)), out);
            }
            model::Inline::Footnote(note) => {
                out.push(Piece { text: String::new(), strong: false, url: None, note: Some(note) });
            }
        }
    }
}

/// Takes from the polished paragraph what has become of a piece of it.
///
/// Polishing only drops white space and invisible characters and adds joiners
/// and splitters, so that the other characters are found in their order.
fn take_polished(polished: &[char], at: &mut usize, raw: &str) -> String {
    let start = *at;
    for c in raw.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)) {
        while polished.get(*at).is_some_and(|p| *p != c) {
            *at += 1;
        }
        *at = (*at + 1).min(polished.len());
    }
    polished[start..*at].iter().collect()
}

fn split_latin(paragraph: &[char], start: usize, text: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    for (i, c) in text.chars().enumerate() {
        let text = c.to_string();
        let quote = matches!(c, '“' | '”' | '‘' | '’') && is_latin_quote(paragraph, start + i);
        out.push(if quote { Inline::Latin { text, place: None } } else { plain(text) });
    }
    merge(out)
}

/// Joins neighbours of the same look.
fn merge(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for inline in inlines {
        match (out.last_mut(), inline) {
            (Some(Inline::Text { text: last, .. }), Inline::Text { text, .. }) => last.push_str(&text),
            (Some(Inline::Strong { text: last }), Inline::Strong { text }) => last.extend(text),
            (_, Inline::Text { text, .. }) if text.is_empty() => {}
            (_, Inline::Strong { text }) if text.is_empty() => {}
            (_, inline) => out.push(inline),
        }
    }
    out
}
