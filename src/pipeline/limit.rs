//! Work that may take only so long.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use crate::layout::{Deadline, Overdue};

/// With so many workers that were given up and are still at it, no more work is taken on.
pub const BUSY_LIMIT: usize = 2;

/// How long a worker may go on after its deadline before it is given up.
const GRACE: Duration = Duration::from_millis(300);

/// Stack of a worker in bytes, so that nothing depends on what the system gives to a program.
const STACK: usize = 64 << 20;

/// Workers that were given up and are still at it.
static GIVEN_UP: AtomicUsize = AtomicUsize::new(0);

/// What a worker sends back.
type Outcome<T> = Result<Result<T, Overdue>, Box<dyn Any + Send>>;

/// Does some work on a thread of its own, for so long at most.
///
/// The work is given its deadline. A [`Session`](super::Session) that has it
/// ends soon after; what does not ask for it is left to end by itself, at the
/// cost of a thread and what it has in memory. With [`BUSY_LIMIT`] of such,
/// everything is overdue until one has ended. A panic of the work, and one
/// where no thread can be had, is passed on.
pub fn within<T: Send + 'static>(
    time: Duration,
    work: impl FnOnce(Deadline) -> T + Send + 'static,
) -> Result<T, Overdue> {
    if GIVEN_UP.load(Ordering::Acquire) >= BUSY_LIMIT {
        return Err(Overdue);
    }
    let (sender, receiver) = sync_channel(0);
    let worker = move || {
        let deadline = Deadline::after(time);
        let outcome = catch_unwind(AssertUnwindSafe(|| deadline.keep(|| work(deadline))));
        hand_over(&sender, outcome);
    };
    thread::Builder::new().stack_size(STACK).spawn(worker).expect("the system has a thread to give");
    match receiver.recv_timeout(time.saturating_add(GRACE)) {
        Ok(outcome) => outcome.unwrap_or_else(|fault| resume_unwind(fault)),
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
            GIVEN_UP.fetch_add(1, Ordering::AcqRel);
            Err(Overdue)
        }
    }
}

/// Hands the outcome to whoever waits; nobody does if the worker has been given up.
fn hand_over<T>(sender: &SyncSender<Outcome<T>>, outcome: Outcome<T>) {
    if sender.send(outcome).is_err() {
        GIVEN_UP.fetch_sub(1, Ordering::AcqRel);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    #[test]
    fn work_is_done_ended_or_given_up() {
        let time = Duration::from_millis(20);
        assert_eq!(within(Duration::from_secs(60), |_| 7), Ok(7));
        let asks = |deadline: Deadline| loop {
            deadline.check();
            thread::sleep(Duration::from_millis(1));
        };
        assert_eq!(within::<()>(time, asks), Err(Overdue));
        assert_eq!(GIVEN_UP.load(Ordering::Acquire), 0);
        let deaf = || within(time, |_| thread::sleep(Duration::from_secs(2)));
        assert_eq!((deaf(), deaf()), (Err(Overdue), Err(Overdue)));
        let before = Instant::now();
        assert_eq!(within(Duration::from_secs(60), |_| 7), Err(Overdue), "too many are at it");
        assert!(before.elapsed() < Duration::from_secs(1));
        while GIVEN_UP.load(Ordering::Acquire) > 0 {
            thread::sleep(Duration::from_millis(10));
        }
        assert_eq!(within(Duration::from_secs(60), |_| 7), Ok(7));
    }
}
