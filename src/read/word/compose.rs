//! Makes text, tables and pictures of the issue out of what was gathered.

use std::collections::{BTreeSet, VecDeque};
use std::ops::Range;

use super::article::{take_head, take_label, take_source};
use super::below::{lists_attachments, take_attachments, take_signature};
use super::beside::{Beside, take_pictures};
use super::captions::{after_colon, is_caption, is_table, is_unit, leads_to_table, sort_below};
use super::draft::{Grid, Image, Paragraph, Piece, Run};
use super::numbering::{Sign, spaced};
use super::remarks::Remarks;
use super::styles::Rank;
use super::words::{Attached, Part, Picture, Pictures, Query, Table, Words};
use crate::hanzi::{circled, has_number};
use crate::messages::{Spot, WordNote};
use crate::model::{Block, Cells, Footnote, Inline, ListItem, Merge};
use crate::read::figures::syntax::{self, MARK};
use crate::source::{Located, Place, SourceId, WordText};

/// Deepest heading that is printed as one.
const HEADING_LEVELS: u8 = 4;

/// Writes a document down as a text, and makes what is printed of it.
pub(super) struct Composer<'r> {
    pub(super) file: SourceId,
    pub(super) text: WordText,
    pub(super) remarks: &'r mut Remarks,
    words: Words,
    /// The blocks since the last table or picture.
    blocks: Vec<Block>,
    /// The words above the next table, and its unit.
    caption: Option<Located<String>>,
    unit: Option<Located<String>>,
    /// The notes that have not been put into the text, and whether they may be.
    notes: Vec<Option<Vec<Piece>>>,
    noted: bool,
}

impl<'r> Composer<'r> {
    pub(super) fn new(file: SourceId, remarks: &'r mut Remarks) -> Self {
        let text = WordText::default();
        let words = Words::default();
        Self {
            file,
            text,
            remarks,
            words,
            blocks: Vec::new(),
            caption: None,
            unit: None,
            notes: Vec::new(),
            noted: false,
        }
    }

    /// Makes the words of a document, and takes out of them what is looked for.
    pub(super) fn compose(mut self, mut pieces: Vec<Piece>, notes: Vec<Vec<Piece>>, query: Query) -> (Words, WordText) {
        // Only articles are signed and have attachments; notes would not know whose they are.
        let article = query.head && query.source;
        let behind = if article && notes.is_empty() { take_attachments(&mut pieces) } else { Vec::new() };
        (self.notes, self.noted) = (notes.into_iter().map(Some).collect(), query.notes);
        if query.annex {
            let label = take_label(&mut pieces);
            self.words.annex = label.and_then(|line| self.joined(&[line]));
        }
        if query.head {
            let head = take_head(&mut pieces, query.title);
            self.words.title = self.joined(&head.title);
            self.words.subtitle = head.subtitle.as_ref().and_then(|line| self.joined(std::slice::from_ref(line)));
        }
        let source = if query.source { take_source(&mut pieces) } else { None };
        let signature = if article { take_signature(&mut pieces) } else { Default::default() };
        let listed = lists_attachments(&pieces);
        raise(&mut pieces);
        number(&mut pieces);
        self.pieces(pieces.into());
        self.rest_of_notes();
        self.close();
        self.words.source = source.map(|(line, range)| self.part_of(&line, range));
        let bodies = signature.bodies.iter();
        self.words.signed = bodies.filter_map(|line| self.joined(std::slice::from_ref(line))).collect();
        self.words.dated = signature.date.and_then(|(line, moment)| Some((moment, self.joined(&[line])?.place)));
        for mut behind in behind {
            let parts = std::mem::take(&mut self.words.parts);
            let (label, title) = (self.joined(&[behind.label]), self.joined(&behind.title));
            raise(&mut behind.pieces);
            number(&mut behind.pieces);
            self.pieces(behind.pieces.into());
            self.close();
            let parts = std::mem::replace(&mut self.words.parts, parts);
            let attached = label.zip(title).map(|(label, title)| Attached { label, title, parts, listed });
            self.words.attached.extend(attached);
        }
        (self.words, self.text)
    }

    fn pieces(&mut self, mut pieces: VecDeque<Piece>) {
        while let Some(piece) = pieces.pop_front() {
            match piece {
                Piece::Paragraph(line) if is_unit(&line) && is_table(pieces.front()) => self.unit = self.unit(&line),
                Piece::Paragraph(line) if is_caption(&line, '表') && leads_to_table(&pieces) => {
                    self.caption = self.joined(&[line]);
                }
                Piece::Paragraph(paragraph) if paragraph.item.is_some() => self.list(paragraph, &mut pieces),
                Piece::Paragraph(paragraph) => self.paragraph(&paragraph),
                Piece::Table(grid) => self.table(grid, &mut pieces),
                Piece::Picture(image) => self.picture(image, &mut pieces),
            }
        }
    }

    /// Ends the blocks before a table, a picture or the end.
    fn close(&mut self) {
        let blocks = std::mem::take(&mut self.blocks);
        if !blocks.is_empty() {
            self.words.parts.push(Part::Text(blocks));
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let heading = matches!(paragraph.rank, Rank::Heading(level) if level <= HEADING_LEVELS);
        let noted = self.noted;
        self.noted &= !heading;
        let lines: Vec<Vec<Inline>> = paragraph.lines.iter().map(|line| self.line(paragraph.spot, line)).collect();
        self.noted = noted;
        match paragraph.rank {
            Rank::Heading(level) if level <= HEADING_LEVELS => {
                let text = lines.into_iter().flatten().flat_map(plain).collect();
                self.blocks.push(Block::Heading { level, numbered: paragraph.numbered, text });
            }
            // Titles but the first stand out at least.
            Rank::Heading(_) | Rank::Title | Rank::Subtitle => {
                self.blocks.extend(lines.into_iter().map(|line| Block::Paragraph(strong(line))))
            }
            _ => self.blocks.extend(lines.into_iter().map(Block::Paragraph)),
        }
    }

    /// Writes a line and returns it as running text.
    fn line(&mut self, spot: Spot, line: &[Run]) -> Vec<Inline> {
        let text: String = line.iter().map(|run| run.text.as_str()).collect();
        let mut start = self.text.line(spot, &text).start;
        let mut out = Vec::new();
        for run in line {
            if let Some(lines) = run.note.and_then(|note| self.note(note)) {
                let mark = Place::new(self.file, start..start + run.text.len());
                out.push(Inline::Footnote(Footnote { lines, mark }));
                start += run.text.len();
                continue;
            }
            let mut texts: Vec<Inline> = self.texts(&run.text, start);
            start += run.text.len();
            if run.strong {
                texts = vec![Inline::Strong(texts)];
            }
            match &run.url {
                Some(url) => {
                    let place = Place::new(self.file, start - run.text.len()..start);
                    out.push(Inline::Link { url: Located { value: url.to_string(), place }, text: texts });
                }
                None => out.extend(texts),
            }
        }
        out
    }

    /// Returns the lines of a note that can stand at the foot of a page: one of text, to a place in running text.
    fn note(&mut self, note: usize) -> Option<Vec<Vec<Inline>>> {
        let is_text = |pieces: &Vec<Piece>| pieces.iter().all(|piece| matches!(piece, Piece::Paragraph(_)));
        let pieces = self.notes.get_mut(note)?.take_if(|pieces| self.noted && !pieces.is_empty() && is_text(pieces))?;
        // A note to a note stands behind the text.
        let noted = std::mem::replace(&mut self.noted, false);
        let mut lines = Vec::new();
        for piece in &pieces {
            if let Piece::Paragraph(paragraph) = piece {
                for (n, line) in paragraph.lines.iter().enumerate() {
                    let sign = paragraph.item.as_ref().filter(|_| n == 0);
                    let mut runs = line.clone();
                    if let Some((Sign::Number(number), _)) = sign {
                        runs.insert(0, Run { text: spaced(number), strong: false, url: None, note: None });
                    }
                    lines.push(self.line(paragraph.spot, &runs));
                }
            }
        }
        self.noted = noted;
        Some(lines)
    }

    /// Puts the notes that have no place in the text behind it, each behind its sign.
    fn rest_of_notes(&mut self) {
        self.noted = false;
        for (n, mut pieces) in
            std::mem::take(&mut self.notes).into_iter().enumerate().filter_map(|(n, note)| Some((n, note?)))
        {
            if let Some(Piece::Paragraph(first)) = pieces.first_mut() {
                let sign = circled(n as u32 + 1) + " ";
                first.lines[0].insert(0, Run { text: sign, strong: false, url: None, note: None });
                first.item = None;
            }
            self.pieces(pieces.into());
        }
    }

    /// Takes a text apart at its references to figures.
    fn texts(&self, text: &str, start: usize) -> Vec<Inline> {
        let piece = |(piece, part): (syntax::Piece, Range<usize>)| {
            let value = match piece {
                syntax::Piece::Text => text[part.clone()].to_owned(),
                syntax::Piece::Braces => syntax::OPEN.to_owned(),
                syntax::Piece::Reference => format!("{MARK}{}", &text[part.clone()]),
            };
            Inline::Text(Located { value, place: Place::new(self.file, start + part.start..start + part.end) })
        };
        syntax::pieces(text).into_iter().map(piece).collect()
    }

    /// Writes some paragraphs and returns their words, each line of them a line; `None` if there are none.
    fn joined(&mut self, paragraphs: &[Paragraph]) -> Option<Located<String>> {
        let (mut lines, mut range) = (Vec::new(), None::<Range<usize>>);
        for paragraph in paragraphs {
            let text = paragraph.text();
            let own = self.text.line(paragraph.spot, &text);
            range = Some(range.map_or(own.clone(), |first| first.start..own.end));
            lines.push(text);
        }
        Some(Located { value: lines.join("\n"), place: Place::new(self.file, range?) })
    }

    /// Writes a paragraph and returns a part of its words.
    fn part_of(&mut self, paragraph: &Paragraph, part: Range<usize>) -> Located<String> {
        let text = paragraph.text();
        let start = self.text.line(paragraph.spot, &text).start;
        let place = Place::new(self.file, start + part.start..start + part.end);
        Located { value: text[part].to_owned(), place }
    }

    /// Writes a paragraph and returns what stands in it after the first colon.
    fn after_colon(&mut self, paragraph: &Paragraph) -> Located<String> {
        let text = paragraph.text();
        self.part_of(paragraph, after_colon(&text)..text.len())
    }

    fn unit(&mut self, paragraph: &Paragraph) -> Option<Located<String>> {
        let unit = self.after_colon(paragraph);
        let bare = unit.value.trim_end_matches(['）', ')']).len();
        let place = Place::new(self.file, unit.place.range.start..unit.place.range.start + bare);
        Some(Located { value: unit.value[..bare].to_owned(), place })
    }

    /// Makes a list of an item and those that follow it.
    fn list(&mut self, first: Paragraph, pieces: &mut VecDeque<Piece>) {
        let mut items = VecDeque::new();
        let mut next = Some(Piece::Paragraph(first));
        while let Some(Piece::Paragraph(Paragraph { spot, item: Some((sign, level)), lines, .. })) = next {
            let blocks = lines.iter().map(|line| Block::Paragraph(self.line(spot, line))).collect();
            let number = if let Sign::Number(number) = sign { Some(number) } else { None };
            items.push_back((level, ListItem { number, blocks }));
            let goes_on = matches!(pieces.front(), Some(Piece::Paragraph(next)) if next.item.is_some());
            next = if goes_on { pieces.pop_front() } else { None };
        }
        self.blocks.push(Block::List { items: nested(&mut items, None) });
    }

    fn table(&mut self, grid: Grid, pieces: &mut VecDeque<Piece>) {
        let grid = match take_pictures(grid) {
            Ok(beside) => return self.beside(beside, pieces),
            Err(grid) => grid,
        };
        if !grid.is_table() {
            let is_picture = |piece: &Piece| matches!(piece, Piece::Picture(_));
            if grid.rows.iter().flatten().flatten().any(|piece| !is_picture(piece)) {
                self.remarks.add(WordNote::TableAsText, grid.spot());
            }
            for row in &grid.deleted {
                self.text.line(Spot::Cell { table: grid.number, row: row + 1, column: 1 }, "");
            }
            self.pieces(grid.rows.into_iter().flatten().flatten().collect());
            return;
        }
        for piece in grid.rows.iter().flatten().flatten() {
            if let Piece::Picture(image) = piece {
                self.remarks.add(WordNote::PictureInTable, image.spot);
            }
        }
        self.close();
        let (title, unit) = (self.caption.take(), self.unit.take());
        let (cells, head_rows, range) = self.cells(&grid);
        let [note, source] = self.below(pieces);
        let place = Place::new(self.file, range);
        self.words.parts.push(Part::Table(Table {
            cells,
            head_rows,
            aligns: Vec::new(),
            title,
            unit,
            note,
            source,
            place,
        }));
    }

    /// Takes the note and the source below a table.
    fn below(&mut self, pieces: &mut VecDeque<Piece>) -> [Option<Located<String>>; 2] {
        let mut found = [None, None];
        loop {
            let Some(Piece::Paragraph(line)) = pieces.front() else { return found };
            let Some(sort) = sort_below(line).filter(|sort| found[*sort].is_none()) else { return found };
            if let Some(Piece::Paragraph(line)) = pieces.pop_front() {
                found[sort] = Some(self.after_colon(&line));
            }
        }
    }

    /// Writes the cells of a table, but for empty rows and columns; returns them with the rows of the head and all bytes.
    fn cells(&mut self, grid: &Grid) -> (Cells, Option<usize>, Range<usize>) {
        let (kept_rows, kept_columns) = grid.used();
        let mut range: Option<Range<usize>> = None;
        let mut rows = Vec::new();
        for y in 0..grid.rows.len() {
            if grid.deleted.binary_search(&y).is_ok() {
                // What is told of it has its place here.
                self.text.line(Spot::Cell { table: grid.number, row: y + 1, column: 1 }, "");
            }
            if kept_rows.binary_search(&y).is_err() {
                continue;
            }
            let mut cells = Vec::new();
            for x in &kept_columns {
                let spot = Spot::Cell { table: grid.number, row: y + 1, column: x + 1 };
                let value = words(&grid.rows[y][*x]);
                let own = if cells.is_empty() { self.text.line(spot, &value) } else { self.text.cell(spot, &value) };
                range = Some(range.map_or(own.clone(), |first| first.start..own.end));
                cells.push(Located { value, place: Place::new(self.file, own) });
            }
            rows.push(cells);
        }
        let span = |kept: &[usize], start: usize, count: usize| {
            let from = kept.partition_point(|at| *at < start);
            (from, kept.partition_point(|at| *at < start + count) - from)
        };
        let merge = |merge: &Merge| {
            let (row, rows) = span(&kept_rows, merge.row, merge.rows);
            let (column, columns) = span(&kept_columns, merge.column, merge.columns);
            (rows * columns > 1).then_some(Merge { row, column, rows, columns })
        };
        let merges = grid.merges.iter().filter_map(merge).collect();
        let head_rows = grid.head_rows.map(|head| span(&kept_rows, 0, head).1).filter(|head| *head > 0);
        (Cells { rows, merges }, head_rows, range.unwrap_or_default())
    }

    fn picture(&mut self, image: Image, pieces: &mut VecDeque<Piece>) {
        self.close();
        let picture = self.drawn(image, |this| this.caption_below(pieces));
        self.words.parts.push(Part::Picture(picture));
    }

    /// Makes a picture, with the words below it that `caption` finds.
    fn drawn(&mut self, image: Image, caption: impl FnOnce(&mut Self) -> Option<Located<String>>) -> Picture {
        let name = image.part.rsplit('/').next().unwrap_or_default().to_owned();
        let place = Place::new(self.file, self.text.line(image.spot, &name));
        let caption = caption(self);
        let Image { part, bytes, width, alt, .. } = image;
        let alt = alt.map(|value| Located { value, place: place.clone() });
        Picture { part, bytes, width, alt, caption, place }
    }

    /// Takes the words below a picture.
    fn caption_below(&mut self, pieces: &mut VecDeque<Piece>) -> Option<Located<String>> {
        let captioned = matches!(pieces.front(), Some(Piece::Paragraph(line)) if is_caption(line, '图'));
        match if captioned { pieces.pop_front() } else { None } {
            Some(Piece::Paragraph(line)) => self.joined(&[line]),
            _ => None,
        }
    }

    /// Makes pictures that stand side by side.
    fn beside(&mut self, beside: Beside, pieces: &mut VecDeque<Piece>) {
        self.close();
        let Beside { pictures, caption, per_row } = beside;
        let one = |(image, words): (Image, Option<Paragraph>)| self.drawn(image, |this| this.joined(&[words?]));
        let pictures: Vec<Picture> = pictures.into_iter().map(one).collect();
        let caption = match caption {
            Some(words) => self.joined(&[words]),
            None => self.caption_below(pieces),
        };
        if let Some(first) = pictures.first() {
            let place = first.place.clone();
            self.words.parts.push(Part::Pictures(Pictures { pictures, caption, per_row, place }));
        }
    }
}

/// Raises the headings, so that the highest of them is of the first level.
fn raise(pieces: &mut [Piece]) {
    let level = |piece: &Piece| match piece {
        Piece::Paragraph(Paragraph { rank: Rank::Heading(level), .. }) => Some(*level),
        _ => None,
    };
    let Some(highest) = pieces.iter().filter_map(level).min() else { return };
    for piece in pieces {
        if let Piece::Paragraph(Paragraph { rank: Rank::Heading(level), .. }) = piece {
            *level -= highest - 1;
        }
    }
}

/// Leaves the headings of a level as they are if one of them has a number in Word: those without are meant to have none.
fn number(pieces: &mut [Piece]) {
    let headings = |pieces: &mut [Piece], each: &mut dyn FnMut(u8, &mut Paragraph)| {
        for piece in pieces {
            if let Piece::Paragraph(heading) = piece
                && let Rank::Heading(level) = heading.rank
            {
                each(level, heading);
            }
        }
    };
    let mut numbered = BTreeSet::new();
    headings(pieces, &mut |level, heading| {
        // A figure with nothing but a blank behind it counts as the first alone.
        if heading.numbered || has_number(&heading.text(), 1) {
            numbered.insert(level);
        }
    });
    headings(pieces, &mut |level, heading| heading.numbered |= numbered.contains(&level));
}

/// Takes the items below a level off a list (all of them without one), deeper ones within those before them.
fn nested(items: &mut VecDeque<(usize, ListItem)>, above: Option<usize>) -> Vec<ListItem> {
    let mut out: Vec<ListItem> = Vec::new();
    let mut level = 0;
    while let Some((own, _)) = items.front().filter(|(own, _)| above.is_none_or(|above| *own > above)) {
        let own = *own;
        match out.last_mut().filter(|_| own > level) {
            Some(last) => last.blocks.push(Block::List { items: nested(items, Some(level)) }),
            None => {
                level = own;
                out.extend(items.pop_front().map(|(_, item)| item));
            }
        }
    }
    out
}

/// Returns an inline without emphasis of its own, as in headings, which have a look of their own.
fn plain(inline: Inline) -> Vec<Inline> {
    match inline {
        Inline::Strong(text) => text,
        other => vec![other],
    }
}

fn strong(line: Vec<Inline>) -> Vec<Inline> {
    vec![Inline::Strong(line.into_iter().flat_map(plain).collect())]
}

/// Returns the words of a cell, each paragraph a line, the numbers of lists among them.
fn words(cell: &[Piece]) -> String {
    let line = |piece: &Piece| match piece {
        Piece::Paragraph(paragraph) => match &paragraph.item {
            Some((Sign::Number(number), _)) => Some(spaced(number) + &paragraph.text()),
            _ => Some(paragraph.text()),
        },
        Piece::Table(_) | Piece::Picture(_) => None,
    };
    cell.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}
