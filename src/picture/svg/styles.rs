//! The rules for looks in a drawing, and to which elements they apply.

use roxmltree::{Document, Node};
use simplecss::{AttributeOperator, Declaration, Element, PseudoClass, StyleSheet};

use crate::messages::TooMuch;

/// Most comparisons of a rule with an element.
const LIMIT: f64 = 3e8;
/// Most steps of reading rules; whoever reads them begins anew, in a way, with each declaration.
const READ_LIMIT: f64 = 5e9;

/// The rules, and what it takes to find those of an element.
pub(super) struct Styles<'t> {
    sheet: StyleSheet<'t>,
    effort: f64,
}

impl<'t> Styles<'t> {
    /// Reads the rules of a drawing whose elements are nested so deeply; fails if that would take too much.
    pub(super) fn of(document: &'t Document<'t>, depth: usize) -> Result<Self, TooMuch> {
        let texts = || {
            let styles = document.descendants().filter(|node: &Node| node.tag_name().name() == "style");
            styles.filter_map(|node| node.text())
        };
        let own = document.descendants().filter_map(|node| node.attribute("style"));
        if texts().chain(own).map(reading).sum::<f64>() > READ_LIMIT {
            return Err(TooMuch::Styles);
        }
        let mut sheet = StyleSheet::new();
        texts().for_each(|text| sheet.parse_more(text));
        let effort = sheet.rules.iter().map(|rule| {
            // `a b c` is looked for by going up from `c` to every `b`, and from each to every `a`.
            let steps = rule.selector.to_string().split_whitespace().count().saturating_sub(1);
            let ways = (1..=steps).fold(1.0, |ways, step| (ways * (depth as f64 / step as f64).max(1.0)).min(LIMIT));
            ways + rule.declarations.len() as f64
        });
        let effort = effort.sum();
        Ok(Self { sheet, effort })
    }

    /// Fails if it would take too much to find the rules of so many elements.
    pub(super) fn bear(&self, elements: f64) -> Result<(), TooMuch> {
        if self.effort * elements > LIMIT { Err(TooMuch::Styles) } else { Ok(()) }
    }

    /// Returns the declarations that apply to an element, its own among them.
    pub(super) fn declarations<'n>(&'n self, node: Node<'n, 'n>) -> impl Iterator<Item = Declaration<'n>> {
        let rules = self.sheet.rules.iter().filter(move |rule| rule.selector.matches(&Styled(node)));
        let own = simplecss::DeclarationTokenizer::from(node.attribute("style").unwrap_or_default());
        rules.flat_map(|rule| rule.declarations.iter().copied()).chain(own)
    }
}

/// Returns how many steps it takes to read rules.
pub(super) fn reading(text: &str) -> f64 {
    text.len() as f64 * text.bytes().filter(|byte| *byte == b':').count() as f64
}

/// An element as the rules see it.
struct Styled<'n>(Node<'n, 'n>);

impl Element for Styled<'_> {
    fn parent_element(&self) -> Option<Self> {
        self.0.parent_element().map(Styled)
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        self.0.prev_sibling_element().map(Styled)
    }

    fn has_local_name(&self, name: &str) -> bool {
        self.0.tag_name().name() == name
    }

    fn attribute_matches(&self, name: &str, operator: AttributeOperator<'_>) -> bool {
        self.0.attribute(name).is_some_and(|value| operator.matches(value))
    }

    fn pseudo_class_matches(&self, class: PseudoClass<'_>) -> bool {
        class == PseudoClass::FirstChild && self.0.prev_sibling_element().is_none()
    }
}
