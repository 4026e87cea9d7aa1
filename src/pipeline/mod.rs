//! The way of an issue from its folder to its files, under every command.
//!
//! An [`Engine`] has what all issues share, a [`Session`] is one issue that is
//! open. Nothing here knows of arguments, a terminal or the environment; who
//! calls decides where files go and what is said.

mod archiving;
mod building;
mod engine;
mod extracting;
mod fitting;
mod fixing;
mod imposing;
mod kit;
mod laid_out;
mod limit;
pub mod naming;
mod next;
mod options;
mod printing;
mod proof;
mod scratch;
mod session;
mod stages;
mod verifying;
mod writing;

pub use building::{Built, File};
pub use engine::Engine;
pub use extracting::{Extracted, Extraction, extract, open_pdf};
pub use imposing::{Imposition, Sheets};
pub use kit::Kit;
pub use laid_out::{Fitted, LaidOut};
pub use limit::{BUSY_LIMIT, Limit, Stopped, within};
pub use next::{Begun, Wanted};
pub use options::{Numbered, Options, PrintOptions};
pub use scratch::abandon;
pub use session::Session;
pub use verifying::Verified;
pub use writing::{Outputs, cannot_write, is_same, will_be_same};
