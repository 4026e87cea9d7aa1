//! How an issue is printed.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::source::Located;

/// How an issue goes to the print shop.
#[derive(Debug, Clone)]
pub struct Print {
    /// How red is printed.
    pub ink: Ink,
    /// The name of the spot ink as the print shop knows it.
    pub spot: String,
    /// The red in cyan, magenta, yellow and black, 0 to 1.
    pub cmyk: [f32; 4],
    /// Bleed in mm.
    pub bleed: f64,
    /// Whether crop and registration marks stand around the page.
    pub marks: bool,
    /// How the sheets are bound, if that is said.
    pub binding: Option<Binding>,
    /// Whether the red head is on the paper already.
    pub preprinted: bool,
    /// Who gets which copies, in the order of their numbers.
    pub recipients: Vec<Recipient>,
    /// The printing condition that the shop works by, if it gave its profile.
    pub profile: Option<OutputProfile>,
    /// The paper, for the job ticket.
    pub paper: Option<Located<String>>,
}

impl Default for Print {
    /// Two inks, with the red of GB/T 9704-2012 6.2: Y80 %, M80 %.
    fn default() -> Self {
        Self {
            ink: Ink::Spot,
            spot: "Spot Red".to_owned(),
            cmyk: [0.0, 0.8, 0.8, 0.0],
            bleed: 0.0,
            marks: false,
            binding: None,
            preprinted: false,
            recipients: Vec::new(),
            profile: None,
            paper: None,
        }
    }
}

impl Print {
    /// Returns what stands on each of so many numbered copies: 份号 in six digits (GB/T 9704-2012 7.2.1), and who gets it.
    pub fn copy_labels(&self, copies: u32) -> Vec<String> {
        let names =
            self.recipients.iter().flat_map(|r| std::iter::repeat_n(Some(r.name.value.trim()), r.copies as usize));
        let names = names.chain(std::iter::repeat(None));
        (1..=copies)
            .zip(names)
            .map(|(number, name)| match name {
                Some(name) => format!("{number:06}\u{3000}{name}"),
                None => format!("{number:06}"),
            })
            .collect()
    }
}

/// The ICC profile of a printing condition.
#[derive(Clone)]
pub struct OutputProfile {
    /// What it is called: its file's name without extension.
    pub name: String,
    /// The profile.
    pub bytes: Arc<[u8]>,
}

impl std::fmt::Debug for OutputProfile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OutputProfile({}, {} bytes)", self.name, self.bytes.len())
    }
}

/// Who gets numbered copies.
#[derive(Debug, Clone)]
pub struct Recipient {
    /// The body or person.
    pub name: Located<String>,
    /// How many copies.
    pub copies: u32,
}

/// How red is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Ink {
    /// As an ink of its own.
    Spot,
    /// Mixed of the four process inks.
    Process,
    /// In black.
    Black,
}

/// How the sheets are bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Binding {
    /// Folded and stitched through the fold, 骑马订; pages in fours.
    Booklet,
    /// Stapled at the edge, 平订.
    Stapled,
}

/// Reads a colour of process inks as print shops write it, such as `M80 Y80` or `C0 M80 Y80 K0`, into parts of 1.
///
/// `None` unless each ink stands there at most once, with 0 to 100 per cent, and one of them at least.
pub fn process_inks(text: &str) -> Option<[f32; 4]> {
    let mut inks = [None; 4];
    let words =
        text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | '/')).filter(|w| !w.is_empty());
    for word in words {
        let at = "CMYK".find(word.chars().next()?.to_ascii_uppercase())?;
        let amount: f32 = word[1..].trim_end_matches(['%', '％']).parse().ok()?;
        if !(0.0..=100.0).contains(&amount) || inks[at].replace(amount / 100.0).is_some() {
            return None;
        }
    }
    inks.iter().any(Option::is_some).then(|| inks.map(Option::unwrap_or_default))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inks_are_read_as_shops_write_them() {
        assert_eq!(process_inks("M80 Y80"), Some([0.0, 0.8, 0.8, 0.0]));
        assert_eq!(process_inks("c0,m100%，y90、K5"), Some([0.0, 1.0, 0.9, 0.05]));
        for wrong in ["", "red", "M", "M101", "M80 M70", "X20", "M-3", "80 80", "MNaN"] {
            assert_eq!(process_inks(wrong), None, "{wrong}");
        }
    }
}
