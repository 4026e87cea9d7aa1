//! The editor's files from one issue to the next: what is carried over, and what has to be filled in.
//!
//! Touches no files; `pipeline` reads them and writes what is made here.

mod items;
mod left;
mod naming;
mod next;
mod open;
mod ranking;

pub use left::{Left, Told};
pub use naming::folder_after;
pub use next::{Following, Next, next};
