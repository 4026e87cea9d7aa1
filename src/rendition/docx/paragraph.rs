//! Paragraphs and the runs that they are made of.

use super::props::{Para, Run};
use super::relations::Relations;
use super::xml::{El, el};
use crate::document::Inline;
use crate::hanzi::{Look, Script, leveled, scripts};

/// A paragraph in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    pub(super) para: Para,
    /// Its runs, links and bookmarks.
    pub(super) runs: Vec<El>,
    /// The section that ends with it.
    pub(super) section: Option<El>,
}

impl Paragraph {
    /// Begins a paragraph of a style.
    pub(super) fn of(style: impl Into<String>) -> Self {
        Self { para: Para::of(style), ..Self::default() }
    }

    /// Returns a paragraph of a style with a title.
    pub(super) fn title(style: impl Into<String>, text: &str) -> Self {
        Self { runs: title_runs(text), ..Self::of(style) }
    }

    /// Returns a paragraph of a style with plain text.
    pub(super) fn text(style: impl Into<String>, text: &str) -> Self {
        Self { runs: text_runs(text, &Run::default()), ..Self::of(style) }
    }

    /// Returns the element.
    pub(super) fn element(self) -> El {
        let mut props = self.para.element();
        if let Some(section) = self.section {
            props.push(section);
        }
        el("w:p").with(props).with_all(self.runs)
    }
}

/// Returns the runs of a text; none for an empty one.
///
/// A line break in it becomes one in Word, a tab stop a tab.
pub(super) fn text_runs(text: &str, look: &Run) -> Vec<El> {
    scripted(text, look, &|text| level_runs(text, look))
}

/// Returns the runs of a text by those of what stands on the line; its sub- and superscripts are formatting.
fn scripted(text: &str, look: &Run, level: &dyn Fn(&str) -> Vec<El>) -> Vec<El> {
    let (mut runs, mut at) = (Vec::new(), 0);
    for script in scripts(text) {
        let Some((place, words)) = vertical(&script, &text[..script.range.start]) else { continue };
        runs.extend(level(&text[at..script.range.start]));
        runs.extend(level_runs(&words, &Run { script: Some(place), ..look.clone() }));
        at = script.range.end;
    }
    runs.extend(level(&text[at..]));
    runs
}

/// Returns how Word raises or lowers a sub- or superscript, and its characters on the line; `None` for the ² of m²,
/// which is read there as a character.
fn vertical(script: &Script, before: &str) -> Option<(&'static str, String)> {
    let unit = before.ends_with(|c: char| c.is_ascii_alphabetic());
    let place = match script.look {
        Look::Lowered | Look::LoweredSigns => "subscript",
        Look::RaisedSigns if unit && matches!(script.text.as_str(), "²" | "³") => return None,
        Look::Raised | Look::RaisedSigns => "superscript",
    };
    Some((place, leveled(&script.text)))
}

/// Returns the runs of a text without sub- and superscripts.
fn level_runs(text: &str, look: &Run) -> Vec<El> {
    let look = Run { chinese_marks: look.chinese_marks || has_shared_marks(text), ..look.clone() };
    let props = look.element();
    let mut run = el("w:r").with_all(props);
    if text.is_empty() {
        return Vec::new();
    }
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            run.push(el("w:br"));
        }
        for (i, words) in line.split('\t').enumerate() {
            if i > 0 {
                run.push(el("w:tab"));
            }
            if !words.is_empty() {
                run.push(el("w:t").attr("xml:space", "preserve").text(words));
            }
        }
    }
    vec![run]
}

/// Returns the runs of a title: its Latin letters and digits are as bold as its characters.
pub(super) fn title_runs(text: &str) -> Vec<El> {
    let bold = Run { style: Some("TitleLatin"), ..Run::default() };
    scripted(text, &bold, &|text| level_title(text, &bold))
}

fn level_title(text: &str, bold: &Run) -> Vec<El> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_latin) {
        let end = rest[start..].find(|c| !is_latin(c) && c != ' ').map_or(rest.len(), |length| start + length);
        let end = start + rest[start..end].trim_end_matches(' ').len();
        runs.extend(level_runs(&rest[..start], &Run::default()));
        runs.extend(level_runs(&rest[start..end], bold));
        rest = &rest[end..];
    }
    runs.extend(level_runs(rest, &Run::default()));
    runs
}

/// Returns whether Word takes a character from the Latin font.
fn is_latin(c: char) -> bool {
    c.is_ascii_graphic() || (('\u{c0}'..'\u{250}').contains(&c) && c.is_alphabetic())
}

/// Returns a run with one element in it, such as a tab or a drawing.
pub(super) fn run_of(child: El) -> El {
    el("w:r").with(child)
}

/// Returns the runs that begin a field; what it shows follows, and [`field_end`].
pub(super) fn field_begin(instruction: &str) -> [El; 3] {
    let words = el("w:instrText").attr("xml:space", "preserve").text(instruction);
    [field_mark("begin"), run_of(words), field_mark("separate")]
}

/// Returns the run that ends a field.
pub(super) fn field_end() -> El {
    field_mark("end")
}

fn field_mark(kind: &str) -> El {
    run_of(el("w:fldChar").attr("w:fldCharType", kind))
}

/// Returns the runs of a paragraph; addresses of links are added to `relations`.
pub(super) fn inline_runs(inlines: &[Inline], look: &Run, relations: &mut Relations) -> Vec<El> {
    let mut runs = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } => runs.extend(text_runs(text, look)),
            Inline::Latin { text, .. } => runs.extend(latin(text, look)),
            Inline::Strong { text } => {
                let look = Run { style: Some("Strong"), ..look.clone() };
                runs.extend(inline_runs(text, &look, relations));
            }
            Inline::Link { url, text } => {
                let inside = inline_runs(text, look, relations);
                runs.push(link(url, inside, relations));
            }
            Inline::Footnote { sign: Some(sign), .. } => {
                let raised = Run { script: Some("superscript"), chinese_marks: true, ..look.clone() };
                runs.extend(level_runs(sign, &raised));
            }
            Inline::Footnote { lines, sign: None, .. } => runs.push(note(lines, relations)),
        }
    }
    runs
}

/// Returns the mark of a note, which is added to `relations`.
fn note(lines: &[Vec<Inline>], relations: &mut Relations) -> El {
    let mut within = relations.within.take().unwrap_or_default();
    let level = Run { script: Some("baseline"), chinese_marks: true, ..Run::default() };
    let number = el("w:r").with_all(level.element()).with(el("w:footnoteRef"));
    let mut line = |(n, line): (usize, &Vec<Inline>)| {
        let mut runs = if n == 0 { vec![number.clone(), run_of(el("w:tab"))] } else { Vec::new() };
        runs.extend(inline_runs(line, &Run::default(), &mut within));
        Paragraph { para: note_line(n), runs, section: None }.element()
    };
    let lines: Vec<El> = lines.iter().enumerate().map(&mut line).collect();
    relations.within = Some(within);
    let id = relations.notes.len() + 1;
    relations.notes.push(el("w:footnote").attr("w:id", id).with_all(lines));
    let style = Run { style: Some("FootnoteReference"), ..Run::default() };
    el("w:r").with_all(style.element()).with(el("w:footnoteReference").attr("w:id", id))
}

/// Returns the properties of a line of a note, of which the first hangs.
pub(super) fn note_line(n: usize) -> Para {
    let mut para = Para::of("FootnoteText");
    if n > 0 {
        para.indent.first = Some((0, 0));
    }
    para
}

/// Returns a link to an address around some runs.
pub(super) fn link(url: &str, runs: Vec<El>, relations: &mut Relations) -> El {
    el("w:hyperlink").attr("r:id", relations.link(url)).attr("w:history", 1).with_all(runs)
}

/// Returns marks that stand in Latin text; Word takes them from the Latin font unless told otherwise.
fn latin(text: &str, look: &Run) -> Option<El> {
    let run = el("w:r").with_all(Run { chinese_marks: false, ..look.clone() }.element());
    (!text.is_empty()).then(|| run.with(el("w:t").attr("xml:space", "preserve").text(text)))
}

/// Returns whether a text has marks that Word would otherwise take from the Latin font.
fn has_shared_marks(text: &str) -> bool {
    text.contains([
        '“', '”', '‘', '’', '—', '…', '·', '×', '÷', '±', '°', '§', '●', '◇', '★', '→', '↑', '↓', '①', '℃', '‰', '№',
    ])
}
