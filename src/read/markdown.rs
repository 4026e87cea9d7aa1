//! Reads the documented part of Markdown: paragraphs, strong, lists, links, headings.
//!
//! A line is a paragraph, as it is in plain text and in Word. Everything else is
//! kept as the characters that were written, with a warning.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};

use super::excerpt::Excerpt;
use super::figures::syntax::{self, MARK, Piece};
use super::footnotes;
use super::lines;
use super::masks::{COLON, STAND_INS, STARS, mask, next_part};
use super::signs;
use super::untaken;
use crate::diag::Diagnostic;
use crate::messages::{Problem, Unsupported};
use crate::model::{Block, Inline, ListItem, footnote_mark, is_safe_link};
use crate::source::Located;

/// Deepest heading that is printed as one.
const HEADING_LEVELS: u8 = 4;

/// Deepest nesting of lists and emphasis; what lies deeper is printed as written.
const DEEPEST: usize = 8;

/// How a comment for the proofreader begins; it is not printed.
const NOTE: &str = "<!-- typeset:";

/// Reads Markdown into blocks; each reference to a figure becomes a text of its own, after a [`MARK`].
///
/// The marks of notes are such texts too, after one of `footnotes`.
pub(super) fn markdown(excerpt: &Excerpt, found: &mut Vec<Diagnostic>) -> Vec<Block> {
    for (at, character) in excerpt.text.match_indices(STAND_INS) {
        // Taken for a stand-in it would be printed as something else.
        let place = excerpt.place(at..at + 1);
        found.extend(
            character
                .chars()
                .map(|c| Diagnostic::error(Problem::ControlCharacter { character: c, more: 0 }, place.clone())),
        );
    }
    untaken::report(excerpt, found);
    let masked = mask(excerpt.text);
    let events = Parser::new_ext(&masked, Options::empty()).into_offset_iter().peekable();
    Reader { excerpt, events, depth: 0, outside: Vec::new(), found }.blocks(None)
}

/// Reads plain text: every line that is not blank is a paragraph.
pub(super) fn plain(excerpt: &Excerpt) -> Vec<Block> {
    plain_lines(excerpt, 0..excerpt.text.len()).collect()
}

/// Reads the lines in a range as paragraphs without markup.
fn plain_lines<'e>(excerpt: &'e Excerpt, range: Range<usize>) -> impl Iterator<Item = Block> + 'e {
    excerpt.lines(range).map(|line| Block::Paragraph(unmarked(excerpt, line)))
}

/// Reads a text without markup.
pub(super) fn unmarked(excerpt: &Excerpt, range: Range<usize>) -> Vec<Inline> {
    let mut out = Vec::new();
    for (piece, part) in syntax::pieces(&excerpt.text[range.clone()]) {
        let part = range.start + part.start..range.start + part.end;
        let mut text = excerpt.located(part.clone());
        match piece {
            Piece::Text => {
                out.extend(with_marks(excerpt, part));
                continue;
            }
            Piece::Braces => text.value = syntax::OPEN.into(),
            Piece::Reference => text.value.insert(0, MARK),
        }
        out.push(Inline::Text(text));
    }
    out
}

/// Takes a text apart at the marks of notes.
fn with_marks(excerpt: &Excerpt, range: Range<usize>) -> Vec<Inline> {
    let (mut out, mut done) = (Vec::new(), range.start);
    for (at, _) in excerpt.text[range.clone()].match_indices(footnotes::OPEN) {
        let at = range.start + at;
        let Some(length) = footnote_mark(&excerpt.text[at..range.end]) else { continue };
        out.extend((at > done).then(|| Inline::Text(excerpt.located(done..at))));
        let mut mark = excerpt.located(at..at + length);
        mark.value.insert(0, footnotes::MARK);
        out.push(Inline::Text(mark));
        done = at + length;
    }
    out.extend((range.end > done).then(|| Inline::Text(excerpt.located(done..range.end))));
    out
}

struct Reader<'a, 'e, 'm> {
    excerpt: &'e Excerpt<'e>,
    events: Peekable<OffsetIter<'m>>,
    depth: usize,
    /// Lines that follow an item of a list and are not indented as it is: no part of it.
    outside: Vec<Block>,
    found: &'a mut Vec<Diagnostic>,
}

impl Reader<'_, '_, '_> {
    fn blocks(&mut self, end: Option<TagEnd>) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.peek().cloned() {
            if is_inline(&event) {
                // The text of a tight list item stands in no paragraph of its own.
                self.paragraphs(&mut blocks);
                continue;
            }
            self.events.next();
            match event {
                Event::End(tag) if Some(tag) == end => break,
                Event::Start(Tag::Paragraph) => {
                    self.paragraphs(&mut blocks);
                    self.events.next();
                }
                Event::Start(Tag::Heading { level, .. }) if level as u8 <= HEADING_LEVELS => {
                    self.heading(level as u8, range, &mut blocks);
                }
                Event::Start(Tag::List(_)) if self.depth < DEEPEST => self.list(&mut blocks),
                // Paragraphs indented by spaces, as pasted from elsewhere, are no code.
                Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                    self.skip();
                    for line in self.excerpt.lines(range) {
                        blocks.extend(markdown(&self.excerpt.part(line), self.found));
                    }
                }
                // A comment ends with its own line.
                Event::Start(Tag::HtmlBlock) if self.is_note(&range) => self.skip(),
                Event::Start(tag) => {
                    self.skip();
                    self.literal_lines(block_kind(&tag), range, &mut blocks);
                }
                Event::Rule => self.literal_lines(Unsupported::Rule, range, &mut blocks),
                _ => {}
            }
        }
        blocks.retain(|block| !matches!(block, Block::Paragraph(text) if text.is_empty()));
        blocks
    }

    /// Reads running text, each of whose lines is a paragraph.
    fn paragraphs(&mut self, blocks: &mut Vec<Block>) {
        let text = self.inlines();
        for (indented, line) in lines::split(text) {
            // Lines of items within items stay in their order.
            let item = indented || self.depth != 1 || blocks.is_empty();
            let into = if item && self.outside.is_empty() { &mut *blocks } else { &mut self.outside };
            into.push(Block::Paragraph(line));
        }
    }

    fn heading(&mut self, level: u8, range: Range<usize>, blocks: &mut Vec<Block>) {
        let written = self.excerpt.text[range.clone()].trim_end();
        if written.contains('\n') {
            // A paragraph, which may begin with a # itself, with a line of === or --- below it is no heading here.
            let rule = written.rfind('\n').map_or(0, |at| at + 1);
            self.paragraphs(blocks);
            self.events.next();
            self.literal_lines(Unsupported::Rule, range.start + rule..range.start + written.len(), blocks);
            return;
        }
        let text = self.inlines();
        self.events.next();
        if text.is_empty() {
            self.literal_lines(Unsupported::EmptyHeading, range, blocks);
        } else {
            blocks.push(Block::Heading { level, numbered: false, text });
        }
    }

    fn literal_lines(&mut self, what: Unsupported, range: Range<usize>, blocks: &mut Vec<Block>) {
        self.literal(what, range.clone());
        blocks.extend(plain_lines(self.excerpt, range));
    }

    /// Reads a list, and the lines that follow its items without being part of them.
    fn list(&mut self, blocks: &mut Vec<Block>) {
        self.depth += 1;
        let mut items = Vec::new();
        let mut written = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => {
                    written.push(range.clone());
                    let number = number_of(self.excerpt.text[range].trim_start());
                    items.push(ListItem { number, blocks: self.blocks(Some(TagEnd::Item)) });
                    if self.depth == 1 && !self.outside.is_empty() {
                        blocks.push(Block::List { items: std::mem::take(&mut items) });
                        blocks.append(&mut self.outside);
                    }
                }
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        self.depth -= 1;
        signs::report_items(self.excerpt, &written, self.found);
        if !items.is_empty() {
            blocks.push(Block::List { items });
        }
    }

    /// Reads inlines up to, and not including, the first event that is none.
    fn inlines(&mut self) -> Vec<Inline> {
        let mut out = Vec::new();
        // Where `**` stands, see `pair_stars`.
        let mut stars = Vec::new();
        while let Some((event, range)) = self.events.next_if(|(event, _)| is_inline(event)) {
            match event {
                Event::Text(text) if text.contains(STARS) || text.contains([MARK, footnotes::MARK]) => {
                    self.split(&text, range, &mut out, &mut stars);
                }
                Event::Text(text) if self.excerpt.text[range.clone()].starts_with('&') && text.len() != range.len() => {
                    out.extend(self.literal(Unsupported::Entity, range));
                }
                Event::Text(text) => {
                    let value = text.replace(COLON, ":");
                    out.push(Inline::Text(Located { value, place: self.excerpt.place(range) }));
                }
                Event::HardBreak if self.excerpt.text[range.clone()].starts_with('\\') => {
                    out.extend(self.literal(Unsupported::Backslash, range.start..range.start + 1));
                }
                Event::SoftBreak | Event::HardBreak => {
                    let indented = self.excerpt.text[range.end..].starts_with(char::is_whitespace);
                    let value = if indented { lines::INDENTED } else { lines::BREAK };
                    out.push(Inline::Text(Located { value: value.into(), place: self.excerpt.place(range) }));
                }
                Event::Start(Tag::Link { dest_url, link_type, .. }) if self.depth < DEEPEST => {
                    let mail = if link_type == LinkType::Email { "mailto:" } else { "" };
                    let url = format!("{mail}{}", dest_url.replace(COLON, ":"));
                    let text = self.inside();
                    if url.is_empty() || text.is_empty() {
                        out.extend(self.literal(Unsupported::EmptyLink, range));
                        continue;
                    }
                    let place = self.excerpt.place(range);
                    if is_safe_link(&url) {
                        out.push(Inline::Link { url: Located { value: url, place }, text });
                    } else {
                        self.found.push(Diagnostic::warning(Problem::LinkNotSafe { url }, place));
                        out.extend(text);
                    }
                }
                Event::Start(tag) => {
                    self.skip();
                    out.extend(self.literal(inline_kind(&tag), range));
                }
                Event::InlineHtml(_) if self.is_note(&range) => {}
                Event::Code(_) => out.extend(self.literal(Unsupported::Code, range)),
                _ => out.extend(self.literal(Unsupported::Html, range)),
            }
        }
        self.pair_stars(out, &stars)
    }

    /// Reads what stands in an inline element, and passes over its end.
    fn inside(&mut self) -> Vec<Inline> {
        self.depth += 1;
        let text = self.inlines();
        self.events.next();
        self.depth -= 1;
        text
    }

    /// Takes a text apart at its `**`, noting where they are, and at its references.
    fn split(&self, text: &str, range: Range<usize>, out: &mut Vec<Inline>, stars: &mut Vec<usize>) {
        // A text that holds anything escaped is another than its source; only its place as a whole is known.
        let exact = text.len() == range.len();
        let mut done = 0;
        while let Some(part) = next_part(&text[done..]) {
            let place = range.start + done..range.start + done + part.len();
            let place = if exact { place } else { range.clone() };
            let value = if part == STARS {
                stars.push(out.len());
                "**".to_owned()
            } else if let Some(mark) = part.chars().next().filter(|c| [MARK, footnotes::MARK].contains(c) && exact) {
                format!("{mark}{}", &self.excerpt.text[place.clone()])
            } else {
                part.replace(COLON, ":")
            };
            out.push(Inline::Text(Located { value, place: self.excerpt.place(place) }));
            done += part.len();
        }
    }

    /// Makes what stands between one `**` and the next strong.
    fn pair_stars(&mut self, inlines: Vec<Inline>, stars: &[usize]) -> Vec<Inline> {
        let (paired, lone) = stars.split_at(stars.len() / 2 * 2);
        if let [lone] = lone
            && let Inline::Text(text) = &inlines[*lone]
        {
            let problem = Problem::MarkdownLiteral { what: Unsupported::LoneStars };
            self.found.push(Diagnostic::warning(problem, text.place.clone()));
        }
        let mut paired = paired.iter().peekable();
        let mut out = Vec::new();
        let mut strong: Option<Vec<Inline>> = None;
        for (i, inline) in inlines.into_iter().enumerate() {
            if paired.next_if(|star| **star == i).is_some() {
                match strong.take() {
                    Some(text) => out.push(Inline::Strong(text)),
                    None => strong = Some(Vec::new()),
                }
            } else {
                strong.as_mut().unwrap_or(&mut out).push(inline);
            }
        }
        out
    }

    /// Returns whether a comment is for the proofreader, which reads it in the file itself.
    fn is_note(&self, range: &Range<usize>) -> bool {
        let text = self.excerpt.text[range.clone()].trim();
        text.starts_with(NOTE) && text.ends_with("-->") && text.matches("-->").count() == 1
    }

    fn literal(&mut self, what: Unsupported, range: Range<usize>) -> Vec<Inline> {
        let place = self.excerpt.place(range.clone());
        self.found.push(Diagnostic::warning(Problem::MarkdownLiteral { what }, place));
        unmarked(self.excerpt, range)
    }

    /// Passes over everything up to the end of the element just begun.
    fn skip(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.events.next() {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some(_) => {}
                None => break,
            }
        }
    }
}

/// Returns the number of a list item as it was written, such as `3.` or `3)`.
fn number_of(item: &str) -> Option<String> {
    let digits = item.len() - item.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mark = item[digits..].chars().next().filter(|c| digits > 0 && matches!(c, '.' | ')'))?;
    Some(format!("{}{mark}", &item[..digits]))
}

fn is_inline(event: &Event) -> bool {
    match event {
        Event::Start(tag) => {
            matches!(tag, Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough)
        }
        Event::End(_) | Event::Rule | Event::Html(_) => false,
        _ => true,
    }
}

fn block_kind(tag: &Tag) -> Unsupported {
    match tag {
        Tag::BlockQuote(_) => Unsupported::Quote,
        Tag::CodeBlock(_) => Unsupported::Code,
        Tag::Heading { .. } => Unsupported::DeepHeading,
        Tag::List(_) => Unsupported::DeepList,
        _ => Unsupported::Html,
    }
}

fn inline_kind(tag: &Tag) -> Unsupported {
    match tag {
        Tag::Image { .. } => Unsupported::Image,
        Tag::Link { .. } => Unsupported::DeepList,
        _ => Unsupported::Emphasis,
    }
}
