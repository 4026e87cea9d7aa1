//! How much memory a run may take.
//!
//! What strangers send can make decoders, the compiler and whatever writes
//! PDFs ask for any amount. None of them can be told how much there is, and a
//! program that gets none is ended by the system in the middle of its work. So
//! the program's allocator counts, and halts for good the thread that asks for
//! more than may be taken; whoever waits for it learns so and says why.
//!
//! The only unsafe code of the package, since an allocator cannot be written without.
#![expect(unsafe_code, reason = "an allocator is unsafe by nature")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::atomic::{AtomicBool, AtomicIsize, Ordering};
use std::thread;
use std::time::Duration;

/// What may be taken without asking what was read, in bytes; with what no allocator sees it stays below 1.5 GB.
const BASE: isize = 1_150 << 20;
/// Bytes of files that may be read without more being granted for them.
const FREE: isize = 10 << 20;
/// How many bytes are granted for each byte read beyond that: photographs take ten times as much when unpacked.
const GRANT: isize = 16;
/// How many bytes a thread may be off before it says so to all.
const STEP: isize = 256 << 10;

/// Bytes of a stack that are left for what does not allocate.
const RESERVE: usize = 2 << 20;

/// Bytes that are taken, but for what threads have not said yet.
static TAKEN: AtomicIsize = AtomicIsize::new(0);
/// Bytes of the files that were read.
static READ: AtomicIsize = AtomicIsize::new(0);
/// Whether a thread has been halted.
static REACHED: AtomicBool = AtomicBool::new(false);
/// Whether it was since its stack came to an end.
static DEEP: AtomicBool = AtomicBool::new(false);

thread_local! {
    /// Bytes that this thread has taken and not yet said.
    static UNTOLD: Cell<isize> = const { Cell::new(0) };
    /// Whether this thread is never halted.
    static SPARED: Cell<bool> = const { Cell::new(false) };
    /// The address below which this thread must not come; 0 if nobody has said.
    static FLOOR: Cell<usize> = const { Cell::new(0) };
}

/// The system's allocator with a ceiling; a program has one only if it makes this its allocator.
#[derive(Debug)]
pub struct Ceiling;

// SAFETY: every call is passed on to the system's allocator as it came. What
// is done besides neither allocates nor unwinds, and a thread that is halted
// does not come back.
unsafe impl GlobalAlloc for Ceiling {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size() as isize);
        // SAFETY: the caller's duties are the same.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(layout.size() as isize);
        // SAFETY: the caller's duties are the same.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        count(-(layout.size() as isize));
        // SAFETY: the caller's duties are the same.
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size as isize - layout.size() as isize);
        // SAFETY: the caller's duties are the same.
        unsafe { System.realloc(at, layout, size) }
    }
}

/// Counts bytes that are taken, or given back if negative.
fn count(bytes: isize) {
    // A thread that is ending has no such cell any more; the little that it still does is not counted.
    let _ = UNTOLD.try_with(|untold| {
        if address(&untold) < FLOOR.get() {
            DEEP.store(true, Ordering::Release);
            halt();
        }
        let sum = untold.get() + bytes;
        if sum.abs() < STEP {
            untold.set(sum);
            return;
        }
        untold.set(0);
        if TAKEN.fetch_add(sum, Ordering::Relaxed) + sum > most() && sum > 0 && !SPARED.get() {
            halt();
        }
    });
}

/// Returns where a value lies in memory.
fn address<T>(value: &T) -> usize {
    std::ptr::from_ref(value).addr()
}

fn most() -> isize {
    BASE + GRANT * (READ.load(Ordering::Relaxed) - FREE).max(0)
}

/// Halts this thread for good: it can neither go on nor be unwound from within an allocation.
fn halt() -> ! {
    REACHED.store(true, Ordering::Release);
    loop {
        thread::sleep(Duration::from_secs(3600));
    }
}

/// Grants memory for a file of so many bytes that is read.
pub fn grant(bytes: usize) {
    READ.fetch_add(bytes as isize, Ordering::Relaxed);
}

/// Halts this thread also when it comes near the end of its stack, of which it has so many bytes from here on.
///
/// Libraries go down into what strangers send by recursion, and a stack that
/// overflows ends the program without a word.
pub fn watch_stack(bytes: usize) {
    FLOOR.set(address(&bytes).saturating_sub(bytes).saturating_add(RESERVE));
}

/// Never halts this thread, which waits for others and has to say what became of them.
pub fn spare() {
    SPARED.set(true);
}

/// Returns whether a thread was halted since it asked for more than may be taken.
///
/// What it has is never given back, so there is nothing left but to end the program.
pub fn is_reached() -> bool {
    REACHED.load(Ordering::Acquire)
}

/// Returns whether a thread was halted near the end of its stack; then [`is_reached`] is true as well.
pub fn is_deep() -> bool {
    DEEP.load(Ordering::Acquire)
}

/// Returns how many megabytes may be taken.
pub fn megabytes() -> usize {
    (most() >> 20) as usize
}
