//! What an archive holds beside its pages, and what a finished one tells of itself.
//!
//! An archive is a PDF whose sources are files inside it, beside a
//! [`manifest`] that says with what it was made. So the folder can be given
//! back, and the file proved by making it again. `rendition::archive` writes
//! archives; here is what writing, reading and proving share.

pub mod attachments;
pub mod compare;
mod differences;
mod embedded;
pub mod filing;
pub mod manifest;
pub mod names;
pub mod record;
