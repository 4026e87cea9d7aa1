//! Findings put right in the editor's files.

use super::session::Session;
use super::writing::cannot_write;
use crate::fixes::{self, Mended};
use crate::messages::{Problem, Refused};
use crate::rendition::output::Edits;

/// How often fixes are applied in one run: one may make another possible.
const ROUNDS: usize = 5;

impl Session {
    /// Applies the safe fixes of a proofread issue until none is left, proofreading it anew each time.
    ///
    /// Tells `each` of every file written. Fails if one of a round cannot be, or was changed since it was read; then
    /// none of that round is written.
    pub fn fix(&mut self, mut each: impl FnMut(&Mended)) -> Result<(), Problem> {
        for _ in 0..ROUNDS {
            let mended = fixes::mend(self.found(), self.sources());
            if mended.is_empty() {
                break;
            }
            // What was proofread is what is changed.
            let changed = self.changed().map_or(Ok(()), |path| Err((path, Refused::Changed)));
            let edits = || Edits::stage(mended.iter().map(Mended::edit).collect());
            changed.and_then(|()| edits()?.put()).map_err(|(path, why)| cannot_write(&path, why))?;
            mended.iter().for_each(&mut each);
            self.proofread();
        }
        Ok(())
    }
}
