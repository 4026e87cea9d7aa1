//! What a walk through finished pages meets.

use typst::foundations::{Content, StyleChain};
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::model::{FigureElem, FootnoteEntry, HeadingElem, OutlineElem};
use typst::pdf::{ArtifactElem, ArtifactKind};

use crate::check::facts::Of;
use crate::model::Area;

/// Upper and lower edge of Han characters, in em above the baseline.
pub(super) const HAN: [f64; 2] = [0.88, -0.12];

/// The elements that the walk is inside of; some begin on one page and end on the next.
#[derive(Debug, Default)]
pub(super) struct Inside {
    open: Vec<(Location, Role)>,
    headings: usize,
}

/// What an element means for what stands in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Role {
    Of(Of),
    /// Page numbers, running heads and the like.
    Margin,
    /// A chart.
    Drawing,
}

impl Inside {
    pub(super) fn tag(&mut self, tag: &Tag) {
        match tag {
            Tag::Start(element, _) => {
                if let (Some(role), Some(location)) = (self.role(element), element.location()) {
                    self.open.push((location, role));
                }
            }
            Tag::End(location, ..) => self.open.retain(|(open, _)| open != location),
        }
    }

    fn role(&mut self, element: &Content) -> Option<Role> {
        if element.is::<HeadingElem>() {
            self.headings += 1;
            return Some(Role::Of(Of::Heading(self.headings)));
        }
        if element.is::<OutlineElem>() {
            return Some(Role::Of(Of::Contents));
        }
        if element.is::<FootnoteEntry>() {
            return Some(Role::Of(Of::Note));
        }
        if element.is::<FigureElem>() {
            return Some(Role::Drawing);
        }
        let kind = element.to_packed::<ArtifactElem>()?.kind.get(StyleChain::default());
        (kind != ArtifactKind::Other).then_some(Role::Margin)
    }

    pub(super) fn is_in(&self, wanted: Role) -> bool {
        self.open.iter().any(|(_, role)| *role == wanted)
    }

    pub(super) fn of(&self) -> Of {
        let of = |(_, role): &(Location, Role)| if let Role::Of(of) = role { Some(*of) } else { None };
        self.open.iter().find_map(of).unwrap_or_default()
    }
}

/// Walks through all that stands in a frame, each with its way to the page; a group comes before what is in it.
pub(super) fn items(frame: &Frame, transform: Transform, meet: &mut dyn FnMut(&FrameItem, Transform)) {
    for (position, item) in frame.items() {
        let here = transform.pre_concat(Transform::translate(position.x, position.y));
        meet(item, here);
        if let FrameItem::Group(group) = item {
            items(&group.frame, here.pre_concat(group.transform), meet);
        }
    }
}

/// Returns the rectangle around two corners after a transformation.
pub(super) fn area(from: Point, to: Point, here: Transform) -> Area {
    let (a, b) = (from.transform(here), to.transform(here));
    let [left, top, right, bottom] = [a.x.min(b.x), a.y.min(b.y), a.x.max(b.x), a.y.max(b.y)].map(Abs::to_pt);
    Area::new(left, top, right, bottom)
}
