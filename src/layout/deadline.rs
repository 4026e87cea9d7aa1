//! A moment after which work is given up, and what the work is about.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::source::{Ledger, Place, Sources};

/// A moment after which work is given up; never by default.
///
/// The compiler cannot be told to stop. But it asks its world for a font
/// whenever it shapes text, and for files: there the work is unwound, through
/// the compiler, to whoever set the deadline (see [`Deadline::keep`]).
/// Clones share what the work is about.
#[derive(Debug, Clone, Default)]
pub struct Deadline {
    end: Option<Instant>,
    about: Arc<Mutex<About>>,
}

/// The deadline has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overdue;

/// What some work is about, for whoever has to say where it was when it was given up.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// What is read.
    ledger: Ledger,
    /// The longest text of what has been read, and the texts that it is among.
    pub longest: Option<(Place, Sources)>,
}

impl About {
    /// Returns the file that was read last.
    pub fn file(&self) -> Option<PathBuf> {
        self.ledger.last()
    }
}

impl Deadline {
    /// A deadline some time from now.
    pub fn after(time: Duration) -> Self {
        Self { end: Instant::now().checked_add(time), ..Self::default() }
    }

    /// Does some work that asks [`check`](Self::check) now and then; ends it when the deadline has passed.
    pub fn keep<T>(&self, work: impl FnOnce() -> T) -> Result<T, Overdue> {
        catch_unwind(AssertUnwindSafe(work)).map_err(|payload| match payload.downcast::<Overdue>() {
            Ok(overdue) => *overdue,
            Err(fault) => resume_unwind(fault),
        })
    }

    /// Unwinds to the [`keep`](Self::keep) around it when the deadline has passed.
    pub fn check(&self) {
        if self.end.is_some_and(|end| Instant::now() > end) {
            // Not a panic, whose hook would tell of a fault.
            resume_unwind(Box::new(Overdue));
        }
    }

    /// Says that files are being read.
    pub fn reads(&self, ledger: &Ledger) {
        *self.about_mut() = About { ledger: ledger.clone(), longest: None };
    }

    /// Says that work goes on with a text, the longest of those that have been read.
    pub fn sets(&self, longest: Option<Place>, sources: &Sources) {
        self.about_mut().longest = longest.map(|place| (place, sources.clone()));
    }

    /// Returns what the work is about.
    pub fn about(&self) -> About {
        self.about_mut().clone()
    }

    fn about_mut(&self) -> MutexGuard<'_, About> {
        self.about.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_ends_when_its_time_is_up() {
        let deadline = Deadline::after(Duration::ZERO);
        std::thread::sleep(Duration::from_millis(1));
        assert_eq!(deadline.keep(|| deadline.check()), Err(Overdue));
        assert_eq!(Deadline::default().keep(|| Deadline::default().check()), Ok(()));
    }
}
