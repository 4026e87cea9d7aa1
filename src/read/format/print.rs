//! `[print]`: how the issue goes to the print shop.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::layers::Layers;
use crate::messages::{PrintFault, Problem};
use crate::model::{Binding, Ink, OutputProfile, Print, Recipient, process_inks};
use crate::read::reader::Reader;
use crate::read::typed::{Maybe, Words, located};
use crate::source::{Located, PICTURE_LIMIT, ReadError, lies_in};

/// How the issue is printed, for `--for print`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PrintFile {
    /// `spot` (red is an ink of its own), `process` (red is mixed of the four inks) or `black` (one ink).
    pub ink: Maybe<Ink>,
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
    pub binding: Maybe<Binding>,
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

impl Reader {
    pub(super) fn print(&mut self, layers: &Layers<PrintFile>, copies: Option<u32>) -> Print {
        let base = Print::default();
        let cmyk = layers.text(|v| &v.cmyk).and_then(|text| {
            let inks = process_inks(&text.value);
            if inks.is_none() {
                self.error(Problem::from(PrintFault::InkForm { text: text.value }), text.place);
            }
            inks
        });
        let recipients = recipients(layers);
        self.enough(&recipients, copies);
        Print {
            ink: layers.or(base.ink, |v| &v.ink),
            spot: self.spot(layers).unwrap_or(base.spot),
            cmyk: cmyk.unwrap_or(base.cmyk),
            bleed: layers.or(base.bleed, |v| &v.bleed),
            marks: layers.or(base.marks, |v| &v.marks),
            binding: layers.value(|v| &v.binding),
            preprinted: layers.or(base.preprinted, |v| &v.preprinted),
            recipients,
            profile: self.profile(layers),
            paper: layers.text(|v| &v.paper),
        }
    }

    /// Reads the name of the spot ink; names that mean other plates to a press are refused (ISO 32000-1 8.6.6.4).
    fn spot(&mut self, layers: &Layers<PrintFile>) -> Option<String> {
        const RESERVED: [&str; 6] = ["all", "none", "cyan", "magenta", "yellow", "black"];
        let Located { value, place } = layers.text(|v| &v.spot)?;
        let name = value.trim().to_owned();
        if RESERVED.contains(&name.to_ascii_lowercase().as_str()) {
            self.error(Problem::from(PrintFault::ReservedInk { name }), place);
            return None;
        }
        Some(name)
    }

    /// Sees to it that there are copies for all recipients.
    fn enough(&mut self, recipients: &[Recipient], copies: Option<u32>) {
        let wanted = recipients.iter().map(|recipient| recipient.copies).fold(0, u32::saturating_add);
        if let (Some(copies), Some(last)) = (copies.filter(|copies| wanted > *copies), recipients.last()) {
            let fault = PrintFault::MoreRecipients { recipients: wanted, copies };
            self.error(Problem::from(fault), last.name.place.clone());
        }
    }

    /// Reads the profile of the printing condition, an ICC profile of an output device with four inks (ICC.1 7.2).
    fn profile(&mut self, layers: &Layers<PrintFile>) -> Option<OutputProfile> {
        let (layer, words, place) = layers.pick(|v| &v.profile)?;
        let path = layer.folder.join(&words.0);
        let outside = path.exists() && !lies_in(&path, &layer.folder);
        let read = if outside { Err(ReadError::Outside) } else { self.folder.read_elsewhere(&path, PICTURE_LIMIT) };
        let bytes = self.told_of(read, &words.0, &place)?;
        let field = |at: usize| bytes.get(at..at + 4);
        if [field(12), field(16), field(36)] != [b"prtr", b"CMYK", b"acsp"].map(|word: &[u8; 4]| Some(word.as_slice()))
        {
            self.error(Problem::from(PrintFault::NotAProfile { path: words.0.clone() }), place);
            return None;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Some(OutputProfile { name, bytes: Arc::from(bytes) })
    }
}

fn recipients(layers: &Layers<PrintFile>) -> Vec<Recipient> {
    let Some((layer, list, _)) = layers.pick(|v| &v.recipient) else { return Vec::new() };
    let recipient = |file: &RecipientFile| {
        let name = located(file.name.clone(), layer.file)?;
        Some(Recipient { name, copies: file.copies.get().copied().unwrap_or(1) })
    };
    list.iter().filter_map(recipient).collect()
}
