//! Work that may take only so long, and so much memory.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::layout::{About, Deadline, Overdue};
use crate::memory;

/// With so many workers that were given up and are still at it, no more work is taken on.
pub const BUSY_LIMIT: usize = 2;

/// How long a worker may go on after its deadline before it is given up.
const GRACE: Duration = Duration::from_millis(300);

/// How often whoever waits asks whether memory has come to its end.
const GLANCE: Duration = Duration::from_millis(50);

/// Stack of a worker in bytes, so that nothing depends on what the system gives to a program.
const STACK: usize = 64 << 20;

/// Workers that were given up and are still at it.
static GIVEN_UP: AtomicUsize = AtomicUsize::new(0);

/// Work that was given up.
#[derive(Debug, Clone)]
pub struct Stopped {
    /// What it took too much of.
    pub limit: Limit,
    /// What it was about.
    pub about: About,
}

/// What there is only so much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Time.
    Time,
    /// Memory; what there was is not given back, so that the program should end.
    Memory,
    /// Stack, used up by what lies deep in each other; as with memory.
    Depth,
}

/// What a worker sends back.
type Outcome<T> = Result<Result<T, Overdue>, Box<dyn Any + Send>>;

/// Does some work on a thread of its own, for so long at most, and with so much memory as [`memory`] grants.
///
/// The work is given its deadline. A [`Session`](super::Session) that has it
/// ends soon after; what does not ask for it is left to end by itself, at the
/// cost of a thread and what it has in memory. With [`BUSY_LIMIT`] of such,
/// everything is overdue until one has ended. A panic of the work, and one
/// where no thread can be had, is passed on.
pub fn within<T: Send + 'static>(
    time: Duration,
    work: impl FnOnce(Deadline) -> T + Send + 'static,
) -> Result<T, Stopped> {
    let deadline = Deadline::after(time);
    let stopped = |limit| Stopped { limit, about: deadline.about() };
    if GIVEN_UP.load(Ordering::Acquire) >= BUSY_LIMIT {
        return Err(stopped(Limit::Time));
    }
    memory::spare();
    let (sender, receiver) = sync_channel(0);
    let theirs = deadline.clone();
    let worker = move || {
        memory::watch_stack(STACK);
        let outcome = catch_unwind(AssertUnwindSafe(|| theirs.keep(|| work(theirs.clone()))));
        hand_over(&sender, outcome);
    };
    thread::Builder::new().stack_size(STACK).spawn(worker).expect("the system has a thread to give");
    match wait(&receiver, time.saturating_add(GRACE)) {
        Ok(Ok(outcome)) => outcome.map_err(|Overdue| stopped(Limit::Time)),
        Ok(Err(fault)) => resume_unwind(fault),
        Err(limit) => {
            GIVEN_UP.fetch_add(1, Ordering::AcqRel);
            Err(stopped(limit))
        }
    }
}

/// Waits for the outcome; fails with what has come to its end before.
fn wait<T>(receiver: &Receiver<Outcome<T>>, time: Duration) -> Result<Outcome<T>, Limit> {
    let start = Instant::now();
    loop {
        let left = time.saturating_sub(start.elapsed());
        match receiver.recv_timeout(left.min(GLANCE)) {
            Ok(outcome) => return Ok(outcome),
            Err(_) if memory::is_deep() => return Err(Limit::Depth),
            Err(_) if memory::is_reached() => return Err(Limit::Memory),
            Err(RecvTimeoutError::Timeout) if !left.is_zero() => {}
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return Err(Limit::Time),
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
    use super::*;

    #[test]
    fn work_is_done_ended_or_given_up() {
        let time = Duration::from_millis(20);
        let limit = |outcome: Result<(), Stopped>| outcome.map_err(|stopped| stopped.limit);
        assert_eq!(within(Duration::from_secs(60), |_| 7).ok(), Some(7));
        let asks = |deadline: Deadline| loop {
            deadline.check();
            thread::sleep(Duration::from_millis(1));
        };
        assert_eq!(limit(within::<()>(time, asks)), Err(Limit::Time));
        assert_eq!(GIVEN_UP.load(Ordering::Acquire), 0);
        let deaf = || limit(within(time, |_| thread::sleep(Duration::from_secs(2))));
        assert_eq!((deaf(), deaf()), (Err(Limit::Time), Err(Limit::Time)));
        let before = Instant::now();
        assert!(within(Duration::from_secs(60), |_| 7).is_err(), "too many are at it");
        assert!(before.elapsed() < Duration::from_secs(1));
        while GIVEN_UP.load(Ordering::Acquire) > 0 {
            thread::sleep(Duration::from_millis(10));
        }
        assert_eq!(within(Duration::from_secs(60), |_| 7).ok(), Some(7));
    }
}
