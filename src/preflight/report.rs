//! What has been found in a PDF.

use serde::Serialize;
use serde_json::{Value, json};

use super::profile::{Profile, SheetSize};
use crate::diag::{Diagnostic, Severity};
use crate::messages::{Lang, PreflightFault};
use crate::pdf::FontKind;

/// Everything about a PDF that matters to a print shop.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The name of the file.
    pub file: String,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// The version of PDF.
    pub version: String,
    /// The program that wrote it.
    pub producer: String,
    /// Standards that the file claims to meet; none of that is verified.
    pub claims: Vec<String>,
    /// What it was measured by.
    pub profile: Profile,
    /// Whether no error was found.
    pub passed: bool,
    /// What is wrong, errors first.
    pub findings: Vec<Finding>,
    /// The plates that the job needs: C, M, Y, K, then inks by name. RGB counts as four.
    pub plates: Vec<String>,
    /// Most ink on one spot in per cent, of text, areas and lines; pictures and RGB are not measured.
    pub coverage: f64,
    /// The pages.
    pub pages: Vec<Page>,
    /// The fonts of visible text.
    pub fonts: Vec<FontUse>,
    /// The pictures.
    pub pictures: Vec<Picture>,
}

/// Something wrong with a PDF.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// What it is, where, and what was measured.
    #[serde(flatten)]
    pub fault: PreflightFault,
}

/// A page as it goes to press; lengths in mm.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Page {
    /// Its number from 1.
    pub number: usize,
    /// The size after trimming, as it is seen.
    pub trim: SheetSize,
    /// The whole sheet of the file, the MediaBox.
    pub media: SheetSize,
    /// The least bleed on any side.
    pub bleed: f64,
    /// Whether the file says where it is trimmed.
    pub has_trim_box: bool,
    /// By how many degrees a viewer turns it.
    pub rotation: i64,
    /// The plates that it needs.
    pub plates: Vec<String>,
    /// What its colours are made of.
    pub colors: Vec<&'static str>,
    /// Most ink on one spot in per cent, as in [`Report::coverage`].
    pub coverage: f64,
    /// Whether nothing is printed on it.
    pub blank: bool,
    /// Transparency that it uses, by the names of the PDF's own keys.
    pub transparency: Vec<String>,
    /// Whether something is printed over what lies below.
    pub overprint: bool,
}

/// A font that visible text is set in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FontUse {
    /// Its name without the mark of a subset.
    pub name: String,
    /// How its characters are described.
    pub kind: FontKind,
    /// Whether it is in the file.
    pub embedded: bool,
    /// Whether only the characters needed are in the file.
    pub subset: bool,
    /// The pages that it is used on.
    pub pages: Vec<usize>,
}

/// A picture where it is placed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Picture {
    /// The page, from 1.
    pub page: usize,
    /// Its width and height in pixels.
    pub pixels: (u32, u32),
    /// Its width and height on paper in mm.
    pub size: (f64, f64),
    /// Pixels to the inch as placed, in the direction with fewer.
    pub dpi: f64,
    /// What its colours are made of.
    pub color: &'static str,
    /// Bits of a component of its colours; 0 if the data say so themselves.
    pub bits: u32,
    /// How its data are packed, by the PDF's names.
    pub packing: String,
    /// Whether it has a mask of transparency.
    pub soft_mask: bool,
}

impl Picture {
    /// Returns whether it has only black and white pixels.
    pub(super) fn is_bilevel(&self) -> bool {
        self.bits == 1
    }
}

impl Report {
    /// Returns the findings as they are shown.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        self.findings.iter().map(Finding::diagnostic).collect()
    }

    /// Returns how many findings are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Returns the report as JSON, with the words of each finding in a language (`message` and `hint`).
    pub fn value(&self, lang: Lang) -> Value {
        let mut value = json!(self);
        let findings = value["findings"].as_array_mut().into_iter().flatten();
        for (value, finding) in findings.zip(&self.findings) {
            let words = lang.words(&finding.fault.clone().into());
            value["message"] = words.message.into();
            value["hint"] = words.hint.into();
        }
        value
    }
}

impl Finding {
    /// Returns the finding as it is shown on the terminal.
    pub fn diagnostic(&self) -> Diagnostic {
        let problem = self.fault.clone().into();
        Diagnostic { rule: Some(self.fault.check.code()), ..Diagnostic::new(problem, self.severity, None) }
    }
}
