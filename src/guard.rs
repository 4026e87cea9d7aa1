//! Faults of the libraries that are called, caught where it is known what they were working on.
//!
//! Decoders and the compiler panic on what they were not made for. What
//! strangers send is then at fault as far as its editor is concerned, and he
//! needs to know which file or text it was.

use std::any::Any;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many pieces of work are being watched; some have helpers on threads of their own, so that it counts for all.
static WATCHED: AtomicUsize = AtomicUsize::new(0);
/// What went wrong first in the work that is watched, with its place in the library.
static FIRST: Mutex<Option<String>> = Mutex::new(None);

/// Does some work; fails with the library's words if it panics.
///
/// Unwinding for another reason, as a deadline does, goes on.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    if WATCHED.fetch_add(1, Ordering::AcqRel) == 0 {
        first().take();
    }
    let outcome = catch_unwind(AssertUnwindSafe(work));
    WATCHED.fetch_sub(1, Ordering::AcqRel);
    outcome.map_err(|payload| match words(&*payload) {
        Some(words) => {
            let first = first().take();
            first.filter(|first| first.contains(&words)).unwrap_or(words)
        }
        None => resume_unwind(payload),
    })
}

/// Returns what a panic says; `None` for what is none.
fn words(payload: &(dyn Any + Send)) -> Option<String> {
    let fixed = payload.downcast_ref::<&str>().map(|words| (*words).to_owned());
    fixed.or_else(|| payload.downcast_ref::<String>().cloned())
}

/// Lets a panic hook know whether somebody catches the panic, who then tells of it.
pub fn is_caught(info: &PanicHookInfo) -> bool {
    let caught = WATCHED.load(Ordering::Acquire) > 0;
    if caught {
        let words = words(info.payload()).unwrap_or_default();
        let place = info.location().map(|at| format!(" ({}:{})", tail(at.file()), at.line())).unwrap_or_default();
        first().get_or_insert(words + &place);
    }
    caught
}

/// Returns what went wrong first if what a panic hook is told of ends the program in spite of whoever watches:
/// another panic while the first was unwinding.
pub fn is_last(info: &PanicHookInfo) -> Option<String> {
    let words = words(info.payload())?;
    (words == "panic in a destructor during cleanup").then(|| first().take().unwrap_or(words))
}

fn first() -> MutexGuard<'static, Option<String>> {
    FIRST.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Returns the end of a path, from the name of the package on: what lies before belongs to the machine it was built on.
fn tail(path: &str) -> &str {
    let parts: Vec<(usize, &str)> = path.match_indices(['/', '\\']).collect();
    parts.len().checked_sub(4).map_or(path, |first| &path[parts[first].0 + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panics_are_caught_and_other_unwinding_goes_on() {
        assert_eq!(caught(|| 7), Ok(7));
        assert!(caught(|| -> u8 { panic!("index {} is too large", 9) }).unwrap_err().contains("index 9 is too large"));
        let other = catch_unwind(|| caught(|| resume_unwind(Box::new(7_u8))));
        assert_eq!(other.unwrap_err().downcast_ref::<u8>(), Some(&7));
        assert_eq!(WATCHED.load(Ordering::Acquire), 0);
    }

    #[test]
    fn places_are_told_without_the_machine() {
        assert_eq!(
            tail("/home/x/.cargo/registry/src/index/krilla-0.8.2/src/text/group.rs"),
            "krilla-0.8.2/src/text/group.rs"
        );
        assert_eq!(tail("src/main.rs"), "src/main.rs");
    }
}
