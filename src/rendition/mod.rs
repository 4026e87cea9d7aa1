//! What is made of the finished pages.

pub mod archive;
pub mod boxes;
pub mod calibration;
mod copies;
pub mod impose;
pub mod inks;
pub mod checklist;
pub mod kit;
pub mod output;
pub mod pdf;
pub mod plates;
pub mod print;
pub mod ticket;

/// Whom a PDF is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Rendition {
    /// Readers at a screen: tagged, with bookmarks and links, red in RGB.
    #[default]
    Screen,
    /// The print shop: black on the black plate only, red as an ink of its own.
    Print,
    /// The archive: PDF/A-3a with its sources inside.
    Archive,
}
