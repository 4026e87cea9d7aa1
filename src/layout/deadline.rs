//! A moment after which work is given up.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::{Duration, Instant};

/// A moment after which work is given up; never by default.
///
/// The compiler cannot be told to stop. But it asks its world for a font
/// whenever it shapes text, and for files: there the work is unwound, through
/// the compiler, to whoever set the deadline (see [`Deadline::keep`]).
#[derive(Debug, Clone, Copy, Default)]
pub struct Deadline(Option<Instant>);

/// The deadline has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overdue;

impl Deadline {
    /// A deadline some time from now.
    pub fn after(time: Duration) -> Self {
        Self(Instant::now().checked_add(time))
    }

    /// Does some work that asks [`check`](Self::check) now and then; ends it when the deadline has passed.
    pub fn keep<T>(self, work: impl FnOnce() -> T) -> Result<T, Overdue> {
        catch_unwind(AssertUnwindSafe(work)).map_err(|payload| match payload.downcast::<Overdue>() {
            Ok(overdue) => *overdue,
            Err(fault) => resume_unwind(fault),
        })
    }

    /// Unwinds to the [`keep`](Self::keep) around it when the deadline has passed.
    pub fn check(self) {
        if self.0.is_some_and(|end| Instant::now() > end) {
            // Not a panic, whose hook would tell of a fault.
            resume_unwind(Box::new(Overdue));
        }
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
