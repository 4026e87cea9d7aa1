//! Finds the charts and pictures of a document on its finished pages.

use std::collections::BTreeMap;

use typst::foundations::{Content, StyleChain};
use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem, Point};
use typst::model::FigureElem;
use typst::visualize::ImageElem;
use typst_layout::PagedDocument;

use crate::document::{Document, Part};

/// Returns what charts and pictures look like, by the number of their part from 0.
///
/// They are known by what is said of them for those who cannot see them. What
/// a template of the editor's own does not draw is not there.
pub fn drawings(pages: &PagedDocument, document: &Document) -> BTreeMap<usize, Frame> {
    let wanted = document.parts.iter().enumerate().filter_map(|(index, part)| match part {
        Part::Chart { alt, .. } => Some((index, Sort::Chart, alt.as_str())),
        Part::Ranking { chart: Some(chart), .. } => Some((index, Sort::Chart, chart.alt.as_str())),
        Part::Picture { alt, .. } => Some((index, Sort::Picture, alt.as_str())),
        _ => None,
    });
    let mut search = Search { wanted: wanted.collect(), open: None, found: BTreeMap::new() };
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
    wanted: Vec<(usize, Sort, &'d str)>,
    /// What has begun but is not drawn yet.
    open: Option<(usize, Sort)>,
    found: BTreeMap<usize, Frame>,
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
        let is_it = |(_, wanted, words): &(usize, Sort, &str)| *wanted == sort && alt.as_deref() == Some(*words);
        if let Some(at) = self.wanted.iter().position(is_it) {
            let (index, ..) = self.wanted.remove(at);
            self.open = Some((index, sort));
        }
    }
}
