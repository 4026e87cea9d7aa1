//! The TOML that editors write: every table in a file, with what becomes of it.
//!
//! The types are the single description of the files: `typeset schema`
//! prints the schema made from them, and `typed` validates files by that
//! same schema, so that the two cannot drift apart. Every key may be absent
//! here; which ones are required is said in the schema alone.

mod archive;
mod article;
mod attachment;
mod back_cover;
mod beside;
mod boxed;
mod board;
mod chart;
mod check;
mod closing;
mod issue;
mod item;
mod kind;
mod layers;
mod meeting;
mod numbering;
mod open;
mod opening;
mod page;
mod picture;
mod pictures;
mod print;
mod publication;
mod qr;
mod ranking;
mod table;

pub use issue::IssueFile;
pub use publication::PublicationFile;
