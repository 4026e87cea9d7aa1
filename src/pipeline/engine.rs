//! What all issues share.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::session::{Input, Session};
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

    /// Opens the issue in a file; nothing is read yet.
    pub fn open(&self, issue: impl Into<PathBuf>) -> Session {
        Session::new(self.clone(), Input::File(issue.into()))
    }

    /// Opens an issue that is in no file; other files are looked for in `folder`.
    ///
    /// `name` is what the issue is called in messages.
    pub fn open_bytes(&self, bytes: Vec<u8>, name: &str, folder: &Path) -> Session {
        Session::new(self.clone(), Input::Bytes { bytes, name: name.to_owned(), folder: folder.to_owned() })
    }

    /// Returns the bundled fonts, and those that a publication asks for.
    pub fn fonts(&self, choice: &FontChoice) -> Fonts {
        if choice.asks_for_more() {
            return Fonts::load(&self.0.bundle, choice);
        }
        self.0.bundled.get_or_init(|| Fonts::load(&self.0.bundle, &FontChoice::default())).clone()
    }
}
