//! Findings put right in the editor's files.

use super::session::Session;
use super::writing;
use crate::fixes::{self, Mended};
use crate::messages::Problem;

/// How often fixes are applied in one run: one may make another possible.
const ROUNDS: usize = 5;

impl Session {
    /// Applies the safe fixes of a proofread issue until none is left, proofreading it anew each time.
    ///
    /// Tells `each` of every file written; fails at the first that cannot be.
    pub fn fix(&mut self, mut each: impl FnMut(&Mended)) -> Result<(), Problem> {
        for _ in 0..ROUNDS {
            let mended = fixes::mend(self.found(), self.sources());
            if mended.is_empty() {
                break;
            }
            for file in &mended {
                writing::replace(&file.path, &file.bytes())?;
                each(file);
            }
            self.proofread();
        }
        Ok(())
    }
}
