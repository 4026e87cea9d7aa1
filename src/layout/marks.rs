//! Carries the places of texts through the compiler.
//!
//! Every element has a span, which says where in a template it stands, and
//! finished pages keep it with each character, picture and line, with no
//! influence on where these come to stand. What templates mark with `written`
//! gets a span in a file that is none: it holds the number of a place.

use std::num::NonZeroU64;
use std::ops::Range;
use std::sync::LazyLock;

use typst::diag::{SourceResult, bail};
use typst::foundations::{
    Args, Binding, CastInfo, Content, IntoValue, NativeElement, NativeFuncData, NativeFuncPtr, Packed, Scope, Smart,
    StyledElem, Value,
};
use typst::layout::{Em, HElem};
use typst::model::{FigureElem, TableElem};
use typst::syntax::{DiagSpan, DiagSpanKind, FileId, RootedPath, Span, VirtualPath, VirtualRoot};
use typst::text::{FontFamily, FontList, SubElem, SuperElem, TextElem, TextItem, TextSize};
use typst::visualize::{ImageElem, LineElem};
use typst::{Library, LibraryExt};

use crate::document::Number;
use crate::hanzi::{JOINER, Look, SCRIPT_SHIFT, SCRIPT_SIZE, SPLITTER, Script, is_ideograph, scripts};

/// The file that is none.
static NOWHERE: LazyLock<FileId> = LazyLock::new(|| file_id("/data/places"));
/// Bits of a span: below its file, below what says that it is a range, and of each of the range's ends.
///
/// The two ends hold the number and, in the lowest bits, the piece.
const FILE: u32 = 48;
const RANGE: u64 = 0b11 << 46;
const END: u32 = 23;
const PIECE: u32 = 15;
/// Bytes of a text that have a span of their own: offsets in one have 16 bits.
const LONGEST: usize = 60_000;

/// In the place of a piece: what follows is the byte that a text with sub- and superscripts goes on at.
const AT: usize = 1 << 14;
/// White in em between a sub- or superscript and a Han character behind it (clreq: a quarter).
const BEHIND: f64 = 0.25;
/// Raised and lowered characters that the bundled Latin face lacks, and the bundled family that has them.
const LACKED: [char; 11] = ['⁰', '⁺', '⁻', '⁼', '⁽', '⁾', 'ⁱ', '₊', '₋', '₌', '₍'];
const SIGNS: &str = "Typeset Kai GB";

/// The function by which templates mark what was written.
static WRITTEN: NativeFuncData = NativeFuncData {
    function: NativeFuncPtr(&|_, _, args| written(args)),
    name: "written",
    title: "Written",
    docs: "Marks a text, picture, chart, line or table with the place it was written in.",
    def_site: None,
    keywords: &[],
    contextual: false,
    scope: LazyLock::new(&Scope::new),
    params: LazyLock::new(&Vec::new),
    returns: LazyLock::new(&|| CastInfo::Any),
};

/// Returns the compiler's library with `written` in it.
pub(super) fn library() -> Library {
    let mut library = Library::default();
    library.global.scope_mut().define_func_with_data(&WRITTEN);
    library.std = Binding::detached(library.global.clone());
    library
}

fn written(args: &mut Args) -> SourceResult<Value> {
    let body: Value = args.expect("body")?;
    let (number, piece): (Option<i64>, Option<i64>) = (args.expect("place")?, args.eat()?);
    let Some(number) = number else {
        return Ok(match &body {
            Value::Str(text) => scripted(text, None).map_or(body, IntoValue::into_value),
            _ => body,
        });
    };
    let (Ok(number), Ok(piece)) = (Number::try_from(number), u16::try_from(piece.unwrap_or_default())) else {
        return Ok(body);
    };
    if number >> (2 * END - PIECE) > 0 || piece >> PIECE > 0 {
        bail!(args.span, "there is no place with this number");
    }
    Ok(match body {
        Value::Str(text) => scripted(&text, Some(number)).unwrap_or_else(|| self::text(&text, number)).into_value(),
        Value::Content(content) => marked(content, span(number, piece)).into_value(),
        other => other,
    })
}

/// Marks a text; one that is very long in pieces.
fn text(text: &str, number: Number) -> Content {
    let piece = |(n, start): (usize, usize)| {
        let from = text.floor_char_boundary(start);
        let to = text.floor_char_boundary(start + LONGEST);
        let span = span(number, (n << 2 | (start - from)) as u16);
        TextElem::packed(&text[from..to]).spanned(span)
    };
    let mut pieces = (0..text.len().max(1)).step_by(LONGEST).enumerate().map(piece);
    match (pieces.next(), pieces.next()) {
        (Some(only), None) => only,
        (first, second) => Content::sequence(first.into_iter().chain(second).chain(pieces)),
    }
}

/// Sets the sub- and superscripts of a text, each with its place; `None` if it has none.
fn scripted(text: &str, number: Option<Number>) -> Option<Content> {
    let scripts = scripts(text);
    if scripts.is_empty() {
        return None;
    }
    let level = |range: Range<usize>| {
        let piece = TextElem::packed(&text[range.clone()]);
        // Behind so many bytes nothing has a place of its own.
        match number.filter(|_| range.start < AT) {
            Some(number) => piece.spanned(span(number, (AT | range.start) as u16)),
            None => piece,
        }
    };
    let (mut pieces, mut at) = (Vec::new(), 0);
    for script in &scripts {
        if at < script.range.start {
            pieces.push(level(at..script.range.start));
        }
        at = script.range.end;
        pieces.push(set(Content::sequence(characters(text, script, number)), script));
        // The compiler puts none behind a script.
        if text[at..].starts_with(is_ideograph) {
            pieces.push(HElem::new(Em::new(BEHIND).into()).with_weak(true).pack());
        }
    }
    if at < text.len() {
        pieces.push(level(at..text.len()));
    }
    Some(Content::sequence(pieces))
}

/// Returns the characters of a sub- or superscript, each with its place.
fn characters(text: &str, script: &Script, number: Option<Number>) -> Vec<Content> {
    let marks = |c: char| matches!(c, '_' | '^' | '{' | '}' | JOINER | SPLITTER);
    let written = text[script.range.clone()].char_indices().filter(|(_, c)| !marks(*c));
    let character = |(c, (at, _)): (char, (usize, char))| {
        let at = script.range.start + at;
        let piece = TextElem::packed(c.to_string());
        number.filter(|_| at < AT).map_or(piece.clone(), |number| piece.spanned(span(number, (AT | at) as u16)))
    };
    script.text.chars().zip(written).map(character).collect()
}

/// Sets the words of a sub- or superscript.
fn set(words: Content, script: &Script) -> Content {
    let [below, above] = SCRIPT_SHIFT;
    let size = || Smart::Custom(TextSize(Em::new(SCRIPT_SIZE).into()));
    match script.look {
        Look::Lowered => {
            let sub = SubElem::new(words).with_typographic(false).with_size(size());
            sub.with_baseline(Smart::Custom(Em::new(below).into())).pack()
        }
        Look::Raised => {
            let raised = SuperElem::new(words).with_typographic(false).with_size(size());
            raised.with_baseline(Smart::Custom(Em::new(-above).into())).pack()
        }
        // What the Latin face lacks would come from another one, beside characters that are not its own.
        Look::LoweredSigns | Look::RaisedSigns if script.text.contains(LACKED) => {
            let family = FontFamily::new(SIGNS);
            words.set(TextElem::font, FontList(vec![family]))
        }
        Look::LoweredSigns | Look::RaisedSigns => words,
    }
}

/// Marks an element of a kind that keeps its span on the finished page; others stay as they are.
fn marked(content: Content, span: Span) -> Content {
    fn of<T: NativeElement>(content: Content, span: Span) -> Result<Content, Content> {
        content.into_packed::<T>().map(|element| element.unpack().pack().spanned(span))
    }
    let inner = |mut styled: Packed<StyledElem>| {
        styled.child = marked(std::mem::take(&mut styled.child), span);
        styled.pack()
    };
    of::<ImageElem>(content, span)
        .or_else(|content| of::<FigureElem>(content, span))
        .or_else(|content| of::<LineElem>(content, span))
        .or_else(|content| of::<TableElem>(content, span))
        .or_else(|content| content.into_packed::<StyledElem>().map(inner))
        .unwrap_or_else(|content| content)
}

fn span(number: Number, piece: u16) -> Span {
    let file = u64::from(NOWHERE.into_raw().get());
    let bits = file << FILE | RANGE | u64::from(number) << PIECE | u64::from(piece);
    Span::from_raw(NonZeroU64::new(bits).expect("the file is not 0"))
}

/// Returns the number of the place that a span stands for, if any, and the piece.
pub(super) fn number(span: impl Into<DiagSpan>) -> Option<(Number, u16)> {
    let DiagSpanKind::Range { id, range } = span.into().get() else { return None };
    let bits = range.start << END | range.end;
    (id == *NOWHERE).then_some(((bits >> PIECE) as Number, (bits & ((1 << PIECE) - 1)) as u16))
}

/// Characters in a run of text that follow each other in a text with a place.
#[derive(Debug)]
pub(super) struct Stretch {
    /// The number of the place.
    pub(super) number: Number,
    /// The glyphs.
    pub(super) glyphs: Range<usize>,
    /// Their bytes in the run.
    pub(super) bytes: Range<usize>,
    /// Their bytes in the text as printed.
    pub(super) printed: Range<usize>,
}

/// Returns the stretches of a run; without what nobody wrote.
pub(super) fn stretches(run: &TextItem) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    for index in 0..run.glyphs.len() {
        let Some((number, bytes, printed)) = glyph(run, index) else { continue };
        match out.last_mut() {
            Some(last) if last.number == number && last.glyphs.end == index && last.printed.start <= printed.start => {
                last.glyphs.end = index + 1;
                last.bytes.end = last.bytes.end.max(bytes.end);
                last.printed.end = last.printed.end.max(printed.end);
            }
            _ => out.push(Stretch { number, glyphs: index..index + 1, bytes, printed }),
        }
    }
    out
}

/// Returns the number of a glyph's place, its bytes in the run and in the text as printed.
pub(super) fn glyph(run: &TextItem, index: usize) -> Option<(Number, Range<usize>, Range<usize>)> {
    let glyph = run.glyphs.get(index)?;
    let (number, piece) = number(glyph.span.0)?;
    let piece = usize::from(piece);
    let from = if piece & AT > 0 { piece & !AT } else { (piece >> 2) * LONGEST - (piece & 3) };
    let start = from + usize::from(glyph.span.1);
    Some((number, glyph.range(), start..start + glyph.range().len()))
}

/// Names a file of the compiler's world, by its path from the folder.
pub(super) fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("a constant path is well formed");
    RootedPath::new(VirtualRoot::Project, path).intern()
}
