//! Finds the charts and pictures of a document on its finished pages.

use std::collections::BTreeMap;

use typst::foundations::{Content, StyleChain};
use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem, Point};
use typst::model::FigureElem;
use typst::visualize::ImageElem;
use typst_layout::PagedDocument;

use crate::document::{Document, Part};

/// Which drawing of an issue something is: the number of its part, and which of the drawings of that it is, from 0.
/// A back cover counts as the part after the last.
pub type Which = (usize, usize);

/// Returns what charts and pictures look like, by which they are.
///
/// They are known by what is said of them for those who cannot see them. What
/// a template of the editor's own does not draw is not there.
pub fn drawings(pages: &PagedDocument, document: &Document) -> BTreeMap<Which, Frame> {
    let mut wanted = Vec::new();
    for (index, part) in document.parts.iter().enumerate() {
        match part {
            Part::Chart { alt, .. } => wanted.push(((index, 0), Sort::Chart, alt.as_str())),
            Part::Ranking { chart: Some(chart), .. } => {
                wanted.push(((index, 0), Sort::Chart, chart.alt.as_str()));
            }
            Part::Picture { alt, .. } => wanted.push(((index, 0), Sort::Picture, alt.as_str())),
            Part::Article { beside: Some(side), .. } => {
                wanted.push(((index, 0), Sort::Picture, side.picture.alt.as_str()));
            }
            Part::Pictures { rows, .. } => {
                let all = rows.iter().flatten().enumerate();
                wanted.extend(all.map(|(nth, one)| ((index, nth), Sort::Picture, one.alt.as_str())));
            }
            _ => {}
        }
    }
    let cover = document.footer.cover.iter().flat_map(|cover| &cover.picture);
    wanted.extend(cover.map(|picture| ((document.parts.len(), 0), Sort::Picture, picture.alt.as_str())));
    let mut search = Search { wanted, open: None, found: BTreeMap::new() };
    if !search.wanted.is_empty() {
        pages.pages().iter().for_each(|page| search.frame(&page.frame));
    }
    search.found
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Chart,
    Picture,
}

struct Search<'d> {
    /// What is still to be found, in the order of the document.
    wanted: Vec<(Which, Sort, &'d str)>,
    /// What has begun but is not drawn yet.
    open: Option<(Which, Sort)>,
    found: BTreeMap<Which, Frame>,
}

impl Search<'_> {
    fn frame(&mut self, frame: &Frame) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Tag(Tag::Start(element, _)) => self.begin(element),
                FrameItem::Group(group) => {
                    if let Some((index, Sort::Chart)) = self.open {
                        self.found.insert(index, group.frame.clone());
                        self.open = None;
                    } else {
                        self.frame(&group.frame);
                    }
                }
                FrameItem::Image(_, size, _) => {
                    if let Some((index, Sort::Picture)) = self.open {
                        self.open = None;
                        let mut alone = Frame::hard(*size);
                        alone.push(Point::zero(), item.clone());
                        self.found.insert(index, alone);
                    }
                }
                _ => {}
            }
        }
    }

    fn begin(&mut self, element: &Content) {
        let (sort, alt) = if let Some(figure) = element.to_packed::<FigureElem>() {
            (Sort::Chart, figure.alt.get_cloned(StyleChain::default()))
        } else if let Some(image) = element.to_packed::<ImageElem>() {
            (Sort::Picture, image.alt.get_cloned(StyleChain::default()))
        } else {
            return;
        };
        let is_it = |(_, wanted, words): &(Which, Sort, &str)| *wanted == sort && alt.as_deref() == Some(*words);
        if let Some(at) = self.wanted.iter().position(is_it) {
            let (index, ..) = self.wanted.remove(at);
            self.open = Some((index, sort));
        }
    }
}
