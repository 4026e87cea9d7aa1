//! The options of the print rendition.

use clap::Args;

use crate::model::Ink;
use crate::pipeline::{Numbered, PrintOptions};

/// How the print rendition is made, in place of what `[print]` says.
#[derive(Debug, Clone, Args)]
pub(super) struct PrintArgs {
    #[arg(long, value_enum)]
    ink: Option<Ink>,
    #[arg(long, value_parser = millimetres)]
    bleed: Option<f64>,
    #[arg(long)]
    marks: bool,
    #[arg(long)]
    booklet: bool,
    #[arg(long)]
    preprinted: bool,
    #[arg(long, value_enum)]
    numbered: Option<Numbered>,
    #[arg(long, conflicts_with = "numbered")]
    calibration: bool,
}

impl PrintArgs {
    /// Returns the first option that is given.
    pub(super) fn given(&self) -> Option<&'static str> {
        let given = [
            ("--ink", self.ink.is_some()),
            ("--bleed", self.bleed.is_some()),
            ("--marks", self.marks),
            ("--booklet", self.booklet),
            ("--preprinted", self.preprinted),
            ("--numbered", self.numbered.is_some()),
            ("--calibration", self.calibration),
        ];
        given.into_iter().find(|(_, given)| *given).map(|(name, _)| name)
    }

    /// Returns what is asked for.
    pub(super) fn options(&self) -> PrintOptions {
        let Self { ink, bleed, marks, booklet, preprinted, numbered, calibration } = *self;
        PrintOptions { ink, bleed, marks, booklet, preprinted, numbered, calibration }
    }
}

/// Reads a length in mm, with its unit or without.
pub(super) fn millimetres(text: &str) -> Result<f64, String> {
    let number: f64 = text.trim_end_matches("mm").trim().parse().map_err(|_| String::new())?;
    if (0.0..=20.0).contains(&number) { Ok(number) } else { Err(String::new()) }
}
