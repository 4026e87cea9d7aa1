//! What all issues share.

use std::sync::{Arc, OnceLock};

use crate::fonts::{Bundle, Fonts};
use crate::model::FontChoice;

/// What all issues share: the fonts that come with the program, loaded once.
///
/// A clone is another handle to the same engine.
#[derive(Clone)]
pub struct Engine(Arc<Shared>);

struct Shared {
    bundle: Bundle,
    bundled: OnceLock<Fonts>,
}

impl Engine {
    /// Creates an engine with the fonts that come with the program.
    pub fn new(bundle: Bundle) -> Self {
        Self(Arc::new(Shared { bundle, bundled: OnceLock::new() }))
    }

    /// Returns the bundled fonts, and those that a publication asks for.
    pub fn fonts(&self, choice: &FontChoice) -> Fonts {
        if choice.asks_for_more() {
            return Fonts::load(&self.0.bundle, choice);
        }
        self.0.bundled.get_or_init(|| Fonts::load(&self.0.bundle, &FontChoice::default())).clone()
    }
}
