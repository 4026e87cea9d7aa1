//! What is made of the finished pages.

pub mod archive;
mod boxes;
pub mod calibration;
pub mod impose;
pub mod inks;
pub mod checklist;
pub mod docx;
pub mod kit;
pub mod output;
mod packing;
pub mod pdf;
pub mod plates;
pub mod print;
pub mod ticket;
mod tree;

/// What is made of an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Kind {
    /// A PDF.
    Pdf,
    /// A Word document.
    Docx,
}

impl Kind {
    /// All of them.
    const ALL: [Self; 2] = [Self::Pdf, Self::Docx];

    /// Returns whether it is made for others than readers at a screen too.
    pub fn has_renditions(self) -> bool {
        match self {
            Self::Pdf => true,
            Self::Docx => false,
        }
    }

    /// Returns the extension of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }

    /// Returns the kind whose files have an extension, in large letters or small.
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.extension().eq_ignore_ascii_case(extension))
    }
}

/// Whom a PDF is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Rendition {
    /// Readers at a screen: tagged, with bookmarks and links, red in RGB.
    #[default]
    Screen,
    /// The print shop: black on the black plate only, red as an ink of its own.
    Print,
    /// The archive: PDF/A-3a with its sources inside.
    Archive,
}
