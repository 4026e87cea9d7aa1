//! The particulars of a meeting, given by keys or typed at the head of a text.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Diagnostic;
use crate::messages::{MeetingFault, TextFault};
use crate::model::{Block, Inline, Particular, Point, Told};
use crate::read::labels::unlabelled;
use crate::read::reader::Reader;
use crate::read::typed::{Maybe, Several, Words, located, located_all};
use crate::read::word::Part;
use crate::source::{Located, Place, SourceId};

/// So many lines with labels are needed that they are taken for particulars: 时间： alone may begin a text.
const LEAST: usize = 2;

/// What a meeting was; whatever is absent is not printed.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct MeetingFile {
    /// When, as printed.
    pub time: Maybe<Words>,
    /// Where.
    pub place: Maybe<Words>,
    /// Who presided.
    pub chair: Several,
    /// Who took part: a line, or names one by one; eight and more names stand in columns.
    pub present: Several,
    /// Who attended without a vote, 列席.
    pub attending: Several,
    /// Who was excused, 请假.
    pub absent: Several,
    /// Who took the minutes.
    pub recorder: Several,
    /// What was dealt with, an item each.
    pub agenda: Several,
}

/// Where particulars stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum MeetingAt {
    /// Before the text, as in a bulletin on a meeting.
    Before,
    /// Behind it, as in minutes.
    After,
}

impl Reader {
    /// Puts the particulars of a meeting before or behind a text, and finds those typed at its head.
    pub(super) fn meeting(
        &mut self,
        file: SourceId,
        given: Maybe<MeetingFile>,
        at: Maybe<MeetingAt>,
        parts: &mut Vec<Part>,
    ) {
        let typed = typed(parts);
        let place = given.range().map(|range| Place::new(file, range));
        let given = given.take().map(|(given, _)| self.particulars(file, given));
        let (at, at_place) = (at.get().copied(), at.range().map(|range| Place::new(file, range)));
        let Some(given) = given else {
            if let Some(place) = at_place {
                self.error(TextFault::Meeting(MeetingFault::Nowhere).into(), place);
            }
            return;
        };
        if given.is_empty() {
            // What is there and wrong has been told of; keys of their own cannot be none.
            let inline = |place: &Place| self.sources.text(place.file)[place.range.clone()].starts_with('{');
            if let Some(place) =
                place.filter(|place| inline(place) && !self.found.iter().any(|found| is_at(found, place)))
            {
                self.error(TextFault::Meeting(MeetingFault::Empty).into(), place);
            }
            return;
        }
        for (point, place) in typed.into_iter().filter(|(point, _)| given.iter().any(|own| own.point == *point)) {
            let fault = MeetingFault::Twice { label: point.label().to_owned() };
            self.found.push(Diagnostic::warning(TextFault::Meeting(fault).into(), place));
        }
        let block = Block::Meeting { particulars: given };
        match at {
            Some(MeetingAt::After) => match parts.last_mut() {
                Some(Part::Text(blocks)) => blocks.push(block),
                _ => parts.push(Part::Text(vec![block])),
            },
            _ => match parts.first_mut() {
                Some(Part::Text(blocks)) => blocks.insert(0, block),
                _ => parts.insert(0, Part::Text(vec![block])),
            },
        }
    }

    /// Reads particulars, in the order of print.
    fn particulars(&mut self, file: SourceId, given: MeetingFile) -> Vec<Particular> {
        let MeetingFile { time, place, chair, present, attending, absent, recorder, agenda } = given;
        let one = |text: Maybe<Words>| located(text, file).into_iter().collect::<Vec<_>>();
        let all = [
            (Point::Time, one(time)),
            (Point::Place, one(place)),
            (Point::Chair, located_all(chair, file)),
            (Point::Present, located_all(present, file)),
            (Point::Absent, located_all(absent, file)),
            (Point::Attending, located_all(attending, file)),
            (Point::Recorder, located_all(recorder, file)),
            (Point::Agenda, located_all(agenda, file)),
        ];
        let mut out = Vec::new();
        for (point, mut texts) in all {
            self.each_in_one_line(&texts);
            if let Some(first) = texts.first_mut() {
                *first = unlabelled(first.clone(), point.labels());
            }
            let Some(place) = texts.first().map(|first| first.place.clone()) else { continue };
            let said = match texts.len() {
                1 => Told::Text(texts.remove(0)),
                _ if point == Point::Agenda => Told::Lines(texts),
                _ => Told::Names(texts),
            };
            out.push(Particular { point, said, place });
        }
        out
    }
}

fn is_at(found: &Diagnostic, place: &Place) -> bool {
    found.is_error()
        && found.place.as_ref().is_some_and(|at| at.file == place.file && place.range.contains(&at.range.start))
}

/// Makes particulars of the lines with labels at the head of a text, if there are two and more; returns what they are.
fn typed(parts: &mut [Part]) -> Vec<(Point, Place)> {
    let Some(Part::Text(blocks)) = parts.first_mut() else { return Vec::new() };
    let points: Vec<Point> = blocks.iter().map_while(labelled).collect();
    if points.len() < LEAST {
        return Vec::new();
    }
    let mut particulars = Vec::new();
    for (point, block) in points.iter().zip(blocks.drain(..points.len())) {
        let Block::Paragraph(line) = block else { continue };
        let Some(place) = Inline::texts(&line).first().map(|text| text.place.clone()) else { continue };
        particulars.push(Particular { point: *point, said: Told::Typed(line), place });
    }
    let found = particulars.iter().map(|one| (one.point, one.place.clone())).collect();
    blocks.insert(0, Block::Meeting { particulars });
    found
}

/// Returns what the label at the beginning of a paragraph stands before: 出席：…, or **出席**：….
fn labelled(block: &Block) -> Option<Point> {
    let Block::Paragraph(line) = block else { return None };
    let text = |inline: &Inline| match inline {
        Inline::Text(text) => Some(text.value.clone()),
        Inline::Strong(inner) => match inner.as_slice() {
            [Inline::Text(Located { value, .. })] => Some(value.clone()),
            _ => None,
        },
        Inline::Link { .. } | Inline::Footnote(_) => None,
    };
    let mut head = text(line.first()?)?;
    if !head.contains(['：', ':']) {
        head += &text(line.get(1)?)?;
    }
    let (label, rest) = head.split_once(['：', ':'])?;
    // A label and nothing else has what follows below it.
    (!rest.trim().is_empty() || line.len() > 1).then(|| Point::of(label))?
}
