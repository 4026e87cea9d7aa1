//! Red and black boards.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};

use super::kind::{ItemKind, KindOf};
use crate::messages::{BoardFault, TextFault};
use crate::model::{Board, BoardEntry, BoardLayout, BoardSide, Cells, Item};
use crate::read::cells::Intake;
use crate::read::reader::Reader;
use crate::read::typed::{Maybe, Words, located, schema_as};
use crate::source::{Located, Place, SourceId};

/// How the names of files end of which a board can be made.
const TABLES: [&str; 8] = [".csv", ".tsv", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".et"];
/// How those of other files end.
const OTHERS: [&str; 9] = [".txt", ".md", ".docx", ".doc", ".wps", ".pdf", ".png", ".jpg", ".jpeg"];
/// Heads of columns with names.
const NAMES: [&str; 16] = [
    "单位",
    "名称",
    "姓名",
    "部门",
    "企业",
    "乡镇",
    "镇街",
    "对象",
    "地区",
    "学校",
    "上榜单位",
    "责任单位",
    "单位名称",
    "企业名称",
    "部门名称",
    "name",
];
/// Words in heads of columns with reasons.
const REASONS: [&str; 12] =
    ["理由", "原因", "事由", "情况", "事迹", "问题", "说明", "做法", "表现", "成效", "备注", "reason"];
/// Heads of columns with running numbers, which are not printed.
const COUNTS: [&str; 4] = ["序号", "编号", "序", "no"];
/// Rows at the top among which the head is looked for.
const HEAD: usize = 3;

/// Red and black boards.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["kind"]))]
pub struct BoardFile {
    /// Kind of item: red and black boards.
    pub kind: Maybe<KindOf<Self>>,
    /// Red board: a file with a table of names and reasons, or entries `{ name = "…", reason = "…" }`, or names alone.
    pub red: EntriesFile,
    /// Black board, as the red one.
    pub black: EntriesFile,
    /// Words at the head of the red board; 红榜 if absent.
    pub red_title: Maybe<Words>,
    /// Words at the head of the black board; 黑榜 if absent.
    pub black_title: Maybe<Words>,
    /// How the two stand: `beside` each other, one `below` the other, or `auto`, by the length of their words; `auto` if absent.
    pub layout: Maybe<BoardLayout>,
}

/// The entries of a board, or the file that holds them.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct EntriesFile(pub Vec<Maybe<OneFile>>);
schema_as!(EntriesFile, "Entries", generator => {
    let entry = generator.subschema_for::<EntryFile>();
    schemars::json_schema!({
        "type": ["array", "string"], "minItems": 1, "minLength": 1,
        "items": { "oneOf": [entry, { "type": "string", "minLength": 1 }] }
    })
});

/// An entry with its reason, or a name or file alone.
#[derive(Debug)]
pub enum OneFile {
    /// With a reason, perhaps.
    Entry(EntryFile),
    /// Alone.
    Words(Words),
}

/// Who is on a board.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["name"]))]
pub struct EntryFile {
    /// A body or a person.
    pub name: Maybe<Words>,
    /// Why it is on the board.
    pub reason: Maybe<Words>,
}

impl<'de> Deserialize<'de> for OneFile {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = OneFile;

            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("a text or a table")
            }

            fn visit_str<E>(self, text: &str) -> Result<OneFile, E> {
                Ok(OneFile::Words(Words(text.to_owned())))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<OneFile, A::Error> {
                EntryFile::deserialize(MapAccessDeserializer::new(map)).map(OneFile::Entry)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

impl ItemKind for BoardFile {
    const KIND: &'static str = "board";

    fn read(self, reader: &mut Reader, place: Place) -> Vec<Item> {
        reader.board(place, self).map(Item::Board).into_iter().collect()
    }
}

impl Reader {
    fn board(&mut self, place: Place, given: BoardFile) -> Option<Board> {
        let file = place.file;
        let BoardFile { red, black, red_title, black_title, layout, .. } = given;
        if red.0.is_empty() && black.0.is_empty() {
            // A list that is there and wrong has been told of.
            if !self.found.iter().any(|found| found.place.as_ref().is_some_and(|at| self.is_within(at, &place))) {
                self.error(TextFault::Board(BoardFault::Empty).into(), place);
            }
            return None;
        }
        let mut side = |key, entries: EntriesFile, title| {
            let title = located(title, file);
            self.in_one_line(title.as_ref());
            if entries.0.is_empty() {
                if let Some(title) = title {
                    self.error(TextFault::Board(BoardFault::TitleAlone { key }).into(), title.place);
                }
                return None;
            }
            self.side(file, entries, title)
        };
        let (red, black) = (side("red", red, red_title), side("black", black, black_title));
        let layout = layout.get().copied().unwrap_or_default();
        Some(Board { place, red, black, layout })
    }

    /// Returns whether a place stands in an item that has its head at another.
    fn is_within(&self, at: &Place, item: &Place) -> bool {
        let text = self.sources.text(item.file);
        let end = text[item.range.start..].find("\n[[").map_or(text.len(), |end| item.range.start + end);
        at.file == item.file && (item.range.start..end.max(item.range.end)).contains(&at.range.start)
    }

    fn side(&mut self, file: SourceId, entries: EntriesFile, title: Option<Located<String>>) -> Option<BoardSide> {
        let alone = entries.0.len() == 1;
        let mut out = Vec::new();
        for (entry, range) in entries.0.into_iter().filter_map(Maybe::take) {
            match entry {
                OneFile::Entry(EntryFile { name, reason }) => {
                    let (Some(name), reason) = (located(name, file), located(reason, file)) else { continue };
                    self.in_one_line(Some(&name));
                    self.in_one_line(reason.as_ref());
                    out.push(BoardEntry { name, reason });
                }
                OneFile::Words(Words(text)) => {
                    let name = Located { value: text, place: Place::new(file, range) };
                    if ends(&name.value, &OTHERS) || ends(&name.value, &TABLES) && !alone {
                        self.error(
                            TextFault::Board(BoardFault::NoTable { path: name.value, several: !alone }).into(),
                            name.place,
                        );
                    } else if ends(&name.value, &TABLES) {
                        return self.side_of_file(&name, title);
                    } else {
                        self.in_one_line(Some(&name));
                        out.push(BoardEntry { name, reason: None });
                    }
                }
            }
        }
        (!out.is_empty()).then_some(BoardSide { title, entries: out })
    }

    /// Reads a board from a table of names and reasons.
    fn side_of_file(&mut self, data: &Located<String>, title: Option<Located<String>>) -> Option<BoardSide> {
        let Cells { rows, .. } = self.cells(data, &Intake::default())?;
        let head = rows.iter().take(HEAD).position(|row| row.iter().any(|cell| is_head(&cell.value)));
        let columns = match columns(&rows, head) {
            Ok(columns) => columns,
            Err(unknown) => {
                self.error(
                    TextFault::Board(BoardFault::Columns { path: data.value.clone(), unknown }).into(),
                    data.place.clone(),
                );
                return None;
            }
        };
        let above: Vec<&Located<String>> =
            rows[..head.unwrap_or(0)].iter().flatten().filter(|cell| !cell.value.trim().is_empty()).collect();
        let title = match above[..] {
            [] => title,
            [own] => title.or_else(|| Some(own.clone())),
            [_, other, ..] => {
                let text = other.value.trim().to_owned();
                self.error(TextFault::Board(BoardFault::AboveHead { text }).into(), other.place.clone());
                return None;
            }
        };
        let mut entries = Vec::new();
        let text = |row: &[Located<String>], x: Option<usize>| {
            let cell = row.get(x?)?;
            // A line break in a cell is one of its width.
            let value = cell.value.split_whitespace().collect::<Vec<_>>().join(" ");
            (!value.is_empty()).then(|| Located { value, place: cell.place.clone() })
        };
        for row in &rows[head.map_or(0, |head| head + 1)..] {
            match (text(row, Some(columns.0)), text(row, columns.1)) {
                (Some(name), reason) => entries.push(BoardEntry { name, reason }),
                (None, Some(reason)) => self.error(TextFault::Board(BoardFault::Nameless).into(), reason.place),
                (None, None) => {}
            }
        }
        if entries.is_empty() {
            self.error(
                TextFault::Board(BoardFault::NothingInFile { path: data.value.clone() }).into(),
                data.place.clone(),
            );
            return None;
        }
        Some(BoardSide { title, entries })
    }
}

/// Returns the columns of names and reasons; the heads of those that are neither if there are such.
fn columns(rows: &[Vec<Located<String>>], head: Option<usize>) -> Result<(usize, Option<usize>), Vec<String>> {
    let body = &rows[head.map_or(0, |head| head + 1)..];
    let filled = |x: &usize| body.iter().any(|row| row.get(*x).is_some_and(|cell| !cell.value.trim().is_empty()));
    let counts = |x: &usize| {
        body.iter().enumerate().all(|(n, row)| row.get(*x).is_some_and(|cell| cell.value.trim() == (n + 1).to_string()))
    };
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut left: Vec<usize> = (0..width).filter(filled).collect();
    let word = |x: usize| head.and_then(|head| rows[head].get(x)).map(|cell| plain(&cell.value)).unwrap_or_default();
    let number = |x: &usize| COUNTS.contains(&word(*x).as_str()) || word(*x).is_empty() && counts(x);
    left.retain(|x| !number(x));
    let name = left.iter().position(|x| NAMES.contains(&word(*x).as_str())).unwrap_or(0);
    if left.is_empty() {
        return Ok((0, None));
    }
    let name = left.remove(name);
    let reason = left.iter().position(|x| is_reason(&word(*x))).or(match left[..] {
        [_] => Some(0),
        _ => None,
    });
    let reason = reason.map(|reason| left.remove(reason));
    if left.is_empty() { Ok((name, reason)) } else { Err(left.into_iter().map(|x| called(&word(x), x)).collect()) }
}

fn called(head: &str, x: usize) -> String {
    if head.is_empty() { (x + 1).to_string() } else { head.to_owned() }
}

fn is_head(text: &str) -> bool {
    let word = plain(text);
    NAMES.contains(&word.as_str()) || COUNTS.contains(&word.as_str())
}

fn is_reason(head: &str) -> bool {
    REASONS.iter().any(|word| head.contains(word))
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase()
}

/// Returns whether the name of a file, without what part of it is meant, ends in one of some ways.
fn ends(name: &str, ends: &[&str]) -> bool {
    let name = name.split('#').next().unwrap_or_default().trim().to_lowercase();
    ends.iter().any(|end| name.ends_with(end) && name.len() > end.len())
}
