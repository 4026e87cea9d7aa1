//! Texts put together from places of files.

use std::ops::Range;

use super::{Located, Place, Sources};

/// Where each byte of a text stands that is put together from texts of files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    pieces: Vec<Piece>,
}

/// A part of a text that stands in one place of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the text.
    start: usize,
    place: Place,
    /// Whether its bytes are those of the file.
    exact: bool,
}

impl Written {
    /// Puts texts one behind the other.
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t Located<String>>, sources: &Sources) -> Self {
        let mut start = 0;
        let piece = |text: &Located<String>| {
            // Quotation marks of TOML may belong to the place.
            let (place, exact) = match sources.start_of(text).filter(|_| !text.value.is_empty()) {
                Some(start) => (Place::new(text.place.file, start..start + text.value.len()), true),
                None => (text.place.clone(), false),
            };
            let piece = Piece { start, place, exact };
            start += text.value.len();
            piece
        };
        Self { pieces: texts.into_iter().map(piece).collect() }
    }

    /// Returns the place of some bytes of the text, as exactly as the file allows.
    pub fn place(&self, range: Range<usize>) -> Place {
        self.exact_place(range.clone()).unwrap_or_else(|| self.piece(range.start).place.clone())
    }

    /// Returns the place of some bytes of the text if the file has just these bytes there, so that they can be replaced.
    pub fn exact_place(&self, range: Range<usize>) -> Option<Place> {
        let (first, last) = (self.piece(range.start), self.piece(range.end.saturating_sub(1).max(range.start)));
        let inside = first.exact && last.exact && first.place.file == last.place.file;
        let start = first.place.range.start + range.start.checked_sub(first.start)?;
        let end = last.place.range.start + range.end.checked_sub(last.start)?;
        // Markup between two pieces would be lost by a replacement.
        let seamless = end.checked_sub(start) == Some(range.len());
        (inside && seamless).then(|| Place::new(first.place.file, start..end))
    }

    /// Returns the place of the whole text.
    pub fn whole(&self) -> Place {
        let (first, last) = (&self.pieces[0].place, &self.pieces[self.pieces.len() - 1].place);
        if first.file == last.file && first.range.start <= last.range.end {
            Place::new(first.file, first.range.start..last.range.end)
        } else {
            first.clone()
        }
    }

    fn piece(&self, at: usize) -> &Piece {
        let after = self.pieces.partition_point(|piece| piece.start <= at);
        &self.pieces[after.saturating_sub(1)]
    }
}
