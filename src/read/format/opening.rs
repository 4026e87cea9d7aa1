//! Editor's notes, instructions and 主送, before a text or at the head of the issue.

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use crate::diag::{Diagnostic, Severity};
use crate::messages::{Problem, TextFault};
use crate::model::{Article, Block, Body, EditorNote, Inline, Instruction, Item, Moment, Section};
use crate::read::labels::unlabelled_first;
use crate::read::reader::Reader;
use crate::read::typed::{Maybe, MomentText, Several, Words, located, located_all};
use crate::source::{Located, Place, SourceId};

/// Words that may stand before it in its own text.
const LABELS: [&str; 6] = ["编者按", "编者的话", "编者语", "编后", "按语", "按"];

/// What a superior has written on a matter.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct InstructionFile {
    /// Who wrote it, with the office.
    pub by: Maybe<Words>,
    /// When.
    pub date: Maybe<MomentText>,
    /// What it says, in Markdown.
    pub text: Maybe<String>,
}

impl Reader {
    /// Reads 主送; the colon behind it is printed anyway.
    pub(super) fn addressed(&mut self, file: SourceId, to: Several) -> Vec<Located<String>> {
        let mut to = unlabelled_first(located_all(to, file), &["主送", "主送机关"]);
        if let Some(last) = to.last_mut() {
            let bare = last.value.trim_end_matches(|c: char| c.is_whitespace() || c == '：' || c == ':').len();
            last.value.truncate(bare);
        }
        to.retain(|body| !body.value.trim().is_empty());
        self.each_in_one_line(&to);
        to
    }

    /// Reads an editor's note: its words, or the file that holds them.
    pub(super) fn editor_note(
        &mut self,
        file: SourceId,
        note: Maybe<Words>,
        label: Maybe<Words>,
    ) -> Option<EditorNote> {
        let label = located(label, file).map(without_colon);
        self.in_one_line(label.as_ref());
        let Some((words, range)) = note.take() else {
            if let Some(label) = label {
                self.error(Problem::MissingKey { key: "editor_note".into(), of_publication: false }, label.place);
            }
            return None;
        };
        let place = Place::new(file, range.clone());
        let mut body = if self.names_file(&words.0) {
            self.boxed(file, &place, Maybe::default(), Maybe(Some(Spanned::new(range, words))))
        } else {
            self.boxed(file, &place, Maybe(Some(Spanned::new(range, words.0))), Maybe::default())
        };
        let own = take_label(&mut body, label.as_ref());
        if let (Some(own), Some(_)) = (&own, &label) {
            let problem = TextFault::LabelTwice { text: own.value.clone() }.into();
            self.found.push(Diagnostic::new(problem, Severity::Info, Some(own.place.clone())));
        }
        Some(EditorNote { label: label.or(own), body })
    }

    /// Reads instructions.
    pub(super) fn instructions(&mut self, file: SourceId, list: Vec<Maybe<InstructionFile>>) -> Vec<Instruction> {
        let mut instructions = Vec::new();
        for (one, range) in list.into_iter().filter_map(Maybe::take) {
            let place = Place::new(file, range);
            let by = located(one.by, file);
            self.in_one_line(by.as_ref());
            let date =
                one.date.take().and_then(|(text, range)| Some((Moment::parse(&text.0)?, Place::new(file, range))));
            let body = self.boxed(file, &place, one.text, Maybe::default());
            instructions.push(Instruction { by, date, body, place });
        }
        instructions
    }
}

/// Takes a label off the beginning of a note, 编者按：, where it is that which is given, or none is.
fn take_label(body: &mut Body, given: Option<&Located<String>>) -> Option<Located<String>> {
    let Some(Block::Paragraph(line)) = body.blocks.first_mut() else { return None };
    let is_label = |text: &str| match given {
        Some(given) => text == given.value,
        None => LABELS.contains(&text),
    };
    let labelled = |text: &str| {
        let (label, rest) = text.split_once(['：', ':'])?;
        is_label(label.trim()).then(|| (label.trim().to_owned(), rest.trim_start().to_owned()))
    };
    match line.first_mut()? {
        Inline::Text(text) => {
            let (label, rest) = labelled(&text.value)?;
            text.value = rest;
            Some(Located { value: label, place: text.place.clone() })
        }
        Inline::Strong(inner) => {
            let [Inline::Text(text)] = inner.as_slice() else { return None };
            let value = text.value.trim().trim_end_matches(['：', ':']).to_owned();
            let place = text.place.clone();
            let colon = text.value.trim().len() > value.len();
            let behind = match line.get(1) {
                Some(Inline::Text(next)) => next.value.trim_start().starts_with(['：', ':']),
                _ => false,
            };
            if !is_label(&value) || !colon && !behind {
                return None;
            }
            line.remove(0);
            if let Some(Inline::Text(next)) = line.first_mut().filter(|_| behind) {
                next.value = next.value.trim_start().trim_start_matches(['：', ':']).to_owned();
            }
            Some(Located { value, place })
        }
        Inline::Link { .. } | Inline::Footnote(_) => None,
    }
}

fn without_colon(label: Located<String>) -> Located<String> {
    let value = label.value.trim().trim_end_matches(['：', ':']).trim_end().to_owned();
    Located { value, ..label }
}

/// Has the only article that opens an issue begin with the 主送 of the issue; returns what is left of that.
///
/// 7.3.2 of GB/T 9704-2012 has it below the title.
pub(super) fn address(sections: &mut [Section], to: Vec<Located<String>>) -> Vec<Located<String>> {
    let items = || sections.iter().flat_map(|section| &section.items);
    let articles = items().filter(|item| matches!(item, Item::Article(_))).count();
    let opens = matches!(items().next(), Some(Item::Article(article)) if article.to.is_empty());
    if articles != 1 || !opens {
        return to;
    }
    let mut items = sections.iter_mut().flat_map(|section| &mut section.items);
    if let Some(Item::Article(Article { to: own, .. })) = items.next() {
        *own = to;
    }
    Vec::new()
}
