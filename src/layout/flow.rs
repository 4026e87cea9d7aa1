//! Finds how much of a page is left where a long table begins.

use typst::foundations::Label;
use typst::introspection::Introspector;
use typst::layout::Abs;
use typst::utils::PicoStr;

use super::world::IssueWorld;
use crate::document::Document;
use crate::model::PT_PER_MM;

/// What the templates mark the beginning of a table with.
const MARK: &str = "table-start";

/// Fits the tables that run over several pages to what is left of the page where they begin.
///
/// Each is looked for in the issue without its rows and those of the tables
/// after it, which is quickly set; what stands before it is final by then.
pub(super) fn fit(world: &mut IssueWorld, document: &mut Document) {
    for index in 0..document.flowing.len() {
        if let Some(left) = left(world, &document.skeleton(index)) {
            document.refit(index, left);
        }
    }
}

/// Returns the height in pt from the first mark to the foot of the type area, less the line before the table.
fn left(world: &mut IssueWorld, skeleton: &Document) -> Option<f64> {
    let compiled = world.compile(skeleton);
    let pages = compiled.output.ok()?;
    let label = Label::new(PicoStr::intern(MARK))?;
    let marks = pages.introspector().query(&typst::foundations::Selector::Label(label));
    let position = pages.introspector().position(marks.first()?.location()?)?;
    let page = &skeleton.settings.page;
    let foot = Abs::mm(page.top + page.height);
    let pitch = page.height * PT_PER_MM / f64::from(page.lines);
    Some((foot - position.point.y).to_pt() - pitch)
}
