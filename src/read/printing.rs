//! Reads `[print]`.

use std::sync::Arc;

use super::Reader;
use super::format::{BindingWord, InkWord, RecipientFile};
use super::publication::Layers;
use crate::messages::{Missing, PrintFault, Problem};
use crate::model::{Binding, Ink, OutputProfile, Print, Recipient, process_inks};
use crate::source::{Located, PICTURE_LIMIT, Place, lies_in};

impl Reader {
    pub(super) fn print(&mut self, layers: &Layers) -> Print {
        let base = Print::default();
        let ink = layers.value(|v| &v.print.ink).map(|word| match word {
            InkWord::Spot => Ink::Spot,
            InkWord::Process => Ink::Process,
            InkWord::Black => Ink::Black,
        });
        let binding = layers.value(|v| &v.print.binding).map(|word| match word {
            BindingWord::Booklet => Binding::Booklet,
            BindingWord::Stapled => Binding::Stapled,
        });
        let cmyk = layers.text(|v| &v.print.cmyk).and_then(|text| {
            let inks = process_inks(&text.value);
            if inks.is_none() {
                self.error(Problem::from(PrintFault::InkForm { text: text.value }), text.place);
            }
            inks
        });
        let recipients = recipients(layers);
        self.enough(&recipients, layers.value(|v| &v.copies));
        Print {
            ink: ink.unwrap_or(base.ink),
            spot: self.spot(layers).unwrap_or(base.spot),
            cmyk: cmyk.unwrap_or(base.cmyk),
            bleed: layers.value(|v| &v.print.bleed).unwrap_or(base.bleed),
            marks: layers.value(|v| &v.print.marks).unwrap_or(base.marks),
            binding,
            preprinted: layers.value(|v| &v.print.preprinted).unwrap_or(base.preprinted),
            recipients,
            profile: self.profile(layers),
            paper: layers.text(|v| &v.print.paper),
        }
    }

    /// Reads the name of the spot ink; names that mean other plates to a press are refused (ISO 32000-1 8.6.6.4).
    fn spot(&mut self, layers: &Layers) -> Option<String> {
        const RESERVED: [&str; 6] = ["all", "none", "cyan", "magenta", "yellow", "black"];
        let Located { value, place } = layers.text(|v| &v.print.spot)?;
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
    fn profile(&mut self, layers: &Layers) -> Option<OutputProfile> {
        let (layer, words, place) = layers.pick(|v| &v.print.profile)?;
        let path = layer.folder.join(&words.0);
        let missing = |why| Problem::File { path: words.0.clone(), why };
        if path.exists() && !lies_in(&path, &layer.folder) {
            self.error(missing(Missing::Outside), place);
            return None;
        }
        let bytes = match self.folder.read_elsewhere(&path, PICTURE_LIMIT) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.error(missing(error.into()), place);
                return None;
            }
        };
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

fn recipients(layers: &Layers) -> Vec<Recipient> {
    let Some((layer, list, _)) = layers.pick(|v| &v.print.recipient) else { return Vec::new() };
    let recipient = |file: &RecipientFile| {
        let place = Place::new(layer.file, file.name.range()?);
        let name = Located { value: file.name.get()?.0.clone(), place };
        Some(Recipient { name, copies: file.copies.get().copied().unwrap_or(1) })
    };
    list.iter().filter_map(recipient).collect()
}
