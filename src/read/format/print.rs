//! `[print]`: how the issue goes to the print shop.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Maybe, Words};

/// How the issue is printed, for `--for print`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PrintFile {
    /// `spot` (red is an ink of its own), `process` (red is mixed of the four inks) or `black` (one ink).
    pub ink: Maybe<InkWord>,
    /// Name of the spot ink as the print shop knows it, such as "PANTONE 485 C".
    pub spot: Maybe<Words>,
    /// The red in process inks, in per cent, such as "M80 Y80".
    pub cmyk: Maybe<Words>,
    /// How much further than the page is printed, to be cut off, in mm.
    #[schemars(range(min = 0, max = 20))]
    pub bleed: Maybe<f64>,
    /// Whether crop and registration marks stand around the page.
    pub marks: Maybe<bool>,
    /// `booklet` (folded and stitched: pages in fours) or `stapled`.
    pub binding: Maybe<BindingWord>,
    /// Whether the red head is on the paper already.
    pub preprinted: Maybe<bool>,
    /// Who gets numbered copies, in the order of the numbers.
    pub recipient: Maybe<Vec<RecipientFile>>,
    /// ICC profile of the printing condition, from the print shop; goes into the PDF as its output intent.
    pub profile: Maybe<Words>,
    /// Paper, for the job ticket, such as "80克双胶纸".
    pub paper: Maybe<Words>,
}

/// Who gets numbered copies.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["name"]))]
pub struct RecipientFile {
    /// The body or person, printed after the number.
    pub name: Maybe<Words>,
    /// How many copies; one if absent.
    #[schemars(range(min = 1, max = 9999))]
    pub copies: Maybe<u32>,
}

/// How red is printed.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
#[expect(missing_docs, reason = "described variants would not be a plain list of words in the schema")]
pub enum InkWord {
    Spot,
    Process,
    Black,
}

/// How the sheets are bound.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
#[expect(missing_docs, reason = "described variants would not be a plain list of words in the schema")]
pub enum BindingWord {
    Booklet,
    Stapled,
}
